/**
 * Says whether Electron's program is installed. Importing the package would not do: it downloads the program when it is missing,
 * and a machine without a network must still be able to start the loopback host and to run its tests.
 */
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** Electron's program file, or why there is none, as a part of a sentence. */
export type ElectronBinary = { readonly found: true; readonly program: string } | { readonly found: false; readonly reason: string }

/** The folder of the installed electron package, or undefined where it is not installed (`npm ci --omit=dev`). */
function packageFolder(): string | undefined {
  try {
    return dirname(createRequire(import.meta.url).resolve('electron/package.json'))
  } catch {
    return undefined
  }
}

/** Looks where the package itself looks: `path.txt` names the program inside `dist`, or inside `ELECTRON_OVERRIDE_DIST_PATH`. */
export function findElectron(
  folder: string | undefined = packageFolder(),
  env: Readonly<Record<string, string | undefined>> = process.env,
): ElectronBinary {
  if (folder === undefined) return { found: false, reason: 'the electron package is not installed' }
  const pathFile = join(folder, 'path.txt')
  const override = env['ELECTRON_OVERRIDE_DIST_PATH']
  if (!existsSync(pathFile) && override === undefined) {
    return { found: false, reason: 'Electron’s program was not downloaded (npx install-electron does it)' }
  }
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8').trim() : 'electron'
  const program = join(override ?? join(folder, 'dist'), name)
  return existsSync(program) ? { found: true, program } : { found: false, reason: `Electron’s program is missing at ${program}` }
}

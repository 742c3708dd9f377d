/** Where the application finds its own files, and where it keeps what the editor did not name a place for. */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join, posix, win32 } from 'node:path'

import { Bug } from '#shared/base/index.ts'

/** The application's folder and what package.json says of it. */
export interface Installation {
  readonly root: string
  readonly version: string
  /** The built renderer. */
  readonly renderer: string
  /** The sample pages; null where they are not shipped. */
  readonly samples: string | null
}

/** Finds the installation upwards from `from`: the sources and the bundles lie at different depths below it. */
export function installation(from: string = import.meta.dirname): Installation {
  for (let folder = from; ; folder = dirname(folder)) {
    const found = named(join(folder, 'package.json'))
    if (found !== undefined) {
      const samples = join(folder, 'seeds')
      return { root: folder, version: found, renderer: join(folder, 'out', 'renderer'), samples: existsSync(samples) ? samples : null }
    }
    if (dirname(folder) === folder) throw new Bug(`no package.json of jiaoban above ${from}`)
  }
}

/** The version in a package.json of ours; undefined for any other or none. */
function named(file: string): string | undefined {
  if (!existsSync(file)) return undefined
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as { readonly name?: string; readonly version?: string }
  return manifest.name === 'jiaoban' ? (manifest.version ?? '0.0.0') : undefined
}

/** What the folders of a user depend on; a test passes its own. */
export interface Machine {
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
  readonly home: string
  exists(path: string): boolean
  /** The documents folder that the desktop has set (Linux: xdg-user-dir); undefined where none is. */
  documents(): string | undefined
}

export function thisMachine(): Machine {
  return {
    platform: process.platform,
    env: process.env,
    home: homedir(),
    exists: existsSync,
    documents: () => {
      const asked = spawnSync('xdg-user-dir', ['DOCUMENTS'], { encoding: 'utf8', timeout: 2000 })
      const path = asked.error === undefined && asked.status === 0 ? asked.stdout.trim() : ''
      return path === '' ? undefined : path
    },
  }
}

/**
 * Where settings, remembered ports and the log are: `$XDG_DATA_HOME/jiaoban` (by default ~/.local/share/jiaoban) on Linux,
 * ~/Library/Application Support/Jiaoban on macOS, %APPDATA%\Jiaoban on Windows.
 */
export function dataFolder(machine: Machine = thisMachine()): string {
  const { env, home, platform } = machine
  if (platform === 'win32') return win32.join(env['APPDATA'] || win32.join(home, 'AppData', 'Roaming'), 'Jiaoban')
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', 'Jiaoban')
  return posix.join(env['XDG_DATA_HOME'] || posix.join(home, '.local', 'share'), 'jiaoban')
}

/**
 * The library that is opened where none is named: `Jiaoban` in the user's documents, or `library` in the data folder on a
 * machine without documents (a server, a container). Linux answers with the home folder itself where no documents folder is set.
 */
export function defaultLibrary(machine: Machine = thisMachine()): string {
  const { home, platform } = machine
  const path = platform === 'win32' ? win32 : posix
  const documents = platform === 'linux' ? (machine.documents() ?? path.join(home, 'Documents')) : path.join(home, 'Documents')
  const has = path.resolve(documents) !== path.resolve(home) && machine.exists(documents)
  return has ? path.join(documents, 'Jiaoban') : path.join(dataFolder(machine), 'library')
}

/** Small projects on disk for the tests of the project's own checks. */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** A project in a temporary folder; whoever made it calls `release` to remove it. */
export interface TemporaryProject {
  readonly root: string
  release(): void
}

/**
 * Writes the given files (path to text) into a new temporary folder.
 * `borrowed` are paths of this project that are copied along; with any, its installed packages are reachable too.
 */
export function temporaryProject(files: Readonly<Record<string, string>>, borrowed: readonly string[] = []): TemporaryProject {
  const root = mkdtempSync(join(tmpdir(), 'jiaoban-project-'))
  const place = (name: string): string => {
    mkdirSync(dirname(join(root, name)), { recursive: true })
    return join(root, name)
  }
  const ours = join(import.meta.dirname, '..')
  for (const name of borrowed) copyFileSync(join(ours, name), place(name))
  if (borrowed.length > 0) symlinkSync(join(ours, 'node_modules'), join(root, 'node_modules'), 'junction')
  for (const [name, text] of Object.entries(files)) writeFileSync(place(name), text)
  return {
    root,
    release: () => {
      rmSync(root, { recursive: true })
    },
  }
}

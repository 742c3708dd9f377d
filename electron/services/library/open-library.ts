/** Opens a library's folder, or makes it: checks, lock, format, and what is left of a run that was killed. */
import { mkdirSync, readdirSync, realpathSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'

import { AppError, type Platform } from '#electron/platform/index.ts'
import { instant, newId } from '#shared/base/index.ts'
import { failure } from '#shared/contract/index.ts'

import { asFailure, Database } from './database.ts'
import { readError, writeError } from './file-errors.ts'
import { formatOf, migrate, STEPS } from './migrations.ts'
import { Originals } from './originals.ts'
import { announceOwner, takeLock } from './ownership.ts'
import { SqliteLibrary } from './sqlite-library.ts'
import type { LibraryStore } from './store.ts'

/** What systems leave in folders by themselves. */
const STRAY_FILES: ReadonlySet<string> = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini'])

/**
 * WAL with the journal synced at every commit: what was answered is on the disk. The cache holds the inner pages of the
 * indexes of a large library; a checkpoint every 16 MB keeps imports from writing the same pages again and again.
 */
const SETTINGS = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA foreign_keys = ON;
  PRAGMA trusted_schema = OFF;
  PRAGMA cache_size = -32768;
  PRAGMA wal_autocheckpoint = 4096;
  PRAGMA journal_size_limit = 67108864;
`

/**
 * Opens the library in a folder; a folder that is empty or not there becomes a new one.
 *
 * Refuses (AppError) with `not-a-library` a file, or a folder that holds other things; `library-locked` with the owner's
 * process id; `library-newer` with both formats, nothing changed; `library-broken`, `unreadable`, `cannot-write`, `disk-full`.
 */
export async function openLibrary(folder: string, platform: Platform): Promise<LibraryStore> {
  const path = prepareFolder(resolve(folder))
  const file = join(path, 'library.db')
  try {
    const database = await takeLock(path, () => openAlone(file))
    try {
      return await settleIn(path, database, platform)
    } catch (error) {
      database.release()
      throw error
    }
  } catch (error) {
    throw asFailure(error, file)
  }
}

async function settleIn(folder: string, database: Database, platform: Platform): Promise<LibraryStore> {
  for (const step of migrate(database, STEPS)) platform.log.info('library format', { folder, version: step.version, what: step.what })
  const now = instant(platform.ids.now())
  const originals = new Originals(folder)
  await originals.prepare()
  const id = libraryId(database, platform, now)
  const withdraw = announceOwner(folder, now)
  const release = (): void => {
    withdraw()
    database.release()
  }
  return new SqliteLibrary({ id, folder, database, originals, log: platform.log, release })
}

/** Opens the file and takes its lock, which SQLite then holds until the file is closed. Throws SQLite's "busy" where another has it. */
function openAlone(file: string): Database {
  const database = new Database(file)
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE')
    formatOf(database, STEPS.length)
    database.exec(SETTINGS)
    database.exec('BEGIN EXCLUSIVE; COMMIT')
    return database
  } catch (error) {
    database.release()
    throw error
  }
}

function libraryId(database: Database, platform: Platform, now: string): string {
  const known = database.get<{ id: string }>('SELECT id FROM library')?.id
  if (known !== undefined) return known
  const id = newId<string>(platform.ids)
  database.transaction(() => database.run('INSERT INTO library (one, id, made_at) VALUES (1, ?, ?)', id, now))
  return id
}

/** Makes the folder where it is missing, and refuses what is not a library. Returns its real path: two names of a folder are one library. */
function prepareFolder(folder: string): string {
  try {
    mkdirSync(folder, { recursive: true })
  } catch (error) {
    if (isFile(folder)) throw new AppError(failure('not-a-library', { path: folder }))
    throw writeError(error, folder)
  }
  let names: string[]
  try {
    names = readdirSync(folder)
  } catch (error) {
    throw readError(error)
  }
  const foreign = !names.includes('library.db') && names.some((name) => !STRAY_FILES.has(name))
  if (foreign) throw new AppError(failure('not-a-library', { path: folder }))
  return realpathSync(folder)
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true
}

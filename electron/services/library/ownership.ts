/**
 * One process owns a library at a time.
 *
 * Why not a lock file with a process id: after a kill it stays, the id may be another program's by then, two starters
 * can both find it stale, and in another container the id means nothing. Instead SQLite holds the system's own lock on
 * library.db for as long as it is open (`locking_mode = EXCLUSIVE`), and the system lets go of it when the process ends,
 * however it ends. The file owner.json beside it only tells the next one who that is; left behind, it stops nobody.
 *
 * POSIX locks fall when the process closes any handle of the file: never open library.db but through SQLite.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'

import { AppError } from '#electron/platform/index.ts'
import type { Instant } from '#shared/base/index.ts'
import { failure } from '#shared/contract/index.ts'

import { isBusy } from './database.ts'
import { writeError } from './file-errors.ts'

/** How often, and after how many milliseconds, taking the lock is tried again: an owner that is just ending may finish. */
const TRIES = 10
const PAUSE = 50

/** Runs `open`, which takes SQLite's lock, until the lock is free; refuses with `library-locked` and the owner's process id. */
export async function takeLock<T>(folder: string, open: () => T): Promise<T> {
  for (let tried = 1; ; tried++) {
    try {
      return open()
    } catch (error) {
      if (!isBusy(error)) throw error
      if (tried === TRIES) throw new AppError(failure('library-locked', { path: folder, pid: ownerOf(folder) }), { cause: error })
      await setTimeout(PAUSE)
    }
  }
}

/** Leaves word who owns the library. Returns what takes it away again. */
export function announceOwner(folder: string, since: Instant): () => void {
  const path = ownerPath(folder)
  try {
    writeFileSync(path, JSON.stringify({ pid: process.pid, host: hostname(), since }))
  } catch (error) {
    throw writeError(error, path)
  }
  return () => {
    rmSync(path, { force: true })
  }
}

/** The owner's process id; `?` where it left no word, or where that word is of a process that has ended. */
function ownerOf(folder: string): number | string {
  try {
    const word: unknown = JSON.parse(readFileSync(ownerPath(folder), 'utf8'))
    if (typeof word !== 'object' || word === null || !('pid' in word) || !('host' in word)) return '?'
    const { pid, host } = word
    if (typeof pid !== 'number') return '?'
    if (host !== hostname()) return `${pid}@${String(host)}`
    return isAlive(pid) ? pid : '?'
  } catch {
    // No file, or half of one: another program, or an owner that is just starting.
    return '?'
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // Not allowed to signal it: it is there, as another user's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function ownerPath(folder: string): string {
  return join(folder, 'owner.json')
}

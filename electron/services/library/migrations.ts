/**
 * The library's format as numbered steps from 1, no gaps. A step is never changed once a library was made with it and
 * never imports today's types. Each runs in a transaction of its own; a library of a later format is refused unchanged.
 */
import { renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'

import { AppError } from '#electron/platform/index.ts'
import { Bug, present } from '#shared/base/index.ts'
import { failure } from '#shared/contract/index.ts'

import type { Database } from './database.ts'
import { step1 } from './step-1.ts'
import { step2 } from './step-2.ts'
import { step3 } from './step-3.ts'
import { step4 } from './step-4.ts'
import { step5 } from './step-5.ts'
import type { Step } from './step.ts'

export const STEPS: readonly Step[] = [step1, step2, step3, step4, step5]

/** Marks the file as one of ours: `JBlb` in ASCII. */
const APPLICATION = 0x4a426c62

/**
 * The format of the file, 0 where nothing is in it yet. Changes nothing.
 *
 * Refuses a file of another program (`not-a-library`) and a format later than `known` (`library-newer`).
 */
export function formatOf(database: Database, known: number): number {
  const application = pragma(database, 'application_id')
  const found = pragma(database, 'user_version')
  const { tables } = present(database.get<{ tables: number }>('SELECT count(*) AS tables FROM sqlite_schema'), 'a count has a row')
  if (application === 0 && found === 0 && tables === 0) return 0
  if (application !== APPLICATION) throw new AppError(failure('not-a-library', { path: dirname(database.path) }))
  if (found > known) throw new AppError(failure('library-newer', { found, known }))
  return found
}

/** Brings the file to the last step's format. Returns the steps taken. A library that holds something is copied first. */
export function migrate(database: Database, steps: readonly Step[]): readonly Step[] {
  steps.forEach((step, i) => {
    if (step.version !== i + 1) throw new Bug(`step ${step.version} of the library's format stands at place ${i + 1}`)
  })
  const found = formatOf(database, steps.length)
  const due = steps.slice(found)
  if (found > 0 && due.length > 0) keepCopy(database, found)
  for (const step of due) {
    database.transaction(() => {
      database.exec(step.sql)
      database.exec(`PRAGMA application_id = ${APPLICATION}; PRAGMA user_version = ${step.version}`)
    })
  }
  return due
}

/** Where the copy of a library of this format is kept before it is migrated. */
export function copyPath(folder: string, format: number): string {
  return join(folder, `library-format-${format}.db`)
}

/**
 * Written by SQLite, not by copying the file: what is still in the journal belongs to it, and closing a second handle of
 * the file would drop the lock that this process holds on it (POSIX locks belong to the process).
 */
function keepCopy(database: Database, format: number): void {
  const copy = copyPath(dirname(database.path), format)
  const unfinished = `${copy}.part`
  rmSync(unfinished, { force: true })
  database.run('VACUUM INTO ?', unfinished)
  renameSync(unfinished, copy)
}

function pragma(database: Database, name: 'application_id' | 'user_version'): number {
  const row = database.get<Record<string, number>>(`PRAGMA ${name}`)
  return present(row?.[name], 'this pragma always has a value')
}

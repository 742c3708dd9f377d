import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, it } from 'vitest'

import { fakePlatform } from '#electron/platform/index.ts'
import { Bug } from '#shared/base/index.ts'

import { asFailure, Database } from './database.ts'

const platform = fakePlatform()
const opened: Database[] = []
let files = 0

function open(): Database {
  const database = new Database(join(platform.root, `${files++}.db`))
  opened.push(database)
  database.exec('PRAGMA journal_mode = WAL; CREATE TABLE t (a TEXT NOT NULL) STRICT')
  return database
}

afterEach(() => {
  for (const database of opened.splice(0)) database.release()
})

afterAll(() => platform.release())

const count = (database: Database): number => database.get<{ n: number }>('SELECT count(*) AS n FROM t')?.n ?? -1

describe('transactions', () => {
  it('take everything back when the work throws, and throw what it threw', () => {
    const database = open()
    const work = (): void => {
      database.run('INSERT INTO t VALUES (?)', 'a')
      throw new RangeError('enough')
    }
    expect(() => {
      database.transaction(work)
    }).toThrow(RangeError)
    expect(() => {
      database.lightTransaction(work)
    }).toThrow(RangeError)
    expect(count(database)).toBe(0)
    database.transaction(() => database.run('INSERT INTO t VALUES (?)', 'b'))
    expect(count(database)).toBe(1)
  })

  it('are not begun inside each other', () => {
    const database = open()
    expect(() => database.transaction(() => database.transaction(() => 1))).toThrow(Bug)
    expect(database.transaction(() => 2)).toBe(2)
  })

  it('wait for the disk again after a light one', () => {
    const database = open()
    database.exec('PRAGMA synchronous = FULL')
    database.lightTransaction(() => database.run('INSERT INTO t VALUES (?)', 'a'))
    expect({ ...database.get<object>('PRAGMA synchronous') }).toEqual({ synchronous: 2 })
  })

  it('say that the disk is full, and leave what was there', () => {
    const database = open()
    database.transaction(() => database.run('INSERT INTO t VALUES (?)', 'kept'))
    // SQLite's own limit stands for the disk's end.
    database.exec('PRAGMA max_page_count = 10')
    const big = 'x'.repeat(100_000)
    expect(() => database.transaction(() => database.run('INSERT INTO t VALUES (?)', big))).toThrow(
      expect.objectContaining({ failure: { code: 'disk-full', params: {} } }),
    )
    expect(count(database)).toBe(1)
    database.transaction(() => database.run('INSERT INTO t VALUES (?)', 'small'))
    expect(count(database)).toBe(2)
  })
})

describe('statements', () => {
  it('work on after more of them were prepared than are kept', () => {
    const database = open()
    for (let i = 0; i < 700; i++) expect(database.get<{ v: number }>(`SELECT ${i % 400} AS v`)?.v).toBe(i % 400)
  })

  it('are refused as a bug after the release', () => {
    const database = open()
    database.release()
    expect(() => count(database)).toThrow(Bug)
    expect(() => database.transaction(() => 1)).toThrow(Bug)
  })
})

describe('errors of SQLite', () => {
  it('become failures where the contract has a word for them, and stay what they are else', () => {
    const file = join(platform.root, 'rubbish.db')
    writeFileSync(file, 'rubbish '.repeat(200))
    const database = new Database(file)
    opened.push(database)
    const error = thrownBy(() => database.get('SELECT 1 FROM sqlite_schema'))
    expect(asFailure(error, file)).toMatchObject({ failure: { code: 'library-broken' } })
    expect(
      asFailure(
        thrownBy(() => open().get('SELECT nothing')),
        file,
      ),
    ).not.toHaveProperty('failure')
    const folder = thrownBy(() => new Database(platform.root))
    expect(asFailure(folder, platform.root)).toMatchObject({ failure: { code: 'cannot-write', params: { path: platform.root } } })
  })
})

function thrownBy(work: () => unknown): unknown {
  try {
    work()
  } catch (error) {
    return error
  }
  throw new Error('nothing was thrown')
}

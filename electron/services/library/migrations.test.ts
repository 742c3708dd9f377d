import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'

import { AppError, fakePlatform, type FakePlatform } from '#electron/platform/index.ts'
import { Bug, present } from '#shared/base/index.ts'
import { NO_FILTER } from '#shared/contract/index.ts'

import { Database } from './database.ts'
import { openLibrary } from './index.ts'
import { copyPath, formatOf, migrate, STEPS } from './migrations.ts'
import type { Step } from './step.ts'

const OLD = join(import.meta.dirname, '..', '..', '..', 'seeds', 'old')

const platforms: FakePlatform[] = []
const databases: Database[] = []
afterEach(async () => {
  for (const database of databases.splice(0)) database.release()
  await Promise.all(platforms.splice(0).map((platform) => platform.release()))
})

function world(): { platform: FakePlatform; folder: string; file: string } {
  const platform = fakePlatform()
  platforms.push(platform)
  const folder = join(platform.root, 'library')
  mkdirSync(folder)
  return { platform, folder, file: join(folder, 'library.db') }
}

function open(file: string): Database {
  const database = new Database(file)
  databases.push(database)
  return database
}

const birds: Step = { version: 1, what: 'makes birds', sql: "CREATE TABLE birds (name TEXT) STRICT; INSERT INTO birds VALUES ('wren')" }
const eggs: Step = { version: 2, what: 'counts eggs', sql: 'ALTER TABLE birds ADD COLUMN eggs INTEGER NOT NULL DEFAULT 0' }
const broken: Step = { version: 3, what: 'fails', sql: 'CREATE TABLE nests (a TEXT) STRICT; INSERT INTO nowhere VALUES (1)' }

describe('the steps of the format', () => {
  it('are numbered from 1 without gaps', () => {
    expect(STEPS.map((step) => step.version)).toEqual(STEPS.map((_, i) => i + 1))
    const { file } = world()
    expect(() => migrate(open(file), [birds, broken])).toThrow(Bug)
  })

  it('take a new file to the last format, once, and without a copy', () => {
    const { file, folder } = world()
    const database = open(file)
    expect(formatOf(database, 2)).toBe(0)
    expect(migrate(database, [birds, eggs])).toEqual([birds, eggs])
    expect(migrate(database, [birds, eggs])).toEqual([])
    expect(formatOf(database, 2)).toBe(2)
    expect(existsSync(copyPath(folder, 1))).toBe(false)
  })

  it('[L3] keep a copy of a library before they change it', () => {
    const { file, folder } = world()
    const database = open(file)
    database.exec('PRAGMA journal_mode = WAL; PRAGMA locking_mode = EXCLUSIVE')
    migrate(database, [birds])
    database.run(`INSERT INTO birds VALUES ('robin')`)
    expect(migrate(database, [birds, eggs])).toEqual([eggs])
    expect(database.all('SELECT name, eggs FROM birds').map((row) => ({ ...(row as object) }))).toEqual([
      { name: 'wren', eggs: 0 },
      { name: 'robin', eggs: 0 },
    ])
    copyFileSync(copyPath(folder, 1), join(folder, 'looked-at.db'))
    const copy = open(join(folder, 'looked-at.db'))
    expect(formatOf(copy, 2)).toBe(1)
    expect(copy.all<{ name: string }>('SELECT * FROM birds').map((row) => Object.keys(row))).toEqual([['name'], ['name']])
  })

  it('leave the library at the format before the one that fails', () => {
    const { file, folder } = world()
    const database = open(file)
    migrate(database, [birds, eggs])
    expect(() => migrate(database, [birds, eggs, broken])).toThrow('nowhere')
    expect(formatOf(database, 3)).toBe(2)
    expect(database.get(`SELECT 1 FROM sqlite_schema WHERE name = 'nests'`)).toBeUndefined()
    expect(existsSync(copyPath(folder, 2))).toBe(true)
    // What a run left that was killed while it copied is in nobody's way.
    writeFileSync(`${copyPath(folder, 2)}.part`, 'half a copy')
    expect(() => migrate(database, [birds, eggs, broken])).toThrow('nowhere')
  })

  it('refuse a later format', () => {
    const { file } = world()
    const database = open(file)
    migrate(database, [birds, eggs])
    expect(() => migrate(database, [birds])).toThrow(AppError)
    expect(formatOf(database, 2)).toBe(2)
  })
})

describe('stored libraries of every format', () => {
  for (const { version } of STEPS) {
    it(`opens a library of format ${version} with everything in it`, async () => {
      const { platform, folder, file } = world()
      writeFileSync(file, gunzipSync(readFileSync(join(OLD, `library-${version}.db.gz`))))
      const library = await openLibrary(folder, platform)
      expect(existsSync(copyPath(folder, version))).toBe(version < STEPS.length)
      expect(await library.copies.countDue(false)).toBe(version < 5 ? 1 : 0)
      const [id] = await library.pageIds()
      const page = present(await library.getPage(present(id, 'it has a page')), 'it has a page')
      expect(page).toMatchObject({
        rev: 5,
        edits: 3,
        head: { info: { publication: '样例晚报', date: '2021-11-25', pageNo: 'B07' }, status: 'approved' },
      })
      expect((await library.getLog(page.head.id, 0)).map((entry) => entry.operation.name)).toEqual([
        'importPage',
        'segmentPage',
        'editText',
        'tagArticle',
        'setStatus',
      ])
      const query = { filter: NO_FILTER, sort: 'date', descending: false, offset: 0, limit: 10 } as const
      expect((await library.pages(query)).rows).toMatchObject([
        { id: page.head.id, lead: '合成样例的标题', status: 'approved', articles: 1, doubts: 1, changedBy: '编辑' },
      ])
      expect((await library.search('改正', 5)).map((hit) => hit.page)).toEqual([page.head.id])
      expect((await library.facets(NO_FILTER)).topics).toEqual([{ value: 'medtop:01000000', count: 1 }])
      expect((await library.listJobs()).map((job) => job.view.state)).toEqual(['done'])
      expect(await library.getValue('view')).toEqual({ sort: 'date' })
      expect(library.id).toMatch(/^[0-9a-f-]{36}$/)
      await library.release()
    })
  }

  it('gives a library of format 1 nothing learned yet', async () => {
    const { platform, folder, file } = world()
    writeFileSync(file, gunzipSync(readFileSync(join(OLD, 'library-1.db.gz'))))
    const library = await openLibrary(folder, platform)
    expect(await library.getLearning()).toEqual({ on: true, versions: 0, current: null, previous: null })
    await library.release()
  })

  it('[Q2] keeps the audits of a library of format 3', async () => {
    const { platform, folder, file } = world()
    writeFileSync(file, gunzipSync(readFileSync(join(OLD, 'library-3.db.gz'))))
    const library = await openLibrary(folder, platform)
    const [page] = await library.pageIds()
    const [audit] = await library.listAudits()
    expect(audit).toMatchObject({ request: { filter: NO_FILTER, size: 50, seed: '三月', editor: '编辑' }, population: 1 })
    expect(await library.auditItems(present(audit, 'it has one').id)).toMatchObject([
      { seq: 0, page, title: '合成样例的标题', there: true, changed: false, verdict: 'wrong', faults: ['order', 'text'], by: '复核' },
    ])
    await library.release()
  })

  it('keeps what a library of format 2 has learned', async () => {
    const { platform, folder, file } = world()
    writeFileSync(file, gunzipSync(readFileSync(join(OLD, 'library-2.db.gz'))))
    const library = await openLibrary(folder, platform)
    const [page] = await library.pageIds()
    expect(await library.getLearning()).toEqual({
      on: false,
      versions: 2,
      current: {
        base: { version: 'library-9', seams: { bias: -1 } },
        learnedFrom: 'library-1',
        weights: { version: 'library-2', seams: { bias: -1.5, 开口: 2 } },
        since: null,
        at: '2026-01-05T08:30:00.000Z',
        pages: [{ page, rev: 5, at: '2026-01-05T08:30:00.000Z' }],
      },
      previous: {
        base: null,
        learnedFrom: 'shipped-1',
        weights: null,
        since: '2026-01-02T00:00:00.000Z',
        at: '2026-01-05T08:30:00.000Z',
        pages: [],
      },
    })
    await library.release()
  })
})

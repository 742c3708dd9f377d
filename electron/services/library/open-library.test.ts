import { mkdirSync, readdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'

import { AppError, fakePlatform, type FakePlatform } from '#electron/platform/index.ts'
import { type Failure } from '#shared/contract/index.ts'

import { STEPS } from './migrations.ts'
import { openLibrary } from './index.ts'
import { addTo, killHard, makePage, startChild, TestLibraries } from './testing.ts'

const libraries = new TestLibraries()
const platforms: FakePlatform[] = []
afterEach(async () => {
  await libraries.end()
  await Promise.all(platforms.splice(0).map((platform) => platform.release()))
})

function world(): { platform: FakePlatform; folder: string } {
  const platform = fakePlatform()
  platforms.push(platform)
  return { platform, folder: join(platform.root, 'library') }
}

async function failureOf(folder: string, platform: FakePlatform): Promise<Failure> {
  const error: unknown = await openLibrary(folder, platform).then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(error instanceof AppError)) throw new Error(`expected a failure, got ${String(error)}`)
  return error.failure
}

describe('opening a library', () => {
  it('makes one where the folder is missing, and finds it again with the same id and content', async () => {
    const { library, platform, folder, ids } = await libraries.use()
    const made = makePage(ids, '标题\n正文')
    await addTo(library, [made])
    await library.release()
    const again = await libraries.open(folder, platform)
    expect(again.id).toBe(library.id)
    expect(await again.getPage(made.id)).toEqual(made.page)
  })

  it('makes one in an empty folder, whatever the system has left there', async () => {
    const { platform, folder } = world()
    mkdirSync(folder)
    writeFileSync(join(folder, '.DS_Store'), 'x')
    const library = await libraries.open(folder, platform)
    expect((await library.overview()).pages).toBe(0)
  })

  it('refuses a folder that holds something else and leaves it alone', async () => {
    const { platform, folder } = world()
    mkdirSync(folder)
    writeFileSync(join(folder, 'letter.txt'), 'dear editor')
    expect(await failureOf(folder, platform)).toEqual({ code: 'not-a-library', params: { path: folder } })
    expect(readdirSync(folder)).toEqual(['letter.txt'])
  })

  it('refuses a file, and a folder that cannot be made', async () => {
    const { platform, folder } = world()
    writeFileSync(folder, 'a file')
    expect((await failureOf(folder, platform)).code).toBe('not-a-library')
    const below = await failureOf(join(folder, 'below'), platform)
    expect(below).toEqual({ code: 'cannot-write', params: { path: join(folder, 'below'), reason: 'ENOTDIR' } })
  })

  it('says where it cannot write inside the folder, and leaves no lock behind', async () => {
    const { platform, folder } = world()
    mkdirSync(folder)
    writeFileSync(join(folder, 'library.db'), '')
    mkdirSync(join(folder, 'owner.json'))
    expect(await failureOf(folder, platform)).toMatchObject({ code: 'cannot-write', params: { reason: 'EISDIR' } })
    rmdirSync(join(folder, 'owner.json'))
    const library = await libraries.open(folder, platform)
    expect((await library.overview()).pages).toBe(0)
  })

  it('refuses a library.db that is no database, and says that the originals are safe', async () => {
    const { platform, folder } = world()
    mkdirSync(folder)
    writeFileSync(join(folder, 'library.db'), 'once upon a time '.repeat(1000))
    expect((await failureOf(folder, platform)).code).toBe('library-broken')
    expect(readFileSync(join(folder, 'library.db'), 'utf8').startsWith('once upon a time')).toBe(true)
  })

  it('refuses the database of another program without changing it', async () => {
    const { platform, folder } = world()
    mkdirSync(folder)
    const other = new DatabaseSync(join(folder, 'library.db'))
    other.exec('CREATE TABLE birds (name TEXT)')
    other.close()
    const before = readFileSync(join(folder, 'library.db'))
    expect((await failureOf(folder, platform)).code).toBe('not-a-library')
    expect(readFileSync(join(folder, 'library.db')).equals(before)).toBe(true)
    expect(readdirSync(folder)).toEqual(['library.db'])
  })

  it('[L3] refuses a newer format with both versions and without changing anything', async () => {
    const { library, platform, folder } = await libraries.use()
    await library.release()
    const file = join(folder, 'library.db')
    const newer = new DatabaseSync(file)
    newer.exec('PRAGMA user_version = 99')
    newer.close()
    const before = readFileSync(file)
    expect(await failureOf(folder, platform)).toEqual({ code: 'library-newer', params: { found: 99, known: STEPS.length } })
    expect(readFileSync(file).equals(before)).toBe(true)
    expect(readdirSync(folder).sort()).toEqual(['library.db', 'originals'])
  })

  it('goes on where a run was killed while it made the library', async () => {
    const { platform, folder } = world()
    mkdirSync(folder)
    writeFileSync(join(folder, 'library.db'), '')
    const library = await libraries.open(folder, platform)
    expect((await library.overview()).pages).toBe(0)
  })

  it('can be released twice, and refuses work afterwards', async () => {
    const { library, folder } = await libraries.use()
    await library.release()
    await library.release()
    expect(readdirSync(folder).sort()).toEqual(['library.db', 'originals'])
    await expect(library.overview()).rejects.toThrow('after its release')
  })
})

describe('a library has one owner', () => {
  it('[L2] refuses a second one in the same process, with the process id, and lets the first go on', async () => {
    const { library, platform, folder, ids } = await libraries.use()
    expect(await failureOf(folder, platform)).toEqual({ code: 'library-locked', params: { path: folder, pid: process.pid } })
    expect(await addTo(library, [makePage(ids, '标题\n正文')])).toHaveLength(1)
  })

  it('[L2] refuses a library that another process has, and opens it once that one is killed', { timeout: 30_000 }, async () => {
    const { platform, folder } = world()
    const { child, until } = startChild('hold', folder)
    await until((line) => line === 'open')
    expect(await failureOf(folder, platform)).toEqual({ code: 'library-locked', params: { path: folder, pid: child.pid ?? 0 } })
    await killHard(child)
    expect(readdirSync(folder)).toContain('owner.json')
    const library = await libraries.open(folder, platform)
    expect((await library.overview()).pages).toBe(0)
  })

  it('[L2] is not stopped by the word of an owner that is gone, nor by a broken one', async () => {
    const { platform, folder } = world()
    mkdirSync(folder)
    writeFileSync(join(folder, 'library.db'), '')
    // The word of a process that runs: this one. It holds no lock, so that it stops nobody.
    writeFileSync(join(folder, 'owner.json'), JSON.stringify({ pid: process.pid, host: 'elsewhere', since: 'x' }))
    const library = await libraries.open(folder, platform)
    await library.release()
    writeFileSync(join(folder, 'owner.json'), '{"pid": 1')
    const again = await libraries.open(folder, platform)
    expect(again.id).toBe(library.id)
  })

  it('says so without a process id where another program has the database open', async () => {
    const { library, platform, folder } = await libraries.use()
    await library.release()
    const browser = new DatabaseSync(join(folder, 'library.db'))
    browser.exec('BEGIN; SELECT count(*) FROM pages')
    expect(await failureOf(folder, platform)).toEqual({ code: 'library-locked', params: { path: folder, pid: '?' } })
    browser.close()
    const again = await libraries.open(folder, platform)
    expect(again.id).toBe(library.id)
  })
})

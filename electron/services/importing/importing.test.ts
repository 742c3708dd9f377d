import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import iconv from 'iconv-lite'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import type { ImportItem, JobView } from '#shared/contract/index.ts'
import { NO_FILTER } from '#shared/contract/index.ts'

import { openWorkshop, type Workshop } from '../testing/workshop.ts'

// Whole programs and real disks: on a busy machine they take their time.
vi.setConfig({ testTimeout: 60_000 })

const seedsFolder = join(import.meta.dirname, '../../../seeds')
const seed = readFileSync(join(seedsFolder, '000_b9cd0f6882a320a3.txt'), 'utf8')

let shop: Workshop
beforeEach(async () => {
  shop = await openWorkshop({ samplesDir: seedsFolder })
})
afterEach(async () => {
  await shop.release()
})

const itemsOf = async (job: JobView): Promise<readonly ImportItem[]> => (await shop.services.imports.items(job.id, 0, 1000)).items
const pagesOf = async (of: Workshop): Promise<number> => (await of.services.library.overview()).pages
const uploads = (): string[] => readdirSync(join(shop.fake.root, 'library/uploads'))

describe('importing', () => {
  it('[I1] imports what is text, refuses the rest with reasons, and goes on', async () => {
    shop.put('in/1.txt', seed)
    shop.put('in/2.txt', '')
    shop.put('in/3.txt', Buffer.from([0x89, 0x50, 0x4e, 0x47]))
    shop.put('in/4.txt', iconv.encode(seed, 'gb18030'))
    shop.put('in/5.txt', seed)
    shop.put('in/6.md', '# 标题\n正文。')
    shop.put('in/scan.jpg', 'x')
    const job = await shop.services.imports.start([
      { from: 'path', path: join(shop.fake.root, 'in') },
      { from: 'path', path: join(shop.fake.root, 'gone.txt') },
    ])
    expect(await shop.ended(job)).toMatchObject({
      state: 'done',
      done: 7,
      total: 7,
      counts: { imported: 3, already: 1, refused: 3, skipped: 1 },
    })
    const bytes = ['1.txt', '3.txt', '4.txt', '5.txt', '6.md'].reduce(
      (sum, name) => sum + statSync(join(shop.fake.root, 'in', name)).size,
      0,
    )
    expect((await shop.ended(job)).counts).toMatchObject({ bytes, allBytes: bytes })
    expect((await itemsOf(job)).map((item) => [item.path, item.state, item.failure?.code])).toEqual([
      ['1.txt', 'imported', undefined],
      ['2.txt', 'refused', 'empty-file'],
      ['3.txt', 'refused', 'not-text'],
      ['4.txt', 'imported', undefined],
      ['5.txt', 'already', undefined],
      ['6.md', 'imported', undefined],
      ['gone.txt', 'refused', 'not-found'],
    ])
    const [first, , , , fifth] = await itemsOf(job)
    expect(fifth?.page).toBe(first?.page)
    expect(first).toMatchObject({ articles: expect.any(Number) as number })
    expect(first).not.toHaveProperty('source')
    expect((await shop.services.imports.refused()).length).toBe(3)
    expect(await shop.services.imports.dismissRefused()).toEqual({ dismissed: 3 })
    expect(shop.events.filter((event) => event.type === 'pages-added').reduce((sum, event) => sum + event.count, 0)).toBe(3)
  })

  it('[I7] makes pages whose text and original are those of the file', async () => {
    const job = await shop.services.imports.samples()
    expect(await shop.ended(job)).toMatchObject({ state: 'done', counts: { imported: 5, already: 0, refused: 0 } })
    const again = await shop.services.imports.samples()
    expect((await shop.ended(again)).counts).toMatchObject({ imported: 0, already: 5 })
    const { rows } = await shop.services.library.pages({ filter: NO_FILTER, sort: 'imported', descending: false, offset: 0, limit: 10 })
    for (const row of rows) {
      const page = await shop.services.pages.get(row.id)
      expect(page.text).toBe(readFileSync(join(seedsFolder, row.file), 'utf8'))
      expect((await shop.services.pages.log(row.id, 0)).map((entry) => entry.operation.name)).toEqual(['importPage', 'segmentPage'])
    }
  })

  it('[I9] imports pasted and uploaded texts, and removes them then', async () => {
    const parts = async function* (): AsyncGenerator<Uint8Array> {
      yield Buffer.from(seed.slice(0, 1000))
      yield Buffer.from(seed.slice(1000))
    }
    const upload = await shop.services.imports.putUpload('页.txt', parts())
    const bad = await shop.services.imports.putUpload('图.jpg', parts())
    const job = await shop.services.imports.start([
      { from: 'text', text: '粘贴的标题\n粘贴的正文。', name: '粘贴.txt' },
      { from: 'upload', upload, name: '页.txt', path: '期/页.txt' },
      { from: 'upload', upload: bad, name: '图.jpg', path: '期/图.jpg' },
    ])
    await shop.ended(job)
    expect((await itemsOf(job)).map((item) => [item.name, item.path, item.state])).toEqual([
      ['粘贴.txt', '粘贴.txt', 'imported'],
      ['页.txt', '期/页.txt', 'imported'],
      ['图.jpg', '期/图.jpg', 'refused'],
    ])
    expect(uploads()).toEqual([])
  })

  it('[I9] keeps nothing of an upload that breaks off or is too large', async () => {
    const broken = async function* (): AsyncGenerator<Uint8Array> {
      yield Buffer.from('文')
      throw new Error('connection lost')
    }
    await expect(shop.services.imports.putUpload('a.txt', broken())).rejects.toThrow('connection lost')
    const endless = async function* (): AsyncGenerator<Uint8Array> {
      for (;;) yield Buffer.alloc(1024 * 1024)
    }
    await expect(shop.services.imports.putUpload('a.txt', endless())).rejects.toMatchObject({ failure: { code: 'too-large' } })
    expect(uploads()).toEqual([])
  })

  it('refuses an upload that is not there, and paths where the host has none', async () => {
    const missing = { from: 'upload' as const, upload: '00000000-0000-4000-8000-000000000000', name: 'a.txt', path: 'a.txt' }
    await expect(shop.services.imports.start([missing])).rejects.toMatchObject({ failure: { code: 'upload-missing' } })
    await expect(shop.services.imports.start([{ ...missing, upload: '../../library.db' }])).rejects.toMatchObject({
      failure: { code: 'upload-missing' },
    })
    const other = await openWorkshop(
      {},
      { capabilities: { paths: false, dialogs: false, reveal: false, downloads: true, windowButtons: false } },
    )
    await expect(other.services.imports.start([{ from: 'path', path: '/etc/hostname' }])).rejects.toMatchObject({
      failure: { code: 'not-here' },
    })
    await expect(other.services.imports.samples()).rejects.toMatchObject({ failure: { code: 'not-here' } })
    await other.release()
  })

  it('[I8] goes on after cancel with what is waiting, also over a restart', async () => {
    for (let i = 0; i < 120; i++) shop.put(`in/${i}.txt`, `第${i}页的标题\n${seed.slice(0, 1200)}`)
    const upload = await shop.services.imports.putUpload(
      '最后.txt',
      (async function* () {
        yield Buffer.from('最后一页的标题\n正文。')
      })(),
    )
    const job = await shop.services.imports.start([
      { from: 'path', path: join(shop.fake.root, 'in') },
      { from: 'upload', upload, name: '最后.txt', path: '' },
    ])
    while ((await shop.services.jobs.get(job.id)).done === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    const cancelled = await shop.services.jobs.cancel(job.id)
    expect(cancelled.state).toBe('cancelled')
    expect(cancelled.done).toBeGreaterThan(0)
    expect(cancelled.done).toBeLessThan(121)
    expect(await pagesOf(shop)).toBe(cancelled.done)
    expect((await itemsOf(job)).filter((item) => item.state === 'waiting')).toHaveLength(121 - cancelled.done)
    shop = await shop.restart()
    expect(uploads()).toEqual([upload])
    const resumed = await shop.ended(await shop.services.jobs.resume(job.id))
    expect(resumed).toMatchObject({ state: 'done', done: 121, total: 121, counts: { imported: 121, already: 0, refused: 0, skipped: 0 } })
    expect(await pagesOf(shop)).toBe(121)
    expect(uploads()).toEqual([])
  })

  it('[I8] goes on after the program was killed in the middle', async () => {
    for (let i = 0; i < 150; i++) shop.put(`in/${i}.txt`, `第${i}页的标题\n${seed.slice(0, 1200)}`)
    const library = join(shop.fake.root, 'killed')
    const child = spawn(process.execPath, [join(import.meta.dirname, '../testing/killed-import.ts'), library, join(shop.fake.root, 'in')], {
      stdio: ['ignore', 'pipe', 'inherit'],
      // What it makes for itself goes with our folder: it is killed before it can clean up.
      env: { ...process.env, TMPDIR: shop.fake.root },
    })
    let view: JobView | undefined
    for await (const line of createInterface(child.stdout)) {
      view = JSON.parse(line) as JobView
      if (view.done > 0) break
    }
    child.kill('SIGKILL')
    await new Promise((resolve) => child.once('close', resolve))
    expect(view?.done).toBeGreaterThan(0)
    const { createServices, openLibrary } = await import('../index.ts')
    const services = await createServices(shop.platform, await openLibrary(library, shop.platform))
    const before = (await services.library.overview()).pages
    expect(before).toBeLessThan(150)
    const [job] = await services.jobs.list()
    expect(job).toMatchObject({ state: 'interrupted', kind: 'import' })
    if (job === undefined) return
    await services.jobs.resume(job.id)
    let end = await services.jobs.get(job.id)
    while (end.state === 'running') {
      await new Promise((resolve) => setTimeout(resolve, 20))
      end = await services.jobs.get(job.id)
    }
    expect(end).toMatchObject({ state: 'done', done: 150, counts: { refused: 0 } })
    expect((await services.library.overview()).pages).toBe(150)
    await services.release()
  })

  it('removes uploads that nobody imports at the next start', async () => {
    await shop.services.imports.putUpload(
      'a.txt',
      (async function* () {
        yield Buffer.from('文')
      })(),
    )
    expect(uploads()).toHaveLength(1)
    shop = await shop.restart()
    expect(existsSync(join(shop.fake.root, 'library/uploads')) ? uploads() : []).toEqual([])
  })
})

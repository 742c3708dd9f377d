import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { text as readAll } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { newId, type JobId, type OperationId, type PageId } from '#shared/base/index.ts'
import { NO_FILTER, type ExportOptions, type JobView } from '#shared/contract/index.ts'
import type { ArticleRecord } from '#shared/export/index.ts'
import { articlesInOrder, type Page } from '#shared/model/index.ts'
import { ENTRY_FORMAT, type Operation } from '#shared/operations/index.ts'

import { openLibrary, type LibraryStore } from '../library/index.ts'
import { EVERYTHING, openWorkshop, type Workshop } from '../testing/workshop.ts'
import { runExport } from './export-job.ts'
import { partialFolder } from './folder.ts'

// Whole programs and real disks: on a busy machine they take their time.
vi.setConfig({ testTimeout: 60_000 })

const seedsFolder = join(import.meta.dirname, '../../../seeds')

let shop: Workshop
let exportsFolder: string
beforeEach(async () => {
  shop = await openWorkshop({ samplesDir: seedsFolder })
  exportsFolder = shop.platform.exportDir
  await shop.ended(await shop.services.imports.samples())
})
afterEach(async () => {
  await shop.release()
})

async function exportTo(name: string, options: Partial<ExportOptions> = {}): Promise<JobView & { readonly folder: string }> {
  const job = await shop.ended(await shop.services.exports.start({ ...EVERYTHING, ...options }, join(exportsFolder, name)))
  expect(job).toMatchObject({ state: 'done', failure: null })
  return { ...job, folder: job.folder ?? '' }
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort()
const recordsIn = (folder: string): ArticleRecord[] => {
  const lines = readFileSync(join(folder, 'articles.jsonl'), 'utf8').split('\n')
  expect(lines.pop()).toBe('')
  return lines.map((line) => JSON.parse(line) as ArticleRecord)
}
async function pages(): Promise<Page[]> {
  const { rows } = await shop.services.library.pages({ filter: NO_FILTER, sort: 'imported', descending: false, offset: 0, limit: 100 })
  return Promise.all(rows.map((row) => shop.services.pages.get(row.id)))
}
async function perform(page: PageId, operation: Operation): Promise<void> {
  const { rev } = await shop.services.pages.get(page)
  const { ids } = shop.platform
  const submission = {
    format: ENTRY_FORMAT,
    id: newId<OperationId>(ids),
    page,
    rev,
    editor: '林一',
    at: '2026-01-02T03:04:05.000Z' as never,
    automatic: false,
    operation,
  } as const
  expect(await shop.services.operations.submit([submission])).toMatchObject([{ outcome: 'applied' }])
}

describe('exporting', () => {
  it('[E10] writes the same bytes twice, in every format', async () => {
    for (const format of ['jsonl', 'markdown', 'text'] as const) {
      const [one, two] = [await exportTo(`${format}-1`, { format }), await exportTo(`${format}-2`, { format })]
      const names = filesIn(one.folder)
      expect(filesIn(two.folder)).toEqual(names)
      for (const name of names) expect(readFileSync(join(one.folder, name)).equals(readFileSync(join(two.folder, name))), name).toBe(true)
    }
  })

  it('[E15] names the records that an article goes on in and comes from, whichever comes first and whatever the filter', async () => {
    const [one, two] = await pages()
    if (one === undefined || two === undefined) throw new Error('the samples are there')
    const here = { page: one.head.id, article: one.head.articles[1] ?? ('' as never) }
    const there = { page: two.head.id, article: two.head.articles[0] ?? ('' as never) }
    await perform(here.page, { name: 'linkArticle', article: here.article, direction: 'continuesTo', link: there })
    await shop.services.links.settled()
    const records = recordsIn((await exportTo('linked')).folder)
    const [from, to] = [
      records.filter((record) => record.continues_to !== null),
      records.filter((record) => record.continued_from !== null),
    ]
    expect([from.length, to.length]).toEqual([1, 1])
    expect(from[0]?.continues_to).toBe(to[0]?.id)
    expect(to[0]?.continued_from).toBe(from[0]?.id)
    await perform(there.page, { name: 'setStatus', page: false, articles: [there.article], status: 'approved' })
    const [approved] = recordsIn((await exportTo('approved', { statuses: ['approved'] })).folder)
    expect(approved?.continued_from).toBe(from[0]?.id)
    const { sample } = await shop.services.exports.preview({ ...EVERYTHING, statuses: ['approved'] }, 0)
    expect(sample?.text).toContain(`"continued_from":"${from[0]?.id ?? ''}"`)
    const markdown = (await exportTo('linked-md', { format: 'markdown', statuses: ['approved'] })).folder
    const [file] = filesIn(markdown).filter((name) => name.endsWith('.md'))
    expect(readFileSync(join(markdown, file ?? ''), 'utf8')).toContain(`\ncontinued_from: "${from[0]?.id ?? ''}"\n`)
  })

  it('[E13] lists every file with its size and hash, the counts, the options and the versions', async () => {
    for (const format of ['jsonl', 'markdown', 'text'] as const) {
      const { folder, counts } = await exportTo(format, { format })
      const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as {
        files: { name: string; bytes: number; sha256: string }[]
        counts: Record<string, number>
      }
      expect(manifest).toMatchObject({
        format: 'jiaoban-export',
        application: '0.0.0-test',
        formats: { manifest: 2, record: 3, page: 1 },
        options: { format },
      })
      expect([...manifest.files.map((file) => file.name), 'manifest.json'].sort()).toEqual(filesIn(folder))
      for (const { name, bytes, sha256 } of manifest.files) {
        const content = readFileSync(join(folder, name))
        expect([content.length, createHash('sha256').update(content).digest('hex')], name).toEqual([bytes, sha256])
      }
      expect(manifest.counts['articles']).toBe(counts['articles'])
      expect(counts['files']).toBe(filesIn(folder).length)
      expect(counts['bytes']).toBe(filesIn(folder).reduce((sum, name) => sum + readFileSync(join(folder, name)).length, 0))
    }
  })

  it('[E1] writes all articles of the pages, in order, with unique ids', async () => {
    const { folder, counts } = await exportTo('all')
    const records = recordsIn(folder)
    const all = (await pages()).flatMap((page) => page.head.articles.map((id) => page.articles[id]))
    expect(records.length).toBe(counts['articles'])
    const left = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as { counts: { left_out: Record<string, number> } }
    expect(records.length + Object.values(left.counts.left_out).reduce((a, b) => a + b, 0)).toBe(all.length)
    expect(new Set(records.map((record) => record.id)).size).toBe(records.length)
    for (const record of records)
      expect(record.text).toBe(
        [record.title, ...record.paragraphs.map((paragraph) => paragraph.text)].filter((line) => line !== '').join('\n'),
      )
  })

  it('[E4] gives spans that lie in the file that the record names', async () => {
    for (const record of recordsIn((await exportTo('spans')).folder)) {
      const original = readFileSync(join(seedsFolder, record.source.file), 'utf8')
      for (const { text, spans } of record.paragraphs) expect(spans.map(([start, end]) => original.slice(start, end)).join('')).toBe(text)
    }
  })

  it('[E3] leaves dropped copies out and lists them with reason, partner, operator and time', async () => {
    const page = (await pages()).find((one) => Object.keys(one.groups).length > 0)
    const group = Object.values(page?.groups ?? {})[0]
    if (page === undefined || group === undefined) return expect.fail('the seeds hold copies')
    const copies = group.copies.flat()
    await perform(page.head.id, { name: 'dropCopy', blocks: copies, reason: group.kind, keep: group.keep })
    const { folder } = await exportTo('dropped')
    const removed = readFileSync(join(folder, 'removed.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(removed.map((row) => row['text']).sort()).toEqual(copies.map((id) => page.blocks[id]?.text).sort())
    for (const row of removed)
      expect(row).toMatchObject({
        reason: group.kind,
        operator: '林一',
        at: '2026-01-02T03:04:05.000Z',
        place: { file: page.head.originals[0]?.name },
      })
    const kept = group.keep.map((id) => page.blocks[id]?.text ?? '?').filter((text) => text.length > 20)
    const texts = recordsIn(folder)
      .map((record) => record.text)
      .join('\n')
    expect(kept.length).toBeGreaterThan(0)
    for (const text of kept) expect(texts.split(text).length - 1, text).toBe(1)
  })

  it('[E7] writes what is chosen only, under the ids that it always has', async () => {
    const all = new Map(recordsIn((await exportTo('everything')).folder).map((record) => [record.id, record.title]))
    const [, page] = await pages()
    const article = page?.head.articles[1]
    if (page === undefined || article === undefined) return expect.fail('the second seed has two articles')
    await perform(page.head.id, { name: 'setStatus', page: false, articles: [article], status: 'approved' })
    await perform(page.head.id, { name: 'tagArticle', article, topic: 'medtop:11000000' })
    const approved = recordsIn((await exportTo('approved', { statuses: ['approved'] })).folder)
    expect(approved).toMatchObject([{ status: 'approved', topics: [{ scheme: 'medtop', code: '11000000' }] }])
    expect(approved.map((record) => record.title)).toEqual(approved.map((record) => all.get(record.id)))
    expect(
      recordsIn((await exportTo('topic', { topics: ['medtop:11000000'], untagged: false })).folder).map((record) => record.id),
    ).toEqual(approved.map((record) => record.id))
    expect(recordsIn((await exportTo('untagged', { topics: ['medtop:11000000'] })).folder)).toHaveLength(all.size)
    expect(recordsIn((await exportTo('dates', { from: '1900-01-01', to: '1900-12-31' })).folder)).toEqual([])
  })

  it('tells beforehand what will be written, and after an edit anew', async () => {
    const before = await shop.services.exports.preview(EVERYTHING, 0)
    const { folder, counts } = await exportTo('as-previewed')
    expect(before).toMatchObject({ written: counts['articles'], removed: counts['removed'], sample: { index: 0, file: 'articles.jsonl' } })
    const lines = readFileSync(join(folder, 'articles.jsonl'), 'utf8').split(/(?<=\n)/)
    for (const index of [0, 7, lines.length - 1])
      expect((await shop.services.exports.preview(EVERYTHING, index)).sample?.text).toBe(lines[index])
    expect((await shop.services.exports.preview(EVERYTHING, lines.length)).sample).toBeNull()
    const [page] = await pages()
    await perform(page?.head.id as PageId, {
      name: 'setStatus',
      page: false,
      articles: [page?.head.articles[0] as never],
      status: 'approved',
    })
    const approved = await shop.services.exports.preview({ ...EVERYTHING, statuses: ['approved'] }, 0)
    expect(approved).toMatchObject({
      total: before.total,
      written: 1,
      statuses: { approved: 1 },
      leftOut: [{ reason: 'status', count: before.total - 1 }],
    })
  })

  it('[C10] tells how many copies nobody has decided about, and counts the dropped ones as the bin does', async () => {
    const told = async (statuses = EVERYTHING.statuses): Promise<unknown> => {
      const { undecided, removed } = await shop.services.exports.preview({ ...EVERYTHING, statuses }, 0)
      return { undecided, removed }
    }
    expect(await told()).toEqual({ undecided: 4, removed: 0 })
    const page = (await pages()).find(({ groups }) => Object.keys(groups).length === 2)
    const [tripled, doubled] = Object.values(page?.groups ?? {})
    const [copy] = tripled?.copies ?? []
    if (page === undefined || tripled === undefined || doubled === undefined || copy === undefined)
      return expect.fail('the sample has two groups')
    const holder = articlesInOrder(page).find((article) => article.blocks.some((id) => copy.includes(id)))
    await perform(page.head.id, { name: 'setStatus', page: false, articles: [holder?.id as never], status: 'approved' })
    expect(await told(['approved'])).toEqual({ undecided: 2, removed: 0 })
    await perform(page.head.id, { name: 'dropCopy', blocks: [...copy], reason: 'exact', keep: [...tripled.keep] })
    await perform(page.head.id, { name: 'judgeGroup', group: doubled.id, verdict: 'kept' })
    expect(await told(['approved'])).toEqual({ undecided: 1, removed: 1 })
    const { folder, counts } = await exportTo('undecided')
    expect(counts).toMatchObject({ undecided: 2, removed: 1 })
    const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as { readonly counts: unknown }
    expect(manifest.counts).toMatchObject({ undecided_copies: 2, removed_copies: 1, removed_blocks: copy.length })
    expect(readFileSync(join(folder, 'removed.jsonl'), 'utf8').trimEnd().split('\n')).toHaveLength(copy.length)
  })

  it('[E9] gives each article a file of its own, named for place and title', async () => {
    const { folder } = await exportTo('md', { format: 'markdown' })
    const names = filesIn(folder).filter((name) => name.startsWith('articles'))
    expect(names.length).toBe(recordsIn((await exportTo('beside')).folder).length)
    expect(names.every((name) => /^articles\/[^<>:"\\|?*]+-\d{3}-.+\.md$/.test(name))).toBe(true)
  })

  it('[E12] refuses a folder that holds something, that lies elsewhere, or that a link leads elsewhere', async () => {
    mkdirSync(join(exportsFolder, 'taken'))
    writeFileSync(join(exportsFolder, 'taken/mine.txt'), '我的')
    writeFileSync(join(exportsFolder, 'file'), '')
    symlinkSync(shop.fake.root, join(exportsFolder, 'link'))
    const start = (folder: string): Promise<JobView> => shop.services.exports.start(EVERYTHING, folder)
    for (const name of ['taken', 'file'])
      await expect(start(join(exportsFolder, name)), name).rejects.toMatchObject({ failure: { code: 'folder-taken' } })
    for (const folder of [
      join(shop.fake.root, 'x'),
      exportsFolder,
      join(exportsFolder, '../x'),
      join(exportsFolder, 'link/x'),
      '/x',
      `${exportsFolder}x`,
    ]) {
      await expect(start(folder), folder).rejects.toMatchObject({ failure: { code: 'folder-not-allowed' } })
    }
    expect(readFileSync(join(exportsFolder, 'taken/mine.txt'), 'utf8')).toBe('我的')
    mkdirSync(join(exportsFolder, 'empty'))
    expect(filesIn((await exportTo('empty')).folder)).toEqual(['articles.jsonl', 'manifest.json', 'removed.jsonl'])
  })

  it('[E11] leaves nothing behind when it is cancelled, and runs anew when it is resumed', async () => {
    const job = await shop.services.exports.start({ ...EVERYTHING, format: 'markdown' }, join(exportsFolder, 'cancelled'))
    expect((await shop.services.jobs.cancel(job.id)).state).toBe('cancelled')
    expect(readdirSync(exportsFolder)).toEqual([])
    await expect(shop.services.exports.files(job.id)).rejects.toMatchObject({ failure: { code: 'not-found' } })
    expect((await shop.ended(await shop.services.jobs.resume(job.id))).state).toBe('done')
    expect(readdirSync(exportsFolder)).toEqual(['cancelled'])
  })

  it('[E11] leaves nothing behind when the disk refuses, and says so', async () => {
    // A folder where the file of the articles has to be: the disk refuses as it would for want of rights, also to root.
    const target = join(exportsFolder, 'refused')
    const job = await shop.services.exports.start(EVERYTHING, target)
    mkdirSync(join(target, 'in-the-way'), { recursive: true })
    expect(await shop.ended(job)).toMatchObject({ state: 'failed', failure: { code: 'folder-taken' } })
    expect(readdirSync(exportsFolder)).toEqual(['refused'])
    expect(readdirSync(target)).toEqual(['in-the-way'])
  })

  it('[E11] leaves nothing behind when reading the library fails in the middle', async () => {
    const store = await openLibrary(join(shop.fake.root, 'second'), shop.platform)
    const all = await pages()
    const broken: LibraryStore = Object.assign(Object.create(store) as LibraryStore, {
      overview: () => store.overview(),
      eachPage: async function* () {
        yield* all.slice(0, 2)
        throw new Error('the disk went away')
      },
    })
    const context = {
      job: newId<JobId>(shop.platform.ids),
      resumed: false,
      signal: new AbortController().signal,
      progress: () => undefined,
      keepRequest: async () => undefined,
    }
    for (const format of ['jsonl', 'markdown'] as const) {
      const request = { options: { ...EVERYTHING, format }, folder: join(exportsFolder, format) }
      await expect(runExport({ store: broken, platform: shop.platform }, request, context)).rejects.toThrow('the disk went away')
    }
    await store.release()
    expect(readdirSync(exportsFolder)).toEqual([])
  })

  it('[E11] removes what a crash left half written at the next start', async () => {
    const job = await exportTo('whole')
    const kept = {
      view: { ...job, id: newId<JobId>(shop.platform.ids), state: 'running' as const, folder: join(exportsFolder, 'half') },
      request: { options: EVERYTHING, folder: join(exportsFolder, 'half') },
    }
    mkdirSync(partialFolder(kept.view.folder, kept.view.id))
    await shop.services.release()
    const store = await openLibrary(join(shop.fake.root, 'library'), shop.platform)
    await store.putJob(kept)
    await store.release()
    shop = await shop.restart()
    expect(readdirSync(exportsFolder)).toEqual(['whole'])
    expect((await shop.services.jobs.get(kept.view.id)).state).toBe('interrupted')
    await shop.ended(await shop.services.jobs.resume(kept.view.id))
    expect(readdirSync(exportsFolder)).toEqual(['half', 'whole'])
  })

  it('opens the files of a finished export and no others', async () => {
    const { id, folder } = await exportTo('open', { format: 'markdown' })
    const files = await shop.services.exports.files(id)
    expect(files.map((file) => file.name).sort()).toEqual(filesIn(folder))
    const last = files.at(-1)
    if (last === undefined) return expect.fail('no files')
    const opened = await shop.services.exports.openFile(id, last.name)
    expect(opened.bytes).toBe(last.bytes)
    expect(await readAll(opened.stream())).toBe(readFileSync(join(folder, last.name), 'utf8'))
    symlinkSync('/etc/hostname', join(folder, 'articles/link.md'))
    for (const name of [
      '../library/library.db',
      'articles/../../x',
      'articles/',
      '',
      '.',
      '..',
      'articles',
      'articles/link.md',
      'nothing',
      'a\0b',
      '/etc/hostname',
    ]) {
      await expect(shop.services.exports.openFile(id, name), name).rejects.toMatchObject({ failure: { code: 'not-found' } })
    }
  })

  it('shows the folders that exports wrote and no others', async () => {
    const { folder } = await exportTo('shown')
    expect(await shop.services.system.reveal(folder)).toEqual({ shown: true })
    await expect(shop.services.system.reveal(shop.fake.root)).rejects.toMatchObject({ failure: { code: 'folder-not-allowed' } })
    expect(existsSync(folder)).toBe(true)
  })
})

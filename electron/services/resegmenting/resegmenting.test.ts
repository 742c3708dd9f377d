import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { AppError, type Log } from '#electron/platform/index.ts'
import { instant, newId, present, type OperationId, type PageId } from '#shared/base/index.ts'
import { failure, NO_FILTER, type JobView, type PageChoice, type PageRow } from '#shared/contract/index.ts'
import type { Page } from '#shared/model/index.ts'
import { ENTRY_FORMAT, type Operation, type Submission } from '#shared/operations/index.ts'
import type { SegmentationInput, SegmentationResult } from '#shared/segmentation/index.ts'

import { openJobs, type Jobs } from '../jobs/index.ts'
import { openLibrary, type LibraryStore } from '../library/index.ts'
import { cutBlocks, type Segmenter } from '../segmentation/index.ts'
import { WorkerCrash } from '../threads/index.ts'
import { openWorkshop, type Workshop } from '../testing/workshop.ts'
import { Resegmenting } from './resegmenting.ts'

const ENGINE = { name: 'test', version: '9', weights: 'later' }
const ALL: PageChoice = { filter: NO_FILTER }

/** An engine that puts everything of a page into one article, but leaves pages of one text as our engine cuts them. */
function engineOf(
  acts: { readonly same?: string; readonly deadly?: string; readonly before?: (input: SegmentationInput) => Promise<void> } = {},
): Segmenter {
  return {
    size: 1,
    engine: ENGINE,
    cut: async (input, signal) => {
      await acts.before?.(input)
      signal.throwIfAborted()
      const has = (text: string | undefined): boolean => text !== undefined && input.blocks.some((block) => block.text.includes(text))
      if (has(acts.deadly)) throw new WorkerCrash('died over it')
      const ours = cutBlocks(input, null)
      return has(acts.same) ? { ...ours, engine: ENGINE } : oneArticle(input, ours)
    },
  }
}

function oneArticle(input: SegmentationInput, ours: SegmentationResult): SegmentationResult {
  return {
    engine: ENGINE,
    blocks: ours.blocks.map((block) => ({ ...block, article: 0, joins: null })),
    articles: [{ kind: 'news', order: input.blocks.map((_, i) => i), copies: [], title: '', topics: [] }],
    duplicates: [],
    doubts: [],
  }
}

let shop: Workshop
let store: LibraryStore
let changed: PageId[]

/** The job over the library of five sample pages, on an engine of the test's. */
async function desk(
  segmenter: Segmenter,
  over: Partial<LibraryStore> = {},
): Promise<{ jobs: Jobs; resegmenting: Resegmenting; run: (pages?: PageChoice) => Promise<JobView> }> {
  const through = new Proxy(store, {
    get: (target, name) => {
      const value: unknown = over[name as keyof LibraryStore] ?? Reflect.get(target, name)
      return typeof value === 'function' ? (value.bind(target) as unknown) : value
    },
  })
  const resegmenting = new Resegmenting({ store: through, platform: shop.platform, segmenter, onPageChanged: (page) => changed.push(page) })
  const jobs = await openJobs({
    store,
    platform: shop.platform,
    runners: {
      import: resegmenting.run,
      export: resegmenting.run,
      resegment: resegmenting.run,
      copies: resegmenting.run,
      'drop-copies': resegmenting.run,
    },
    onChange: () => undefined,
  })
  return { jobs, resegmenting, run: async (pages = ALL) => jobs.ended((await jobs.start('resegment', resegmenting.request(pages))).id) }
}

beforeEach(async () => {
  shop = await openWorkshop()
  cpSync(join(import.meta.dirname, '../../../seeds'), join(shop.fake.root, 'seeds'), {
    recursive: true,
    filter: (path) => !path.includes('/seeds/') || path.endsWith('.txt'),
  })
  await shop.ended(await shop.services.imports.start([{ from: 'path', path: join(shop.fake.root, 'seeds') }]))
  await shop.services.release()
  store = await openLibrary(join(shop.fake.root, 'library'), shop.platform)
  changed = []
})
afterEach(async () => {
  await store.release()
  await shop.release()
})

const rows = async (): Promise<readonly PageRow[]> =>
  (await store.pages({ filter: NO_FILTER, sort: 'imported', descending: false, offset: 0, limit: 10 })).rows
const pageAt = async (n: number): Promise<Page> => present(await store.getPage(present((await rows())[n], 'five pages').id), 'it is there')

async function edit(page: Page, operation: Operation): Promise<void> {
  const submission: Submission = {
    format: ENTRY_FORMAT,
    id: newId<OperationId>(shop.platform.ids),
    page: page.head.id,
    rev: page.rev,
    editor: '林一',
    at: instant(shop.platform.ids.now()),
    automatic: false,
    operation,
  }
  expect(await store.submit([submission])).toMatchObject([{ outcome: 'applied' }])
}

const editPage = async (n: number): Promise<void> => {
  const page = await pageAt(n)
  await edit(page, {
    name: 'splitArticle',
    at: present(Object.values(page.articles).find(({ blocks }) => blocks.length > 2)?.blocks[2], 'a long article'),
    article: newId(shop.platform.ids),
  })
}

describe('the job that cuts pages anew', () => {
  it('[R1] cuts pages that no editor touched, leaves the others and says what would change there', async () => {
    await editPage(1)
    const before = await pageAt(1)
    const { run, resegmenting } = await desk(engineOf())
    const job = await run()
    expect(job).toMatchObject({ state: 'done', done: 5, total: 5, counts: { changed: 4, same: 0, edited: 1, failed: 0 } })
    expect(await pageAt(1)).toEqual(before)
    const { head, edits, articles } = await pageAt(0)
    expect([head.engine, edits, Object.keys(articles).length]).toEqual([ENGINE, 0, 1])
    expect(new Set(changed).size).toBe(4)
    const { total, items } = await resegmenting.items(job.id, ['edited'], 0, 10)
    expect(total).toBe(1)
    expect(items).toMatchObject([
      {
        page: before.head.id,
        state: 'edited',
        file: before.head.originals[0]?.name,
        changes: { after: 1, before: before.head.articles.length },
      },
    ])
    const log = await store.getLog(head.id, 0)
    expect(log.map(({ operation, automatic }) => [operation.name, automatic])).toEqual([
      ['importPage', true],
      ['segmentPage', true],
      ['segmentPage', true],
    ])
  })

  it('[R2] leaves alone what comes out the same, and what the engine in use had cut', async () => {
    const { run } = await desk(engineOf({ same: '招商引资集聚' }))
    expect((await run()).counts).toMatchObject({ changed: 4, same: 1 })
    const revs = (await rows()).map(({ rev }) => rev)
    expect((await run()).counts).toMatchObject({ changed: 0, same: 5 })
    expect((await rows()).map(({ rev }) => rev)).toEqual(revs)
  })

  it('takes named pages, or those that a filter leaves', async () => {
    const [first] = await rows()
    const { run } = await desk(engineOf())
    expect((await run({ ids: [present(first, 'five pages').id] })).counts).toMatchObject({ changed: 1 })
    await editPage(2)
    expect(await run({ filter: { ...NO_FILTER, statuses: ['in-review'] } })).toMatchObject({ total: 1, counts: { edited: 1 } })
    expect(await run({ filter: { ...NO_FILTER, statuses: ['approved'] } })).toMatchObject({ state: 'done', total: 0 })
  })

  it('goes on over a page that ends its thread or cannot be read, and counts it', async () => {
    const broken = present((await rows())[0], 'five pages').id
    const readPage = async (id: PageId): Promise<Page | undefined> => {
      if (id === broken) throw new AppError(failure('library-broken', { reason: 'damaged record' }))
      return store.getPage(id)
    }
    const errors: string[] = []
    const log: Log = { ...shop.platform.log, error: (what) => void errors.push(what) }
    Object.assign(shop.platform, { log })
    const { run } = await desk(engineOf({ deadly: '招商引资集聚' }), { readPage })
    expect(await run()).toMatchObject({ state: 'done', counts: { changed: 3, failed: 2 } })
    expect(errors).toHaveLength(2)
  })

  it('[R1] leaves a page to the editor who changes it at the same time', async () => {
    const first = await pageAt(0)
    let edited = false
    const before = async (): Promise<void> => {
      if (edited) return
      edited = true
      await edit(first, { name: 'setStatus', page: true, articles: [], status: 'doubtful' })
    }
    const { run } = await desk(engineOf({ before }))
    expect((await run()).counts).toMatchObject({ changed: 4, edited: 1 })
    expect((await pageAt(0)).head.engine).not.toEqual(ENGINE)
  })

  it('[R3] goes on after a cancel with the pages that are waiting', async () => {
    const asked: string[] = []
    const stop = { at: 3, cancel: (): void => undefined }
    const before = async ({ blocks }: SegmentationInput): Promise<void> => {
      asked.push(blocks[0]?.text ?? '')
      if (asked.length === stop.at) stop.cancel()
    }
    const { jobs, resegmenting } = await desk(engineOf({ before }))
    const { id } = await jobs.start('resegment', resegmenting.request(ALL))
    stop.cancel = () => void jobs.cancel(id)
    const cancelled = await jobs.ended(id)
    expect(cancelled.state).toBe('cancelled')
    expect(cancelled.done).toBeLessThan(5)
    await jobs.resume(id)
    expect(await jobs.ended(id)).toMatchObject({ state: 'done', done: 5, total: 5, counts: { changed: 5 } })
    for (let n = 0; n < 5; n++) expect((await pageAt(n)).rev).toBe(3)
  })

  it('[R3][J1] goes on at the next start where the application had ended in the middle', async () => {
    let asked = 0
    let reached = (): void => undefined
    const third = new Promise<void>((resolve) => (reached = resolve))
    const before = async (): Promise<void> => {
      if (++asked < 3) return
      reached()
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    const first = await desk(engineOf({ before }))
    const { id } = await first.jobs.start('resegment', first.resegmenting.request(ALL))
    await third
    await first.jobs.release()
    await store.release()
    store = await openLibrary(join(shop.fake.root, 'library'), shop.platform)
    const second = await desk(engineOf())
    expect(await second.jobs.get(id)).toMatchObject({ state: 'interrupted' })
    await second.jobs.resume(id)
    expect(await second.jobs.ended(id)).toMatchObject({ state: 'done', done: 5, counts: { changed: 5, same: 0 } })
    for (let n = 0; n < 5; n++) expect((await pageAt(n)).rev).toBe(3)
  })

  it('[R3] knows its own cuts that it had not written down when it was ended', async () => {
    let puts = 0
    const putWork: LibraryStore['putWork'] = async (job, work) => {
      if (puts++ === 0) throw new Error('the power went')
      await store.putWork(job, work)
    }
    const { jobs, run } = await desk(engineOf(), { putWork })
    const first = await run()
    expect(first.state).toBe('failed')
    expect((await pageAt(0)).head.engine).toEqual(ENGINE)
    await jobs.resume(first.id)
    expect(await jobs.ended(first.id)).toMatchObject({ state: 'done', counts: { changed: 5, same: 0 } })
    expect((await pageAt(0)).rev).toBe(3)
  })

  it('[R9] proposes a cut of blocks without keeping anything', async () => {
    const { resegmenting } = await desk(engineOf())
    const blocks = [newId<never>(shop.platform.ids), newId<never>(shop.platform.ids)]
    const line = { marks: 0, indented: false, gap: 0, boxes: [], label: null }
    const proposal = await resegmenting.propose({
      blocks,
      input: {
        blocks: [
          { ...line, text: '题' },
          { ...line, text: '文。' },
        ],
      },
    })
    expect(proposal).toMatchObject({ name: 'segmentPage', engine: ENGINE, articles: [{ blocks }] })
  })

  it('has no pages for a job that is not its own', async () => {
    const { resegmenting } = await desk(engineOf())
    await expect(resegmenting.items(newId(shop.platform.ids), ['changed'], 0, 1)).rejects.toMatchObject({
      failure: { code: 'no-such-job' },
    })
  })
})

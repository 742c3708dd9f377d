import { afterEach, describe, expect, it } from 'vitest'

import { present, type IdSource, type PageId } from '#shared/base/index.ts'
import type { LearningView } from '#shared/contract/index.ts'
import type { Page, Status } from '#shared/model/index.ts'
import type { Operation } from '#shared/operations/index.ts'
import { NO_WEIGHTS, type Weights } from '#shared/segmentation/index.ts'

import type { LibraryStore } from '../library/index.ts'
import { addTo, blockAt, makePage, submissionOf, TestLibraries } from '../library/testing.ts'
import { Learning, type LearningParts, type LearnRequest } from './learning.ts'

const shipped: Weights = { ...NO_WEIGHTS, version: 'shipped-1', seams: { bias: 1 } }

function readWeights(value: unknown): Weights | undefined {
  const fits = typeof value === 'object' && value !== null && 'version' in value && 'seams' in value
  return fits ? (value as Weights) : undefined
}

/** What a thread would answer: one step away from the base for every page. */
function oneStepAPage({ base, pages, version }: LearnRequest): Weights {
  return { ...base, version, seams: { bias: (base.seams['bias'] ?? 0) + pages.length } }
}

const libraries = new TestLibraries()
const opened: Learning[] = []
afterEach(async () => {
  for (const learning of opened.splice(0)) await learning.release()
  await libraries.end()
})

interface World {
  readonly library: LibraryStore
  readonly learning: Learning
  readonly requests: LearnRequest[]
  /** Weights that pages were to be cut with, one after the other. */
  readonly used: Weights[]
  /** Submits an operation and tells of it, as the services do. */
  act(page: PageId, operation: (page: Page) => Operation): Promise<void>
  approve(page: PageId): Promise<void>
  until(holds: (view: LearningView) => boolean): Promise<LearningView>
  /** The same library with everything started anew. */
  again(changes?: Partial<LearningParts>): Promise<World>
}

async function world(changes: Partial<LearningParts> = {}): Promise<World & { readonly pages: readonly PageId[] }> {
  const { library, platform, ids } = await libraries.use(7)
  const pages = [makePage(ids, '甲\n乙\n丙', { articles: [2, 1] }), makePage(ids, '丁\n戊'), makePage(ids, '己\n庚')]
  await addTo(library, pages)
  return { ...(await openOn(library, platform, ids, changes)), pages: pages.map((page) => page.id) }
}

async function openOn(
  library: LibraryStore,
  platform: LearningParts['platform'],
  ids: IdSource,
  changes: Partial<LearningParts>,
): Promise<World> {
  const requests: LearnRequest[] = []
  const used: Weights[] = []
  const learning = await Learning.open({
    shipped,
    readWeights,
    store: library,
    platform,
    learner: {
      run: async (request) => {
        requests.push(request)
        return oneStepAPage(request)
      },
    },
    onWeights: (weights) => void used.push(weights),
    onChange: () => undefined,
    isBusy: async () => false,
    quiet: 1,
    ...changes,
  })
  opened.push(learning)
  const act: World['act'] = async (id, operation) => {
    const page = present(await library.getPage(id), 'tests name pages that are there')
    const [outcome] = await library.submit([submissionOf(ids, page, operation(page))])
    if (outcome?.outcome !== 'applied') throw new Error(JSON.stringify(outcome))
    learning.follow({ type: 'page-changed', page: id, rev: outcome.rev })
  }
  return {
    library,
    learning,
    requests,
    used,
    act,
    approve: (id) => act(id, (page) => statusOf(page, 'approved')),
    async until(holds) {
      for (;;) {
        const view = await learning.view()
        if (holds(view)) return view
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
    },
    async again(more = {}) {
      await learning.release()
      return openOn(library, platform, ids, { ...changes, ...more })
    },
  }
}

function statusOf(page: Page, status: Status): Operation {
  return { name: 'setStatus', page: true, articles: Object.values(page.articles).map((article) => article.id), status }
}

const rested = (view: LearningView): boolean => view.waiting === 0 && view.state === 'idle'
/** Long enough for what must not happen to happen. */
const aWhile = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 60))

describe('learning from reviewed pages', () => {
  it('[W2] uses the program’s weights until a review is finished, and then the library’s own', async () => {
    const { learning, until, approve, used, requests, pages, library } = await world()
    expect(await learning.view()).toEqual({
      on: true,
      current: { version: 'shipped-1', origin: 'shipped', pages: 0, at: null },
      previous: null,
      waiting: 0,
      state: 'idle',
    })
    await approve(pages[1] as PageId)
    expect(await until(rested)).toMatchObject({ current: { version: 'library-1', origin: 'learned', pages: 1 } })
    await approve(pages[0] as PageId)
    expect(await until(rested)).toMatchObject({ current: { version: 'library-2', origin: 'learned', pages: 2 } })
    expect(used.map(({ version, seams }) => [version, seams['bias']])).toEqual([
      ['shipped-1', 1],
      ['library-1', 2],
      ['library-2', 3],
    ])
    // Always from the base, with the pages in order of import: the same reviews give the same weights.
    expect(requests[1]).toMatchObject({ base: shipped, version: 'library-2' })
    expect(requests[1]?.pages.map((page) => page.input.blocks.map((block) => block.text).join(''))).toEqual(['甲乙丙', '丁戊'])
    expect((await library.getLearning()).current?.pages.map(({ page, rev }) => [page, rev])).toEqual([
      [pages[0], 3],
      [pages[1], 3],
    ])
  })

  it('[W2] counts a review as finished with the page and all its articles', async () => {
    const { act, until, approve, requests, pages } = await world()
    const [id] = pages as [PageId]
    await act(id, (page) => ({ ...statusOf(page, 'approved'), page: false }) as Operation)
    await aWhile()
    expect(requests).toEqual([])
    await approve(id)
    await until((view) => view.current.pages === 1)
    await act(id, (page) => ({ name: 'setStatus', page: false, articles: page.head.articles.slice(0, 1), status: 'returned' }))
    expect(await until(rested)).toMatchObject({ current: { version: 'shipped-1', origin: 'shipped', pages: 0 } })
  })

  it('[W2] learns anew when a reviewed page is corrected or its review is taken back', async () => {
    const { act, until, approve, requests, pages } = await world()
    const [first, second] = pages as [PageId, PageId]
    await approve(first)
    await approve(second)
    await until((view) => view.current.pages === 2)
    await act(first, (page) => ({ name: 'setRole', blocks: [blockAt(page, 0).id], role: 'ad' }))
    await until((view) => view.waiting === 0 && requests.at(-1)?.pages[0]?.blocks[0]?.role === 'ad')
    await act(second, (page) => statusOf(page, 'in-review'))
    await until((view) => rested(view) && view.current.pages === 1)
    expect(requests.at(-1)?.pages).toHaveLength(1)
  })

  it('[W3] keeps the base where learning makes nothing better, and does not try the same again', async () => {
    let runs = 0
    const run = async ({ base }: LearnRequest): Promise<Weights> => (runs++, base)
    const { until, approve, used, pages, again } = await world({ learner: { run } })
    await approve(pages[0] as PageId)
    expect(await until((view) => view.current.pages === 1)).toMatchObject({
      current: { version: 'shipped-1', origin: 'shipped', pages: 1 },
      waiting: 0,
    })
    expect(used).toEqual([shipped])
    const { used: usedAgain } = await again()
    await aWhile()
    expect([runs, usedAgain]).toEqual([1, [shipped]])
  })

  it('[W3] keeps the name of weights that come out the same', async () => {
    const run = async ({ base, version }: LearnRequest): Promise<Weights> => ({ ...base, version, seams: { bias: 5 } })
    const { until, approve, used, pages } = await world({ learner: { run } })
    await approve(pages[0] as PageId)
    await until((view) => view.current.pages === 1)
    await approve(pages[1] as PageId)
    expect(await until((view) => view.current.pages === 2)).toMatchObject({ current: { version: 'library-1' } })
    expect(used.map((weights) => weights.version)).toEqual(['shipped-1', 'library-1'])
  })

  it('[W4] leaves everything as it is where learning fails, and says so', async () => {
    const { until, approve, used, pages, act } = await world({ learner: { run: () => Promise.reject(new Error('out of memory')) } })
    await approve(pages[0] as PageId)
    expect(await until((view) => view.state === 'failed')).toMatchObject({ current: { version: 'shipped-1' }, waiting: 1 })
    expect(used).toEqual([shipped])
    await act(pages[0] as PageId, (page) => statusOf(page, 'returned'))
    expect(await until(rested)).toMatchObject({ waiting: 0 })
  })

  it('[W4] waits while something else goes on', async () => {
    let busy = true
    const { until, approve, requests, pages } = await world({ isBusy: async () => busy })
    await approve(pages[0] as PageId)
    await aWhile()
    expect(requests).toEqual([])
    busy = false
    await until((view) => view.current.pages === 1)
  })

  it('[W4] is cut short by the end of the program, and done at the next start', async () => {
    let started: () => void = () => undefined
    const begun = new Promise<void>((resolve) => (started = resolve))
    const endless = (_: LearnRequest, signal: AbortSignal): Promise<Weights> =>
      new Promise((_resolve, reject) => {
        started()
        signal.addEventListener('abort', () => reject(new Error('aborted')))
      })
    const { approve, pages, again, learning } = await world({ learner: { run: endless } })
    await approve(pages[0] as PageId)
    await begun
    expect(await learning.view()).toMatchObject({ state: 'learning', waiting: 1 })
    const next = await again({ learner: { run: async (request) => oneStepAPage(request) } })
    expect(await next.until(rested)).toMatchObject({ current: { version: 'library-1', pages: 1 } })
    expect((await next.again()).used.map((weights) => weights.version)).toEqual(['library-1'])
  })
})

describe('what an editor says about it', () => {
  it('[W5] learns nothing while it is switched off, and keeps what was learned', async () => {
    const { until, approve, pages, learning, again } = await world()
    await approve(pages[0] as PageId)
    await until((view) => view.current.pages === 1)
    expect(await learning.setOn(false)).toMatchObject({ on: false, current: { version: 'library-1' } })
    await approve(pages[1] as PageId)
    const restarted = await again()
    await aWhile()
    expect(await restarted.learning.view()).toMatchObject({ on: false, current: { version: 'library-1', pages: 1 }, waiting: 1 })
    await restarted.learning.setOn(true)
    expect(await restarted.until(rested)).toMatchObject({ current: { version: 'library-2', pages: 2 } })
  })

  it('[W5] goes back to the program’s weights, learns from later reviews only, and can be taken back', async () => {
    const { until, approve, pages, learning, used } = await world()
    await approve(pages[0] as PageId)
    await approve(pages[1] as PageId)
    await until((view) => view.current.pages === 2)
    const before = (await learning.view()).current
    await expect(learning.restore()).rejects.toMatchObject({ failure: { code: 'nothing-to-restore' } })
    expect(await learning.reset()).toMatchObject({ current: { version: 'shipped-1', pages: 0 }, previous: before, waiting: 0 })
    await approve(pages[2] as PageId)
    const own = await until((view) => view.current.pages === 1)
    expect(own).toMatchObject({ current: { origin: 'learned' }, previous: before })
    // Back to before the reset: the page reviewed since counts too then.
    expect(await learning.restore()).toMatchObject({ current: before, previous: own.current, waiting: 1 })
    expect(await until(rested)).toMatchObject({ current: { pages: 3 } })
    expect(used.at(-1)?.seams).toEqual({ bias: 4 })
  })

  it('[W1][W6] takes weights of a file, and learns on from them', async () => {
    const { until, approve, pages, learning, used, requests } = await world()
    const { name, text } = await learning.exportWeights()
    expect([name, readWeights(JSON.parse(text))]).toEqual(['jiaoban-weights-shipped-1.json', shipped])
    const foreign = { ...shipped, version: 'library-9', seams: { bias: 40 } }
    expect(await learning.importWeights(JSON.stringify(foreign))).toMatchObject({
      current: { version: 'library-1', origin: 'imported', pages: 0 },
      previous: null,
    })
    await approve(pages[0] as PageId)
    expect(await until((view) => view.current.pages === 1)).toMatchObject({ current: { version: 'library-2', origin: 'learned' } })
    expect(requests.at(-1)?.base).toEqual({ ...foreign, version: 'library-1' })
    expect(used.map(({ version, seams }) => [version, seams['bias']])).toEqual([
      ['shipped-1', 1],
      ['library-1', 40],
      ['library-2', 41],
    ])
    expect(JSON.parse((await learning.exportWeights()).text)).toEqual(used.at(-1))
    expect(await learning.importWeights(text)).toMatchObject({ previous: { version: 'library-2' } })
    expect(await learning.restore()).toMatchObject({ current: { version: 'library-2' } })
  })

  it.each(['', 'not JSON', '[]', '{"version":"x"}', 'null'])('[W6] refuses a file that holds no weights: %j', async (text) => {
    const { learning, used } = await world()
    await expect(learning.importWeights(text)).rejects.toMatchObject({ failure: { code: 'not-weights' } })
    expect(used).toEqual([shipped])
  })

  it('[W7] does not use what was learned from other weights of the program, but learns the same again', async () => {
    const { until, approve, pages, again } = await world()
    await approve(pages[0] as PageId)
    await until((view) => view.current.pages === 1)
    const later = { ...shipped, version: 'shipped-2', seams: { bias: 10 } }
    const next = await again({ shipped: later })
    expect(next.used).toEqual([later])
    expect(await next.until(rested)).toMatchObject({ current: { version: 'library-2', origin: 'learned', pages: 1 } })
    expect(next.used.at(-1)?.seams).toEqual({ bias: 11 })
  })
})

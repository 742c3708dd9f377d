/** Audits in a real library: drawn, judged, counted, and there again after a restart. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { AppError } from '#electron/platform/index.ts'
import { wilsonInterval } from '#shared/audit/index.ts'
import { newId, present, type AuditId, type PageId } from '#shared/base/index.ts'
import { NO_FILTER, type AuditRequest } from '#shared/contract/index.ts'
import type { Page } from '#shared/model/index.ts'

import type { LibraryStore } from '../library/index.ts'
import { addTo, makePage, submissionOf, TestLibraries } from '../library/testing.ts'
import { Auditing } from './index.ts'

const libraries = new TestLibraries()
let world: Awaited<ReturnType<TestLibraries['use']>>
let changes = 0
beforeEach(async () => {
  world = await libraries.use()
  changes = 0
})
afterEach(() => libraries.end())

const auditing = (store: LibraryStore = world.library): Auditing =>
  new Auditing({ store, platform: world.platform, onChange: () => changes++ })
const asking: AuditRequest = { filter: NO_FILTER, size: 4, seed: '一', editor: '复核' }

/** Pages of two articles each, of which the first `approved` pages are approved whole. */
async function fill(pages: number, approved: number): Promise<PageId[]> {
  const made = Array.from({ length: pages }, (_, i) =>
    makePage(world.ids, `甲${String(i)}\n一\n乙${String(i)}\n二`, {
      articles: [2, 2],
      info: { publication: i % 2 === 0 ? '晚报' : '日报' },
      edits: i < approved ? [(page: Page) => ({ name: 'setStatus', page: true, articles: page.head.articles, status: 'approved' })] : [],
    }),
  )
  await addTo(world.library, made)
  return made.map(({ id }) => id)
}

async function refusalOf(work: Promise<unknown>): Promise<string> {
  try {
    await work
    return 'done'
  } catch (error) {
    return error instanceof AppError ? error.failure.code : String(error)
  }
}

describe('drawing', () => {
  it('[Q1] draws approved articles of the pages that the filter leaves, the same from the same seed', async () => {
    const pages = await fill(10, 6)
    const service = auditing()
    const first = await service.draw(asking)
    expect(first).toMatchObject({ request: asking, population: 12, tally: { drawn: 4, rate: null } })
    const of = async (id: AuditId): Promise<string[]> => (await service.get(id)).items.map(({ article }) => article)
    const again = await service.draw({ ...asking, editor: '别人' })
    expect(await of(again.id)).toEqual(await of(first.id))
    const other = await service.draw({ ...asking, seed: '二' })
    expect(await of(other.id)).not.toEqual(await of(first.id))
    const evening = await service.draw({ ...asking, size: 100, filter: { ...NO_FILTER, publications: ['晚报'] } })
    const drawn = (await service.get(evening.id)).items
    expect(new Set(drawn.map(({ page }) => page))).toEqual(new Set([pages[0], pages[2], pages[4]]))
    expect([evening.population, drawn.length, new Set(drawn.map(({ article }) => article)).size]).toEqual([6, 6, 6])
    expect((await service.list()).map(({ id }) => id)).toEqual([evening.id, other.id, again.id, first.id])
    expect(changes).toBe(4)
  })

  it('is refused where nothing is approved', async () => {
    await fill(3, 0)
    expect(await refusalOf(auditing().draw(asking))).toBe('nothing-approved')
    expect(await auditing().list()).toEqual([])
  })
})

describe('judging', () => {
  it('[Q2][Q3] keeps what was said over a restart, and counts it', async () => {
    await fill(3, 3)
    const { id } = await auditing().draw(asking)
    await auditing().judge({ audit: id, seq: 0, verdict: 'right', faults: [], editor: '王' })
    await auditing().judge({ audit: id, seq: 1, verdict: 'wrong', faults: ['text', 'order'], editor: '王' })
    await auditing().judge({ audit: id, seq: 2, verdict: 'wrong', faults: ['text'], editor: '王' })
    const view = await auditing().judge({ audit: id, seq: 2, verdict: null, faults: [], editor: '王' })
    expect(view.tally).toMatchObject({ right: 1, wrong: 1, rate: 0.5, interval: wilsonInterval(1, 2), faults: { text: 1, order: 1 } })
    await world.library.release()
    const again = auditing(await libraries.open(world.folder, world.platform))
    const { items } = await again.get(id)
    expect((await again.list())[0]).toEqual(view)
    expect(items.map(({ verdict, by, faults }) => [verdict, by, faults])).toEqual([
      ['right', '王', []],
      ['wrong', '王', ['text', 'order']],
      [null, null, []],
      [null, null, []],
    ])
  })

  it('[Q4] tells of articles that changed since, and counts none that is gone', async () => {
    await fill(1, 1)
    const { id } = await auditing().draw(asking)
    const { items } = await auditing().get(id)
    expect(items).toMatchObject([
      { there: true, changed: false },
      { there: true, changed: false },
    ])
    const page = present(await world.library.getPage(present(items[0], 'two were drawn').page), 'it is there')
    const [into, article] = [present(page.head.articles[0], 'two'), present(page.head.articles[1], 'two')]
    await world.library.submit([submissionOf(world.ids, page, { name: 'mergeArticles', article, into })])
    const after = await auditing().get(id)
    expect(after.items.map((item) => [item.there, item.changed]).sort()).toEqual([
      [false, true],
      [true, true],
    ])
    expect(after.items.find((item) => !item.there)?.title).toBe('乙0')
    expect(after.view.tally).toMatchObject({ drawn: 2, gone: 1, rate: null })
  })

  it('is refused for an audit or a place that is not there', async () => {
    await fill(1, 1)
    const { id } = await auditing().draw(asking)
    const verdict = { verdict: 'right', faults: [], editor: '王' } as const
    expect(await refusalOf(auditing().judge({ ...verdict, audit: id, seq: 9 }))).toBe('no-such-audit')
    expect(await refusalOf(auditing().judge({ ...verdict, audit: newId<AuditId>(world.ids), seq: 0 }))).toBe('no-such-audit')
  })
})

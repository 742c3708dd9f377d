// @vitest-environment node
/** A step over several pages, over a real desk. */
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { present, type PageId } from '#shared/base/index.ts'
import { hitsOnPage, prepareFinder } from '#shared/finding/index.ts'
import type { Page } from '#shared/model/index.ts'
import { countingIds } from '#shared/testing/ids.ts'

import { wireTo } from '../desk/testing/memory-library.ts'
import { DeskTests } from '../desk/testing/newsroom.ts'
import { blockAt, by } from '../desk/testing/pages.ts'
import { useBulkEditsStore, type TickedPage } from './bulk-edits.ts'
import { usePageStore } from './page.ts'
import { useSessionStore } from './session.ts'
import { useTrailStore } from './trail.ts'

const ids = countingIds(9)
const tests = new DeskTests(ids, () => ({ indexedDB: new IDBFactory(), IDBKeyRange }))

beforeEach(() => setActivePinia(createPinia()))
afterEach(() => tests.release())

async function world(count: number) {
  const library = tests.library(count)
  const desk = await tests.open({ link: wireTo(library).link })
  useSessionStore().take(desk)
  useTrailStore().start(desk)
  usePageStore().start({ desk, editor: () => '林一', ids })
  const pages = library.ids()
  const finder = prepareFinder({
    find: 'text',
    search: { text: '报', replacement: '壹', pattern: false, matchCase: false, matchWidth: false },
  })
  const ticked = async (): Promise<TickedPage[]> => {
    const all: TickedPage[] = []
    for (const id of pages) {
      const found = finder.ok ? hitsOnPage(present(await desk.page(id), 'it is there'), finder) : []
      if (!('fault' in found)) all.push({ page: id, blocks: found })
    }
    return all
  }
  const texts = async (): Promise<string[]> => {
    const all = await Promise.all(pages.map((id) => desk.page(id)))
    return all.map((page) =>
      Object.values((page as Page).blocks)
        .map(({ text }) => text)
        .join('|'),
    )
  }
  return { library, desk, pages, ticked, texts, bulk: useBulkEditsStore() }
}
const watching = () => {
  const seen: number[] = []
  return { signal: new AbortController().signal, progress: (done: number) => void seen.push(done), seen }
}

describe('a step over several pages', () => {
  it('[FR5] is carried out page by page and taken back as one', async () => {
    const { bulk, ticked, texts, pages, desk, library } = await world(3)
    const before = await texts()
    const hits = await ticked()
    const total = hits.flatMap(({ blocks }) => blocks.flatMap((block) => block.hits)).length
    expect(total).toBeGreaterThan(0)
    const watched = watching()
    const outcome = await bulk.replace(hits, 'find-and-replace', watched)
    expect(outcome).toMatchObject({ hits: total, left: 0, stopped: false })
    expect(watched.seen).toEqual([1, 2, 3])
    expect((await texts()).join()).not.toContain('报')
    expect(useTrailStore().undoes.map(({ page }) => page)).toEqual([...outcome.pages].reverse())
    await desk.flush()
    expect(pages.map((id) => library.log(id).at(-1)?.operation)).toMatchObject(pages.map(() => ({ name: 'batch', bulk: outcome.bulk })))
    expect(await bulk.turnBack(outcome.bulk, outcome.pages, 'undo', watching())).toEqual({ pages: 3, refused: [] })
    expect(await texts()).toEqual(before)
    expect(await bulk.turnBack(outcome.bulk, outcome.pages, 'undo', watching())).toEqual({ pages: 0, refused: [] })
    expect(await bulk.turnBack(outcome.bulk, outcome.pages, 'redo', watching())).toEqual({ pages: 3, refused: [] })
    expect((await texts()).join()).not.toContain('报')
  })

  it('[FR5] leaves out what changed since it was looked at, and keeps what a later edit stands on', async () => {
    const { bulk, ticked, desk, pages } = await world(2)
    const hits = await ticked()
    const [first, second] = pages as [PageId, PageId]
    const edited = present(hits[0]?.blocks[0], 'it has a hit')
    await desk.perform(first, { name: 'editText', block: edited.block, text: '别的字' }, by('王燕', ids))
    const outcome = await bulk.replace(hits, 'alike', watching())
    expect(outcome.left).toBe(edited.hits.length)
    const there = present(await desk.page(second), 'it is there')
    const block = present(hits[1]?.blocks[0]?.block ?? blockAt(there, 0), 'it has a hit')
    await desk.perform(second, { name: 'editText', block, text: '后来改的' }, by('王燕', ids))
    const back = await bulk.turnBack(outcome.bulk, outcome.pages, 'undo', watching())
    expect(back.refused).toEqual([second])
  })

  it('ends when it is stopped, and what was done is the step', async () => {
    const { bulk, ticked } = await world(3)
    const stop = new AbortController()
    const outcome = await bulk.replace(await ticked(), 'punctuation', { signal: stop.signal, progress: () => stop.abort() })
    expect(outcome).toMatchObject({ stopped: true })
    expect(outcome.pages).toHaveLength(1)
  })
})

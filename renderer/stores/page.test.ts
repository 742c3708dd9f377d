// @vitest-environment node
/** The page store over a real desk: what the screen reads, and how it edits. */
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { computed, nextTick, watch } from 'vue'

import { newId, type ArticleId, type BlockId, type PageId } from '#shared/base/index.ts'
import { countingIds } from '#shared/testing/ids.ts'

import { wireTo } from '../desk/testing/memory-library.ts'
import { DeskTests, until, type Newsroom } from '../desk/testing/newsroom.ts'
import { blockAt } from '../desk/testing/pages.ts'
import { usePageStore } from './page.ts'

const ids = countingIds(5)
const tests = new DeskTests(ids, () => ({ indexedDB: new IDBFactory(), IDBKeyRange }))

beforeEach(() => setActivePinia(createPinia()))
afterEach(() => tests.release())

async function started(): Promise<Newsroom & { readonly store: ReturnType<typeof usePageStore> }> {
  const room = await tests.newsroom()
  const store = usePageStore()
  store.start({ desk: room.desk, editor: () => '林一', ids })
  return { ...room, store }
}

function block(store: ReturnType<typeof usePageStore>, index: number): BlockId {
  if (store.page === undefined) throw new Error('no page is open')
  return blockAt(store.page, index)
}

describe('opening a page', () => {
  it('does nothing until it is asked, then shows the page with everything that hangs on it', async () => {
    const { store, library, page } = await started()
    expect([store.state, store.page, store.articles]).toEqual(['none', undefined, []])
    const release = await store.open(page)
    expect(store.state).toBe('ready')
    expect(store.page).toEqual(library.page(page))
    expect(store.log).toEqual(library.log(page))
    expect(store.articles.map((article) => article.blocks.length)).toEqual([5, 5])
    expect(store.shelf.length).toBe(2)
    expect(store.numbers.get(block(store, 3))).toBe(4)
    const [first, second] = store.articles
    expect(store.placeOf(block(store, 7))).toBe(second?.id)
    expect(store.placeOf(block(store, 11))).toBeNull()
    expect(store.placeOf('nowhere' as BlockId)).toBeUndefined()
    expect(store.letterOf(first?.id as ArticleId, 'zh') + store.letterOf(second?.id as ArticleId, 'en')).toBe('甲B')
    expect([store.spineOf(first?.id as ArticleId), store.spineOf(second?.id as ArticleId)]).toEqual([1, 2])
    release()
    expect([store.state, store.page]).toEqual(['none', undefined])
  })

  it('shows only the page that was asked for last', async () => {
    const library = tests.library(2)
    const [one, two] = library.ids() as [PageId, PageId]
    const desk = await tests.open({ link: wireTo(library).link })
    const store = usePageStore()
    store.start({ desk, editor: () => '林一', ids })
    const [first] = await Promise.all([store.open(one), store.open(two)])
    expect(store.page?.head.id).toBe(two)
    first()
    expect(store.page?.head.id).toBe(two)
  })

  it('goes from page to page without a moment in which there is none', async () => {
    const library = tests.library(2)
    const [one, two] = library.ids() as [PageId, PageId]
    const desk = await tests.open({ link: wireTo(library).link })
    const store = usePageStore()
    store.start({ desk, editor: () => '林一', ids })
    await store.open(one)
    const seen: (string | undefined)[] = []
    watch(
      () => `${store.state} ${store.page?.head.id ?? 'none'}`,
      (now) => seen.push(now),
      { flush: 'sync' },
    )
    await store.open(two)
    expect(seen).toEqual([`ready ${two}`])
  })

  it('says that there is no such page', async () => {
    const { store } = await started()
    await store.open('00000000-0000-7000-8000-000000000009' as PageId)
    expect(store.state).toBe('missing')
  })
})

describe('editing', () => {
  it('shows an edit when perform returns, under the editor’s name, and says why one is refused', async () => {
    const { store, page, desk, library } = await started()
    await store.open(page)
    const texts = computed(() => store.articles.map((article) => article.blocks.length))
    expect(store.can({ name: 'splitArticle', at: block(store, 0), article: newId(store.ids) })).toMatchObject({ code: 'split-at-first' })
    const split = { name: 'splitArticle', at: block(store, 2), article: newId<ArticleId>(store.ids) } as const
    expect(store.can(split)).toBeNull()
    expect(store.page?.rev).toBe(2)
    expect(store.perform(split).ok).toBe(true)
    expect(texts.value).toEqual([2, 3, 5])
    expect(store.perform(split)).toMatchObject({ ok: false, code: 'id-taken' })
    await desk.flush()
    expect(library.log(page).at(-1)).toMatchObject({ editor: '林一', automatic: false, operation: split })
  })

  it('undoes, redoes, and takes one old step back under later ones', async () => {
    const { store, page, desk, library } = await started()
    await store.open(page)
    expect(store.undo()).toMatchObject({ ok: false, code: 'nothing-to-undo' })
    const edit = (index: number, text: string): void => {
      expect(store.perform({ name: 'editText', block: block(store, index), text }).ok).toBe(true)
    }
    const text = (index: number): string | undefined => store.page?.blocks[block(store, index)]?.text
    const before = text(1)
    edit(1, '一')
    edit(2, '二')
    expect(store.undo().ok && store.undo().ok).toBe(true)
    expect(text(1)).toBe(before)
    expect(store.redo().ok && store.redo().ok).toBe(true)
    expect([text(1), text(2)]).toEqual(['一', '二'])
    const old = store.log.find((entry) => entry.operation.name === 'editText')
    if (old === undefined) throw new Error('the edit is in the log')
    expect(store.undoEntry(old).ok).toBe(true)
    expect([text(1), text(2)]).toEqual([before, '二'])
    await desk.flush()
    expect(store.page).toEqual(library.page(page))
  })

  it('follows what others do to the page, and stops when it is let go', async () => {
    const { store, page, library } = await started()
    const release = await store.open(page)
    const target = block(store, 4)
    tests.elsewhere(library, page, { name: 'editText', block: target, text: '别人改的' })
    await until(() => store.page?.blocks[target]?.text === '别人改的')
    release()
    tests.elsewhere(library, page, { name: 'editText', block: target, text: '又改' })
    await nextTick()
    expect(store.page).toBeUndefined()
  })

  it('shows what did not fit', async () => {
    const { store, page, library, wire, desk } = await started()
    await store.open(page)
    wire.setDown(true)
    const gone = block(store, 1)
    store.perform({ name: 'editText', block: gone, text: '改了就没了' })
    tests.elsewhere(library, page, { name: 'mergeBlocks', first: block(store, 0), second: gone })
    wire.setDown(false)
    await desk.flush()
    expect(store.rejected.map((one) => one.code)).toEqual(['no-such-block'])
    expect(store.log.map((entry) => entry.operation.name)).not.toContain('editText')
  })
})

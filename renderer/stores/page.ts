/**
 * The page in hand: a window on the desk's page, and the one way in which the screen edits it. An edit shows when
 * `perform` returns; the desk writes and delivers it.
 */
import { defineStore } from 'pinia'
import { computed, markRaw, readonly, ref, shallowReadonly, shallowRef } from 'vue'

import { instant, newId, present, type ArticleId, type BlockId, type IdSource, type Language, type PageId } from '#shared/base/index.ts'
import type { Failure } from '#shared/contract/index.ts'
import { goBackTo, historyOf, takeBack } from '#shared/history/index.ts'
import type { Page } from '#shared/model/index.ts'
import { plan, refuse, type Entry, type Operation, type Refusal, type Stamp } from '#shared/operations/index.ts'
import { articleLetter } from '#shared/segmentation/index.ts'
import type { Desk, PageInHand, Performed, Rejected } from '#renderer/desk/index.ts'
import type { Release } from '#renderer/rpc/index.ts'

import { NO_PLACES, placesOf, spineAt } from './page-places.ts'

/** `missing`: the library has no such page; `failed`: it cannot give it, see `failure`. */
export type PageState = 'none' | 'loading' | 'ready' | 'missing' | 'failed'

/** What the store works with. */
export interface PageContext {
  readonly desk: Pick<Desk, 'open'>
  /** The name that edits carry. */
  readonly editor: () => string
  /** Clock and randomness; absent: the browser's. */
  readonly ids?: IdSource
}

/** So long the page before stays in view while the next is fetched, milliseconds: turning pages must not flash. */
const KEEP_OLD = 150

const browserIds: IdSource = {
  now: () => Date.now(),
  random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
}

export const usePageStore = defineStore('page', () => {
  const page = shallowRef<Page>()
  const log = shallowRef<readonly Entry[]>([])
  const rejected = shallowRef<readonly Rejected[]>([])
  const complete = ref(true)
  const state = ref<PageState>('none')
  const failure = shallowRef<Failure | null>(null)
  let context: PageContext | null = null
  let hand: PageInHand | undefined
  let opening = new AbortController()
  let unsubscribe: Release = () => undefined
  const ids: IdSource = markRaw({
    now: () => (context?.ids ?? browserIds).now(),
    random: (bytes: number) => (context?.ids ?? browserIds).random(bytes),
  })

  const places = computed(() => (page.value === undefined ? NO_PLACES : placesOf(page.value)))
  const history = computed(() => historyOf(log.value))

  /** Gives the store what it works with, once, when the window starts. Returns the ending. */
  function start(from: PageContext): Release {
    context = from
    return () => {
      close()
      context = null
    }
  }

  /** Takes a page in hand in place of the one before. Returns the ending, which lets it go if it is still the one in hand. */
  async function open(id: PageId): Promise<Release> {
    const { desk } = present(context, 'the store is started before a page is opened')
    opening.abort()
    const mine = (opening = new AbortController())
    const clearing = setTimeout(() => clear('loading'), page.value === undefined ? 0 : KEEP_OLD)
    const opened = await desk.open(id, mine.signal)
    clearTimeout(clearing)
    if (mine.signal.aborted) {
      if (opened.outcome === 'open') opened.hand.release()
      return () => undefined
    }
    if (opened.outcome === 'open') take(opened.hand)
    else clear(opened.outcome === 'failed' ? 'failed' : 'missing', opened.outcome === 'failed' ? opened.failure : null)
    return () => {
      if (mine === opening) close()
    }
  }

  function close(): void {
    opening.abort()
    clear('none')
  }

  function take(next: PageInHand): void {
    letGo()
    hand = next
    unsubscribe = next.subscribe(look)
    failure.value = null
    look()
  }

  function letGo(): void {
    unsubscribe()
    unsubscribe = () => undefined
    hand?.release()
    hand = undefined
  }

  function clear(as: PageState, why: Failure | null = null): void {
    letGo()
    page.value = undefined
    log.value = []
    rejected.value = []
    complete.value = true
    state.value = as
    failure.value = why
  }

  function look(): void {
    if (hand === undefined) return
    page.value = hand.page
    log.value = hand.log
    rejected.value = hand.rejected
    complete.value = hand.complete
    state.value = hand.missing ? 'missing' : 'ready'
  }

  function stamp(): Stamp {
    const { editor } = present(context, 'the store is started before anything is edited')
    return { operation: newId(ids), editor: editor(), at: instant(ids.now()), automatic: false }
  }

  /** Makes an edit; `page` and `log` show it when this returns. A refusal changes nothing. */
  function perform(operation: Operation): Performed | Refusal {
    return present(hand, 'only a page in hand is edited').perform(operation, stamp())
  }

  /** Why an operation would be refused now; null where it would be done. */
  function can(operation: Operation): Refusal | null {
    const planned = plan(present(page.value, 'only a page in hand is edited'), operation, stamp())
    return planned.ok ? null : planned
  }

  /** Takes one step of the log back and keeps the later ones; refused where one of them is in the way. */
  function undoEntry(entry: Entry): Performed | Refusal {
    return orRefused(takeBack(entry, present(page.value, 'only a page in hand is edited'), log.value))
  }

  /** Brings back how the page stood at a rev, as a step of its own. */
  function restore(rev: number): Performed | Refusal {
    return orRefused(goBackTo(rev, present(page.value, 'only a page in hand is edited'), log.value))
  }

  function orRefused(operation: Operation | Refusal): Performed | Refusal {
    return 'ok' in operation ? operation : perform(operation)
  }

  function undo(): Performed | Refusal {
    const { undoable } = history.value
    return undoable === undefined ? refuse('nothing-to-undo') : undoEntry(undoable)
  }

  function redo(): Performed | Refusal {
    const { redoable } = history.value
    return redoable === undefined ? refuse('nothing-to-undo') : undoEntry(redoable)
  }

  /** The article of a block, null on the shelf, undefined where the page does not have the block. O(1). */
  function placeOf(block: BlockId): ArticleId | null | undefined {
    return places.value.places.get(block)
  }

  /** 甲 乙 丙 … or A B C …; '' where the page does not have the article. */
  function letterOf(article: ArticleId, language: Language): string {
    const order = places.value.orders.get(article)
    return order === undefined ? '' : articleLetter(order, language)
  }

  /** Number of an article's hue, 1 to 8; 0 where the page does not have it. */
  function spineOf(article: ArticleId): number {
    const order = places.value.orders.get(article)
    return order === undefined ? 0 : spineAt(order)
  }

  return {
    page: shallowReadonly(page),
    /** Oldest first; from the first entry on where `complete`. */
    log: shallowReadonly(log),
    complete: readonly(complete),
    /** Operations that did not fit what others had done: part of the history, not applied. */
    rejected: shallowReadonly(rejected),
    state: readonly(state),
    failure: shallowReadonly(failure),
    articles: computed(() => places.value.articles),
    shelf: computed(() => places.value.shelf),
    numbers: computed(() => places.value.numbers),
    doubts: computed(() => places.value.doubts),
    history,
    /** Clock and randomness for new ids. */
    ids,
    start,
    open,
    perform,
    can,
    undo,
    redo,
    undoEntry,
    restore,
    placeOf,
    letterOf,
    spineOf,
  }
})

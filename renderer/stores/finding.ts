/**
 * Finding and replacing: what is looked for and where, the hits with their ticks, and the one that is looked at. Review marks them
 * in the text; nothing is replaced before the editor says so.
 */
import { defineStore } from 'pinia'
import { computed, reactive, ref, shallowReadonly, shallowRef, watch } from 'vue'

import type { PageId } from '#shared/base/index.ts'
import type { PageHits } from '#shared/contract/index.ts'
import {
  hitsOnPage,
  prepareFinder,
  PUNCTUATION_RULES,
  replaceOnPage,
  type Finder,
  type PunctuationRule,
  type SearchFault,
} from '#shared/finding/index.ts'

import { useBulkEditsStore, type BulkOutcome } from './bulk-edits.ts'
import { hitKey, listed, tickedOf, type ListedHit } from './find-list.ts'
import { librarySearch } from './library-search.ts'
import { usePageStore } from './page.ts'

export type FindScope = 'page' | 'library'

/** What came of replacing. */
export interface Replaced extends Pick<BulkOutcome, 'pages' | 'hits' | 'left' | 'stopped'> {
  /** null: a step on one page, which undo takes back as any other. */
  readonly bulk: BulkOutcome['bulk'] | null
  readonly undone: boolean
}

export const useFindingStore = defineStore('finding', () => {
  const page = usePageStore()
  const bulk = useBulkEditsStore()

  const open = ref(false)
  /** Counted up whenever the field should take the focus. */
  const asked = ref(0)
  const scope = ref<FindScope>('page')
  const mode = ref<Finder['find']>('text')
  const query = reactive({ text: '', replacement: '', pattern: false, matchCase: false, matchWidth: false })
  const rules = ref<PunctuationRule[]>([...PUNCTUATION_RULES])
  /** Hits are to be replaced, not only found. */
  const replacing = ref(false)

  const finder = computed<Finder>(() =>
    mode.value === 'punctuation'
      ? { find: 'punctuation', rules: rules.value }
      : { find: 'text', search: { ...query, replacement: replacing.value ? query.replacement : null } },
  )
  const prepared = computed(() => prepareFinder(finder.value))

  const library = librarySearch()

  const onPage = computed((): { readonly pages: readonly PageHits[]; readonly fault: SearchFault['fault'] | null } => {
    if (!open.value || scope.value !== 'page' || page.page === undefined) return { pages: [], fault: null }
    if (!prepared.value.ok) return { pages: [], fault: prepared.value.fault }
    const blocks = hitsOnPage(page.page, prepared.value)
    if ('fault' in blocks) return { pages: [], fault: blocks.fault }
    const { id, info, originals } = page.page.head
    return { pages: blocks.length === 0 ? [] : [{ page: id, info, file: originals[0]?.name ?? '', lead: '', blocks }], fault: null }
  })
  const pages = computed(() => (scope.value === 'page' ? onPage.value.pages : library.found.value))
  const fault = computed(() =>
    prepared.value.ok ? (scope.value === 'page' ? onPage.value.fault : library.fault.value) : prepared.value.fault,
  )
  const hits = computed(() => listed(pages.value))

  const unticked = shallowRef<ReadonlySet<string>>(new Set())
  const ticked = computed(() => tickedOf(pages.value, unticked.value))
  const tickedHits = computed(() =>
    ticked.value.reduce((sum, { blocks }) => sum + blocks.reduce((all, { hits: own }) => all + own.length, 0), 0),
  )

  /** The hit that is looked at, by its place in the list; -1 before any was. */
  const place = ref(-1)
  const current = computed<ListedHit | undefined>(() => hits.value[place.value])
  const outcome = shallowRef<Replaced | null>(null)
  const busy = ref<{ readonly done: number; readonly total: number } | null>(null)
  let working = new AbortController()

  watch([finder, scope], () => {
    library.clear()
    unticked.value = new Set()
    place.value = -1
    outcome.value = null
  })
  watch(hits, (now) => {
    if (place.value >= now.length) place.value = now.length - 1
  })

  function show(where: FindScope, replace: boolean, text: string | null = null): void {
    open.value = true
    scope.value = where
    replacing.value = replace
    mode.value = 'text'
    if (text !== null && text !== '') query.text = text
    asked.value++
  }

  function hide(): void {
    open.value = false
    stop()
  }

  /** Looks through the library from its beginning. */
  async function look(): Promise<void> {
    unticked.value = new Set()
    outcome.value = null
    if (prepared.value.ok) await library.look(finder.value)
  }

  /** Ends looking or replacing; what was found or done stays. */
  function stop(): void {
    library.stop()
    working.abort()
  }

  function step(by: -1 | 1): void {
    const { length } = hits.value
    if (length > 0) place.value = place.value < 0 && by < 0 ? length - 1 : (place.value + by + length) % length
  }

  function tick(keys: readonly string[], on: boolean): void {
    const now = new Set(unticked.value)
    for (const key of keys) {
      if (on) now.delete(key)
      else now.add(key)
    }
    unticked.value = now
  }

  const meaning = computed(() => (mode.value === 'punctuation' ? ('punctuation' as const) : ('find-and-replace' as const)))

  /** Replaces the hit that is looked at, on the open page; the next one moves up to its place. */
  function replaceCurrent(): boolean {
    const hit = current.value
    if (hit === undefined || hit.page !== page.page?.head.id) return false
    const { step: one } = replaceOnPage(page.page, [{ block: hit.block, text: hit.text, hits: [hit.hit] }], meaning.value)
    const operation = one?.operations[0]
    return operation !== undefined && page.perform(operation).ok
  }

  /** Replaces everything that is ticked, in one step. */
  async function replaceTicked(): Promise<void> {
    const wanted = ticked.value
    const [only] = wanted
    if (scope.value === 'page' && page.page !== undefined && only !== undefined) {
      const { step: all, hits: count, left } = replaceOnPage(page.page, only.blocks, meaning.value)
      const done = all !== null && page.perform(all).ok
      outcome.value = {
        bulk: null,
        pages: done ? [only.page] : [],
        hits: done ? count : 0,
        left: done ? left : count + left,
        stopped: false,
        undone: false,
      }
      return
    }
    const mine = (working = new AbortController())
    busy.value = { done: 0, total: wanted.length }
    try {
      const made = await bulk.replace(wanted, meaning.value, {
        signal: mine.signal,
        progress: (done) => (busy.value = { done, total: wanted.length }),
      })
      library.clear()
      outcome.value = { ...made, undone: false }
    } finally {
      busy.value = null
    }
  }

  /** Takes the last step over several pages back, on all of them. */
  async function undo(): Promise<readonly PageId[]> {
    const last = outcome.value
    if (last === null || last.undone) return []
    if (last.bulk === null) {
      const undone = page.undo().ok
      outcome.value = { ...last, undone }
      return []
    }
    const mine = (working = new AbortController())
    busy.value = { done: 0, total: last.pages.length }
    try {
      const { refused } = await bulk.turnBack(last.bulk, last.pages, 'undo', {
        signal: mine.signal,
        progress: (done) => (busy.value = { done, total: last.pages.length }),
      })
      outcome.value = { ...last, undone: true }
      return refused
    } finally {
      busy.value = null
    }
  }

  return {
    open: shallowReadonly(open),
    asked: shallowReadonly(asked),
    scope,
    mode,
    query,
    rules,
    replacing,
    pages,
    hits,
    fault,
    state: shallowReadonly(library.state),
    progress: shallowReadonly(library.progress),
    unticked: shallowReadonly(unticked),
    tickedHits,
    tickedPages: computed(() => ticked.value.length),
    place,
    current,
    outcome: shallowReadonly(outcome),
    busy: shallowReadonly(busy),
    show,
    hide,
    look,
    stop,
    step,
    tick,
    keyOf: hitKey,
    replaceCurrent,
    replaceTicked,
    undo,
  }
})

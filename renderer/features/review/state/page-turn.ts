/** The pages before and after the one in hand, by the order that the editor has chosen. [N2] */
import { computed, onScopeDispose, shallowRef, watch, type ComputedRef, type Ref } from 'vue'

import type { PageId } from '#shared/base/index.ts'
import { useAnswer } from '#renderer/composables/index.ts'
import { useLibraryStore } from '#renderer/stores/library.ts'
import { useSessionStore } from '#renderer/stores/session.ts'
import { useSettingsStore } from '#renderer/stores/settings.ts'

import { orderOf } from '../flow/next-page.ts'
import { aroundOn, follow, NO_TRAIL } from '../model/trail.ts'

export interface Turn {
  /** Place in the list from 0, null where the list does not hold the page. */
  readonly index: number | null
  readonly total: number
  readonly before: PageId | null
  readonly after: PageId | null
}

export interface PageTurn {
  /** null until it is known. */
  readonly turn: ComputedRef<Turn | null>
  /** The next page to be opened is turned to, not chosen. */
  readonly turning: (to: 'before' | 'after') => void
}

interface Neighbours {
  readonly index: number | null
  readonly total: number
  readonly before: readonly PageId[]
  readonly after: readonly PageId[]
}

/** Neighbours asked for at most; those on the trail are passed over. */
const MOST = 50
/** So many beside those on the trail: a held key turns pages faster than the host answers. */
const AHEAD = 16

/** Follows the page and the library. */
export function usePageTurn(page: Readonly<Ref<PageId | undefined>>): PageTurn {
  const session = useSessionStore()
  const library = useLibraryStore()
  const settings = useSettingsStore()
  const trail = shallowRef(NO_TRAIL)
  let turned: 'before' | 'after' | null = null
  const neighbours = useAnswer<Neighbours | null>(null, async () => {
    const id = page.value
    if (id === undefined) return undefined
    const query = { filter: library.filter, ...orderOf(settings.value.pageOrder), offset: 0, limit: 1 }
    const count = Math.min(MOST, trail.value.pages.length + AHEAD)
    return session.client().library.neighbours({ query, page: id, count })
  })

  watch(
    page,
    (id) => {
      if (id === undefined) return
      trail.value = follow(trail.value, id, turned)
      turned = null
      neighbours.ask()
    },
    { immediate: true },
  )
  watch([() => library.filter, () => settings.value.pageOrder], neighbours.ask)
  const stop = session.listen({
    event: (event) => {
      if (event.type === 'pages-added') neighbours.ask()
    },
    start: neighbours.ask,
  })
  onScopeDispose(stop)

  const turn = computed((): Turn | null => {
    const { value: known } = neighbours.answer
    return known === null ? null : { index: known.index, total: known.total, ...aroundOn(trail.value, known) }
  })
  return {
    turn,
    turning: (to) => {
      turned = to
    },
  }
}

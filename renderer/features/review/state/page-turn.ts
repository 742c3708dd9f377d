/** The pages before and after the one in hand, in the order in which the library shows them. */
import { onScopeDispose, shallowReadonly, shallowRef, watch, type Ref } from 'vue'

import type { PageId } from '#shared/base/index.ts'
import { useLibraryStore } from '#renderer/stores/library.ts'
import { useSessionStore } from '#renderer/stores/session.ts'

export interface Turn {
  /** Place in the list from 0, null where the list does not hold the page. */
  readonly index: number | null
  readonly total: number
  readonly before: PageId | null
  readonly after: PageId | null
}

/** Follows the page and the library; null until it is known. */
export function usePageTurn(page: Readonly<Ref<PageId | undefined>>): Readonly<Ref<Turn | null>> {
  const session = useSessionStore()
  const library = useLibraryStore()
  const turn = shallowRef<Turn | null>(null)
  let asked = 0

  async function look(): Promise<void> {
    const mine = ++asked
    const id = page.value
    if (id === undefined) return
    try {
      const query = { ...library.query, offset: 0, limit: 1 }
      const { index, total, before, after } = await session.client().library.neighbours({ query, page: id, count: 1 })
      if (mine === asked) turn.value = { index, total, before: before[0] ?? null, after: after[0] ?? null }
    } catch {
      // Offline: what was known stays; it is asked again when the connection is back.
    }
  }

  watch([page, () => library.query], () => void look(), { immediate: true })
  const stop = session.listen({
    event: (event) => {
      if (event.type === 'pages-added') void look()
    },
    start: () => void look(),
  })
  onScopeDispose(stop)
  return shallowReadonly(turn)
}

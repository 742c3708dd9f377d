/** How many articles of the pages in view stand on other pages too and wait for a decision. */
import { onScopeDispose, watch, type Ref } from 'vue'

import type { PageId } from '#shared/base/index.ts'
import { useAnswer } from '#renderer/composables/index.ts'
import { useCopiesStore } from '#renderer/stores/copies.ts'
import { useSessionStore } from '#renderer/stores/session.ts'

/** Scrolling asks once it rests, and the library is asked again at most this often. Milliseconds. */
const PAUSE = 200

/** For the table's setup. Counts of pages that went out of view are forgotten. */
export function useAcross(pages: Readonly<Ref<readonly PageId[]>>): Readonly<Ref<ReadonlyMap<PageId, number>>> {
  const session = useSessionStore()
  const copies = useCopiesStore()
  const counts = useAnswer<ReadonlyMap<PageId, number>>(new Map(), async () => {
    const wanted = pages.value
    if (wanted.length === 0) return undefined
    const found = await session.client().copies.counts({ pages: [...wanted] })
    return new Map(wanted.map((page, i) => [page, found[i] ?? 0]))
  })
  let timer: ReturnType<typeof setTimeout> | undefined

  watch(
    [() => pages.value.join(), () => copies.turn],
    () => {
      clearTimeout(timer)
      timer = setTimeout(counts.ask, PAUSE)
    },
    { immediate: true },
  )
  onScopeDispose(() => clearTimeout(timer))
  return counts.answer
}

/** On from page to page: to the next doubt of another page, or to the next page to review. What is offered when a page is done. */
import { computed, inject, onScopeDispose, provide, shallowRef, watch, type ComputedRef, type InjectionKey, type ShallowRef } from 'vue'

import type { PageId } from '#shared/base/index.ts'
import type { PageRow } from '#shared/contract/index.ts'
import type { Page } from '#shared/model/index.ts'
import { useLibraryStore } from '#renderer/stores/library.ts'
import { useSessionStore } from '#renderer/stores/session.ts'
import { useSettingsStore } from '#renderer/stores/settings.ts'

import { nextWanted, type Wanted } from './next-page.ts'

/** Where the selection goes on the page that is opened next. */
export interface Landing {
  readonly page: PageId
  readonly at: 'first-doubt' | 'last-doubt' | 'top'
}

export interface Flow {
  /** No doubt of the page is open. False while no page is in hand. */
  readonly done: ComputedRef<boolean>
  /** Doubts of the page that were put off. */
  readonly later: ComputedRef<number>
  /** The page that is offered; null: no other one is wanted, undefined: it is being looked for. */
  readonly offer: ShallowRef<PageRow | null | undefined>
  readonly landing: ShallowRef<Landing | null>
  /** Finds the next page with doubts, or the next to review, and remembers where to land on it. null: there is none. */
  next(wanted: Wanted): Promise<PageRow | null>
}

const key: InjectionKey<Flow> = Symbol('flow')

export function provideFlow(flow: Flow): Flow {
  provide(key, flow)
  return flow
}

/** undefined where a page is shown by itself. */
export function useFlow(): Flow | undefined {
  return inject(key, undefined)
}

/** Pages of the walk that are remembered. */
const LONGEST_WALK = 500

export function createFlow(page: ComputedRef<Page | undefined>): Flow {
  const session = useSessionStore()
  const library = useLibraryStore()
  const settings = useSettingsStore()
  const offer = shallowRef<PageRow | null>()
  const landing = shallowRef<Landing | null>(null)
  let walk: readonly PageId[] = []
  let asked = 0

  const states = computed(() => Object.values(page.value?.doubts ?? {}).map(({ state }) => state))
  const done = computed(() => page.value !== undefined && !states.value.includes('open'))
  const later = computed(() => states.value.filter((state) => state === 'later').length)

  async function find(wanted: Wanted): Promise<PageRow | null> {
    const from = page.value?.head.id
    if (from === undefined) return null
    const { pageOrder } = settings.value
    return nextWanted(session.client().library, { wanted, from, filter: library.filter, pageOrder, walk })
  }

  async function look(): Promise<void> {
    const mine = ++asked
    try {
      const found = (await find('doubts')) ?? (await find('review'))
      if (mine === asked) offer.value = found
    } catch {
      // Offline: nothing is offered; turning pages still works with what is on the desk.
      if (mine === asked) offer.value = null
    }
  }

  watch(
    () => page.value?.head.id,
    (id) => {
      if (id !== undefined) walk = [...walk.filter((other) => other !== id), id].slice(-LONGEST_WALK)
    },
    { immediate: true },
  )
  watch(
    [() => page.value?.head.id, done, () => settings.value.pageOrder, () => library.filter],
    ([, isDone]) => {
      offer.value = undefined
      if (isDone) void look()
      else asked++
    },
    { immediate: true },
  )
  onScopeDispose(
    session.listen({
      event: (event) => {
        if (done.value && event.type === 'pages-added') void look()
      },
      start: () => {
        if (done.value) void look()
      },
    }),
  )

  return { done, later, offer, landing, next: find }
}

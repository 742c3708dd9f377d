/** Looking through the library for hits, part by part: what was found so far, how far it is, and why it ended. */
import { ref, shallowRef, type Ref, type ShallowRef } from 'vue'

import { MOST_HITS, NO_FILTER, type PageHits } from '#shared/contract/index.ts'
import type { Finder, SearchFault } from '#shared/finding/index.ts'

import { listed } from './find-list.ts'
import { useSessionStore } from './session.ts'

/** Pages that one step may change: undo remembers as many parts of it. */
const MOST_PAGES = 400

/** `enough`: there are as many hits as one step may replace, and more may follow. */
export type LookState = 'idle' | 'looking' | 'done' | 'enough' | 'stopped'

export interface LibrarySearch {
  readonly found: ShallowRef<readonly PageHits[]>
  /** Pages looked through, of those there are. */
  readonly progress: Ref<{ readonly done: number; readonly total: number }>
  readonly state: Ref<LookState>
  readonly fault: Ref<SearchFault['fault'] | null>
  /** Begins anew. Rejects where the library cannot be reached. */
  look(finder: Finder): Promise<void>
  /** Ends looking; what was found stays. */
  stop(): void
  clear(): void
}

export function librarySearch(): LibrarySearch {
  const session = useSessionStore()
  const found = shallowRef<readonly PageHits[]>([])
  const progress = ref({ done: 0, total: 0 })
  const state = ref<LookState>('idle')
  const fault = ref<SearchFault['fault'] | null>(null)
  let looking = new AbortController()

  function clear(): void {
    looking.abort()
    found.value = []
    state.value = 'idle'
    fault.value = null
  }

  function stop(): void {
    looking.abort()
    if (state.value === 'looking') state.value = 'stopped'
  }

  async function look(finder: Finder): Promise<void> {
    clear()
    const mine = (looking = new AbortController())
    state.value = 'looking'
    try {
      // What the library does not have yet it cannot find; where it cannot be reached the call below says so.
      await session
        .desk()
        .flush()
        .catch(() => undefined)
      for (let from: number | null = 0; from !== null; from = await part(finder, from, mine.signal));
    } catch (error) {
      if (mine.signal.aborted) return
      state.value = 'stopped'
      throw error
    }
  }

  /** Looks through the next part. Returns where to go on, null at the end. */
  async function part(finder: Finder, from: number, signal: AbortSignal): Promise<number | null> {
    const answer = await session.client().finding.find({ finder, filter: NO_FILTER, from, limit: MOST_HITS }, { signal })
    if (signal.aborted) return null
    found.value = [...found.value, ...answer.pages]
    fault.value = answer.fault
    progress.value = { done: answer.next ?? answer.total, total: answer.total }
    const enough = listed(found.value).length >= MOST_HITS || found.value.length >= MOST_PAGES
    if (answer.next === null) state.value = 'done'
    else if (enough) state.value = 'enough'
    return enough ? null : answer.next
  }

  return { found, progress, state, fault, look, stop, clear }
}

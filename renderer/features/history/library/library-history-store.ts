/** The history of the whole library as it is looked at: what has been fetched, which line is chosen, whose steps are shown. */
import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'

import type { HistoryActors, HistoryLine } from '#shared/contract/index.ts'
import { useSessionStore } from '#renderer/stores/session.ts'

/** Lines fetched at once. */
const PART = 50

export const useLibraryHistoryStore = defineStore('library-history', () => {
  const session = useSessionStore()
  const who = shallowRef<HistoryActors>('all')
  const lines = shallowRef<readonly HistoryLine[]>([])
  const next = shallowRef<number | null>(null)
  const state = shallowRef<'empty' | 'loading' | 'ready'>('empty')
  const chosen = shallowRef<number | null>(null)
  /** Counted up by each fresh start, so that an answer to an older question is left aside. */
  let asked = 0

  const line = computed(() => lines.value.find(({ place }) => place === chosen.value) ?? lines.value[0])
  const atEnd = computed(() => state.value === 'ready' && next.value === null)

  /** Fetches the newest lines anew; the chosen line stays chosen where it is still listed. */
  async function refresh(): Promise<void> {
    const mine = ++asked
    state.value = 'loading'
    const wanted = Math.min(100, Math.max(PART, lines.value.length))
    const part = await session.client().library.history({ who: who.value, before: null, limit: wanted })
    if (mine !== asked) return
    // Nothing of a history changes but its new end: older lines that hang together with the new ones stay.
    const last = part.lines.at(-1)?.place
    const at = last === undefined ? -1 : lines.value.findIndex(({ place }) => place === last)
    const older = at < 0 ? [] : lines.value.slice(at + 1)
    lines.value = [...part.lines, ...older]
    if (older.length === 0) next.value = part.next
    state.value = 'ready'
  }

  /** Fetches the lines before those that are here; nothing where there are none or they are on their way. */
  async function more(): Promise<void> {
    const { value: before } = next
    if (before === null || state.value !== 'ready') return
    const mine = ++asked
    state.value = 'loading'
    try {
      const part = await session.client().library.history({ who: who.value, before, limit: PART })
      if (mine !== asked) return
      lines.value = [...lines.value, ...part.lines]
      next.value = part.next
    } finally {
      if (mine === asked) state.value = 'ready'
    }
  }

  function show(actors: HistoryActors): Promise<void> {
    who.value = actors
    lines.value = []
    next.value = null
    return refresh()
  }

  async function move(by: number): Promise<void> {
    const at = lines.value.findIndex(({ place }) => place === line.value?.place)
    if (at + by >= lines.value.length) await more()
    const target = lines.value[Math.min(Math.max(at + by, 0), lines.value.length - 1)]
    if (target !== undefined) chosen.value = target.place
  }

  return { who, lines, state, line, atEnd, refresh, more, show, move, choose: (place: number) => (chosen.value = place) }
})

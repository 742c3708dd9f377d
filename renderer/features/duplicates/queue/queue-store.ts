/** The queue of groups as it is looked at: which ones, the one that is chosen, and what was decided a moment ago. */
import { defineStore } from 'pinia'
import { computed, markRaw, ref, shallowReactive, shallowReadonly, shallowRef, watch } from 'vue'

import { sameJson, type OperationId, type PageId } from '#shared/base/index.ts'
import {
  NO_COPY_FILTER,
  type CopyDecision,
  type CopyFacets,
  type CopyFilter,
  type CopyRow,
  type CopySort,
  type CopyState,
  type CopyStep,
} from '#shared/contract/index.ts'
import { createRowCache } from '#renderer/stores/row-cache.ts'
import { useSessionStore } from '#renderer/stores/session.ts'
import { useSettingsStore } from '#renderer/stores/settings.ts'
import { useTrailStore } from '#renderer/stores/trail.ts'

/** Rows a request, and chunks kept. */
const CHUNK = 100
const MOST_CHUNKS = 30
/** So far around its old place a group is looked for when the list has changed. */
const NEAR = 300
/** What was decided goes from the list when the library has told of it; later than this it is shown as it is. Milliseconds. */
const SHOWN_AS_DECIDED = 4_000
/** Decisions of which is remembered which group they were about. */
const MOST_DECISIONS = 200

export type QueueTab = CopyState | 'bin'

export const useQueueStore = defineStore('duplicates.queue', () => {
  const session = useSessionStore()
  const settings = useSettingsStore()
  const trail = useTrailStore()

  const filter = shallowRef<CopyFilter>({ ...NO_COPY_FILTER, states: ['open'] })
  const sort = ref<CopySort>('worst')
  const bin = ref(false)
  const facets = shallowRef<CopyFacets | null>(null)
  const chosen = ref<string | null>(null)
  const place = ref(0)
  const decided = shallowReactive(new Map<string, CopyDecision['do']>())
  const groupOf = new Map<OperationId, string>()
  let report: (error: unknown) => void = () => undefined
  let readings = 0

  const rows = createRowCache<CopyRow>({
    chunk: CHUNK,
    most: MOST_CHUNKS,
    failed: (error) => report(error),
    fetch: (offset, limit, signal) => session.client().copies.groups({ filter: filter.value, sort: sort.value, offset, limit }, { signal }),
  })

  const tab = computed<QueueTab>(() => (bin.value ? 'bin' : (filter.value.states[0] ?? 'open')))
  const narrowed = computed(() => !sameJson(filter.value, { ...NO_COPY_FILTER, states: filter.value.states }))
  const row = computed<CopyRow | undefined>(() => (rows.version.value < 0 ? undefined : rows.rowAt(place.value)))

  async function readFacets(): Promise<void> {
    const mine = ++readings
    const now = await session.client().copies.facets(filter.value)
    if (mine === readings) facets.value = now
  }

  function refresh(): void {
    rows.refresh()
    readFacets().catch(report)
  }

  function relist(): void {
    decided.clear()
    chosen.value = null
    place.value = 0
    rows.reset()
    readFacets().catch(report)
  }

  function narrow(patch: Partial<CopyFilter>): void {
    const next = { ...filter.value, ...patch }
    if (sameJson(next, filter.value)) return
    filter.value = next
    relist()
  }

  function show(next: QueueTab): void {
    bin.value = next === 'bin'
    if (next !== 'bin') narrow({ states: [next] })
  }

  /** The groups of one state that have a copy on a page. */
  function only(state: CopyState, page: PageId | null): void {
    bin.value = false
    const next = { ...NO_COPY_FILTER, states: [state], page }
    if (sameJson(next, filter.value)) return
    filter.value = next
    relist()
  }

  function order(by: CopySort): void {
    if (by === sort.value) return
    sort.value = by
    relist()
  }

  function choose(index: number): void {
    place.value = Math.max(0, Math.min(index, (rows.total.value ?? 1) - 1))
    chosen.value = rows.rowAt(place.value)?.group ?? null
  }

  /** Steps over what was just decided. */
  function step(by: -1 | 1): void {
    const total = rows.total.value ?? 0
    for (let at = place.value + by; at >= 0 && at < total; at += by) {
      const next = rows.rowAt(at)
      if (next === undefined || !decided.has(next.group)) return choose(at)
    }
  }

  /** Finds the chosen group again after the list has changed; where it is gone, what stands in its place is chosen. */
  function settle(): void {
    const total = rows.total.value
    if (total === null) return
    if (chosen.value !== null && rows.rowAt(place.value)?.group !== chosen.value) {
      for (let away = 1; away < NEAR; away++) {
        for (const at of [place.value - away, place.value + away]) {
          if (at >= 0 && rows.rowAt(at)?.group === chosen.value) {
            place.value = at
            return
          }
        }
      }
    }
    if (place.value >= total) place.value = Math.max(0, total - 1)
    const here = rows.rowAt(place.value)
    if (here !== undefined || total === 0) chosen.value = here?.group ?? null
  }

  /** Looks for a group in the list as it is now, and chooses it. False where it is not in its beginning. */
  function find(group: string): boolean {
    for (let at = 0; at < Math.min(rows.total.value ?? 0, CHUNK * MOST_CHUNKS); at++) {
      if (rows.rowAt(at)?.group !== group) continue
      choose(at)
      return true
    }
    return false
  }

  function note(step: CopyStep, group: string | null): void {
    trail.noteSteps(step.parts.map(({ page, operation }) => ({ page, id: operation, edit: operation, bulk: step.bulk })))
    for (const { operation } of step.parts) if (group !== null) groupOf.set(operation, group)
    for (const old of [...groupOf.keys()].slice(0, Math.max(0, groupOf.size - MOST_DECISIONS))) groupOf.delete(old)
  }

  /** Carries a decision out. The next group is chosen at once; where it fails, the group is chosen again and the error is the caller's. */
  async function decide(group: string, decision: CopyDecision): Promise<CopyStep> {
    const at = place.value
    if (!leavesRest(decision, rows.rowAt(at)?.copies ?? 0)) {
      decided.set(group, decision.do)
      step(1)
      if (place.value === at) step(-1)
    }
    try {
      // An edit that has not reached the library would stand in the way.
      await session.desk().flush()
      const done = await session.client().copies.decide({ editor: settings.value.editor, group, decision })
      note(done, group)
      if (done.parts.length === 0 || done.refused.length > 0) decided.delete(group)
      else setTimeout(() => decided.delete(group), SHOWN_AS_DECIDED)
      return done
    } catch (error) {
      decided.delete(group)
      chosen.value = group
      place.value = at
      settle()
      throw error
    }
  }

  /** What was decided was taken back: it waits again, and is chosen when the list has it. */
  function backAgain(edits: readonly OperationId[]): string | null {
    const group = edits.map((edit) => groupOf.get(edit)).find((one) => one !== undefined)
    if (group === undefined) return null
    decided.delete(group)
    return group
  }

  /** Copies came back from the bin: what was decided a moment ago may wait again. */
  function reconsider(): void {
    decided.clear()
  }

  /** Begins to show the list. Returns the ending. */
  function open(failed: (error: unknown) => void): () => void {
    report = failed
    // With every answer, whether the list is on the screen or the bin is: its mark and the copies beside it are one group.
    const stop = watch(rows.version, settle, { flush: 'sync' })
    refresh()
    return () => {
      stop()
      rows.release()
    }
  }

  return {
    filter: shallowReadonly(filter),
    sort: shallowReadonly(sort),
    tab,
    narrowed,
    facets: shallowReadonly(facets),
    chosen: shallowReadonly(chosen),
    place: shallowReadonly(place),
    row,
    decided,
    /** Windows of the list; its refs are read with `.value`. */
    rows: markRaw(rows),
    refresh,
    narrow,
    show,
    only,
    order,
    choose,
    step,
    find,
    note,
    decide,
    backAgain,
    reconsider,
    open,
  }
})

/** True where the group goes on with fewer copies: there is more to decide, so it stays chosen. */
function leavesRest(decision: CopyDecision, copies: number): boolean {
  return (decision.do === 'drop' || decision.do === 'different') && decision.members.length < copies - 1
}

/** 回收站: what was dropped, latest first, the one that is chosen, and bringing it back. */
import { defineStore } from 'pinia'
import { computed, markRaw, ref, shallowReactive, shallowReadonly, watch } from 'vue'

import type { OperationId } from '#shared/base/index.ts'
import type { BinItem, CopyStep } from '#shared/contract/index.ts'
import { createRowCache } from '#renderer/stores/row-cache.ts'
import { useSessionStore } from '#renderer/stores/session.ts'
import { useSettingsStore } from '#renderer/stores/settings.ts'

const CHUNK = 100
const MOST_CHUNKS = 20

export const binKey = (item: BinItem): string => `${item.operation} ${item.blocks[0] ?? ''}`

export const useBinStore = defineStore('duplicates.bin', () => {
  const session = useSessionStore()
  const settings = useSettingsStore()
  const place = ref(0)
  let chosen: string | null = null
  /** To be chosen when the list has it again. */
  let returning: string | null = null
  /** What each restoring brought back. */
  const restoredBy = new Map<OperationId, string>()
  const restored = shallowReactive(new Set<string>())
  let report: (error: unknown) => void = () => undefined

  const rows = createRowCache<BinItem>({
    chunk: CHUNK,
    most: MOST_CHUNKS,
    failed: (error) => report(error),
    fetch: async (offset, limit, signal) => {
      const { total, items } = await session.client().copies.bin({ page: null, offset, limit }, { signal })
      return { total, rows: items }
    },
  })

  const item = computed(() => (rows.version.value < 0 ? undefined : rows.rowAt(place.value)))

  function choose(index: number): void {
    place.value = Math.max(0, Math.min(index, (rows.total.value ?? 1) - 1))
    const here = rows.rowAt(place.value)
    chosen = here === undefined ? null : binKey(here)
  }

  function step(by: -1 | 1): void {
    for (let at = place.value + by; at >= 0 && at < (rows.total.value ?? 0); at += by) {
      const next = rows.rowAt(at)
      if (next === undefined || !restored.has(binKey(next))) return choose(at)
    }
  }

  /** Finds the chosen one again after the list has changed; where it is gone, what stands in its place is chosen. */
  function settle(): void {
    const back = placeOf(returning)
    if (back !== undefined) returning = null
    choose(back ?? placeOf(chosen) ?? place.value)
  }

  function placeOf(key: string | null): number | undefined {
    if (key === null) return undefined
    for (let at = 0; at < Math.min(rows.total.value ?? 0, CHUNK * MOST_CHUNKS); at++) {
      const row = rows.rowAt(at)
      if (row !== undefined && binKey(row) === key) return at
    }
    return undefined
  }

  /** A restoring was taken back: what it had brought back is chosen when the list has it. */
  function backAgain(edits: readonly OperationId[]): void {
    const key = edits.map((edit) => restoredBy.get(edit)).find((one) => one !== undefined)
    if (key === undefined) return
    restored.delete(key)
    returning = key
    settle()
  }

  /** Brings one back; the step is the caller's to remember. */
  async function restore(one: BinItem): Promise<CopyStep> {
    const key = binKey(one)
    restored.add(key)
    try {
      await session.desk().flush()
      const items = [{ page: one.page, blocks: [...one.blocks] }]
      const step = await session.client().copies.restore({ editor: settings.value.editor, items })
      for (const { operation } of step.parts) restoredBy.set(operation, key)
      return step
    } catch (error) {
      restored.delete(key)
      throw error
    }
  }

  /** Begins to show the bin. Returns the ending. */
  function open(failed: (error: unknown) => void): () => void {
    report = failed
    const stop = watch(rows.version, settle, { flush: 'sync' })
    rows.refresh()
    return () => {
      stop()
      rows.release()
    }
  }

  /** Shows the bin from what went into it last, also where the list does not know of it yet. */
  function begin(): void {
    place.value = 0
    chosen = null
    restored.clear()
    rows.reset()
  }

  function refresh(): void {
    restored.clear()
    rows.refresh()
  }

  return {
    place: shallowReadonly(place),
    item,
    restored,
    /** Windows of the list; its refs are read with `.value`. */
    rows: markRaw(rows),
    choose,
    step,
    restore,
    backAgain,
    begin,
    refresh,
    open,
  }
})

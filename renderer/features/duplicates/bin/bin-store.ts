/** 回收站: what was dropped, latest first, the one that is chosen, and bringing it back. */
import { defineStore } from 'pinia'
import { computed, markRaw, ref, shallowReactive, shallowReadonly } from 'vue'

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
  }

  function step(by: -1 | 1): void {
    for (let at = place.value + by; at >= 0 && at < (rows.total.value ?? 0); at += by) {
      const next = rows.rowAt(at)
      if (next === undefined || !restored.has(binKey(next))) return choose(at)
    }
  }

  function settle(): void {
    const total = rows.total.value ?? 0
    if (place.value >= total) place.value = Math.max(0, total - 1)
  }

  /** Brings one back; the step is the caller's to remember. */
  async function restore(one: BinItem): Promise<CopyStep> {
    const key = binKey(one)
    restored.add(key)
    try {
      await session.desk().flush()
      return await session.client().copies.restore({ editor: settings.value.editor, items: [{ page: one.page, blocks: [...one.blocks] }] })
    } catch (error) {
      restored.delete(key)
      throw error
    }
  }

  /** Begins to show the bin. Returns the ending. */
  function open(failed: (error: unknown) => void): () => void {
    report = failed
    rows.refresh()
    return () => rows.release()
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
    settle,
    restore,
    refresh,
    open,
  }
})

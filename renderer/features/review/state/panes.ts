/** Which panes of the Review screen are shown, how wide they are, and which tab the inspector shows; remembered for the next time. */
import { useMediaQuery } from '@vueuse/core'
import { computed, ref, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue'

import { useFindingStore } from '#renderer/stores/finding.ts'
import { useMemoryStore } from '#renderer/stores/memory.ts'

import { FRESH, REVIEW_MEMORY, reviewMemorySchema, type ReviewMemory } from './hot-exit.ts'

export type Pane = 'inspector' | 'original'

export interface Panes {
  readonly memory: Readonly<ShallowRef<ReviewMemory>>
  readonly change: (patch: Partial<ReviewMemory>) => void
  /** There is no room beside the sheets: asked for, the pane lies over them. */
  readonly noInspector: Ref<boolean>
  readonly noOriginal: Ref<boolean>
  readonly inspectorShown: ComputedRef<boolean>
  readonly originalShown: ComputedRef<boolean>
  /** A pane lies over the sheets. */
  readonly over: ComputedRef<boolean>
  /** Widths that the editor set, as custom properties. */
  readonly widths: ComputedRef<Readonly<Record<string, string>>>
  readonly toggle: (pane: Pane) => void
  readonly showTab: (tab: ReviewMemory['tab']) => void
}

/** For the screen's setup. `skim`: whether the sheets are skimmed, which is remembered too. */
export function usePanes(skim: Ref<boolean>): Panes {
  const memories = useMemoryStore()
  const memory = shallowRef<ReviewMemory>(memories.read(REVIEW_MEMORY, reviewMemorySchema, FRESH))
  skim.value = memory.value.skim

  function change(patch: Partial<ReviewMemory>): void {
    memory.value = { ...memory.value, ...patch }
    memories.write(REVIEW_MEMORY, { ...memory.value })
  }
  watch(skim, (now) => change({ skim: now }))

  // Where there is no room, a pane gives way; asked for, it lies over the sheets until it is put away.
  const noInspector = useMediaQuery('(max-width: 1120px)')
  const noOriginal = useMediaQuery('(max-width: 840px)')
  const drawer = ref<Pane | null>(null)
  // Find and replace stands where the inspector is, and gives the place back.
  const find = useFindingStore()
  const inspectorShown = computed(() => !find.open && (noInspector.value ? drawer.value === 'inspector' : memory.value.inspector))
  const originalShown = computed(() => (noOriginal.value ? drawer.value === 'original' : memory.value.original))
  watch([noInspector, noOriginal], () => (drawer.value = null))

  function toggle(pane: Pane): void {
    if (pane === 'inspector' && find.open) {
      find.hide()
      if (inspectorShown.value) return
    }
    const narrow = pane === 'inspector' ? noInspector.value : noOriginal.value
    if (narrow) drawer.value = drawer.value === pane ? null : pane
    else change({ [pane]: !memory.value[pane] })
  }

  return {
    memory,
    change,
    noInspector,
    noOriginal,
    inspectorShown,
    originalShown,
    over: computed(() => drawer.value !== null),
    widths: computed(() => ({
      ...(memory.value.left === null ? {} : { '--left': `${String(memory.value.left)}px` }),
      ...(memory.value.right === null ? {} : { '--right': `${String(memory.value.right)}px` }),
    })),
    toggle,
    showTab: (tab) => {
      if (!inspectorShown.value) toggle('inspector')
      change({ tab })
    },
  }
}

/** How large the text of each pane is shown: a matter of the view, kept from session to session, apart from the size in the settings. */
import { defineStore } from 'pinia'
import { shallowReadonly, shallowRef } from 'vue'
import * as v from 'valibot'

import { useMemoryStore } from '#renderer/stores/memory.ts'

import { SIZES, stepped } from './steps.ts'

export type ZoomPane = 'sheets' | 'original'
/** Percent of the usual size. */
export type TextZoom = Readonly<Record<ZoomPane, number>>

export const ZOOM_MEMORY = 'review.zoom'

const percent = v.pipe(v.number(), v.minValue(Math.min(...SIZES)), v.maxValue(Math.max(...SIZES)))
const schema: v.GenericSchema<TextZoom> = v.object({ sheets: percent, original: percent })

export const useTextZoomStore = defineStore('text-zoom', () => {
  const memory = useMemoryStore()
  const sizes = shallowRef(memory.read(ZOOM_MEMORY, schema, { sheets: 100, original: 100 }))

  function set(pane: ZoomPane, size: number): void {
    if (sizes.value[pane] === size) return
    sizes.value = { ...sizes.value, [pane]: size }
    memory.write(ZOOM_MEMORY, { ...sizes.value })
  }

  return {
    sizes: shallowReadonly(sizes),
    step: (pane: ZoomPane, by: -1 | 1) => set(pane, stepped(sizes.value[pane], by)),
    reset: (pane: ZoomPane) => set(pane, 100),
  }
})

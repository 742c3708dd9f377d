/** Lets a pane's text grow and shrink by Ctrl and the wheel; what was at the pane's top stays there. [Y6] */
import { useEventListener } from '@vueuse/core'
import { computed, nextTick, watch, type ComputedRef, type Ref } from 'vue'

import { useAnnouncer } from '#renderer/composables/index.ts'
import { useText } from '#renderer/i18n/index.ts'
import { useSettingsStore } from '#renderer/stores/settings.ts'

import { placeOf, scrollBack } from '../state/scroll-place.ts'
import { wheelSteps } from './steps.ts'
import { useTextZoomStore, type ZoomPane } from './text-zoom.ts'
import './zoom.css'

/** What the pane's own element takes on; the values stand in zoom.css. */
export interface PaneZoom {
  readonly zoomed: ComputedRef<boolean>
  readonly zoomStyle: ComputedRef<Readonly<Record<string, string>>>
}

/** For the setup of the part that draws the pane; `element` scrolls. */
export function useTextZoom(pane: ZoomPane, element: Readonly<Ref<HTMLElement | null>>): PaneZoom {
  const settings = useSettingsStore()
  const zoom = useTextZoomStore()
  const { announce } = useAnnouncer()
  const { t } = useText()
  const turned = wheelSteps()

  useEventListener(
    element,
    'wheel',
    (event: WheelEvent) => {
      if (!event.ctrlKey) return
      event.preventDefault()
      const step = turned(event.deltaY, event.deltaMode === WheelEvent.DOM_DELTA_LINE)
      if (step !== 0) zoom.step(pane, step)
    },
    { passive: false },
  )

  watch(
    () => zoom.sizes[pane],
    async (size) => {
      const place = element.value === null ? null : placeOf(element.value)
      await nextTick()
      if (element.value !== null && place !== null) scrollBack(element.value, place)
      announce(t('review.zoom.now', { size }))
    },
    { flush: 'pre' },
  )
  return {
    zoomed: computed(() => zoom.sizes[pane] !== 100),
    zoomStyle: computed(() => ({ '--zoom': String(zoom.sizes[pane] / 100), '--em': String(settings.value.measure) })),
  }
}

/** The pane that keys are about: the original where it has the focus, else the sheets. */
export function paneInHand(): ZoomPane {
  return document.activeElement?.closest('.original') == null ? 'sheets' : 'original'
}

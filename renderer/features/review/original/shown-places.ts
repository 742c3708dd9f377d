/** The places of the page's original with what is drawn at them: colour, letter, selection. */
import { computed, type ComputedRef } from 'vue'

import { articleLetter } from '#shared/segmentation/index.ts'
import { useText } from '#renderer/i18n/index.ts'

import { spineAt } from '../model/names.ts'
import { keepSame, originalLines, type OriginalLine, type ShownLine } from '../model/original.ts'
import type { Review } from '../state/review.ts'

/** For the setup of the original's pane. */
export function useShownPlaces(review: Review): ComputedRef<readonly ShownLine[]> {
  const { t, language } = useText()
  const lines = computed((before?: readonly OriginalLine[]) =>
    review.page.value === undefined ? [] : keepSame(originalLines(review.page.value), before),
  )
  const order = computed(() => new Map(review.page.value?.head.articles.map((id, i) => [id, i]) ?? []))
  const selected = computed(() => new Set(review.selected.value))

  return computed((before?: readonly ShownLine[]) => {
    const known = new Map(before?.map((place) => [place.key, place]))
    const [focus, chosen, orders, shelf] = [review.focus.value, selected.value, order.value, t('review.original.shelf')]
    return lines.value.map((line): ShownLine => {
      const at = line.place === null ? undefined : (orders.get(line.place) ?? 0)
      const letter = at === undefined ? shelf : articleLetter(at, language.value)
      const spine = at === undefined ? 'shelved' : `s${String(spineAt(at))}`
      const shown = line.first ? letter : ''
      const state = line.block === focus ? 'here' : chosen.has(line.block) ? 'ranged' : ''
      const old = known.get(line.key)
      if (old?.line === line && old.spine === spine && old.letter === shown && old.state === state) return old
      return {
        line,
        key: line.key,
        block: line.block,
        start: line.start,
        end: line.end,
        boxes: line.boxes,
        number: line.number,
        doubt: line.doubt,
        dropped: line.dropped,
        spine,
        letter: shown,
        state,
      }
    })
  })
}

/** Selecting several blocks: by clicks with Shift, Ctrl or ⌘ held, and by the keys that do the same. [V11] */
import type { BlockId } from '#shared/base/index.ts'
import type { Page } from '#shared/model/index.ts'

import type { DeskLayout } from './desk-layout.ts'
import { indexOf } from './page-index.ts'
import { only, stepped, stopsIn, type Selection } from './selection.ts'

/** The focus a step further with everything that is selected left as it is. */
export function walked(layout: DeskLayout, selection: Selection | undefined, step: number): Selection | undefined {
  const to = stepped(layout, selection, step, false)
  if (to === undefined || selection === undefined) return to
  return { ...to, also: stopsIn(layout, selection), loose: true }
}

/** The block taken into the selection, or out of it; the last one stays. */
export function toggled(layout: DeskLayout, selection: Selection | undefined, block: BlockId): Selection {
  const stop = layout.stopOf.get(block) ?? block
  const stops = stopsIn(layout, selection)
  if (!stops.includes(stop)) return { ...only(stop), also: stops }
  const rest = stops.filter((one) => one !== stop)
  return rest.length === 0 ? only(stop) : { ...only(stop), also: rest, loose: true }
}

/** Everything of the article (or shelf) in which the focus is. */
export function wholePlace(layout: DeskLayout, page: Page, selection: Selection): Selection {
  const { places } = indexOf(page)
  const place = places.get(selection.focus)
  return { ...only(selection.focus), also: layout.stops.filter((stop) => places.get(stop) === place) }
}

/** Which keys are held while a block is clicked. */
export interface Held {
  readonly shiftKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
}

/** What a click on a block selects: it alone, with Shift up to it, with Ctrl or ⌘ it as well, with both a range as well. */
export function clicked(layout: DeskLayout, selection: Selection | undefined, block: BlockId, held: Held): Selection {
  const more = held.ctrlKey || held.metaKey
  if (selection === undefined || (!held.shiftKey && !more)) return only(block)
  if (!held.shiftKey) return toggled(layout, selection, block)
  const range = { anchor: selection.loose === true ? selection.focus : selection.anchor, focus: block }
  return more ? { ...range, also: stopsIn(layout, selection) } : range
}

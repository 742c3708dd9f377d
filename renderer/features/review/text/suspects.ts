/** What the help against misread characters says of the open page, and what the editor has said of that. */
import * as v from 'valibot'

import type { BlockId } from '#shared/base/index.ts'
import type { Suspect, SuspectCode } from '#shared/ocr-help/index.ts'
import type { Page } from '#shared/model/index.ts'
import type { Batch, SimpleOperation } from '#shared/operations/index.ts'

/** What is right as it stands: places, and all that is alike. */
export interface Kept {
  readonly places: readonly string[]
  readonly alike: readonly string[]
}

export const KEPT_MEMORY = 'review.kept'
export const NOTHING_KEPT: Kept = { places: [], alike: [] }
export const keptSchema: v.GenericSchema<Kept> = v.object({ places: v.array(v.string()), alike: v.array(v.string()) })

/** Places that are remembered; the oldest give way. */
const MOST_KEPT = 2000

/** Two suspects of one name are alike: the same fault with the same mend. */
export function likeness({ code, text, suggestions }: Pick<Suspect, 'code' | 'text' | 'suggestions'>): string {
  return `${code} ${text} ${suggestions[0] ?? '?'}`
}

function placeOf(suspect: Suspect): string {
  return `${suspect.block} ${likeness(suspect)}`
}

export function keep(kept: Kept, suspect: Suspect, alike: boolean): Kept {
  const add = (list: readonly string[], one: string): string[] => [one, ...list.filter((other) => other !== one)].slice(0, MOST_KEPT)
  return alike ? { ...kept, alike: add(kept.alike, likeness(suspect)) } : { ...kept, places: add(kept.places, placeOf(suspect)) }
}

/** Suspects that still stand: their text is there as it was looked at, and the editor has not said that it is right. */
export function standing(suspects: readonly Suspect[], page: Page, kept: Kept): readonly Suspect[] {
  const places = new Set(kept.places)
  const alike = new Set(kept.alike)
  return suspects.filter((suspect) => {
    const block = page.blocks[suspect.block]
    return (
      block?.dropped === null &&
      block.text.slice(suspect.start, suspect.end) === suspect.text &&
      !alike.has(likeness(suspect)) &&
      !places.has(placeOf(suspect))
    )
  })
}

/** The step that takes a suggestion, for one suspect or for all that are alike; null where their text has changed. [OH1] */
export function correction(page: Page, suspects: readonly Suspect[], suggestion: string): SimpleOperation | Batch | null {
  const operations = [...Map.groupBy(suspects, ({ block }) => block)].flatMap(([id, own]): SimpleOperation[] => {
    const block = page.blocks[id]
    if (block === undefined || own.some(({ start, end, text }) => block.text.slice(start, end) !== text)) return []
    const text = own
      .toSorted((a, b) => b.start - a.start)
      .reduce((now, { start, end }) => now.slice(0, start) + suggestion + now.slice(end), block.text)
    return text.trim() === '' ? [] : [{ name: 'editText', block: block.id, text }]
  })
  const [only] = operations
  if (suspects.length === 1) return only ?? null
  return only === undefined ? null : { name: 'batch', meaning: 'alike', operations }
}

/** How many suspects there are of each kind, in the order of the kinds. */
export function tally(suspects: readonly Suspect[]): ReadonlyMap<SuspectCode, number> {
  const counts = new Map<SuspectCode, number>()
  for (const { code } of suspects) counts.set(code, (counts.get(code) ?? 0) + 1)
  return counts
}

export function blockOf(suspect: Suspect): BlockId {
  return suspect.block as BlockId
}

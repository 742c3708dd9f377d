/** Which slot the mouse points at, from where the sheets, their paragraphs and the original's lines stand on the screen. */
import { getElementFromPointWithoutHoneypot } from '@atlaskit/pragmatic-drag-and-drop/get-element-from-point-without-honey-pot'

import type { ArticleId, BlockId } from '#shared/base/index.ts'
import type { Page } from '#shared/model/index.ts'

import type { DeskLayout } from '../model/desk-layout.ts'
import { indexOf, type Place } from '../model/page-index.ts'
import { articleRows, slotsIn, type Cargo, type Slot } from './slots.ts'

export interface Point {
  readonly x: number
  readonly y: number
}

/** What pointing is judged by. */
export interface Field {
  readonly page: Page
  readonly layout: DeskLayout
  readonly cargo: Cargo
  /** The scrolling list of sheets. */
  readonly sheets: HTMLElement
}

/** How near to a sheet's upper or lower edge the mouse means the place between two sheets, in pixels. */
const EDGE = 9

/** The slot under the mouse; undefined where nothing can be put down. */
export function slotAt(point: Point, field: Field): Slot | undefined {
  const under = getElementFromPointWithoutHoneypot({ x: point.x, y: point.y })
  if (under === null) return undefined
  if (under.closest('[data-original]') !== null) return originalSlot(under, field)
  if (under.closest('[data-shelfbar]') !== null) return { kind: 'shelf' }
  const shelf = under.closest<HTMLElement>('[data-shelf]')
  if (shelf !== null) return field.cargo.article === null ? nearest(null, point, field) : { kind: 'shelf' }
  if (!field.sheets.contains(under)) return undefined
  return sheetSlot(under, point, field)
}

/** A line of the original stands for the article that it went to. */
function originalSlot(under: Element, { page, cargo }: Field): Slot | undefined {
  const block = under.closest<HTMLElement>('[data-block]')?.dataset['block'] as BlockId | undefined
  const place = block === undefined ? undefined : indexOf(page).places.get(block)
  if (place === undefined || (cargo.article !== null && place === cargo.article)) return undefined
  return place === null ? { kind: 'shelf' } : { kind: 'article', article: place }
}

function sheetSlot(under: Element, point: Point, field: Field): Slot | undefined {
  const sheet = under.closest<HTMLElement>('[data-article], [data-fold]') ?? nearestSheet(point, field.sheets)
  if (sheet === null) return undefined
  const article = (sheet.dataset['article'] ?? sheet.dataset['fold']) as ArticleId
  const rows = articleRows(field.layout)
  const at = rows.findIndex((row) => row.key === article)
  const row = rows[at]
  if (row === undefined) return undefined
  const box = sheet.getBoundingClientRect()
  if (point.y < box.top + EDGE) return { kind: 'between', before: article, at: article, edge: 'above' }
  if (point.y > box.bottom - EDGE) return { kind: 'between', before: rows[at + 1]?.key ?? null, at: article, edge: 'below' }
  if (field.cargo.article !== null) return article === field.cargo.article ? undefined : { kind: 'article', article }
  return row.open ? nearest(article, point, field) : { kind: 'article', article }
}

/** The slot between two paragraphs whose line would be nearest to the mouse. */
function nearest(place: Place, point: Point, field: Field): Slot | undefined {
  const far = slotsIn(field.page, place).map((slot) => {
    const text = slot.at === null ? null : field.sheets.querySelector(`[data-block="${slot.at}"]`)?.closest('.text')
    if (text == null) return { slot, distance: slot.at === null ? 0 : Number.POSITIVE_INFINITY }
    const box = text.getBoundingClientRect()
    return { slot, distance: Math.abs((slot.edge === 'above' ? box.top : box.bottom) - point.y) }
  })
  const [first] = far.toSorted((a, b) => a.distance - b.distance)
  return first === undefined || first.distance === Number.POSITIVE_INFINITY ? undefined : first.slot
}

/** Beside and between the sheets: the one at this height. */
function nearestSheet(point: Point, sheets: HTMLElement): HTMLElement | null {
  let best: HTMLElement | null = null
  let least = Number.POSITIVE_INFINITY
  for (const sheet of sheets.querySelectorAll<HTMLElement>('[data-article], [data-fold]')) {
    const box = sheet.getBoundingClientRect()
    const distance = Math.max(box.top - point.y, point.y - box.bottom, 0)
    if (distance < least) [best, least] = [sheet, distance]
  }
  return best
}

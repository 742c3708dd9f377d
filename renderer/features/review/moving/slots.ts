/**
 * Where what is carried can be put down: between paragraphs, between sheets, into an article, onto the shelf. The mouse
 * finds a slot by where it points, the keys go from slot to slot; what putting down means is said once, here. [V14]
 */
import { newId, type ArticleId, type BlockId, type IdSource } from '#shared/base/index.ts'
import type { Page } from '#shared/model/index.ts'
import type { SimpleOperation } from '#shared/operations/index.ts'

import type { DeskLayout } from '../model/desk-layout.ts'
import { behindKept, keptBlocks, paragraphsAt, send, shelve } from '../model/gestures.ts'
import { blockOf, indexOf, listAt, type Place } from '../model/page-index.ts'
import { together, type Step } from '../model/several.ts'

/** What is carried: blocks in the order in which they are seen, or a whole article. */
export interface Cargo {
  readonly blocks: readonly BlockId[]
  readonly article: ArticleId | null
}

/** Between two paragraphs of a place. */
export interface InSlot {
  readonly kind: 'in'
  readonly place: Place
  /** What is put down comes before this paragraph of the place, by its number; the last slot is behind all. */
  readonly paragraph: number
  /** The block at whose paragraph the line is drawn; null: the place is empty. */
  readonly at: BlockId | null
  readonly edge: 'above' | 'below'
}

/** Between two sheets: blocks become an article of their own, an article gets another place on the page. */
export interface BetweenSlot {
  readonly kind: 'between'
  readonly before: ArticleId | null
  /** The sheet at which the line is drawn. */
  readonly at: ArticleId
  readonly edge: 'above' | 'below'
}

export type Slot =
  | InSlot
  | BetweenSlot
  /** Into an article as its lines tell; an article is merged with it. */
  | { readonly kind: 'article'; readonly article: ArticleId }
  | { readonly kind: 'shelf' }

/** One text for each slot, to tell whether two are the same. */
export function slotKey(slot: Slot | undefined): string {
  if (slot === undefined) return ''
  if (slot.kind === 'in') return `in ${slot.place ?? 'shelf'} ${String(slot.paragraph)}`
  if (slot.kind === 'between') return `between ${slot.before ?? 'end'}`
  return slot.kind === 'article' ? `article ${slot.article}` : 'shelf'
}

/** The slots within an open article or the shelf, top to bottom; one where it is empty. */
export function slotsIn(page: Page, place: Place): InSlot[] {
  const paragraphs = paragraphsAt(page, place)
  const above = paragraphs.flatMap((blocks, paragraph): InSlot[] => {
    const [at] = blocks
    return at === undefined ? [] : [{ kind: 'in', place, paragraph, at, edge: 'above' }]
  })
  const last = paragraphs.at(-1)?.[0] ?? null
  return [...above, { kind: 'in', place, paragraph: paragraphs.length, at: last, edge: 'below' }]
}

/** All slots for the keys, in the order of the desk: between sheets, in each sheet, at the end the shelf. */
export function slotsOf(page: Page, layout: DeskLayout, cargo: Cargo): Slot[] {
  const articles = articleRows(layout)
  const slots: Slot[] = []
  for (const { key, open } of articles) {
    slots.push({ kind: 'between', before: key, at: key, edge: 'above' })
    if (cargo.article === null && open) slots.push(...slotsIn(page, key))
    else if (cargo.article !== key) slots.push({ kind: 'article', article: key })
  }
  const last = articles.at(-1)
  if (last !== undefined) slots.push({ kind: 'between', before: null, at: last.key, edge: 'below' })
  slots.push(...(cargo.article === null ? slotsIn(page, null) : [{ kind: 'shelf' } as const]))
  return slots
}

/** Articles on the desk from top to bottom, and whether their sheets are open. */
export function articleRows(layout: DeskLayout): { readonly key: ArticleId; readonly open: boolean }[] {
  return layout.rows.flatMap((row) => (row.kind === 'dropped' ? [] : [{ key: row.key, open: row.kind === 'sheet' }]))
}

/** What putting the cargo down in a slot does. */
export function putDown(page: Page, cargo: Cargo, slot: Slot, ids: IdSource): Step {
  const { blocks } = cargo
  const whole = cargo.article ?? (slot.kind === 'between' ? wholeArticle(page, blocks) : null)
  if (slot.kind === 'shelf') return shelve(page, blocks)
  if (whole !== null) return putArticle(page, whole, slot)
  switch (slot.kind) {
    case 'article':
      return send(page, blocks, slot.article)
    case 'between':
      return { name: 'startArticle', blocks, article: newId<ArticleId>(ids), before: slot.before }
    case 'in':
      return putBetween(page, blocks, slot)
  }
}

function putArticle(page: Page, article: ArticleId, slot: InSlot | BetweenSlot | Extract<Slot, { kind: 'article' }>): Step {
  if (slot.kind === 'between') {
    const order = page.head.articles
    const at = order.indexOf(article)
    const before = slot.before === article ? (order[at + 1] ?? null) : slot.before
    return { name: 'moveArticle', article, before }
  }
  const into = slot.kind === 'article' ? slot.article : slot.place
  return into === null ? shelve(page, listAt(page, article)) : { name: 'mergeArticles', article, into }
}

/**
 * Moves blocks between two paragraphs. Where they stay in their article, joins between what moves and what stays are
 * taken off in the same step: else the paragraph would pull them back to where they were.
 */
function putBetween(page: Page, blocks: readonly BlockId[], slot: InSlot): Step {
  const moved = new Set(blocks)
  const next = paragraphsAt(page, slot.place)
    .slice(slot.paragraph)
    .flat()
    .find((id) => !moved.has(id))
  const cut = listAt(page, slot.place).flatMap((block): SimpleOperation[] => {
    const { joins, dropped } = blockOf(page, block)
    return joins !== null && dropped === null && moved.has(block) !== moved.has(joins) ? [{ name: 'unjoinParagraph', block }] : []
  })
  const before = next ?? behindKept(page, slot.place, blocks)
  return together([...cut, { name: 'moveBlocks', blocks, to: slot.place, before }], 'nothing-selected')
}

function wholeArticle(page: Page, blocks: readonly BlockId[]): ArticleId | null {
  const [first] = blocks
  const place = first === undefined ? undefined : indexOf(page).places.get(first)
  if (place == null) return null
  return keptBlocks(page, place).every((id) => blocks.includes(id)) && blocks.every((id) => indexOf(page).places.get(id) === place)
    ? place
    : null
}

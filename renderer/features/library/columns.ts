/** The columns of the table: which there are, how wide, and by what the list can be sorted. */
import type { Language } from '#shared/base/index.ts'
import type { PageSort } from '#shared/contract/index.ts'

export const COLUMN_IDS = [
  'status',
  'publication',
  'date',
  'pageNo',
  'pageName',
  'lead',
  'articles',
  'doubts',
  'duplicates',
  'across',
  'effort',
  'editor',
  'changed',
  'file',
] as const
export type ColumnId = (typeof COLUMN_IDS)[number]

export interface Column {
  readonly id: ColumnId
  /** Pixels by language, because statuses and heads are longer in English; null takes what is left. */
  readonly width: Readonly<Record<Language, number>> | null
  readonly number: boolean
  readonly sort: PageSort | null
  /** Gives way while something else needs the room. */
  readonly spare: boolean
  /** Shown until the editor decides otherwise. */
  readonly usual: boolean
}

const px = (zh: number, en = zh): Column['width'] => ({ zh, en })
const column = (id: ColumnId, width: Column['width'], sort: PageSort | null, more: Partial<Column> = {}): Column => ({
  id,
  width,
  sort,
  number: false,
  spare: false,
  usual: true,
  ...more,
})

export const COLUMNS: readonly Column[] = [
  column('status', px(88, 124), 'status'),
  column('publication', px(84, 92), 'publication'),
  column('date', px(98), 'date'),
  column('pageNo', px(54, 58), 'pageNo'),
  column('pageName', px(124), null, { spare: true }),
  column('lead', null, 'lead'),
  column('articles', px(50), 'articles', { number: true }),
  column('doubts', px(58, 66), 'doubts', { number: true }),
  column('duplicates', px(58, 66), 'duplicates', { number: true }),
  column('across', px(66, 84), null, { number: true, spare: true }),
  column('effort', px(110, 112), 'effort', { number: true }),
  column('editor', px(72, 76), null, { spare: true }),
  column('changed', px(104, 120), 'changed', { spare: true }),
  column('file', px(180), null, { spare: true, usual: false }),
]

/** How a sort is spoken of: by time, by number, or by its letters. */
export function kindOfSort(sort: PageSort): 'imported' | 'date' | 'changed' | 'number' | 'text' {
  if (sort === 'imported' || sort === 'date' || sort === 'changed') return sort
  return ['articles', 'doubts', 'duplicates', 'effort'].includes(sort) ? 'number' : 'text'
}

/** A first click on a head puts the most, or the latest, on top; text goes from its beginning. */
export function firstDirection(sort: PageSort): boolean {
  return kindOfSort(sort) !== 'text' && sort !== 'date'
}

/** What the headline needs to be of use, pixels. */
const LEAD = 220

/** The columns that fit into so many pixels: those that can be spared give way, the last one first. */
export function columnsThatFit(wanted: readonly Column[], room: number, language: Language): Column[] {
  const fitting = [...wanted]
  const width = (): number => fitting.reduce((sum, column) => sum + (column.width?.[language] ?? LEAD), 0)
  while (width() > room) {
    const spare = fitting.findLastIndex((column) => column.spare)
    if (spare < 0) break
    fitting.splice(spare, 1)
  }
  return fitting
}

/** The value of grid-template-columns. */
export function gridOf(columns: readonly Column[], language: Language): string {
  return columns.map(({ width }) => (width === null ? 'minmax(112px, 1fr)' : `${width[language]}px`)).join(' ')
}

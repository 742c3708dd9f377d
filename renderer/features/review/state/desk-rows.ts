/** What the sheets are drawn from: each row with what of the selection, the edit and the questions lies in it. */
import { computed, type ComputedRef } from 'vue'

import type { ArticleId, BlockId } from '#shared/base/index.ts'
import { DEFAULT_SETTINGS } from '#shared/contract/index.ts'
import { articleParts } from '#shared/export/index.ts'
import type { Article } from '#shared/model/index.ts'
import { useSettingsStore } from '#renderer/stores/settings.ts'

import type { DeskRow, DroppedRun } from '../model/desk-layout.ts'
import { indexOf } from '../model/page-index.ts'
import type { Sheet } from '../model/sheet.ts'
import type { Answered, Editing, Review } from './review.ts'

/** What of the selection and the questions lies in one sheet, or on the shelf. */
export interface Part {
  /** The selected block, where it is of this sheet. */
  readonly focus: BlockId | null
  /** Selected blocks where several are selected. */
  readonly range: ReadonlySet<BlockId>
  /** The doubt that the keys answer, where it stands here. */
  readonly current: string | null
}

type SheetRow = Exclude<DeskRow, DroppedRun>
export type DrawnRow = (DroppedRun & { readonly focus: BlockId | null }) | (SheetRow & Part & { readonly article: Article | undefined })

export interface DeskRows {
  /** Lines of blocks: the same map as long as none got another number, since every text on the desk hangs on it. */
  readonly numbers: ComputedRef<ReadonlyMap<BlockId, number>>
  readonly fullWidth: ComputedRef<boolean>
  /** Places of articles in the page's order. */
  readonly order: ComputedRef<ReadonlyMap<ArticleId, number>>
  readonly rows: ComputedRef<readonly DrawnRow[]>
  readonly onShelf: ComputedRef<Part>
  /** Type size and measure, as custom properties. */
  readonly column: ComputedRef<Readonly<Record<string, string>>>
  readonly titleOf: (article: Article, sheet: Sheet) => string
  readonly editingIn: (article: ArticleId | null) => Editing | null
  readonly answeredIn: (article: ArticleId) => Answered | null
}

const NONE: ReadonlySet<BlockId> = new Set()

/** For the setup of the sheets' pane. */
export function useDeskRows(review: Review): DeskRows {
  const settings = useSettingsStore()
  const { page } = review

  const numbers = computed((before?: ReadonlyMap<BlockId, number>): ReadonlyMap<BlockId, number> => {
    const now = page.value === undefined ? new Map<BlockId, number>() : indexOf(page.value).numbers
    const same = before?.size === now.size && [...now].every(([id, number]) => before.get(id) === number)
    return same ? before : now
  })
  const several = computed(() => review.selected.value.length > 1 || review.selection.value?.loose === true)
  const ranged = computed(() => (several.value ? new Set(review.selected.value) : NONE))
  /** The tokens' own size as long as the editor did not change it, since they widen it on wide windows. */
  const column = computed(() => {
    const { textSize, measure } = settings.value
    const size =
      textSize === DEFAULT_SETTINGS.textSize
        ? {}
        : { '--text': `${String(textSize)}px`, '--text-line': `${String(Math.round(textSize * 1.75))}px` }
    return { ...size, '--column': `calc(${String(measure)} * var(--text))` }
  })

  const rows = computed(() =>
    review.layout.value.rows.map((row): DrawnRow => {
      if (row.kind === 'dropped') return { ...row, focus: row.key === review.focus.value ? row.key : null }
      const article = page.value?.articles[row.key]
      return { ...row, article, ...partOf(row.sheet.article, row.sheet.seen) }
    }),
  )
  const onShelf = computed(() => partOf(null, page.value?.head.shelf ?? []))

  /** The same values as long as nothing of the selection lies in a place, so that it is not drawn again. */
  function partOf(place: ArticleId | null, seen: readonly BlockId[]): Part {
    const { value: focus } = review.focus
    const here = focus !== undefined && placeOf(focus) === place
    const touched = ranged.value.size > 0 && (here || seen.some((id) => ranged.value.has(id)))
    return {
      focus: here ? focus : null,
      range: touched ? ranged.value : NONE,
      current: here ? (review.doubt.value?.id ?? null) : null,
    }
  }

  function placeOf(block: BlockId): ArticleId | null | undefined {
    return page.value === undefined ? undefined : indexOf(page.value).places.get(block)
  }

  const titles = new WeakMap<Sheet, string>()
  function titleOf(article: Article, sheet: Sheet): string {
    const known = titles.get(sheet)
    if (known !== undefined) return known
    const title = page.value === undefined ? '' : articleParts(page.value, article).title
    titles.set(sheet, title)
    return title
  }

  function editingIn(article: ArticleId | null): Editing | null {
    const { value: editing } = review.editing
    return editing !== undefined && placeOf(editing.block) === article ? editing : null
  }

  function answeredIn(article: ArticleId): Answered | null {
    const { value: answered } = review.answered
    return answered !== undefined && placeOf(answered.block) === article ? answered : null
  }

  return {
    numbers,
    fullWidth: computed(() => settings.value.fullWidth),
    order: computed(() => new Map(page.value?.head.articles.map((id, i) => [id, i]) ?? [])),
    rows,
    onShelf,
    column,
    titleOf,
    editingIn,
    answeredIn,
  }
}

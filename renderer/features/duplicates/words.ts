/** How groups, copies and places are spoken of. */
import { articleLetter } from '#shared/segmentation/index.ts'
import type { CopyKind, CopyRow, CopyWhere } from '#shared/contract/index.ts'
import { fullWidthPunctuation } from '#shared/export/index.ts'
import type { PageInfo } from '#shared/model/index.ts'
import { useText } from '#renderer/i18n/index.ts'
import { useSettingsStore } from '#renderer/stores/settings.ts'

export const GLYPHS: Readonly<Record<CopyKind, string>> = { exact: '=', near: '≈', contained: '⊂' }

export interface CopyWords {
  /** `牡丹晚报 2021年11月25日 B07 民生`; the file's name where the page says nothing of itself. */
  readonly page: (where: CopyWhere) => string
  /** The day of its paper, or what else the page is called. */
  readonly day: (where: CopyWhere) => string
  /** A text of the paper as it is shown: half-width punctuation full-width where the editor wants that. */
  readonly shown: (text: string) => string
  /** What a group is called: its headline, else how it begins. */
  readonly title: (row: Pick<CopyRow, 'title' | 'opening'>) => string
  /** `近似 98%`; exact ones have no degree. */
  readonly likeness: (one: { readonly kind: CopyKind; readonly score: number }) => string
  /** Why there is nothing to drop, else why it repeats, in a few words. */
  readonly cause: (row: Pick<CopyRow, 'cause' | 'note'>) => string
  /** `第 30–31、58 行`, of ascending numbers; '' where the lines are not known. */
  readonly lines: (numbers: readonly number[]) => string
  /** `丙 稿`, or the shelf. */
  readonly article: (order: number | null) => string
}

export function useCopyWords(): CopyWords {
  const { t, day, percent, language } = useText()
  const settings = useSettingsStore()
  const shown = (text: string): string => (settings.value.fullWidth ? fullWidthPunctuation(text) : text)
  const pageNo = ({ pageNo: no }: PageInfo): string | null =>
    no !== null && /^\d+$/.test(no) ? t('duplicates.copy.page', { page: no }) : no
  return {
    page: ({ info, file }) => {
      const parts = [info.publication, info.date === null ? null : day(info.date), pageNo(info), info.pageName].filter(
        (part) => part !== null,
      )
      return parts.length > 0 ? parts.join(' ') : file
    },
    day: ({ info, file }) =>
      info.date === null ? [info.publication, info.pageNo].filter((part) => part !== null).join(' ') || file : day(info.date),
    shown,
    title: ({ title, opening }) => shown(title || opening) || t('duplicates.row.untitled'),
    likeness: ({ kind, score }) => {
      const name = t(`duplicates.kind.${kind}`)
      // What is near is never said to be all the same.
      return kind === 'exact' ? name : `${name} ${percent(kind === 'near' ? Math.min(score, 0.99) : score)}`
    },
    cause: ({ cause, note }) => t(note === null ? `duplicates.cause.${cause}` : `duplicates.noteName.${note}`),
    lines: (numbers) => {
      const runs = runsOf(numbers)
      if (runs.length === 0) return ''
      const lines = runs
        .map(([from, to]) => (from === to ? String(from) : `${String(from)}–${String(to)}`))
        .join(language.value === 'zh' ? '、' : ', ')
      return t(numbers.length === 1 ? 'duplicates.copy.line' : 'duplicates.copy.lines', { lines })
    },
    article: (order) =>
      order === null ? t('duplicates.copy.shelf') : t('duplicates.copy.article', { letter: articleLetter(order, language.value) }),
  }
}

/** Numbers that follow each other, as first and last. */
function runsOf(numbers: readonly number[]): (readonly [from: number, to: number])[] {
  return numbers.reduce<[number, number][]>((runs, number) => {
    const last = runs.at(-1)
    if (last?.[1] === number - 1) last[1] = number
    else runs.push([number, number])
    return runs
  }, [])
}

/** Counts articles as an export goes through them, for its preview and its manifest alike. */
import { LEFT_OUT_REASONS, type ExportOptions, type ExportPreview, type LeftOutReason } from '#shared/contract/index.ts'
import { ARTICLE_KINDS, STATUSES, type ArticleKind, type Status } from '#shared/model/index.ts'

import { leftOut, type PageFacts } from './selection.ts'

export class Tally {
  total = 0
  written = 0
  /** Dropped copies of pages of which something is written, or would be, had not all of it been dropped. */
  removed = 0
  /** Blocks of these. */
  removedBlocks = 0
  /** Copies about which nobody has decided, in articles that are written. [C10] */
  undecided = 0
  /** Pages of which something is written. */
  pages = 0
  private readonly options: ExportOptions
  private readonly statuses = zeros<Status>(STATUSES)
  private readonly kinds = zeros<ArticleKind>(ARTICLE_KINDS)
  private readonly reasons = zeros<LeftOutReason>(LEFT_OUT_REASONS)

  constructor(options: ExportOptions) {
    this.options = options
  }

  /** Counts a page. `chosen`: places (in the page's order, from 0) of the articles that are written; `removes`: its dropped copies are listed. */
  add(page: PageFacts): { readonly chosen: readonly number[]; readonly removes: boolean } {
    const chosen: number[] = []
    let emptied = false
    page.articles.forEach((article, i) => {
      this.total++
      this.statuses[article.status]++
      this.kinds[article.kind]++
      const reason = leftOut(page, article, this.options)
      if (reason === undefined) chosen.push(i)
      else this.reasons[reason]++
      emptied ||= reason === 'no-text'
    })
    this.written += chosen.length
    const removes = chosen.length > 0 || emptied
    if (chosen.length > 0) this.pages++
    if (removes) {
      this.removed += page.removed.copies
      this.removedBlocks += page.removed.blocks
    }
    this.undecided += page.undecided.filter((places) => places.some((place) => chosen.includes(place))).length
    return { chosen, removes }
  }

  preview(sample: ExportPreview['sample']): ExportPreview {
    const { total, written, statuses, kinds, removed, undecided } = this
    return { total, written, statuses, kinds, leftOut: this.leftOut(), removed, undecided, sample }
  }

  /** Reasons that occur, in the order in which they are asked. */
  leftOut(): { readonly reason: LeftOutReason; readonly count: number }[] {
    return LEFT_OUT_REASONS.flatMap((reason) => (this.reasons[reason] > 0 ? [{ reason, count: this.reasons[reason] }] : []))
  }
}

function zeros<Name extends string>(names: readonly Name[]): Record<Name, number> {
  return Object.fromEntries(names.map((name) => [name, 0])) as Record<Name, number>
}

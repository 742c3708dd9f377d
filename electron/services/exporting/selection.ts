/** Which articles an export writes, and why the others are left out. */
import type { ExportOptions, LeftOutReason } from '#shared/contract/index.ts'
import { hasText } from '#shared/export/index.ts'
import {
  articlesInOrder,
  droppedCopies,
  type Article,
  type ArticleKind,
  type Page,
  type PageHead,
  type Status,
} from '#shared/model/index.ts'
import { undecidedCopies } from '#shared/operations/index.ts'

/** Of an article, what the filter asks. */
export interface ArticleFacts {
  readonly status: Status
  readonly kind: ArticleKind
  /** Topics that an editor tagged. */
  readonly topics: readonly string[]
  /** Something of it would be written. */
  readonly hasText: boolean
}

/** Of a page, what the filter and the ids ask. */
export interface PageFacts {
  readonly head: Pick<PageHead, 'id' | 'info' | 'originals'>
  /** In the page's order. */
  readonly articles: readonly ArticleFacts[]
  /** Dropped copies as the bin counts them, and their blocks, each of which has its line in removed.jsonl. */
  readonly removed: { readonly copies: number; readonly blocks: number }
  /** For each copy about which nobody has decided, the articles (places in `articles`) in which it stands. */
  readonly undecided: readonly (readonly number[])[]
}

const none: readonly string[] = []

export function pageFacts(page: Page): PageFacts {
  const { id, info, originals } = page.head
  const inOrder = articlesInOrder(page)
  const dropped = droppedCopies(page)
  const removed = { copies: dropped.length, blocks: dropped.reduce((sum, { blocks }) => sum + blocks.length, 0) }
  const undecided = undecidedCopies(page).map(({ articles }) => articles.map((one) => inOrder.findIndex((article) => article.id === one)))
  return { head: { id, info, originals }, articles: inOrder.map((article) => articleFacts(page, article)), removed, undecided }
}

function articleFacts(page: Page, article: Article): ArticleFacts {
  const topics = article.topics.flatMap(({ topic, by }) => (by === 'editor' ? [topic] : []))
  return { status: article.status, kind: article.kind, topics: topics.length === 0 ? none : topics, hasText: hasText(page, article) }
}

/** The first reason in the order of the export's questions; undefined: the article is written. */
export function leftOut({ head }: PageFacts, article: ArticleFacts, options: ExportOptions): LeftOutReason | undefined {
  if (!options.statuses.includes(article.status)) return 'status'
  if (!options.kinds.includes(article.kind)) return 'kind'
  if (!inRange(head.info.date, options)) return 'date'
  if (!hasTopic(article.topics, options)) return 'topic'
  return article.hasText ? undefined : 'no-text'
}

/** A page of an unknown day is in no range. */
function inRange(date: string | null, { from, to }: ExportOptions): boolean {
  if (from === null && to === null) return true
  return date !== null && (from === null || date >= from) && (to === null || date <= to)
}

function hasTopic(topics: readonly string[], options: ExportOptions): boolean {
  if (options.topics.length === 0) return true
  return topics.length === 0 ? options.untagged : topics.some((topic) => options.topics.includes(topic))
}

/** What the library derives from a page: its row in the table, its articles' rows, its topics. Pure; the same page gives the same rows. */
import type { ArticleId, BlockId } from '#shared/base/index.ts'
import type { PageRow } from '#shared/contract/index.ts'
import {
  articlesInOrder,
  shownStatus,
  standingGroup,
  type Article,
  type Block,
  type DuplicateGroup,
  type Page,
  type TopicTag,
} from '#shared/model/index.ts'

import { articleText } from './article-text.ts'

/** The part of a page's row that follows from the page alone. */
export type PageFacts = Omit<PageRow, 'importedAt' | 'changedAt' | 'changedBy'>

export interface ArticleFacts {
  readonly article: ArticleId
  /** Place on the page, from 0. */
  readonly seq: number
  readonly kind: Article['kind']
  readonly status: Article['status']
  /** The title that an editor wrote, else the headline blocks; '' where there is neither. */
  readonly title: string
  /** Paragraphs one a line, joined ones whole, dropped copies left out, corrections in. */
  readonly text: string
  readonly topics: readonly TopicTag[]
}

/**
 * Expected work in seconds: guesses of ours until the corrections of real editors tell better. Reading an article and
 * its seams takes a few seconds, a question needs its two ends read, a copy a glance at both.
 */
const SECONDS = { article: 4, doubt: 8, copy: 3 } as const

/** Titles are shown in one line of a table; a headline longer than this many UTF-16 units is cut there. */
const LONGEST_TITLE = 200

export function pageFacts(page: Page): PageFacts {
  const articles = Object.values(page.articles)
  const status = shownStatus(page)
  const approved = articles.filter((article) => article.status === 'approved').length
  const doubts = Object.values(page.doubts).filter((doubt) => doubt.state === 'open').length
  const duplicates = Object.values(page.groups).reduce((sum, group) => sum + standingCopies(page, group), 0)
  const work = SECONDS.article * (articles.length - approved) + SECONDS.doubt * doubts + SECONDS.copy * duplicates
  return {
    id: page.head.id,
    rev: page.rev,
    info: page.head.info,
    file: page.head.originals[0]?.name ?? '',
    lead: leadOf(page),
    status,
    articles: articles.length,
    approved,
    doubts,
    duplicates,
    characters: charactersOf(page),
    effort: status === 'approved' ? 0 : work,
  }
}

/** One for each article, in the page's order. */
export function articleFacts(page: Page): ArticleFacts[] {
  return articlesInOrder(page).map((article, seq) => ({
    article: article.id,
    seq,
    kind: article.kind,
    status: article.status,
    title: titleOf(page, article),
    text: articleText(page, article).text,
    topics: article.topics,
  }))
}

/** Topics that an editor tagged, with the number of the page's articles that carry each. */
export function topicCounts(page: Page): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const article of Object.values(page.articles)) {
    for (const tag of article.topics) if (tag.by === 'editor') counts.set(tag.topic, (counts.get(tag.topic) ?? 0) + 1)
  }
  return counts
}

/**
 * A printed page number as a key that sorts as an editor counts: B07 and B7 alike, both before B10; 9 before 10.
 * Runs of digits are padded to ten places.
 */
export function pageKey(pageNo: string | null): string {
  const plain = (pageNo ?? '').normalize('NFKC').toUpperCase()
  return plain
    .toWellFormed()
    .replaceAll('\0', '')
    .replace(/\d+/g, (digits) => digits.replace(/^0+(?=\d)/, '').padStart(10, '0'))
}

function leadOf(page: Page): string {
  for (const article of articlesInOrder(page)) {
    const title = titleOf(page, article)
    if (title !== '') return title
  }
  return ''
}

function titleOf(page: Page, article: Article): string {
  if (article.title !== null) return cut(article.title)
  const lines = standing(page, article.blocks).filter((block) => block.role === 'headline')
  return cut(lines.map((block) => block.text.trim()).join(' '))
}

function standing(page: Page, ids: readonly BlockId[]): Block[] {
  return ids.flatMap((id) => {
    const block = page.blocks[id]
    return block?.dropped === null ? [block] : []
  })
}

/** Copies that are suggested to be dropped. */
function standingCopies(page: Page, group: DuplicateGroup): number {
  return standingGroup(page, group)?.copies.length ?? 0
}

/** 字数: characters of the standing blocks, white space not counted. */
function charactersOf(page: Page): number {
  let count = 0
  for (const block of Object.values(page.blocks)) if (block.dropped === null) count += lengthOf(block.text)
  return count
}

function lengthOf(text: string): number {
  let count = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    const secondHalf = unit >= 0xdc00 && unit <= 0xdfff
    const space = unit === 0x20 || (unit >= 0x09 && unit <= 0x0d) || unit === 0xa0 || unit === 0x3000
    if (!secondHalf && !space) count++
  }
  return count
}

function cut(text: string): string {
  if (text.length <= LONGEST_TITLE) return text
  const kept = text.slice(0, LONGEST_TITLE)
  return kept.isWellFormed() ? kept : text.slice(0, LONGEST_TITLE - 1)
}

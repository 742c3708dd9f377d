/** An article as one line of a corpus. Field names are those that loaders and other corpora use; their order is fixed. */
import { originalText, type Article, type ArticleKind, type ArticleLink, type Block, type Page, type Status } from '#shared/model/index.ts'
import { TOPICS } from '#shared/topics/index.ts'

import { articleId } from './names.ts'
import type { Paragraph } from './paragraphs.ts'
import { articleParts, type ArticleParts } from './parts.ts'
import { fullWidthPunctuation } from './punctuation.ts'
import { scriptOf } from './script.ts'

/** UTF-16 offsets into the decoded text of the original. */
export type Span = readonly [start: number, end: number]

export interface RecordParagraph {
  readonly text: string
  readonly type: 'body' | 'subhead' | 'caption' | 'ad'
  /** Page number as printed, null where it is unknown. */
  readonly page: string | null
  readonly spans: readonly Span[]
  /** Boxes on the page image, pixels; empty where there is no image. */
  readonly boxes: readonly (readonly [x0: number, y0: number, x1: number, y1: number])[]
  /** Mean OCR confidence 0..1 over the paragraph's blocks, null where the source tells none. */
  readonly conf: number | null
  /** What was done to the text: `joined` of blocks, `edited` by an editor, `punctuation` written full-width. */
  readonly ops: readonly ('joined' | 'edited' | 'punctuation')[]
}

/** Texts that an article does not have are ''; what is not known of it is null. */
export interface ArticleRecord {
  readonly id: string
  /** The title, then every paragraph, one a line. */
  readonly text: string
  readonly title: string
  readonly title_kicker: string
  readonly title_sub: string
  readonly byline: readonly string[]
  readonly authors: readonly string[]
  readonly dateline: string
  readonly column: string
  readonly paragraphs: readonly RecordParagraph[]
  readonly figures: readonly { readonly caption: string; readonly credit: string; readonly page: string | null }[]
  readonly newspaper: string | null
  readonly date: string | null
  readonly issue_no: string | null
  readonly page_no: string | null
  readonly page_name: string | null
  readonly language: 'zh'
  readonly script: 'Hans' | 'Hant' | null
  /** 转版: ids of the records that this one goes on from, and goes on in; null where it does neither. Also of records that the filter leaves out. */
  readonly continued_from: string | null
  readonly continues_to: string | null
  /** Topics that an editor tagged; the machine's suggestions are no part of a corpus. */
  readonly topics: readonly { readonly scheme: string; readonly code: string; readonly name: string | null }[]
  /** Copies of it, or of parts of it, that were dropped in its favour, on its page and on others; `removed.jsonl` lists them. */
  readonly removed_copies: number
  readonly article_type: ArticleKind
  readonly status: Status
  /** The original, and where in its text every block of this article stands, in reading order. */
  readonly source: { readonly file: string; readonly sha256: string; readonly spans: readonly Span[] }
  readonly rev: number
}

export interface RecordOptions {
  /** First part of the id, see `pageKeys`. */
  readonly key: string
  readonly punctuation: 'full' | 'source'
  /** The id of an article of another page; null where there is no such article any more. Left out: links are not written. */
  readonly idOf?: (link: ArticleLink) => string | null
  /** How many copies were dropped for an article; left out: none. */
  readonly removedFor?: (article: Article['id']) => number
}

/** Makes an article's record. Its `text` is '' where nothing but noise, bylines and dropped copies is left of it. */
export function articleRecord(page: Page, article: Article, options: RecordOptions): ArticleRecord {
  const parts = articleParts(page, article)
  const write = options.punctuation === 'full' ? fullWidthPunctuation : (text: string): string => text
  const { info } = page.head
  const title = write(parts.title)
  const paragraphs = parts.body.map((paragraph) => recordParagraph(page, paragraph, write))
  const text = [title, ...paragraphs.map((paragraph) => paragraph.text)].filter((line) => line !== '').join('\n')
  return {
    id: articleId(options.key, page.head.articles.indexOf(article.id)),
    text,
    title,
    title_kicker: write(parts.kicker),
    title_sub: write(parts.subtitle),
    byline: parts.byline,
    authors: parts.authors,
    dateline: parts.dateline,
    column: write(parts.column),
    paragraphs,
    figures: parts.figures.map(({ caption, credit }) => ({ caption: write(caption), credit, page: info.pageNo })),
    newspaper: info.publication,
    date: info.date,
    issue_no: info.issueNo,
    page_no: info.pageNo,
    page_name: info.pageName,
    language: 'zh',
    script: scriptOf(text),
    continued_from: linkedId(article.continuedFrom, options),
    continues_to: linkedId(article.continuesTo, options),
    topics: article.topics.flatMap(({ topic, by }) => (by === 'editor' ? [recordTopic(topic)] : [])),
    removed_copies: options.removedFor?.(article.id) ?? 0,
    article_type: article.kind,
    status: article.status,
    source: sourceOf(page, parts),
    rev: page.rev,
  }
}

function linkedId(link: ArticleLink | null, { idOf }: RecordOptions): string | null {
  return link === null || idOf === undefined ? null : idOf(link)
}

function recordParagraph(page: Page, paragraph: Paragraph, write: (text: string) => string): RecordParagraph {
  const text = write(paragraph.text)
  const { blocks } = paragraph
  const sources = blocks.flatMap((block) => block.sources)
  const ops: RecordParagraph['ops'][number][] = []
  if (blocks.length > 1) ops.push('joined')
  if (blocks.some((block) => block.text !== originalText(page, block))) ops.push('edited')
  if (text !== paragraph.text) ops.push('punctuation')
  return {
    text,
    type: paragraph.role === 'subhead' || paragraph.role === 'caption' || paragraph.role === 'ad' ? paragraph.role : 'body',
    page: page.head.info.pageNo,
    spans: spansOf(blocks),
    boxes: sources.flatMap((source) => source.boxes.map(({ x, y, width, height }) => [x, y, x + width, y + height] as const)),
    conf: meanConfidence(blocks),
    ops,
  }
}

/** Mean over the blocks that have a confidence, each weighed by its length; rounded, since more digits mean nothing. */
function meanConfidence(blocks: readonly Block[]): number | null {
  let sum = 0
  let weight = 0
  for (const { confidence, text } of blocks) {
    if (confidence === null) continue
    sum += confidence * text.length
    weight += text.length
  }
  return weight === 0 ? null : Math.round((sum / weight) * 10000) / 10000
}

function sourceOf(page: Page, parts: ArticleParts): ArticleRecord['source'] {
  const original = page.head.originals[0]
  return { file: original?.name ?? '', sha256: original?.sha256 ?? '', spans: spansOf(parts.all.flatMap((paragraph) => paragraph.blocks)) }
}

/** Where blocks stand in the original's text, in the order of the blocks. */
export function spansOf(blocks: readonly Block[]): Span[] {
  return blocks.flatMap((block) => block.sources.map(({ start, end }) => [start, end] as const))
}

const topicNames: ReadonlyMap<string, string> = new Map(TOPICS.map((topic) => [topic.id, topic.name.zh]))

function recordTopic(topic: string): ArticleRecord['topics'][number] {
  const colon = topic.indexOf(':')
  return { scheme: colon < 0 ? '' : topic.slice(0, colon), code: topic.slice(colon + 1), name: topicNames.get(topic) ?? null }
}

/** Articles as files of their own: Markdown with a front matter, and plain text. */
import type { Page } from '#shared/model/index.ts'

import { fileName } from './names.ts'
import type { ArticleRecord } from './record.ts'

/** One article as a Markdown document: YAML front matter, `#` the headline, `##` crossheads, captions as quotations. */
export function markdownOf(record: ArticleRecord): string {
  const { id, newspaper, date, issue_no, page_no, page_name, title, title_kicker, title_sub } = record
  const { byline, authors, dateline, column, continued_from, continues_to, topics, article_type, status, source, rev } = record
  const front = { id, newspaper, date, issue_no, page_no, page_name, title, title_kicker, title_sub, byline, authors, dateline, column }
  const fields = Object.entries({ ...front, continued_from, continues_to, topics, article_type, status, source, rev })
  // A JSON value is a YAML value, so no title, however odd, can break out of its field.
  const head = fields.map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
  const body = record.paragraphs.map(({ text, type }) => {
    const escaped = escapeMarkdown(text)
    if (type === 'subhead') return `## ${escaped}`
    return type === 'caption' ? `> ${escaped}` : escaped
  })
  const heading = title === '' ? [] : [`# ${escapeMarkdown(title)}`]
  return `---\n${head.join('\n')}\n---\n\n${[...heading, ...body].join('\n\n')}\n`
}

/** One article as plain text in the order in which it is printed, one paragraph a line. */
export function plainTextOf(record: ArticleRecord): string {
  const paragraphs = record.paragraphs.map((paragraph) => paragraph.text)
  const lines = [record.column, record.title_kicker, record.title, record.title_sub, ...record.byline, ...paragraphs]
  return `${lines.filter((line) => line !== '').join('\n')}\n`
}

/** Text stays text: what Markdown or HTML would read as a mark is escaped. */
function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_[\]<>~]/g, '\\$&')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/^(\s*)([#+-]|={2,}|\|)/, '$1\\$2')
    .replace(/^(\s*\d+)([.)])(?=\s|$)/, '$1\\$2')
}

/** The name of an article's file: `日期-版次-序号-标题`, or the original's name where date and page number are unknown. */
export function documentName(page: Page, record: ArticleRecord, extension: '.md' | '.txt'): string {
  const number = /\d+$/.exec(record.id)?.[0] ?? ''
  const stem = (page.head.originals[0]?.name ?? '').replace(/\.[^.]+$/, '')
  const place = [record.date ?? '', record.page_no ?? ''].filter((part) => part !== '')
  return fileName(
    [...(record.date === null ? [stem, record.page_no ?? ''] : place), number, record.title === '' ? '无题' : record.title],
    extension,
  )
}

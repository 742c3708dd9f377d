/** Pages for tests, made the way the application makes them: imported, then segmented. */
import { Bug, newId, type ArticleId, type BlockId, type IdSource, type PageId, type Sha256 } from '#shared/base/index.ts'
import { blankPage, UNKNOWN_INFO, type ArticleKind, type Page, type Role } from '#shared/model/index.ts'
import { plan, type Operation } from '#shared/operations/index.ts'
import { nonBlankLines } from '#shared/text/index.ts'

import { stamp } from './ids.ts'

/** One block of a test page: its text, and its role where it is not body text. */
export type Line = string | { readonly text: string; readonly role: Role; readonly joins?: number }

export interface TestArticle {
  readonly kind?: ArticleKind
  readonly lines: readonly Line[]
}

/** Applies an operation that the test knows to fit. */
export function perform(page: Page, operation: Operation, ids: IdSource, automatic = false): Page {
  const planned = plan(page, operation, stamp(ids, automatic))
  if (!planned.ok) throw new Bug(`the test's ${operation.name} was refused: ${planned.code} ${JSON.stringify(planned.data)}`)
  return planned.page
}

/** A page whose lines are all on the shelf. */
export function importedPage(text: string, ids: IdSource): Page {
  const page = blankPage(
    newId<PageId>(ids),
    [{ sha256: 'a'.repeat(64) as Sha256, name: 'page.txt', size: text.length, format: 'text', encoding: 'utf-8', picture: null }],
    text,
  )
  const blocks = nonBlankLines(text).map((line) => ({
    id: newId<BlockId>(ids),
    start: line.start,
    end: line.end,
    boxes: [],
    confidence: null,
    label: null,
  }))
  return perform(page, { name: 'importPage', info: UNKNOWN_INFO, blocks }, ids, true)
}

/** A page with the given articles, in file order, and lines of the shelf after them. */
export function pageOf(articles: readonly TestArticle[], shelf: readonly Line[], ids: IdSource): Page {
  const lines = [...articles.flatMap((article) => article.lines), ...shelf]
  const imported = importedPage(lines.map((line) => (typeof line === 'string' ? line : line.text)).join('\n'), ids)
  const blocks = imported.head.shelf
  const at = (i: number): BlockId => {
    const id = blocks[i]
    if (id === undefined) throw new Bug('test lines must not be blank')
    return id
  }
  let next = 0
  const cut = articles.map((article) => ({
    id: newId<ArticleId>(ids),
    kind: article.kind ?? ('news' as const),
    blocks: article.lines.map(() => at(next++)),
    topics: [],
  }))
  const operation: Operation = {
    name: 'segmentPage',
    engine: { name: 'test', version: '1', weights: 'none' },
    blocks: lines.map((line, i) => {
      const joins = typeof line === 'string' ? undefined : line.joins
      return {
        id: at(i),
        role: typeof line === 'string' ? 'body' : line.role,
        roleP: 0.9,
        placeP: 0.9,
        joins: joins === undefined ? null : at(joins),
      }
    }),
    articles: cut,
    shelf: lines.slice(next).map((_, i) => at(next + i)),
    groups: [],
    doubts: [],
  }
  return perform(imported, operation, ids, true)
}

/** The page as letters and texts, for reading in a failed test: `['甲乙', '丙']` and the shelf. */
export function shape(page: Page): { readonly articles: readonly (readonly string[])[]; readonly shelf: readonly string[] } {
  const text = (id: BlockId): string => page.blocks[id]?.text ?? '?'
  return {
    articles: page.head.articles.map((id) => (page.articles[id]?.blocks ?? []).map(text)),
    shelf: page.head.shelf.map(text),
  }
}

/** The id of the block with a text. */
export function blockWith(page: Page, text: string): BlockId {
  const block = Object.values(page.blocks).find((one) => one.text === text)
  if (block === undefined) throw new Bug(`no block with the text ${text}`)
  return block.id
}

/** The id of the article at a place in the page's order. */
export function articleAt(page: Page, index: number): ArticleId {
  const id = page.head.articles[index]
  if (id === undefined) throw new Bug(`no article ${String(index)}`)
  return id
}

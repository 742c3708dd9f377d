/** Pages with their logs for the desk's tests, made as an import makes them: imported, then cut. */
import {
  instant,
  newId,
  present,
  type ArticleId,
  type BlockId,
  type IdSource,
  type OperationId,
  type PageId,
  type Sha256,
} from '#shared/base/index.ts'
import { blankPage, UNKNOWN_INFO, type Page } from '#shared/model/index.ts'
import { plan, submissionWith, type Entry, type Operation, type Stamp } from '#shared/operations/index.ts'
import { nonBlankLines } from '#shared/text/index.ts'

export interface PageWithLog {
  readonly page: Page
  readonly log: readonly Entry[]
}

/** A page of `blocks` lines in articles of five, the last two lines on the shelf. */
export function pageWithLog(blocks: number, ids: IdSource, words = '报讯记者从市政府获悉今年将新建学校'): PageWithLog {
  const text = Array.from({ length: blocks }, (_, i) => `第${String(i)}段${words}`).join('\n')
  const id = newId<PageId>(ids)
  const sha256 = id.replaceAll('-', '').repeat(2) as Sha256
  const blank = blankPage(id, [{ sha256, name: 'page.txt', size: text.length, format: 'text', encoding: 'utf-8', picture: null }], text)
  const lines = nonBlankLines(text).map(({ start, end }) => ({
    id: newId<BlockId>(ids),
    start,
    end,
    boxes: [],
    confidence: null,
    label: null,
  }))
  const imported = step({ page: blank, log: [] }, { name: 'importPage', info: UNKNOWN_INFO, blocks: lines }, automatic(ids))
  const placed = lines.slice(0, -2).map((line) => line.id)
  const articles = Array.from({ length: Math.ceil(placed.length / 5) }, (_, i) => ({
    id: newId<ArticleId>(ids),
    kind: 'news' as const,
    blocks: placed.slice(i * 5, i * 5 + 5),
    topics: [],
  }))
  return step(
    imported,
    {
      name: 'segmentPage',
      engine: { name: 'test', version: '1', weights: 'none' },
      blocks: lines.map(({ id }) => ({ id, role: 'body', roleP: 0.9, placeP: 0.9, joins: null })),
      articles,
      shelf: lines.slice(-2).map((line) => line.id),
      groups: [],
      doubts: [],
    },
    automatic(ids),
  )
}

/** Carries out an operation that the test knows to fit. */
export function step(before: PageWithLog, operation: Operation, stamp: Stamp): PageWithLog {
  const after = tried(before, operation, stamp)
  if (after === undefined) throw new Error(`the test's ${operation.name} was refused`)
  return after
}

/** Carries out an operation that may not fit; undefined where it is refused. */
export function tried({ page, log }: PageWithLog, operation: Operation, stamp: Stamp): PageWithLog | undefined {
  const planned = plan(page, operation, stamp)
  if (!planned.ok) return undefined
  return { page: planned.page, log: [...log, { ...submissionWith(stamp, page, operation), diff: planned.diff }] }
}

/** The stamp of an edit. */
export function by(editor: string, ids: IdSource): Stamp {
  return { operation: newId<OperationId>(ids), editor, at: instant(ids.now()), automatic: false }
}

/** The id of the block at a place in file order, counted from 0. */
export function blockAt(page: Page, index: number): BlockId {
  return present(Object.values(page.blocks)[index], 'the test page has the block').id
}

function automatic(ids: IdSource): Stamp {
  return { operation: newId<OperationId>(ids), editor: 'machine', at: instant(ids.now()), automatic: true }
}

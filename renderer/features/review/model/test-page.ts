/** Pages for the tests of this folder, made by the same operations as real ones. Only tests import it. */
import {
  instant,
  newId,
  present,
  type BlockId,
  type DoubtId,
  type IdSource,
  type OperationId,
  type PageId,
  type Sha256,
} from '#shared/base/index.ts'
import { blankPage, blocksInFileOrder, type Doubt, type DoubtAnswer, type Page, type Role } from '#shared/model/index.ts'
import { plan, segmentationOperation, type Operation, type Stamp } from '#shared/operations/index.ts'
import { nonBlankLines } from '#shared/text/index.ts'

/** A line of a test page: article (null: shelf), role, text; `+` before the role joins it to the line before. */
export type TestLine = readonly [article: number | null, role: Role | `+${Role}`, text: string]

/** Ids in a fixed order, so that a failure reads the same each time. Sources of different `from` give different ids. */
export function testIds(from = 0): IdSource {
  let count = from
  return {
    now: () => 1_700_000_000_000 + count,
    random: (bytes) => {
      count++
      return new Uint8Array(bytes).map((_, i) => (count >> (8 * (i % 3))) + (i < 3 ? 0 : i))
    },
  }
}

const stamp = (ids: IdSource, automatic: boolean): Stamp => ({
  operation: newId<OperationId>(ids),
  editor: automatic ? 'machine' : '林一',
  at: instant(1_700_000_000_000),
  automatic,
})

export interface TestPage {
  readonly page: Page
  /** Block ids by line, from 0. */
  readonly at: (line: number) => BlockId
  readonly ids: IdSource
}

/** Makes a page of lines; `copies` are lines that repeat others and stand behind their article's order. */
export function testPage(
  lines: readonly TestLine[],
  copies: readonly { readonly keep: readonly number[]; readonly drop: readonly number[] }[] = [],
): TestPage {
  const ids = testIds()
  const text = lines.map(([, , line]) => line).join('\n')
  const original = {
    sha256: '0'.repeat(64) as Sha256,
    name: 'test.txt',
    size: text.length,
    format: 'text',
    encoding: 'utf-8',
    picture: null,
  } as const
  let page = blankPage(newId<PageId>(ids), [original], text)
  const blocks = nonBlankLines(text).map((line) => ({
    id: newId<BlockId>(ids),
    start: line.start,
    end: line.end,
    boxes: [],
    confidence: null,
    label: null,
  }))
  page = done(page, { name: 'importPage', info: page.head.info, blocks }, stamp(ids, true))
  const dropped = new Set(copies.flatMap((copy) => copy.drop))
  const articles = [...new Set(lines.flatMap(([article]) => article ?? []))].sort((a, b) => a - b)
  const numbersOf = (article: number): number[] => lines.flatMap((line, i) => (line[0] === article ? i : []))
  const segmented = segmentationOperation(
    {
      engine: { name: 'test', version: '1', weights: '1' },
      blocks: lines.map(([article, role], i) => ({
        role: role.replace('+', '') as Role,
        roleP: 0.9,
        article: article === null ? null : articles.indexOf(article),
        joins: role.startsWith('+') ? i - 1 : null,
        joinP: role.startsWith('+') ? 0.9 : 0,
        p: 0.9,
        reasons: [],
      })),
      articles: articles.map((article) => ({
        kind: 'news',
        order: numbersOf(article).filter((i) => !dropped.has(i)),
        copies: numbersOf(article).filter((i) => dropped.has(i)),
        title: '',
        topics: [],
      })),
      duplicates: copies.map(({ keep, drop }) => ({ kind: 'exact', keep, drop: [drop], score: 1 })),
      doubts: [],
    },
    blocks.map((block) => block.id),
    ids,
  )
  page = done(page, segmented, stamp(ids, true))
  const order = blocksInFileOrder(page)
  return { page, ids, at: (line) => present(order[line], 'tests name lines that they wrote').id }
}

/** The page with one more open doubt. */
export function withDoubt(
  { page, ids, at }: TestPage,
  line: number,
  code: string,
  answers: readonly DoubtAnswer[],
): { readonly page: Page; readonly doubt: Doubt } {
  const id = newId<DoubtId>(ids)
  const doubt: Doubt = {
    type: 'doubt',
    id,
    block: at(line),
    code,
    params: {},
    p: 0.6,
    reasons: [],
    answers: answers.map((answer, i) => ({ answer, p: i === 0 ? 0.6 : 0.4 / answers.length })),
    state: 'open',
  }
  return { page: { ...page, doubts: { ...page.doubts, [id]: doubt } }, doubt }
}

/** Carries an operation out; a refusal fails the test. */
export function done(page: Page, operation: Operation, by: Stamp = stamp(testIds(), false)): Page {
  const planned = plan(page, operation, by)
  if (!planned.ok) throw new Error(`refused: ${planned.code}`)
  return planned.page
}

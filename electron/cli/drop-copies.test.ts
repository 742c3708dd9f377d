import { describe, expect, it } from 'vitest'

import { newId, present, type BlockId, type GroupId } from '#shared/base/index.ts'
import type { CopyVerdictName, DuplicateGroup, Page } from '#shared/model/index.ts'
import { plan } from '#shared/operations/index.ts'
import { countingIds, stamp } from '#shared/testing/ids.ts'
import { pageOf, type Line } from '#shared/testing/pages.ts'

import { copiesToDrop } from './drop-copies.ts'

const ids = countingIds()
/** A page of lines 0 to 8 with groups given by line numbers. */
function pageWith(
  groups: readonly {
    readonly kind: DuplicateGroup['kind']
    readonly keep: readonly number[]
    readonly copies: readonly (readonly number[])[]
    readonly said?: CopyVerdictName
    readonly cause?: DuplicateGroup['cause']
  }[],
  lines: readonly Line[] = Array.from({ length: 9 }, (_, i) => `第${i}行`),
): Page {
  const page = pageOf([{ lines }], [], ids)
  const blocks = present(Object.values(page.articles)[0], 'one article').blocks
  const at = (i: number): BlockId => present(blocks[i], 'groups name lines of the page')
  const made = groups.map(({ kind, keep, copies, ...more }): DuplicateGroup => ({
    type: 'group',
    id: newId<GroupId>(ids),
    kind,
    cause: 'unknown',
    keep: keep.map(at),
    copies: copies.map((run) => run.map(at)),
    score: 1,
    ...more,
  }))
  return { ...page, groups: Object.fromEntries(made.map((group) => [group.id, group])) }
}
const inLines = (page: Page, which: 'drop-exact' | 'drop-all'): (readonly string[])[] =>
  copiesToDrop(page, which).map(({ blocks, keep, reason }) => [
    reason,
    ...blocks.map((id) => page.blocks[id]?.text ?? '?'),
    '←',
    ...keep.map((id) => page.blocks[id]?.text ?? '?'),
  ])

describe('copiesToDrop', () => {
  it('names for each dropped block the kept one that says the same', () => {
    const headline = (text: string): Line => ({ text, role: 'headline' })
    const byline = (text: string): Line => ({ text, role: 'byline' })
    const page = pageWith(
      [
        {
          kind: 'exact',
          keep: [0, 1, 2],
          copies: [
            [3, 4],
            [5, 6],
          ],
        },
      ],
      [headline('标题'), '正文', byline('署名'), '正文', byline('署名'), '正 文', byline('署　名')],
    )
    expect(inLines(page, 'drop-exact')).toEqual([
      ['exact', '正文', '署名', '←', '正文', '署名'],
      ['exact', '正 文', '署　名', '←', '正文', '署名'],
    ])
  })

  it('takes near and contained copies only when all are to be dropped', () => {
    const page = pageWith([
      { kind: 'contained', keep: [0], copies: [[1]] },
      { kind: 'near', keep: [2], copies: [[3]] },
    ])
    expect(inLines(page, 'drop-exact')).toEqual([])
    expect(inLines(page, 'drop-all').map(([reason]) => reason)).toEqual(['near', 'contained'])
  })

  it('[U7] leaves copies that an editor said are to stay, or are none', () => {
    const page = pageWith([
      { kind: 'exact', keep: [0], copies: [[1]], said: 'kept' },
      { kind: 'exact', keep: [2], copies: [[3]], said: 'different' },
      { kind: 'exact', keep: [4], copies: [[5]], said: 'later' },
    ])
    expect(inLines(page, 'drop-all')).toEqual([['exact', '第5行', '←', '第4行']])
  })

  it('[C7] leaves what is repeated on purpose', () => {
    const page = pageWith([
      { kind: 'exact', keep: [0], copies: [[1]], cause: 'legitimate' },
      { kind: 'near', keep: [2], copies: [[3]], cause: 'legitimate' },
      { kind: 'exact', keep: [4], copies: [[5]], cause: 'printed' },
    ])
    expect(inLines(page, 'drop-exact')).toEqual([['exact', '第5行', '←', '第4行']])
    expect(inLines(page, 'drop-all')).toEqual([['exact', '第5行', '←', '第4行']])
  })

  it('drops nothing twice, and nothing whose kept text is dropped', () => {
    const page = pageWith([
      { kind: 'near', keep: [1], copies: [[2], [0]] },
      { kind: 'exact', keep: [0], copies: [[1]] },
      { kind: 'contained', keep: [3], copies: [[4], [4, 5], [3]] },
    ])
    expect(inLines(page, 'drop-all')).toEqual([
      ['exact', '第1行', '←', '第0行'],
      ['contained', '第4行', '←', '第3行'],
      ['contained', '第5行', '←', '第3行'],
    ])
    const planned = plan(page, { name: 'batch', meaning: 'accept-all', operations: copiesToDrop(page, 'drop-all') }, stamp(ids, true))
    expect(planned.ok).toBe(true)
  })
})

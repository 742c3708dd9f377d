import { describe, expect, it } from 'vitest'

import type { BlockId } from '#shared/base/index.ts'
import type { Page } from '#shared/model/index.ts'
import { countingIds } from '#shared/testing/ids.ts'
import { articleAt, blockWith, pageOf, perform } from '#shared/testing/pages.ts'
import { proposalOf } from '#shared/testing/proposals.ts'

import { asksTheSame, NOTHING_EDITED, pageChanges, resegmentation, tallyChanges } from './index.ts'

const ids = countingIds(5)
const page = pageOf(
  [{ lines: ['题一', '一1', '一2'] }, { lines: ['题二', '二1'] }, { lines: ['题三', { text: '三1', role: 'body', joins: 5 }] }],
  ['待'],
  countingIds(2),
)

/** The changes by their names, blocks by their texts, articles by their first text before or after. */
function changes(before: Page, after: Page): string[] {
  const texts = (blocks: readonly BlockId[]): string => blocks.map((id) => before.blocks[id]?.text ?? '?').join('+')
  const name = (id: string | null): string =>
    texts((before.articles[id ?? ''] ?? after.articles[id ?? ''])?.blocks.slice(0, 1) ?? []) || '-'
  return pageChanges(before, after).map((change) => {
    if (change.what === 'role') return `role ${texts([change.block])}: ${change.from} ${change.to}`
    if (change.what === 'join')
      return `join ${texts([change.block])}: ${texts(change.from === null ? [] : [change.from])} ${texts(change.to === null ? [] : [change.to])}`
    if (change.what === 'reordered') return `reordered ${name(change.article)}: ${texts(change.blocks)}`
    if (change.what === 'kind' || change.what === 'status') return `${change.what} ${name(change.article)}: ${change.from} ${change.to}`
    return `${change.what} ${name(change.from)} ${name(change.to)}: ${texts(change.blocks)}`
  })
}

const cut = (of: Page, articles: readonly string[][], rest = {}): Page =>
  perform(
    of,
    resegmentation(
      of,
      proposalOf(
        of,
        articles.map((lines) => ({ lines })),
        rest,
        ids,
      ),
      NOTHING_EDITED,
      'all',
    ),
    ids,
  )

describe('pageChanges', () => {
  it('[R7] names nothing where nothing changes', () => {
    const same = cut(
      page,
      [
        ['题一', '一1', '一2'],
        ['题二', '二1'],
        ['题三', '三1'],
      ],
      { shelf: ['待'], joins: { 三1: '题三' } },
    )
    expect(pageChanges(page, same)).toEqual([])
    expect(asksTheSame(page, same)).toBe(true)
  })

  it('[R7] names what is cut off, merged, moved, put on the shelf and taken from it', () => {
    const after = cut(page, [['题一'], ['一2'], ['题二', '二1', '题三', '三1', '待']], { shelf: ['一1'], joins: { 三1: '题三' } })
    expect(changes(page, after)).toEqual(['moved 题一 -: 一1', 'cut 题一 一2: 一2', 'merged 题三 题二: 题三+三1', 'moved - 题二: 待'])
    expect(tallyChanges(page, after, pageChanges(page, after))).toEqual({ before: 3, after: 3, blocks: 5, roles: 0, joins: 0 })
  })

  it('[R7] names orders, roles and joins', () => {
    const after = cut(
      page,
      [
        ['题一', '一2', '一1'],
        ['题二', '二1'],
        ['题三', '三1'],
      ],
      { shelf: ['待'], roles: { 题一: 'headline' }, joins: { 二1: '题二' } },
    )
    expect(changes(page, after)).toEqual(['reordered 题一: 题一+一2+一1', 'role 题一: body headline', 'join 二1:  题二', 'join 三1: 题三 '])
  })

  it('[R7] names what has to be judged again', () => {
    const judged = perform(page, { name: 'setStatus', page: false, articles: [articleAt(page, 1)], status: 'approved' }, ids)
    const after = cut(
      judged,
      [
        ['题一', '一1', '一2'],
        ['题二', '二1', '待'],
        ['题三', '三1'],
      ],
      { joins: { 三1: '题三' } },
    )
    expect(changes(judged, after)).toEqual(['moved - 题二: 待', 'status 题二: approved in-review'])
  })

  it('leaves dropped copies aside', () => {
    const dropped = perform(page, { name: 'dropCopy', blocks: [blockWith(page, '一1')], reason: 'other', keep: [] }, ids)
    const after = cut(dropped, [['一2'], ['题一', '题二', '二1'], ['题三', '三1']], { shelf: ['待'], joins: { 三1: '题三' } })
    expect(changes(dropped, after).join()).not.toContain('一1')
  })

  it('tells other questions from the same', () => {
    const same = cut(
      page,
      [
        ['题一', '一1', '一2'],
        ['题二', '二1'],
        ['题三', '三1'],
      ],
      { shelf: ['待'], joins: { 三1: '题三' }, doubts: { 一1: 'follows' } },
    )
    expect(pageChanges(page, same)).toEqual([])
    expect(asksTheSame(page, same)).toBe(false)
  })
})

/** Copies that nobody decided about, and approving what holds them. */
import { describe, expect, it } from 'vitest'

import { newId, type DoubtId, type GroupId } from '#shared/base/index.ts'
import type { Doubt, DuplicateGroup, Page } from '#shared/model/index.ts'
import { checkOperation } from '#shared/testing/check-operation.ts'
import { countingIds } from '#shared/testing/ids.ts'
import { articleAt, blockWith, pageOf } from '#shared/testing/pages.ts'

import type { SetStatus } from './marking.ts'
import { approvalCopies, approvalWith, undecidedCopies } from './undecided-copies.ts'
import { describeOperation } from './words.ts'

const ids = countingIds()

interface Case {
  readonly page: Page
  readonly group: DuplicateGroup
  readonly doubt: Doubt
  readonly approve: (page: boolean, ...articles: readonly number[]) => SetStatus
}

/** 甲二 stands once more in its article and once in the next; the doubt asks about the first of the copies. */
function world(): Case {
  const bare = pageOf([{ lines: ['甲一', '甲二', '甲二之二'] }, { lines: ['乙一', '甲二之三'] }], [], ids)
  const run = (text: string) => [blockWith(bare, text)]
  const group: DuplicateGroup = {
    type: 'group',
    id: newId<GroupId>(ids),
    kind: 'near',
    cause: 'unknown',
    keep: run('甲二'),
    copies: [run('甲二之二'), run('甲二之三')],
    score: 0.97,
  }
  const drop = { do: 'drop-copy', blocks: run('甲二之二'), keep: group.keep, group: group.id } as const
  const doubt: Doubt = {
    type: 'doubt',
    id: newId<DoubtId>(ids),
    block: blockWith(bare, '甲二之二'),
    code: 'duplicate',
    params: {},
    p: 0.9,
    reasons: [],
    answers: [
      { answer: drop, p: 0.9 },
      { answer: { do: 'keep' }, p: 0.1 },
    ],
    state: 'open',
  }
  const page = { ...bare, groups: { [group.id]: group }, doubts: { [doubt.id]: doubt } }
  const approve = (whole: boolean, ...articles: readonly number[]): SetStatus => ({
    name: 'setStatus',
    page: whole,
    articles: articles.map((i) => articleAt(page, i)),
    status: 'approved',
  })
  return { page, group, doubt, approve }
}

const stateOf = (page: Page, { id }: Doubt): string | undefined => page.doubts[id]?.state
const standing = (page: Page): string[] =>
  Object.values(page.blocks).flatMap(({ text, dropped }) => (text.startsWith('甲二') && dropped === null ? [text] : []))

describe('copies that nobody decided about', () => {
  it('are those of the articles that are asked for, until all are to stay or they were dropped', () => {
    const { page, group } = world()
    const texts = (on: Page, ...articles: readonly number[]): string[] =>
      undecidedCopies(on, articles.length === 0 ? undefined : articles.map((i) => articleAt(on, i))).flatMap(({ blocks }) =>
        blocks.map((id) => on.blocks[id]?.text ?? ''),
      )
    expect([texts(page), texts(page, 0), texts(page, 1)]).toEqual([['甲二之二', '甲二之三'], ['甲二之二'], ['甲二之三']])
    expect(texts({ ...page, groups: { [group.id]: { ...group, said: 'later' } } })).toHaveLength(2)
    expect(texts({ ...page, groups: { [group.id]: { ...group, said: 'kept' } } })).toEqual([])
    const dropped = checkOperation(
      page,
      { name: 'dropCopy', blocks: [blockWith(page, '甲二之二')], reason: 'near', keep: [...group.keep] },
      ids,
    )
    expect(texts(dropped)).toEqual(['甲二之三'])
  })

  it('are found by their doubt where there is no group, and not on the shelf', () => {
    const { page, doubt } = world()
    const alone: Doubt = {
      ...doubt,
      answers: doubt.answers.map((one) => (one.answer.do === 'drop-copy' ? { ...one, answer: { ...one.answer, group: null } } : one)),
    }
    const on = { ...page, groups: {}, doubts: { [doubt.id]: alone } }
    expect(undecidedCopies(on)).toMatchObject([{ doubt: doubt.id, group: null }])
    const shelved = checkOperation(on, { name: 'moveBlocks', blocks: [doubt.block], to: null, before: null }, ids)
    expect(undecidedCopies(shelved)).toEqual([])
    const kept = checkOperation(on, approvalWith(on, { ...world().approve(true), articles: [] }, 'keep'), ids)
    expect(stateOf(kept, doubt)).toBe('settled')
  })
})

describe('approving', () => {
  it('[M8] leaves the question about a copy open, and settles it once it is decided', () => {
    const { page, group, doubt, approve } = world()
    expect(stateOf(checkOperation(page, approve(false, 0), ids), doubt)).toBe('open')
    expect(stateOf(checkOperation(page, approve(true, 0, 1), ids), doubt)).toBe('open')
    const kept = { ...page, groups: { [group.id]: { ...group, said: 'kept' as const } } }
    expect(stateOf(checkOperation(kept, approve(false, 0), ids), doubt)).toBe('settled')
  })

  it('[M8] drops the copies of what is approved in the same step', () => {
    const { page, doubt, approve } = world()
    const step = approvalWith(page, approve(false, 0), 'drop')
    const after = checkOperation(page, step, ids)
    expect(standing(after)).toEqual(['甲二', '甲二之三'])
    expect([stateOf(after, doubt), after.articles[articleAt(page, 0)]?.status]).toEqual(['settled', 'approved'])
    expect(describeOperation(step, page, 'zh')).toBe('收起重复：第 3 行；本稿已审')
    expect(describeOperation(step, page, 'en')).toBe('Dropped copy: line 3; Article approved')
    expect(standing(checkOperation(page, approvalWith(page, approve(true, 0, 1), 'drop'), ids))).toEqual(['甲二'])
  })

  it('[M8] notes that all stay in the same step', () => {
    const { page, group, doubt, approve } = world()
    const after = checkOperation(page, approvalWith(page, approve(false, 0), 'keep'), ids)
    expect(standing(after)).toHaveLength(3)
    expect([stateOf(after, doubt), after.groups[group.id]?.said]).toEqual(['settled', 'kept'])
    expect(undecidedCopies(after)).toEqual([])
  })

  it('[M8] is itself where nothing is undecided, and no other status asks', () => {
    const { page, group, approve } = world()
    const kept = { ...page, groups: { [group.id]: { ...group, said: 'different' as const } } }
    expect(approvalWith(kept, approve(false, 0), 'drop')).toEqual(approve(false, 0))
    expect(approvalCopies(page, { ...approve(true, 0, 1), status: 'doubtful' })).toEqual([])
  })
})

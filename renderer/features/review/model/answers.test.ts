import { describe, expect, it } from 'vitest'

import { present } from '#shared/base/index.ts'
import type { Doubt, DoubtAnswer } from '#shared/model/index.ts'

import { answerOperation, answerStep, isOffered, rejection, rejectStep } from './answers.ts'
import { done, testPage, withDoubt } from './test-page.ts'

const story = testPage(
  [
    [0, 'headline', '甲'],
    [0, 'body', '一,'],
    [0, '+body', '二。'],
    [0, 'body', '一,'],
    [1, 'headline', '乙'],
    [1, 'body', '四。'],
    [null, 'body', '五。'],
  ],
  [{ keep: [1], drop: [3] }],
)
const { at, ids } = story
const article = (i: number) => present(story.page.head.articles[i], 'test')

/** The operation that one answer at a line becomes. */
function answered(line: number, code: string, answer: DoubtAnswer) {
  const { page, doubt } = withDoubt(story, line, code, [answer])
  return answerOperation(page, doubt, 0, ids)
}

describe('answerOperation', () => {
  it('keeps without an operation', () => {
    expect(answered(2, 'joins', { do: 'keep' })).toBeNull()
  })
  it('starts an article inside another, and from the shelf', () => {
    expect(answered(2, 'follows', { do: 'start-article' })).toMatchObject({ name: 'splitArticle', at: at(2) })
    expect(answered(6, 'orphan', { do: 'start-article' })).toMatchObject({ name: 'startArticle', blocks: [at(6)], before: null })
  })
  it('does nothing where the article starts here already', () => {
    expect(answered(4, 'follows', { do: 'start-article' })).toBeNull()
  })
  it('moves a block, and at the head of an article all of it', () => {
    expect(answered(6, 'orphan', { do: 'move-to', article: article(1) })).toMatchObject({
      name: 'moveBlocks',
      blocks: [at(6)],
      to: article(1),
    })
    expect(answered(4, 'follows', { do: 'move-to', article: article(0) })).toEqual({
      name: 'mergeArticles',
      article: article(1),
      into: article(0),
    })
  })
  it('takes what goes on from a block along with it', () => {
    const paragraph = [at(1), at(2)]
    expect(answered(1, 'follows', { do: 'move-to', article: article(1) })).toMatchObject({ name: 'moveBlocks', blocks: paragraph })
    expect(answered(1, 'role', { do: 'set-role', role: 'caption' })).toEqual({ name: 'setRole', blocks: paragraph, role: 'caption' })
    expect(answered(1, 'follows', { do: 'shelve' })).toMatchObject({ name: 'moveBlocks', blocks: paragraph, to: null })
    // Not what stands before it.
    expect(answered(2, 'follows', { do: 'shelve' })).toMatchObject({ name: 'moveBlocks', blocks: [at(2)], to: null })
  })
  it('joins, unjoins, names and shelves', () => {
    expect(answered(5, 'joins', { do: 'join', to: at(4) })).toEqual({ name: 'joinParagraph', block: at(5), to: at(4) })
    expect(answered(2, 'joins', { do: 'unjoin' })).toEqual({ name: 'unjoinParagraph', block: at(2) })
    expect(answered(5, 'role', { do: 'set-role', role: 'caption' })).toEqual({ name: 'setRole', blocks: [at(5)], role: 'caption' })
    expect(answered(5, 'role', { do: 'set-role', role: 'body' })).toBeNull()
    expect(answered(5, 'orphan', { do: 'shelve' })).toMatchObject({ name: 'moveBlocks', blocks: [at(5)], to: null })
  })
  it('[C1] remembers with its group that a copy stays', () => {
    const group = present(Object.values(story.page.groups)[0], 'test')
    const { page, doubt } = withDoubt(story, 3, 'duplicate', [
      { do: 'drop-copy', blocks: [at(3)], keep: [at(1)], group: group.id },
      { do: 'keep' },
    ])
    expect(answerOperation(page, doubt, 1, ids)).toEqual({ name: 'judgeGroup', group: group.id, verdict: 'kept' })
    const said = { ...page, groups: { [group.id]: { ...group, said: 'kept' as const } } }
    expect(answerOperation(said, doubt, 1, ids)).toBeNull()
    // The group's other copies were not asked about.
    const more = { ...page, groups: { [group.id]: { ...group, copies: [...group.copies, [at(5)]] } } }
    expect(answerOperation(more, doubt, 1, ids)).toBeNull()
  })
  it('drops a copy with the kind of its group', () => {
    const group = present(Object.values(story.page.groups)[0], 'test')
    expect(answered(3, 'duplicate', { do: 'drop-copy', blocks: [at(3)], keep: [at(1)], group: group.id })).toEqual({
      name: 'dropCopy',
      blocks: [at(3)],
      reason: 'exact',
      keep: [at(1)],
    })
  })
})

describe('answerStep', () => {
  it('[M4] settles the doubt in the same step', () => {
    const { page, doubt } = withDoubt(story, 2, 'joins', [{ do: 'keep' }, { do: 'unjoin' }])
    for (const choice of [0, 1]) {
      const after = done(page, answerStep(page, doubt, choice, ids))
      expect(after.doubts[doubt.id]?.state).toBe('settled')
    }
  })
  it('moves a block to the article whose paragraph it goes on, and joins it there', () => {
    const { page, doubt } = withDoubt(story, 6, 'orphan', [{ do: 'join', to: at(5) }])
    const after = done(page, answerStep(page, doubt, 0, ids))
    expect(after.articles[article(1)]?.blocks).toEqual([at(4), at(5), at(6)])
    expect(after.blocks[at(6)]?.joins).toBe(at(5))
    expect(after.doubts[doubt.id]?.state).toBe('settled')
  })
})

describe('X', () => {
  const doubt = (code: string, answers: readonly DoubtAnswer[]): Doubt => withDoubt(story, 2, code, answers).doubt

  it('leaves things as they are when a change was proposed', () => {
    expect(
      rejection(
        doubt('duplicate', [{ do: 'drop-copy', blocks: [at(3)], keep: [], group: null }, { do: 'shelve' }, { do: 'keep' }]),
        story.page,
      ),
    ).toBe(2)
  })
  it('cuts the seam when the seam was proposed', () => {
    expect(rejection(doubt('joins', [{ do: 'keep' }, { do: 'shelve' }, { do: 'unjoin' }]), story.page)).toBe(2)
    expect(rejection(doubt('follows', [{ do: 'keep' }, { do: 'move-to', article: article(1) }, { do: 'start-article' }]), story.page)).toBe(
      2,
    )
  })
  it('takes the likeliest alternative otherwise', () => {
    expect(
      rejection(doubt('role', [{ do: 'keep' }, { do: 'set-role', role: 'kicker' }, { do: 'set-role', role: 'body' }]), story.page),
    ).toBe(1)
  })
  it('settles the doubt where there is no other answer', () => {
    const only = withDoubt(story, 2, 'role', [{ do: 'keep' }])
    expect(rejection(only.doubt, story.page)).toBeUndefined()
    expect(done(only.page, rejectStep(only.page, only.doubt, ids)).doubts[only.doubt.id]?.state).toBe('settled')
  })
})

describe('answers that lead nowhere any more', () => {
  const gone = done(story.page, { name: 'dropCopy', blocks: [at(4), at(5)], reason: 'exact', keep: [at(1)] })
  it('[V24] are not offered: an article of which all was dropped, and a block that was', () => {
    expect(isOffered(story.page, { do: 'move-to', article: article(1) })).toBe(true)
    expect(isOffered(gone, { do: 'move-to', article: article(1) })).toBe(false)
    expect(isOffered(story.page, { do: 'join', to: at(5) })).toBe(true)
    expect(isOffered(gone, { do: 'join', to: at(5) })).toBe(false)
    expect(isOffered(gone, { do: 'start-article' })).toBe(true)
  })
  it('[V24] are passed over by X', () => {
    const { doubt } = withDoubt(story, 2, 'role', [{ do: 'keep' }, { do: 'move-to', article: article(1) }, { do: 'shelve' }])
    expect([rejection(doubt, story.page), rejection(doubt, gone)]).toEqual([1, 2])
  })
})

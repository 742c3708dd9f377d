import { describe, expect, it } from 'vitest'

import { present, type BlockId } from '#shared/base/index.ts'

import { reviewCommands } from '../commands.ts'
import { indexOf } from '../model/page-index.ts'
import { only } from '../model/selection.ts'
import { testPage, withDoubt } from '../model/test-page.ts'
import { takeInTurn } from './ordering.ts'
import type { Review } from './review.ts'
import { testReview } from './test-review.ts'

const story = testPage([
  [0, 'headline', '甲'],
  [0, 'body', '一,'],
  [0, '+body', '二。'],
  [0, 'body', '三。'],
  [1, 'headline', '乙'],
  [1, 'body', '四。'],
  [null, 'body', '五。'],
])
const { at } = story
const first = withDoubt(story, 1, 'follows', [{ do: 'keep' }, { do: 'start-article' }])
const both = withDoubt({ ...story, page: first.page }, 5, 'role', [{ do: 'keep' }, { do: 'set-role', role: 'caption' }])

const line = (review: Review): number | undefined => {
  const page = present(review.page.value, 'test')
  return review.focus.value === undefined ? undefined : indexOf(page).numbers.get(review.focus.value)
}
const start = (block: BlockId | undefined, page = both.page) => {
  const test = testReview(page)
  if (block !== undefined) test.review.select(only(block))
  return test
}
const done = (test: ReturnType<typeof start>): string | undefined => test.review.source.log.at(-1)?.operation.name

describe('keys', () => {
  it('every command of the screen is carried out, and no other', () => {
    const test = start(at(0))
    const ids = reviewCommands.map((spec) => spec.id.replace('review.', ''))
    expect(new Set(ids).size).toBe(ids.length)
    for (const id of ids) expect(() => test.why(id), id).not.toThrow()
  })

  it('walk over the page and extend', () => {
    const test = start(at(0))
    test.press('next')
    test.press('extend-down')
    expect(test.review.selected.value).toEqual([at(1), at(2)])
    test.press('escape')
    expect(test.review.selected.value).toEqual([at(2)])
  })

  it('refuse with the reason and change nothing', () => {
    const test = start(at(0))
    test.press('split')
    test.press('merge')
    expect(test.said).toEqual(['这是稿件的第一块，不能从这里拆。', 'review.cannot.first-article'])
    expect(test.review.source.log).toEqual([])
  })

  it('speak what they did', () => {
    const test = start(at(3))
    test.press('split')
    expect(test.spoken).toEqual(['拆稿：第 4 行'])
  })

  it('undo and redo, and show what was changed', () => {
    const test = start(at(5))
    test.press('shelve')
    test.review.select(only(at(0)))
    test.press('undo')
    expect([done(test), line(test.review)]).toEqual(['undo', 6])
    test.press('redo')
    expect(done(test)).toBe('redo')
    expect(present(test.review.page.value, 'test').head.shelf).toContain(at(5))
  })

  it('say each by itself that there is nothing to undo or to redo', () => {
    const test = start(at(5))
    test.press('undo')
    test.press('redo')
    expect(test.said).toEqual(['没有可撤销的。', 'review.cannot.nothing-to-redo'])
  })
})

describe('doubts', () => {
  it('[N3] Enter accepts and goes to the next one, then to another page', () => {
    const test = start(undefined)
    test.press('next-doubt')
    expect(line(test.review)).toBe(2)
    test.press('accept')
    expect([done(test), line(test.review)]).toEqual(['answerDoubt', 6])
    test.press('accept')
    test.press('accept')
    expect(test.said).toEqual([])
    expect(test.turned).toEqual(['work'])
    test.press('next-doubt')
    test.press('previous-doubt')
    expect(test.turned.slice(1)).toEqual(['doubt after', 'doubt before'])
  })

  it('digits and X take alternatives; a digit without one says so', () => {
    const test = start(at(1))
    test.press('answer-2')
    expect(test.said).toEqual(['review.doubt.noSuchAnswer'])
    test.press('answer-1')
    expect(present(test.review.page.value, 'test').head.articles).toHaveLength(3)
    test.press('reject')
    expect(present(test.review.page.value, 'test').blocks[at(5)]?.role).toBe('caption')
  })

  it('Space puts one off, and it comes again when no other is left', () => {
    const test = start(at(1))
    test.press('later')
    expect(line(test.review)).toBe(6)
    test.press('accept')
    test.press('next-doubt')
    expect(line(test.review)).toBe(2)
  })

  it('F flags the article, keeps the doubt open and goes on elsewhere', () => {
    const test = start(at(1))
    test.press('flag')
    const page = present(test.review.page.value, 'test')
    expect(page.articles[present(page.head.articles[0], 'test')]?.status).toBe('doubtful')
    expect(page.doubts[first.doubt.id]?.state).toBe('open')
    expect(line(test.review)).toBe(6)
  })

  it('[V24] a digit whose answer leads nowhere any more says so, and the others keep their keys', () => {
    const { page } = withDoubt(story, 2, 'follows', [
      { do: 'keep' },
      { do: 'move-to', article: present(story.page.head.articles[1], 'test') },
      { do: 'start-article' },
    ])
    const test = start(at(2), page)
    test.elsewhere({ name: 'dropCopy', blocks: [at(4), at(5)], reason: 'exact', keep: [at(0)] })
    test.press('answer-1')
    expect([test.said, done(test)]).toEqual([['review.doubt.noSuchAnswer'], 'dropCopy'])
    test.press('answer-2')
    expect(done(test)).toBe('answerDoubt')
  })

  it('open the folded article in which they stand', () => {
    const test = start(at(4))
    test.press('flag')
    test.review.select(only(at(0)))
    test.press('next-doubt')
    test.press('accept')
    expect(line(test.review)).toBe(6)
    expect(test.review.layout.value.rows[1]?.kind).toBe('sheet')
  })
})

describe('judging', () => {
  it('A approves, folds and goes to the next article that waits', () => {
    const test = start(at(1), story.page)
    test.press('approve')
    expect(test.review.layout.value.rows.map((row) => row.kind)).toEqual(['folded', 'sheet'])
    expect(line(test.review)).toBe(5)
  })

  it('an opened article folds again when it is judged anew', () => {
    const test = start(at(1), story.page)
    test.press('approve')
    test.review.select(only(at(0)))
    test.press('fold')
    expect(test.review.layout.value.rows[0]?.kind).toBe('sheet')
    test.press('reopen')
    test.press('approve')
    expect(test.review.layout.value.rows[0]?.kind).toBe('folded')
  })

  it('Shift+A approves the page and asks for the next; a second time it only goes on', () => {
    const test = start(at(1), story.page)
    test.press('approve-page')
    test.press('approve-page')
    expect(test.turned).toEqual(['done', 'done'])
    expect(test.review.source.log).toHaveLength(1)
    expect(test.review.page.value?.head.status).toBe('approved')
  })
})

describe('Enter on what is folded', () => {
  it('[N3] goes on to the next page where nothing is asked any more', () => {
    const test = start(at(1), story.page)
    test.press('approve')
    test.press('approve')
    test.review.select(only(at(0)))
    expect(test.review.layout.value.rows.map((row) => row.kind)).toEqual(['folded', 'folded'])
    test.press('accept')
    test.press('accept')
    expect([test.turned, test.said]).toEqual([['work', 'work'], []])
    expect(test.review.layout.value.rows.map((row) => row.kind)).toEqual(['folded', 'folded'])
  })

  it('opens and folds it while doubts are open elsewhere', () => {
    const test = start(at(4))
    test.press('flag')
    test.review.select(only(at(4)))
    test.press('accept')
    expect(test.review.layout.value.rows[1]?.kind).toBe('sheet')
    expect(test.turned).toEqual([])
  })
})

describe('ordering', () => {
  it('takes blocks in turn by Enter, passes others over, and is one step', () => {
    const test = start(at(3), story.page)
    test.press('order')
    test.press('accept')
    takeInTurn(test.review, at(5))
    test.review.select(only(at(0)))
    test.press('accept')
    test.press('order')
    const page = present(test.review.page.value, 'test')
    expect(page.articles[present(page.head.articles[0], 'test')]?.blocks).toEqual([at(3), at(0), at(1), at(2)])
    expect(test.review.source.log).toHaveLength(1)
  })

  it('ends by itself when every block has its turn, and Esc leaves all as it was', () => {
    const test = start(at(5), story.page)
    test.press('order')
    takeInTurn(test.review, at(5))
    takeInTurn(test.review, at(4))
    expect([done(test), test.review.ordering.value]).toEqual(['orderBlocks', undefined])
    test.press('order')
    takeInTurn(test.review, at(4))
    test.press('escape')
    expect(test.review.source.log).toHaveLength(1)
  })
})

describe('the page', () => {
  it('can be looked at as it would be cut anew, with nothing selected too', () => {
    const test = start(at(2), story.page)
    expect(test.why('resegment')).toBeNull()
    test.press('resegment')
    expect(test.turned).toEqual(['resegment'])
    expect(test.review.source.log).toEqual([])
  })
})

describe('another window', () => {
  it('never leaves the selection on a block that is gone', () => {
    const test = start(at(2), story.page)
    test.elsewhere({ name: 'mergeBlocks', first: at(1), second: at(2) })
    expect(line(test.review)).toBeDefined()
  })
})

describe('approving copies', () => {
  const tripled = testPage(
    [
      [0, 'headline', '甲'],
      [0, 'caption', '近日，交警大队开展宣传活动。'],
      [0, 'caption', '近日，交警大队开展宣传活动。'],
      [1, 'headline', '乙'],
      [1, 'body', '近日，交警大队开展宣传活动。'],
      [2, 'headline', '丙'],
    ],
    [
      { keep: [1], drop: [2] },
      { keep: [1], drop: [4] },
    ],
  )
  const status = (test: ReturnType<typeof start>, i: number): string | undefined => {
    const page = present(test.review.page.value, 'test')
    return page.articles[page.head.articles[i] ?? '']?.status
  }
  const standing = (test: ReturnType<typeof start>, line: number): boolean =>
    test.review.page.value?.blocks[tripled.at(line)]?.dropped === null

  it('[C10] asks first, and drops them with the approval in one step', () => {
    const test = start(tripled.at(0), tripled.page)
    test.press('approve')
    expect([test.review.source.log, status(test, 0)]).toEqual([[], 'unreviewed'])
    expect(test.review.approving.value?.operation.articles).toHaveLength(1)
    expect(test.review.approveWith('drop')).toBe(true)
    expect([status(test, 0), standing(test, 1), standing(test, 2), standing(test, 4)]).toEqual(['approved', true, false, true])
    // And on to the next article, as after any approval.
    expect(line(test.review)).toBe(4)
    test.press('undo')
    expect([status(test, 0), standing(test, 2)]).toEqual(['unreviewed', true])
  })

  it('[C10] goes on to the next page after the answer, not before', () => {
    const test = start(tripled.at(0), tripled.page)
    test.press('approve-page')
    expect(test.turned).toEqual([])
    test.review.approveWith('keep')
    expect([test.turned, status(test, 2), standing(test, 2)]).toEqual([['done'], 'approved', true])
    expect(Object.values(test.review.page.value?.groups ?? {}).map(({ said }) => said)).toEqual(['kept', 'kept'])
  })

  it('asks nothing where nothing is a copy', () => {
    const test = start(tripled.at(5), tripled.page)
    test.press('approve')
    expect([status(test, 2), test.review.approving.value]).toEqual(['approved', undefined])
  })
})

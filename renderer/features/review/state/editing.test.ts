import { describe, expect, it } from 'vitest'

import { nextTick } from 'vue'

import { present } from '#shared/base/index.ts'

import { only } from '../model/selection.ts'
import { testPage } from '../model/test-page.ts'
import { editingActions } from './editing.ts'
import { testReview } from './test-review.ts'

const story = testPage([
  [0, 'headline', '题目'],
  [0, 'body', '第一段,没有完'],
  [0, 'body', '第二段。'],
])
const { at } = story

function begin(line: number) {
  const test = testReview(story.page)
  test.review.select(only(at(line)))
  test.press('edit')
  const block = present(test.review.page.value?.blocks[at(line)], 'test')
  return { ...test, block, edit: editingActions(test.review) }
}
type Begun = ReturnType<typeof begin>
const names = (test: Begun): string[] => test.review.source.log.map((entry) => entry.operation.name)

describe('editing in place', () => {
  it('makes no step where nothing was changed', () => {
    const test = begin(1)
    test.edit.leave(test.block, test.block.text)
    expect([names(test), test.review.editing.value]).toEqual([[], undefined])
  })

  it('saves on leaving, and keeps the half-typed text until then', () => {
    const test = begin(1)
    test.edit.typed(test.block, '第一段，没有完结')
    expect(test.review.draft.value).toEqual({ block: at(1), text: '第一段，没有完结' })
    test.edit.leave(test.block, ' 第一段,没有完结 ')
    expect(test.review.page.value?.blocks[at(1)]?.text).toBe('第一段,没有完结')
    expect(test.review.draft.value).toBeUndefined()
  })

  it('says why an empty text cannot be', () => {
    const test = begin(1)
    test.edit.leave(test.block, '  ')
    expect(names(test)).toEqual([])
    expect(test.said).toHaveLength(1)
  })

  it('[TE4] cuts at the caret after saving, in one step, and selects the second half', () => {
    const test = begin(1)
    test.edit.cut(test.block, '第一段,还没有完', 4)
    expect(names(test)).toEqual(['batch'])
    const second = present(test.review.focus.value, 'test')
    expect(test.review.page.value?.blocks[second]?.text).toBe('还没有完')
  })

  it('[TE5] merges with the block before and goes on editing at the seam', async () => {
    const test = begin(2)
    test.edit.mergeBack(test.block, test.block.text)
    await nextTick()
    expect(names(test)).toEqual(['mergeBlocks'])
    expect(test.review.editing.value).toEqual({ block: at(1), caret: 7, text: null })
  })

  it('[TE5] takes the block behind in, with what was typed, in one step', async () => {
    const test = begin(1)
    test.edit.mergeOn(test.block, '第一段,没有完结')
    await nextTick()
    expect(names(test)).toEqual(['batch'])
    expect(test.review.page.value?.blocks[at(1)]?.text).toBe('第一段,没有完结第二段。')
    expect(test.review.editing.value).toEqual({ block: at(1), caret: 8, text: null })
  })

  it('[V19] stays in the field with what was typed where there is nothing to cut or to merge with, and says why', () => {
    const refused = [
      ['cut at the end', 1, (test: Begun) => test.edit.cut(test.block, '第一段,没有完结', 8)],
      ['cut at the start', 1, (test: Begun) => test.edit.cut(test.block, '第一段,没有完结', 0)],
      ['before the first', 0, (test: Begun) => test.edit.mergeBack(test.block, '题目二')],
      ['behind the last', 2, (test: Begun) => test.edit.mergeOn(test.block, '第二段完。')],
    ] as const
    for (const [what, line, act] of refused) {
      const test = begin(line)
      test.edit.typed(test.block, '打了一半')
      const went = act(test)
      expect([what, went, names(test), test.said.length]).toEqual([what, false, [], 1])
      expect(test.review.editing.value?.block).toBe(at(line))
      expect(test.review.draft.value?.text).toBe('打了一半')
    }
  })

  it('leaves the field where another window took the block away', () => {
    const test = begin(2)
    test.elsewhere({ name: 'mergeBlocks', first: at(1), second: at(2) })
    expect(test.edit.cut(test.block, '第二段。', 2)).toBe(true)
    expect(test.review.editing.value).toBeUndefined()
  })
})

/** 接段, splitting and merging blocks, correcting text. */
import { describe, expect, it } from 'vitest'

import { newId, type BlockId } from '#shared/base/index.ts'
import { originalText, type Page } from '#shared/model/index.ts'
import { checkOperation } from '#shared/testing/check-operation.ts'
import { countingIds, stamp } from '#shared/testing/ids.ts'
import { blockWith, pageOf, shape } from '#shared/testing/pages.ts'

import { plan, type Operation } from './operation.ts'

const ids = countingIds()
const page = pageOf(
  [{ lines: ['参加检测的幼', { text: '儿有序排队。', role: 'body', joins: 0 }, '下一步,继续努力。'] }, { lines: ['乙一'] }],
  [],
  ids,
)
const first = blockWith(page, '参加检测的幼')
const second = blockWith(page, '儿有序排队。')
const third = blockWith(page, '下一步,继续努力。')
const other = blockWith(page, '乙一')

function refusal(on: Page, operation: Operation): string {
  const planned = plan(on, operation, stamp(ids))
  return planned.ok ? 'done' : planned.code
}

function original(on: Page, id: BlockId): string {
  const block = on.blocks[id]
  return block === undefined ? '' : originalText(on, block)
}

describe('editText', () => {
  it('[T1] keeps the original text', () => {
    const after = checkOperation(page, { name: 'editText', block: third, text: '下一步，继续努力！' }, ids)
    expect(after.blocks[third]?.text).toBe('下一步，继续努力！')
    expect(original(after, third)).toBe('下一步,继续努力。')
  })

  it('[T5] refuses blank text, line breaks, and what is there already', () => {
    expect(refusal(page, { name: 'editText', block: third, text: ' 　' })).toBe('empty-text')
    expect(refusal(page, { name: 'editText', block: third, text: '一\n二' })).toBe('line-break')
    expect(refusal(page, { name: 'editText', block: third, text: '下一步,继续努力。' })).toBe('already-so')
  })
})

describe('splitBlock', () => {
  it('[T2] shares text and sources out', () => {
    const tail = newId<BlockId>(ids)
    const after = checkOperation(page, { name: 'splitBlock', block: third, offset: 4, second: tail }, ids)
    expect(shape(after).articles[0]).toEqual(['参加检测的幼', '儿有序排队。', '下一步,', '继续努力。'])
    expect([original(after, third), original(after, tail)]).toEqual(['下一步,', '继续努力。'])
  })

  it('[T2] finds the cut in the original of a corrected text', () => {
    const corrected = checkOperation(page, { name: 'editText', block: third, text: '下一步骤,继续努力。' }, ids)
    const tail = newId<BlockId>(ids)
    const after = checkOperation(corrected, { name: 'splitBlock', block: third, offset: 5, second: tail }, ids)
    expect([after.blocks[third]?.text, after.blocks[tail]?.text]).toEqual(['下一步骤,', '继续努力。'])
    expect([original(after, third), original(after, tail)]).toEqual(['下一步,', '继续努力。'])
  })

  it('[T3] lets the continuation follow the second part', () => {
    const tail = newId<BlockId>(ids)
    const after = checkOperation(page, { name: 'splitBlock', block: first, offset: 2, second: tail }, ids)
    expect(after.blocks[second]?.joins).toBe(tail)
  })

  it('[O5] refuses at the edges', () => {
    for (const offset of [0, 6, 99])
      expect(refusal(page, { name: 'splitBlock', block: first, offset, second: newId(ids) })).toBe('split-at-edge')
  })
})

describe('mergeBlocks', () => {
  it('[T4] keeps text and sources of both', () => {
    const after = checkOperation(page, { name: 'mergeBlocks', first, second }, ids)
    expect(after.blocks[first]?.text).toBe('参加检测的幼儿有序排队。')
    expect(original(after, first)).toBe('参加检测的幼儿有序排队。')
    expect(shape(after).articles[0]).toEqual(['参加检测的幼儿有序排队。', '下一步,继续努力。'])
  })

  it('[T4] lets what went on from the second go on from the first', () => {
    const joined = checkOperation(page, { name: 'joinParagraph', block: third, to: second }, ids)
    expect(checkOperation(joined, { name: 'mergeBlocks', first, second }, ids).blocks[third]?.joins).toBe(first)
  })

  it('[O5] refuses blocks of two articles and dropped ones', () => {
    expect(refusal(page, { name: 'mergeBlocks', first, second: other })).toBe('other-article')
    const dropped = checkOperation(page, { name: 'dropCopy', blocks: [third], reason: 'other', keep: [] }, ids)
    expect(refusal(dropped, { name: 'mergeBlocks', first: second, second: third })).toBe('is-dropped')
  })
})

describe('joinParagraph', () => {
  it('joins and unjoins', () => {
    const off = checkOperation(page, { name: 'unjoinParagraph', block: second }, ids)
    expect(off.blocks[second]?.joins).toBeNull()
    expect(checkOperation(off, { name: 'joinParagraph', block: second, to: first }, ids).blocks[second]?.joins).toBe(first)
  })

  it('[T6] refuses what cannot be one paragraph', () => {
    expect(refusal(page, { name: 'joinParagraph', block: third, to: first })).toBe('already-continued')
    expect(refusal(page, { name: 'joinParagraph', block: first, to: second })).toBe('would-loop')
    expect(refusal(page, { name: 'joinParagraph', block: first, to: first })).toBe('joins-itself')
    expect(refusal(page, { name: 'joinParagraph', block: other, to: third })).toBe('other-article')
    expect(refusal(page, { name: 'unjoinParagraph', block: first })).toBe('not-joined')
  })
})

import { describe, expect, it } from 'vitest'

import { newId, type BlockId, type GroupId } from '#shared/base/index.ts'
import type { CopyGroupView, CopyMember } from '#shared/contract/index.ts'
import { articleOf } from '#shared/model/index.ts'
import { countingIds } from '#shared/testing/ids.ts'
import { blockWith, pageOf } from '#shared/testing/pages.ts'

import { reasonsOf, saidOf } from './group-facts.ts'
import type { Told } from './side-by-side.ts'

const ids = countingIds(5)
const TAIL = '儿童有序排队，信息核对无误后进行采样。'
const page = pageOf([{ lines: ['吕陵镇有序开展', TAIL, `${TAIL}二`] }, { lines: [`${TAIL}三`] }], [], ids)
const group = newId<GroupId>(ids)
const same: Told = { odd: 0, figures: false, lacks: [], laid: true }

function member(text: string, more: Partial<CopyMember> = {}): CopyMember {
  const id: BlockId = blockWith(page, text)
  const shown = text.slice(0, TAIL.length)
  const place = { page: page.head.id, article: articleOf(page, id)?.id ?? null, blocks: [{ id, start: 0, end: shown.length }] }
  return { ...place, text: shown, start: 0, end: shown.length, state: 'open', keep: false, ...more } as unknown as CopyMember
}

function viewOf(members: readonly CopyMember[], row: Partial<CopyGroupView['row']> = {}): CopyGroupView {
  const all = { group: `g${group}`, grain: 'article', place: 'within', state: 'open', copies: members.length, ...row }
  return { row: all, members, reasons: ['complete'] } as unknown as CopyGroupView
}

describe('what is said of a group', () => {
  it('[U3] names a copy the most complete one only where another is not as complete', () => {
    const [one, two] = [member(TAIL), member(`${TAIL}二`)]
    const shorter = member(TAIL, { end: TAIL.length - 1 })
    expect(reasonsOf(viewOf([one, two]), [same, same], [2, 3])).toEqual(['first'])
    expect(reasonsOf(viewOf([two, one]), [same, same], [3, 2])).toEqual(['in-place'])
    expect(reasonsOf(viewOf([one, { ...shorter, end: TAIL.length - 8 }]), [same, same], [2, 3])).toEqual(['complete'])
    expect(reasonsOf(viewOf([one, two]), [same, { ...same, lacks: ['headline'] }], [2, 3])).toEqual(['complete'])
    const known = { ...viewOf([one, two]), reasons: ['complete', 'earlier'] as const }
    expect(reasonsOf(known, [same, same], [2, 3])).toEqual(['earlier'])
  })

  it('[C1] tells what is no copy from what stays', () => {
    const kept = [member(TAIL, { state: 'kept' }), member(`${TAIL}二`, { state: 'kept' })]
    const view = viewOf(kept, { state: 'kept' })
    const shown = (state: 'kept' | 'different') => kept.map(() => ({ state }))
    expect([saidOf(view, shown('kept')), saidOf(view, shown('different'))]).toEqual(['kept', 'different'])
    expect(saidOf(view, [{ state: 'open' }, { state: 'kept' }, { state: 'different' }])).toBe('decided')
    expect(saidOf(viewOf(kept), shown('kept'))).toBeNull()
  })
})

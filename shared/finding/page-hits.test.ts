import { describe, expect, it } from 'vitest'

import { newId, type BlockId, type JobId } from '#shared/base/index.ts'
import { checkOperation } from '#shared/testing/check-operation.ts'
import { countingIds, stamp } from '#shared/testing/ids.ts'
import { blockWith, pageOf } from '#shared/testing/pages.ts'
import { describeOperation, plan } from '#shared/operations/index.ts'

import { prepareFinder } from './finder.ts'
import { hitsOnPage, replaceOnPage, type BlockHits } from './page-hits.ts'

const ids = countingIds()
const page = pageOf([{ lines: ['盜版', '没有', '又一个盜,盜'] }, { lines: ['盜'] }], ['盜在待定'], ids)

function found(text: string, replacement: string): readonly BlockHits[] {
  const finding = prepareFinder({ find: 'text', search: { text, replacement, pattern: false, matchCase: false, matchWidth: false } })
  const hits = finding.ok ? hitsOnPage(page, finding) : []
  return 'fault' in hits ? [] : hits
}

describe('replacing on a page', () => {
  it('finds in the order in which the page is read, the shelf last', () => {
    expect(found('盜', '盗').map(({ text, hits }) => [text, hits.length])).toEqual([
      ['盜版', 1],
      ['又一个盜,盜', 2],
      ['盜', 1],
      ['盜在待定', 1],
    ])
  })

  it('[FR5] replaces what was ticked, in one step that undo takes back, and says so', () => {
    const hits = found('盜', '盗')
    const ticked = hits.map((one) => (one.text.startsWith('又') ? { ...one, hits: one.hits.slice(1) } : one))
    const { step, ...counts } = replaceOnPage(page, ticked, 'find-and-replace')
    expect(counts).toEqual({ hits: 4, left: 0 })
    if (step === null) throw new Error('there is something to replace')
    const after = checkOperation(page, step, ids)
    expect(
      Object.values(after.blocks)
        .map(({ text }) => text)
        .sort(),
    ).toEqual(['又一个盜,盗', '没有', '盗', '盗在待定', '盗版'])
    expect(describeOperation(step, page, 'zh')).toBe('查找替换，4 块')
    expect(describeOperation({ ...step, bulk: newId<JobId>(ids) }, page, 'en')).toBe(
      'Find and replace, 4 blocks (one step over several pages)',
    )
  })

  it('[FR5] leaves out what was changed meanwhile, is gone, or would become empty', () => {
    const hits = found('盜', '')
    const planned = plan(page, { name: 'editText', block: blockWith(page, '盜版'), text: '盜版了' }, stamp(ids))
    if (!planned.ok) throw new Error('it fits')
    const gone: BlockHits = { block: newId<BlockId>(ids), text: '盜', hits: [{ start: 0, end: 1, after: '' }] }
    const { step, ...counts } = replaceOnPage(planned.page, [...hits, gone], 'find-and-replace')
    expect(counts).toEqual({ hits: 3, left: 3 })
    expect(step?.operations).toHaveLength(2)
    expect(replaceOnPage(page, found('盜', '盜'), 'find-and-replace')).toEqual({ step: null, hits: 0, left: 5 })
  })
})

import { describe, expect, it } from 'vitest'

import { done, testPage } from '../model/test-page.ts'
import { correctedMarks, newStretches } from './marks.ts'

describe('marks in the text', () => {
  it('are what was written, and nothing where only something went', () => {
    expect(newStretches('被盜的玉米', '被盗的玉米')).toEqual([{ start: 1, end: 2 }])
    expect(newStretches('党旗旗下', '党旗下')).toEqual([])
    expect(newStretches('一,二', '一，二')).toEqual([])
    expect(newStretches('一\u{20bb7}二', '一\u{20bb8}二')).toEqual([{ start: 1, end: 3 }])
  })

  it('[TE1] stand at the blocks that an editor corrected', () => {
    const { page, at } = testPage([
      [0, 'headline', '题目'],
      [0, 'body', '追回被盜财物'],
    ])
    expect(correctedMarks(page)).toEqual([])
    const now = done(page, { name: 'editText', block: at(1), text: '追回被盗财物' })
    expect(correctedMarks(now)).toEqual([{ block: at(1), start: 3, end: 4 }])
  })
})

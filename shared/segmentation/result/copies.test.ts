import { describe, expect, it } from 'vitest'

import { viewLines } from '../lines/views.ts'
import { sayTheSame } from './copies.ts'

describe('copies that are the same', () => {
  const same = (a: string, b: string): boolean =>
    sayTheSame(viewLines([a, b].map((text) => ({ text, marks: 0, indented: false, gap: 0, label: null, boxes: [] }))), [0], [1])

  it('[DU1] differ in white space, width and punctuation at most', () => {
    expect(same('近日,县里 开会。', '近日，县里开会。')).toBe(true)
    expect(same('产量增长1.5倍。', '产量增长15倍。')).toBe(false)
  })
})

import { describe, expect, it } from 'vitest'

import { couldBeName, looksLikeName } from './index.ts'

describe('names', () => {
  it('begin with a family name where nothing else says that they are names', () => {
    expect(looksLikeName('王燕')).toBe(true)
    expect(looksLikeName('欧阳修远')).toBe(true)
    expect(looksLikeName('春天')).toBe(false)
    expect(looksLikeName('王燕来了吗')).toBe(false)
    expect(couldBeName('时苏建')).toBe(true)
    expect(couldBeName('一个长长的词')).toBe(false)
  })

  it.each(['傅伯钧', '賴明宏', '羅云峤', '蕭博文', '阎朔', '沙莎', '禤佩', '巫啟明'])('knows the family name of %s', (name) => {
    expect(looksLikeName(name)).toBe(true)
  })

  it.each(['路透社', '据新华社', '新华社发', '采写', '策划', '綜合', '本组图片'])('are not %s', (word) => {
    expect(couldBeName(word)).toBe(false)
    expect(looksLikeName(word)).toBe(false)
  })
})

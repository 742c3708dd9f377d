import { describe, expect, it } from 'vitest'

import { ChainFinder } from './chain.ts'

const units = (text: string): Uint16Array => Uint16Array.from(text, (char) => char.charCodeAt(0))
const find = (finder: ChainFinder, a: string, b: string): (readonly [number, number])[] =>
  finder.find(units(a), 0, a.length, units(b), 0, b.length, 3).map((link) => [link.a, link.b] as const)

describe('ChainFinder', () => {
  it('finds runs that stand once in both texts, the longest chain of them', () => {
    const finder = new ChainFinder()
    expect(find(finder, '甲乙丙丁', '子甲乙丙')).toEqual([[0, 1]])
    expect(find(finder, '甲乙丙子甲乙丙', '丑甲乙丙')).toEqual([])
    expect(find(finder, '甲乙丙', '甲乙丙丑甲乙丙')).toEqual([])
    // 子丑寅卯 moved: the longer part stays.
    expect(find(finder, '甲乙丙丁戊子丑寅卯', '子丑寅卯甲乙丙丁戊')).toEqual([
      [0, 4],
      [1, 5],
      [2, 6],
    ])
    expect(find(finder, '甲乙', '甲乙丙')).toEqual([])
  })
})

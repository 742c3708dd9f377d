import { expect, it } from 'vitest'

import { numberOf } from './index.ts'

it.each([
  ['3', 3],
  ['０３', 3],
  ['三', 3],
  ['十', 10],
  ['十二', 12],
  ['二十', 20],
  ['廿二', 22],
  ['卅', 30],
  ['二百零七', 207],
  ['一九六四', 1964],
  ['二〇一四', 2014],
  ['二三一七', 2317],
])('%s is %i', (numeral, number) => {
  expect(numberOf(numeral)).toBe(number)
})

it.each(['', '甲', '三版', '-1'])('%s is no number', (text) => {
  expect(numberOf(text)).toBeUndefined()
})

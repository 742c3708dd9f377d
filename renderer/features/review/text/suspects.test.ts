import { describe, expect, it } from 'vitest'

import { findSuspects, helpPage, NO_KNOWLEDGE } from '#shared/ocr-help/index.ts'

import { done, testPage } from '../model/test-page.ts'
import { correction, keep, NOTHING_KEPT, standing } from './suspects.ts'

const { page, at } = testPage([
  [0, 'headline', '这里报道的是盜案'],
  [0, 'body', '追回被盜财物,又抓获盜贼'],
  [0, 'body', '凝聚在党旗旗下。'],
])
const suspects = findSuspects(helpPage(page), NO_KNOWLEDGE)

describe('suspects of a page', () => {
  it('[OH1] are corrected one by one or all alike, each in one step', () => {
    expect(suspects.map(({ text }) => text)).toEqual(['盜', '盜', '盜', '旗旗'])
    const [first] = suspects
    if (first === undefined) throw new Error('there is one')
    expect(correction(page, [first], '盗')).toEqual({ name: 'editText', block: at(0), text: '这里报道的是盗案' })
    const all = correction(page, suspects.slice(0, 3), '盗')
    expect(all).toMatchObject({ name: 'batch', meaning: 'alike' })
    const now = done(page, all ?? { name: 'undo', target: '' as never, diff: [] })
    expect([now.blocks[at(0)]?.text, now.blocks[at(1)]?.text]).toEqual(['这里报道的是盗案', '追回被盗财物,又抓获盗贼'])
    expect(correction(now, [first], '盗')).toBeNull()
    expect(standing(suspects, now, NOTHING_KEPT).map(({ text }) => text)).toEqual(['旗旗'])
  })

  it('[OH1] stay away once an editor said that they are right', () => {
    const [first] = suspects
    if (first === undefined) throw new Error('there is one')
    expect(standing(suspects, page, keep(NOTHING_KEPT, first, false))).toHaveLength(3)
    expect(standing(suspects, page, keep(NOTHING_KEPT, first, true)).map(({ text }) => text)).toEqual(['旗旗'])
  })
})

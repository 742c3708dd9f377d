import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { carryEdit, compareTexts, onOneLine } from './edit-text.ts'

describe('carryEdit', () => {
  const text = '嫌疑人准备消赃时,民警将其抓获,经审讯,他供认不讳.'
  const shown = text.replaceAll(',', '，').replaceAll('.', '。')

  it('changes nothing where nothing was touched', () => {
    expect(carryEdit(text, shown, shown)).toBe(text)
  })
  it('keeps the characters of the text around an edit', () => {
    expect(carryEdit(text, shown, shown.replace('消赃', '销赃'))).toBe(text.replace('消赃', '销赃'))
  })
  it('writes what was typed as it was typed', () => {
    expect(carryEdit(text, shown, `${shown}完，`)).toBe(`${text}完，`)
    expect(carryEdit(text, shown, shown.replace('时，', '时；'))).toBe(text.replace('时,', '时;'.replace(';', '；')))
  })
  it('takes out what was deleted', () => {
    expect(carryEdit(text, shown, shown.slice(0, -1))).toBe(text.slice(0, -1))
    expect(carryEdit(text, shown, '')).toBe('')
  })
})

describe('compareTexts', () => {
  it('names what went and what came', () => {
    expect(compareTexts('准备消赃时', '准备销赃时')).toEqual([
      { kind: 'same', text: '准备' },
      { kind: 'gone', text: '消' },
      { kind: 'new', text: '销' },
      { kind: 'same', text: '赃时' },
    ])
  })
  it('never cuts a character outside the BMP in two', () => {
    for (const part of compareTexts('姓𠮷名', '姓𠮶名')) expect(part.text.isWellFormed()).toBe(true)
  })
  it('[TE1] gives both texts back from its parts, whole characters each, for random texts', () => {
    const text = fc.string({ unit: fc.constantFrom('一', '二', '，', ',', 'a', '𠮷', '𠮶', '😀', '😁'), maxLength: 24 })
    fc.assert(
      fc.property(text, text, (before, now) => {
        const parts = compareTexts(before, now)
        const without = (kind: 'gone' | 'new'): string => parts.flatMap((part) => (part.kind === kind ? [] : part.text)).join('')
        expect([without('new'), without('gone')]).toEqual([before, now])
        expect(parts.every((part) => part.text.isWellFormed())).toBe(true)
      }),
      { seed: 6, numRuns: 2000 },
    )
  })
})

describe('onOneLine', () => {
  it('takes line breaks out of Chinese and makes them spaces between Latin words', () => {
    expect(onOneLine('一行\r\n 两行\n\n三行')).toBe('一行两行三行')
    expect(onOneLine('New\nYork')).toBe('New York')
    expect(onOneLine('没有换行')).toBe('没有换行')
  })
})

import { describe, expect, it } from 'vitest'

import { simplifiedForms, simplifiedUnits, toSimplified } from './traditional.ts'

describe('simplified forms', () => {
  it('are those of traditional characters', () => {
    const forms = simplifiedForms()
    expect(['盜', '國', '會', '臺'].map((char) => forms.get(char))).toEqual(['盗', '国', '会', '台'])
    expect(['盗', '国', '人', '苧'].map((char) => forms.get(char))).toEqual([undefined, undefined, undefined, undefined])
  })

  it('are final: none of them is taken for traditional', () => {
    const forms = simplifiedForms()
    expect(forms.size).toBeGreaterThan(2900)
    expect([...forms.values()].filter((char) => forms.has(char))).toEqual([])
  })
})

describe('a text in simplified characters', () => {
  it('has them for traditional ones, and is otherwise as it was', () => {
    expect(toSimplified('全國學人民解放軍，𠗣 2 call')).toBe('全国学人民解放军，㓆 2 call')
    expect(toSimplified('')).toBe('')
    const plain = '全国学人民解放军 \ud83d\ude00 \udc00'
    expect(toSimplified(plain)).toBe(plain)
  })
})

describe('units in simplified characters', () => {
  it('are those of characters of one unit, and any other unit is itself', () => {
    const of = (char: string): string => String.fromCharCode(simplifiedUnits()[char.charCodeAt(0)] ?? 0)
    expect(['國', '国', 'a', '㗲', '\ud840', '\uffff'].map(of)).toEqual(['国', '国', 'a', '㗲', '\ud840', '\uffff'])
  })
})

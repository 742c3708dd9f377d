import { describe, expect, it } from 'vitest'

import { simplifiedForms } from './traditional.ts'

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

import { describe, expect, it } from 'vitest'

import type { Choice } from './choice.ts'
import { typedChoice } from './typed-choice.ts'

const listOf = (...keys: string[]): Choice[] => keys.map((key) => ({ id: key, label: key, key }))

describe('typedChoice', () => {
  it('chooses by one letter', () => {
    expect(typedChoice(listOf('A', 'B', 'D'), 'D').chosen?.id).toBe('D')
  })

  it('chooses nothing by a letter that the list does not have', () => {
    expect(typedChoice(listOf('A', 'B', 'D'), 'C')).toEqual({ keys: '' })
  })

  it('waits for the second letter where names of two begin with the first, and lets Enter choose the short one', () => {
    const choices = listOf('A', 'B', 'AA', 'AB')
    const first = typedChoice(choices, 'A')
    expect([first.chosen, first.meant?.id, first.keys]).toEqual([undefined, 'A', 'A'])
    expect(typedChoice(choices, 'AB').chosen?.id).toBe('AB')
    expect(typedChoice(choices, 'AC')).toEqual({ keys: '' })
    expect(typedChoice(choices, 'B').chosen?.id).toBe('B')
  })
})

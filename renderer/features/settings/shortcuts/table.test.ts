import { describe, expect, it } from 'vitest'

import { asPreset, fitness, replaced, withKeys, withoutKeys } from './table.ts'

describe('changing shortcuts', () => {
  it('keeps the other commands’ keys', () => {
    expect(withKeys({ a: ['S'] }, 'b', ['M'])).toEqual({ a: ['S'], b: ['M'] })
  })

  it('can leave a command without any key, and go back to the preset', () => {
    expect(withKeys({}, 'a', [])).toEqual({ a: [] })
    expect(asPreset({ a: [], b: ['M'] }, 'a')).toEqual({ b: ['M'] })
  })

  it('puts a key in the place of another, or adds it, never twice', () => {
    expect(replaced(['S', 'F2'], 'S', 'Q')).toEqual(['Q', 'F2'])
    expect(replaced(['S'], null, 'Q')).toEqual(['S', 'Q'])
    expect(replaced(['S', 'Q'], 'S', 'Q')).toEqual(['Q'])
  })

  it('takes away what begins with the new keys, and what they begin with', () => {
    expect(withoutKeys({}, 'role', ['R K', 'Ctrl+R'], 'R')).toEqual({ role: ['Ctrl+R'] })
    expect(withoutKeys({}, 'role', ['R'], 'R K')).toEqual({ role: [] })
  })

  it('[Y4] leaves the window, the browser and the input method what they need', () => {
    expect(['Tab', 'Escape', 'Tab K'].map(fitness)).toEqual(['needed', 'needed', 'needed'])
    expect(['Ctrl+W', 'Ctrl+Shift+T', 'Ctrl+Tab', 'Shift+Space'].map(fitness)).toEqual(Array(4).fill('reserved'))
    expect(['Space', 'Backspace', 'Ctrl+K', 'W', 'Alt+W'].map(fitness)).toEqual(Array(5).fill('fits'))
  })
})

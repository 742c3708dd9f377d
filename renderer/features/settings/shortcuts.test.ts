import { describe, expect, it } from 'vitest'

import { canStandAlone, withKeys, withoutKeys } from './shortcuts.ts'

describe('changing shortcuts', () => {
  it('keeps the other commands’ keys', () => {
    expect(withKeys({ a: ['S'] }, 'b', ['M'])).toEqual({ a: ['S'], b: ['M'] })
  })

  it('can leave a command without any key', () => {
    expect(withKeys({}, 'a', [])).toEqual({ a: [] })
  })

  it('takes away what begins with the new keys, and what they begin with', () => {
    expect(withoutKeys({}, 'role', ['R K', 'Ctrl+R'], 'R')).toEqual({ role: ['Ctrl+R'] })
    expect(withoutKeys({}, 'role', ['R'], 'R K')).toEqual({ role: [] })
  })

  it('leaves Tab and Esc to the window', () => {
    expect(canStandAlone('Tab')).toBe(false)
    expect(canStandAlone('Ctrl+Tab')).toBe(true)
  })
})

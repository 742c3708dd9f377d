import { describe, expect, it } from 'vitest'

import { isBare, normalKeys, strokeOf } from './stroke.ts'

const press = (key: string, more: KeyboardEventInit = {}): string | null => strokeOf(new KeyboardEvent('keydown', { key, ...more }), false)

describe('how a press of keys is written', () => {
  it('writes letters large, and Shift where it is held', () => {
    expect(press('s')).toBe('S')
    expect(press('N', { shiftKey: true })).toBe('Shift+N')
    expect(press('Z', { shiftKey: true, ctrlKey: true })).toBe('Ctrl+Shift+Z')
  })

  it('takes other characters as they are typed, wherever they lie', () => {
    expect(press('?', { shiftKey: true })).toBe('?')
    expect(press('？', { shiftKey: true })).toBe('?')
    expect(press('1')).toBe('1')
  })

  it('names keys without a character, with Shift', () => {
    expect(press('ArrowUp', { altKey: true, shiftKey: true })).toBe('Alt+Shift+ArrowUp')
    expect(press(' ')).toBe('Space')
    expect(press('F2')).toBe('F2')
  })

  it('goes by the place of a letter in layouts without Latin letters', () => {
    expect(press('ы', { code: 'KeyS' })).toBe('S')
    expect(press('å', { code: 'KeyA', altKey: true })).toBe('Alt+A')
  })

  it('is nothing for a modifier alone, a dead key, or the Windows key', () => {
    expect(press('Shift', { shiftKey: true })).toBeNull()
    expect(press('Dead')).toBeNull()
    expect(press('d', { metaKey: true })).toBeNull()
  })

  it('takes Command for Ctrl on a Mac', () => {
    expect(strokeOf(new KeyboardEvent('keydown', { key: 'k', metaKey: true }), true)).toBe('Ctrl+K')
  })

  it('reads any spelling of a combination', () => {
    expect(normalKeys('shift+ctrl+z')).toBe('Ctrl+Shift+Z')
    expect(normalKeys(' r  k ')).toBe('R K')
    expect(normalKeys('Ctrl++')).toBe('Ctrl++')
    expect(normalKeys('+')).toBe('+')
  })

  it('knows what would type something in a text field', () => {
    expect(isBare('Shift+N')).toBe(true)
    expect(isBare('Alt+ArrowUp')).toBe(false)
    expect(isBare('Ctrl+K')).toBe(false)
  })
})

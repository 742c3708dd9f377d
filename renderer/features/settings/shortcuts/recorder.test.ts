import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { PATIENCE, recordKeys } from './recorder.ts'

describe('recording keys', () => {
  const happened: string[] = []
  let release: () => void
  const start = (): void => {
    release = recordKeys(window, false, {
      heard: (keys) => happened.push(keys),
      first: (stroke) => happened.push(`${stroke} …`),
      cancelled: () => happened.push('cancelled'),
      composing: () => happened.push('composing'),
    })
  }
  const press = (key: string, more: KeyboardEventInit = {}): boolean => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more })
    document.body.dispatchEvent(event)
    return event.defaultPrevented
  }
  beforeEach(() => {
    vi.useFakeTimers()
    happened.length = 0
    start()
  })
  afterEach(() => {
    release()
    vi.useRealTimers()
  })

  it('takes a combination at once, a letter after a while, two letters as two', () => {
    press('k', { ctrlKey: true })
    expect(happened).toEqual(['Ctrl+K'])
    start()
    press('s')
    vi.advanceTimersByTime(PATIENCE)
    expect(happened.slice(1)).toEqual(['S …', 'S'])
    start()
    press('r')
    press('k')
    vi.advanceTimersByTime(PATIENCE)
    expect(happened.slice(3)).toEqual(['R …', 'R K'])
  })

  it('ends with Esc, and after the end keys are everybody’s again', () => {
    expect(press('Escape')).toBe(true)
    expect(happened).toEqual(['cancelled'])
    expect(press('s')).toBe(false)
  })

  it('passes over modifiers alone and the repeats of a held key', () => {
    press('Shift', { shiftKey: true })
    press('Enter', { repeat: true })
    expect(happened).toEqual([])
  })

  it('[Y4] takes no key of an input method and says so', () => {
    const others: string[] = []
    const listen = (event: KeyboardEvent): void => void others.push(event.key)
    document.body.addEventListener('keydown', listen)
    press('s', { isComposing: true })
    press('Process', { keyCode: 229 })
    press('s', { keyCode: 229 })
    expect(happened).toEqual(['composing', 'composing', 'composing'])
    expect(others).toEqual([])
    press('F2')
    expect(happened.at(-1)).toBe('F2')
    document.body.removeEventListener('keydown', listen)
  })
})

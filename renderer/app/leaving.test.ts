import { describe, expect, it } from 'vitest'

import type { SavedState } from '#renderer/desk/index.ts'

import { watchLeaving } from './leaving.ts'

describe('leaving the window', () => {
  it('is asked about only where edits would be lost', () => {
    let saved: SavedState = { state: 'saved' }
    const release = watchLeaving(window, { flush: async () => undefined, leaving: () => undefined }, () => saved)
    const leave = (): boolean => {
      const event = new Event('beforeunload', { cancelable: true })
      window.dispatchEvent(event)
      return event.defaultPrevented
    }
    expect(leave()).toBe(false)
    saved = { state: 'offline', waiting: 3 }
    expect(leave()).toBe(false)
    saved = { state: 'failed', waiting: 3, unkept: 0, reason: 'desk-full' }
    expect(leave()).toBe(false)
    saved = { state: 'failed', waiting: 3, unkept: 2, reason: 'desk-full' }
    expect(leave()).toBe(true)
    release()
    expect(leave()).toBe(false)
  })

  it('writes what waits, when it is hidden too, the views first', () => {
    const done: string[] = []
    const flush = async (): Promise<void> => void done.push('flush')
    const release = watchLeaving(window, { flush, leaving: () => void done.push('views') }, () => ({ state: 'saved' }))
    window.dispatchEvent(new Event('pagehide'))
    expect(done).toEqual(['views', 'flush'])
    let state: DocumentVisibilityState = 'visible'
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => state })
    document.dispatchEvent(new Event('visibilitychange'))
    expect(done).toHaveLength(2)
    state = 'hidden'
    document.dispatchEvent(new Event('visibilitychange'))
    expect(done).toHaveLength(4)
    Reflect.deleteProperty(document, 'visibilityState')
    release()
  })
})

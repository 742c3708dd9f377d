import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, nextTick, shallowRef } from 'vue'

import { useAfterPaint } from './use-after-paint.ts'

describe('what follows a frame later', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['requestAnimationFrame', 'cancelAnimationFrame', 'setTimeout', 'clearTimeout'] })
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('is renewed after a paint, and only to the last of several values', async () => {
    const scope = effectScope()
    const value = shallowRef('one')
    const shown = scope.run(() => useAfterPaint(() => value.value))
    expect(shown?.value).toBe('one')
    value.value = 'two'
    await nextTick()
    vi.advanceTimersToNextFrame()
    value.value = 'three'
    await nextTick()
    expect(shown?.value).toBe('one')
    vi.runAllTimers()
    expect(shown?.value).toBe('three')
    scope.stop()
  })

  it('is not renewed any more when the part is gone', async () => {
    const scope = effectScope()
    const value = shallowRef('one')
    const shown = scope.run(() => useAfterPaint(() => value.value))
    value.value = 'two'
    await nextTick()
    scope.stop()
    vi.runAllTimers()
    expect(shown?.value).toBe('one')
  })
})

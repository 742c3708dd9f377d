import { nextTick } from 'vue'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { useToasts } from '#renderer/composables/index.ts'

import { uiMessages } from './messages.ts'
import { mounted } from './testing/mounted.ts'
import ToastStack from './ToastStack.vue'

const { toast, shown, dismiss } = useToasts()

function clear(): void {
  for (const { id } of shown.value) dismiss(id)
}

beforeEach(() => {
  vi.useFakeTimers()
  // Test files of a worker share their modules: those before may have left messages.
  clear()
})
afterEach(() => {
  clear()
  vi.useRealTimers()
})

describe('short messages', () => {
  it('go by themselves, and stay while they are looked at', async () => {
    const { one, root } = mounted(ToastStack, {}, { ui: uiMessages })
    toast({ text: '导入' })
    await nextTick()
    one('.stack').dispatchEvent(new Event('pointerenter'))
    await nextTick()
    vi.advanceTimersByTime(60_000)
    expect(shown.value).toHaveLength(1)
    one('.stack').dispatchEvent(new Event('pointerleave'))
    await nextTick()
    vi.advanceTimersByTime(60_000)
    expect(shown.value).toEqual([])
    root.remove()
  })

  it('go by themselves also after one was closed by its button', async () => {
    const { one, root } = mounted(ToastStack, {}, { ui: uiMessages })
    toast({ text: '第一条' })
    await nextTick()
    one('.stack').dispatchEvent(new Event('pointerenter'))
    one('.icon-btn').focus()
    one('.icon-btn').click()
    await nextTick()
    toast({ text: '第二条' })
    await nextTick()
    await nextTick()
    vi.advanceTimersByTime(60_000)
    expect(shown.value).toEqual([])
    root.remove()
  })
})

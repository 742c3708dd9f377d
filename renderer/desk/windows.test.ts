// @vitest-environment node
/** Two windows of one browser, by the platform's own locks and channels. */
import { afterEach, describe, expect, it, vi } from 'vitest'

import type { PageId } from '#shared/base/index.ts'

import { browserWindows, type Windows } from './windows.ts'

const open: Windows[] = []
afterEach(() => open.splice(0).forEach((windows) => windows.release()))

function join(): Windows {
  const windows = browserWindows('jiaoban-windows-test')
  open.push(windows)
  return windows
}

describe('windows on one desk', () => {
  it('tell each other which pages they wrote, and not themselves', async () => {
    const [first, second] = [join(), join()]
    const [atFirst, atSecond] = [vi.fn(), vi.fn()]
    first.onTold(atFirst)
    second.onTold(atSecond)
    const page = '00000000-0000-7000-8000-000000000001' as PageId
    first.tell([page])
    await vi.waitFor(() => expect(atSecond).toHaveBeenCalledWith([page]))
    expect(atFirst).not.toHaveBeenCalled()
  })

  it('do not deliver at the same time, and go on after one has failed', async () => {
    const [first, second] = [join(), join()]
    const steps: string[] = []
    const work = (name: string) => async (): Promise<string> => {
      steps.push(`${name} begins`)
      await new Promise((resolve) => setTimeout(resolve, 5))
      steps.push(`${name} ends`)
      return name
    }
    const failing = first.alone(async () => {
      await work('a')()
      throw new Error('lost')
    })
    const done = second.alone(work('b'))
    await expect(failing).rejects.toThrow('lost')
    expect(await done).toBe('b')
    expect(steps).toEqual(['a begins', 'a ends', 'b begins', 'b ends'])
  })
})

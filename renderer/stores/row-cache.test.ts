import { describe, expect, it } from 'vitest'

import { createRowCache, type RowCache } from './row-cache.ts'

/** A list elsewhere whose answers come when the test says so. */
function far(size: number): {
  cache: RowCache<string>
  asked: string[]
  failures: unknown[]
  answer(): Promise<void>
  list: string[]
  breakNext(): void
} {
  const asked: string[] = []
  const failures: unknown[] = []
  const waiting: (() => void)[] = []
  const list = Array.from({ length: size }, (_, i) => `row ${i}`)
  let broken = false
  const cache = createRowCache<string>({
    chunk: 10,
    most: 3,
    failed: (error) => void failures.push(error),
    fetch: (offset, limit, signal) =>
      new Promise((resolve, reject) => {
        asked.push(`${offset}+${limit}`)
        signal.addEventListener('abort', () => reject(new Error('aborted')))
        const breaks = broken
        broken = false
        waiting.push(() =>
          breaks ? reject(new Error('broken')) : resolve({ total: list.length, rows: list.slice(offset, offset + limit) }),
        )
      }),
  })
  return {
    cache,
    asked,
    failures,
    list,
    breakNext: () => (broken = true),
    async answer() {
      for (const done of waiting.splice(0)) done()
      await new Promise((resolve) => setTimeout(resolve))
    },
  }
}

describe('windows of a long list', () => {
  it('fetches the chunks that are in view, once', async () => {
    const { cache, asked, answer } = far(100)
    cache.want(5, 25)
    cache.want(6, 26)
    expect(asked).toEqual(['0+10', '10+10', '20+10'])
    expect(cache.rowAt(12)).toBeUndefined()
    await answer()
    expect(cache.rowAt(12)).toBe('row 12')
    expect(cache.total.value).toBe(100)
    cache.want(5, 25)
    expect(asked).toHaveLength(3)
  })

  it('gives up on what went out of view before it came', async () => {
    const { cache, asked, answer, failures } = far(1000)
    cache.want(0, 5)
    cache.want(500, 505)
    await answer()
    expect(asked).toEqual(['0+10', '500+10'])
    expect(cache.rowAt(0)).toBeUndefined()
    expect(cache.rowAt(500)).toBe('row 500')
    expect(failures).toEqual([])
  })

  it('keeps only the chunks nearest in time', async () => {
    const { cache, answer } = far(1000)
    for (const first of [0, 100, 200, 300]) {
      cache.want(first, first + 5)
      await answer()
    }
    expect(cache.rowAt(0)).toBeUndefined()
    expect(cache.rowAt(300)).toBe('row 300')
  })

  it('shows the old rows until the new ones are here', async () => {
    const { cache, answer, list } = far(30)
    cache.want(0, 5)
    await answer()
    list.unshift('new')
    cache.refresh()
    expect(cache.rowAt(0)).toBe('row 0')
    await answer()
    expect(cache.rowAt(0)).toBe('new')
    expect(cache.total.value).toBe(31)
  })

  it('asks again when the list changed while an answer was on its way', async () => {
    const { cache, asked, answer } = far(30)
    cache.want(0, 5)
    cache.refresh()
    expect(asked).toEqual(['0+10'])
    await answer()
    await answer()
    expect(asked).toEqual(['0+10', '0+10'])
  })

  it('forgets everything of another list', async () => {
    const { cache, answer } = far(30)
    cache.want(0, 5)
    await answer()
    cache.reset()
    expect(cache.rowAt(0)).toBeUndefined()
    expect(cache.total.value).toBeNull()
    await answer()
    expect(cache.rowAt(0)).toBe('row 0')
  })

  it('tells of a failure and can be asked again', async () => {
    const { cache, answer, failures, breakNext } = far(30)
    breakNext()
    cache.want(0, 5)
    await answer()
    expect(failures).toHaveLength(1)
    cache.want(0, 5)
    await answer()
    expect(cache.rowAt(0)).toBe('row 0')
  })
})

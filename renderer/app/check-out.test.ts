import { describe, expect, it, vi } from 'vitest'

import { Disconnected, type Followed } from '#renderer/rpc/index.ts'

import { keepCheckedOut } from './check-out.ts'

function setUp(work: () => Promise<unknown>): {
  follower: Followed
  calls: () => number
  reported: unknown[]
  release: () => void
  stopped: () => boolean
} {
  let follower: Followed = { event: () => undefined, start: () => undefined }
  let stopped = false
  const reported: unknown[] = []
  const checkOutAll = vi.fn(async () => {
    await work()
    return { outcome: 'done', pages: 0, fetched: 0 } as const
  })
  const release = keepCheckedOut({
    desk: { checkOutAll },
    pause: 0,
    report: (error) => reported.push(error),
    listen: (given) => {
      follower = given
      return () => (stopped = true)
    },
  })
  return { follower, calls: () => checkOutAll.mock.calls.length, reported, release, stopped: () => stopped }
}

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5))

describe('keeping a small library on the desk', () => {
  it('looks at the start and after pages came in, once for many', async () => {
    const { follower, calls } = setUp(async () => undefined)
    follower.start()
    await turn()
    expect(calls()).toBe(1)
    for (let i = 0; i < 20; i++) follower.event({ type: 'pages-added', count: 1 })
    await turn()
    expect(calls()).toBe(2)
  })

  it('looks again when pages came in while it looked', async () => {
    let done = (): void => undefined
    const { follower, calls } = setUp(() => new Promise<void>((resolve) => (done = resolve)))
    follower.start()
    await turn()
    follower.event({ type: 'pages-added', count: 1 })
    await turn()
    expect(calls()).toBe(1)
    done()
    await turn()
    await turn()
    expect(calls()).toBe(2)
  })

  it('leaves a lost connection to who mends it, and reports everything else', async () => {
    const errors: Error[] = [new Disconnected(), new TypeError('broken')]
    const { follower, reported } = setUp(async () => {
      throw errors.shift() ?? new Error('no more')
    })
    follower.start()
    await turn()
    expect(reported).toEqual([])
    follower.start()
    await turn()
    expect(String(reported[0])).toContain('broken')
  })

  it('does nothing after its end', async () => {
    const { follower, calls, release, stopped } = setUp(async () => undefined)
    follower.start()
    release()
    await turn()
    expect(calls()).toBe(0)
    expect(stopped()).toBe(true)
  })
})

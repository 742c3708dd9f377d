import { describe, expect, it } from 'vitest'

import { newId, type PageId } from '#shared/base/index.ts'
import type { LibraryEvent } from '#shared/contract/index.ts'
import { countingIds } from '#shared/testing/ids.ts'

import { relay } from './event-relay.ts'

const ids = countingIds()
const added = (count: number): LibraryEvent => ({ type: 'pages-added', count })
const changed = (page: PageId, rev: number): LibraryEvent => ({ type: 'page-changed', page, rev })

/** A source that the test speaks through. */
function source(): {
  open: (signal: AbortSignal) => AsyncIterable<LibraryEvent>
  say: (event: LibraryEvent) => void
  signal: () => AbortSignal
} {
  const said: LibraryEvent[] = []
  let wake = (): void => undefined
  let given: AbortSignal = AbortSignal.abort()
  return {
    open: async function* (signal) {
      given = signal
      signal.addEventListener('abort', () => wake())
      while (!signal.aborted) {
        const event = said.shift()
        if (event !== undefined) yield event
        else await new Promise<void>((resolve) => (wake = resolve))
      }
    },
    say: (event) => {
      said.push(event)
      wake()
    },
    signal: () => given,
  }
}

/** Lets everything that is ready happen. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

async function all(events: AsyncIterable<LibraryEvent>): Promise<LibraryEvent[]> {
  const list: LibraryEvent[] = []
  for await (const event of events) list.push(event)
  return list
}

describe('relay', () => {
  it('misses nothing that happens before the first event is asked for', async () => {
    const { open, say } = source()
    const stop = new AbortController()
    const events = relay(open, stop.signal)
    say(added(2))
    await settled()
    expect((await events.next()).value).toEqual(added(2))
    stop.abort()
  })

  it('makes one of what waits about the same thing', async () => {
    const { open, say } = source()
    const [first, second] = [newId<PageId>(ids), newId<PageId>(ids)]
    const events = relay(open, undefined)
    for (const event of [changed(first, 1), added(2), changed(second, 1), changed(first, 2), added(3)]) say(event)
    await settled()
    const heard = [await events.next(), await events.next(), await events.next()].map((next) => next.value)
    expect(heard).toEqual([changed(first, 2), added(5), changed(second, 1)])
    await events.return()
  })

  it('ends for a window that is too slow, and ends its source', async () => {
    const { open, say, signal } = source()
    const events = relay(open, undefined, 10)
    for (let i = 0; i < 11; i++) say(changed(newId<PageId>(ids), 1))
    await settled()
    expect(await all(events)).toEqual([])
    expect(signal().aborted).toBe(true)
  })

  it('ends at once when its signal aborts, with events still waiting', async () => {
    const { open, say, signal } = source()
    const stop = new AbortController()
    const events = relay(open, stop.signal)
    say(added(1))
    await settled()
    stop.abort()
    expect(await all(events)).toEqual([])
    expect(signal().aborted).toBe(true)
  })

  it('opens no source for a caller that has gone already', async () => {
    let opened = 0
    const events = relay(() => {
      opened++
      return source().open(AbortSignal.abort())
    }, AbortSignal.abort())
    expect(await all(events)).toEqual([])
    expect(opened).toBe(0)
  })

  it('hands on what a source says before it breaks, then why it broke', async () => {
    const events = relay(async function* () {
      yield added(1)
      throw new Error('broken')
    }, undefined)
    expect((await events.next()).value).toEqual(added(1))
    await expect(events.next()).rejects.toThrow('broken')
  })
})

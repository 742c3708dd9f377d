/** Follows the library's events through interruptions: whoever follows is told when something may have been missed. */
import type { LibraryEvent } from '#shared/contract/index.ts'

import type { Client } from './client.ts'

export interface Followed {
  /** Something happened. Called in order. */
  event(event: LibraryEvent): void
  /**
   * The events begin now: at the start and after every interruption. What was known before may be out of date and is to be read
   * anew; what is read from now on misses nothing.
   */
  start(): void
}

/** The part of a connection that following needs. */
interface Source {
  readonly client: Client
  readonly state: 'connected' | 'offline'
  onState(listener: () => void): () => void
}

/** Follows until the returned function is called. `pause`: milliseconds before a stream that ended is opened again. */
export function follow(source: Source, followed: Followed, pause: (attempt: number) => number): () => void {
  const ending = new AbortController()
  const { signal } = ending
  void keepFollowing(source, followed, pause, signal)
  return () => ending.abort()
}

async function keepFollowing(source: Source, followed: Followed, pause: (attempt: number) => number, signal: AbortSignal): Promise<void> {
  let attempt = 0
  while (!signal.aborted) {
    await connected(source, signal)
    try {
      const events = await source.client.library.events(undefined, { signal })
      attempt = 0
      told(() => followed.start())
      for await (const event of events) told(() => followed.event(event))
    } catch {
      // The connection went, or the host could not go on: either way the stream is opened again, and `start` says so.
    }
    await waited(pause(attempt++), signal)
  }
}

/** A defect of whoever listens is reported like any other and ends neither the stream nor this loop. */
function told(listener: () => void): void {
  try {
    listener()
  } catch (error) {
    queueMicrotask(() => {
      throw error
    })
  }
}

function connected(source: Source, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (source.state === 'connected' || signal.aborted) return resolve()
    const done = (): void => {
      if (source.state === 'offline' && !signal.aborted) return
      release()
      signal.removeEventListener('abort', done)
      resolve()
    }
    const release = source.onState(done)
    signal.addEventListener('abort', done)
  })
}

function waited(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, signal.aborted ? 0 : milliseconds)
    signal.addEventListener('abort', done)
  })
}

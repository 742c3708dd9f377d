/**
 * Several windows or tabs on one desk: they share its database. One at a time delivers the outbox, so that its order is
 * kept, and each tells the others which pages it wrote.
 */
import type { PageId } from '#shared/base/index.ts'

import type { Release } from '#renderer/rpc/index.ts'

export interface Windows {
  /** Runs work that no other window may do at the same time. */
  alone<T>(work: () => Promise<T>): Promise<T>
  /** Tells the other windows that these pages changed in the database. */
  tell(pages: readonly PageId[]): void
  onTold(listener: (pages: readonly PageId[]) => void): Release
  release(): void
}

/**
 * Windows of one browser, by Web Locks and a BroadcastChannel. A lock ends with its window, so a window that dies in the
 * middle of a delivery holds nobody up. Without Web Locks every window delivers; the library sorts doubles out by id.
 */
export function browserWindows(name: string): Windows {
  const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel(name) : undefined
  const locks = 'navigator' in globalThis && 'locks' in navigator ? navigator.locks : undefined
  return {
    alone: async (work) => {
      if (locks === undefined) return work()
      // The wrapper keeps the promise of the work from being unwrapped by the lock's own types.
      const { done } = await locks.request(name, async () => ({ done: await work() }))
      return done
    },
    tell: (pages) => channel?.postMessage(pages),
    onTold: (listener) => {
      const heard = (event: MessageEvent<readonly PageId[]>): void => listener(event.data)
      channel?.addEventListener('message', heard)
      return () => channel?.removeEventListener('message', heard)
    },
    release: () => channel?.close(),
  }
}

/** One window only. */
export function soleWindow(): Windows {
  let last: Promise<unknown> = Promise.resolve()
  return {
    alone: (work) => {
      const done = last.then(work)
      last = done.catch(() => undefined)
      return done
    },
    tell: () => undefined,
    onTold: () => () => undefined,
    release: () => undefined,
  }
}

/** Windows of one browser for tests: one lock, and messages that arrive a moment later. */
import type { PageId } from '#shared/base/index.ts'

import type { Windows } from '../windows.ts'

export function sharedWindows(): { join(): Windows } {
  let last: Promise<unknown> = Promise.resolve()
  const members = new Set<Set<(pages: readonly PageId[]) => void>>()
  return {
    join: () => {
      const own = new Set<(pages: readonly PageId[]) => void>()
      members.add(own)
      return {
        alone: (work) => {
          const done = last.then(work)
          last = done.catch(() => undefined)
          return done
        },
        tell: (pages) => {
          for (const other of members) {
            if (other === own) continue
            setTimeout(() => other.forEach((listener) => listener(pages)), 0)
          }
        },
        onTold: (listener) => {
          own.add(listener)
          return () => void own.delete(listener)
        },
        release: () => void members.delete(own),
      }
    },
  }
}

/** Ids and a clock for tests: unique, in order, and the same in every run. */
import { instant, newId, type IdSource } from '#shared/base/index.ts'
import type { Stamp } from '#shared/operations/index.ts'

/** A source that counts. Two sources with different seeds never give the same id. */
export function countingIds(seed = 0): IdSource {
  let count = 0
  return {
    now: () => 1_700_000_000_000 + count,
    random: (bytes) => {
      count++
      const out = new Uint8Array(bytes)
      out.set([seed & 255, (seed >> 8) & 255, (count >> 16) & 255, (count >> 8) & 255, count & 255], bytes - 5)
      return out
    },
  }
}

/** A stamp of an edit by `林一`. */
export function stamp(ids: IdSource, automatic = false): Stamp {
  return { operation: newId(ids), editor: automatic ? 'machine' : '林一', at: instant(ids.now()), automatic }
}

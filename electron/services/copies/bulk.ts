/** 一次收起: all exact copies at once, after saying what would happen. */
import { setImmediate } from 'node:timers/promises'
import * as v from 'valibot'

import { AppError } from '#electron/platform/index.ts'
import {
  copyBulkRequestSchema,
  NO_COPY_FILTER,
  type BulkLeftOut,
  type CopyBulk,
  type CopyBulkPreview,
  type CopyFilter,
  type CopyRow,
  type CopyStep,
} from '#shared/contract/index.ts'

import { isMeantTwice } from '#shared/model/index.ts'

import type { JobContext } from '../jobs/index.ts'
import {
  CAUSE_NUMBERS,
  GRAIN_NUMBERS,
  KIND_NUMBERS,
  PLACE_NUMBERS,
  STATE_NUMBERS,
  type LibraryStore,
  type StoredGroup,
} from '../library/index.ts'
import type { Deciding } from './deciding.ts'
import type { CopyViews } from './views.ts'

/** Groups that a preview shows; groups that are listed at once; rounds at most. */
const SAMPLES = 20
const BULK_GROUPS = 50
const MOST_ROUNDS = 5

export interface BulkParts {
  readonly store: LibraryStore
  readonly deciding: Deciding
  readonly views: CopyViews
  /** Resolves when the index has taken in what was done. */
  readonly settled: () => Promise<void>
}

export class Bulk {
  private readonly parts: BulkParts

  constructor(parts: BulkParts) {
    this.parts = parts
  }

  async preview(bulk: CopyBulk): Promise<CopyBulkPreview> {
    const { copies } = this.parts.store
    const sums = await copies.bulkSums(bulk)
    const left = new Map<BulkLeftOut, number>()
    for (const row of await copies.counts()) {
      const reason = leftOut(row, bulk)
      if (reason !== undefined) left.set(reason, (left.get(reason) ?? 0) + row.count)
    }
    const { causes, grains, places } = bulk
    const filter: CopyFilter = { ...NO_COPY_FILTER, kinds: ['exact'], states: ['open'], causes, grains, places }
    const samples = causes.length === 0 ? [] : await this.samples(filter)
    return { ...sums, leftOut: [...left].map(([reason, count]) => ({ reason, count })), samples }
  }

  /**
   * The job that drops exact copies. Again, it goes on with those that still stand. Where one group's copies are another's too, e.g. a
   * page's own, what is left after the first round makes new groups: it takes another.
   */
  async run(request: unknown, context: JobContext): Promise<void> {
    const { editor, bulk } = v.parse(copyBulkRequestSchema, request)
    const counts = { copies: 0, failed: 0 }
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const before = counts.copies
      await this.round({ editor, bulk, counts }, context)
      await this.parts.settled()
      if (counts.copies === before) return
    }
  }

  private async round(
    { editor, bulk, counts }: { readonly editor: string; readonly bulk: CopyBulk; readonly counts: { copies: number; failed: number } },
    context: JobContext,
  ): Promise<void> {
    const { copies } = this.parts.store
    const last = await copies.lastGroup()
    const { groups: total } = await copies.bulkSums(bulk)
    counts.failed = 0
    let [done, after] = [0, 0]
    for (;;) {
      const numbers = (await copies.bulk(bulk, after, BULK_GROUPS)).filter((n) => n <= last)
      if (numbers.length === 0) return
      for (const n of numbers) {
        context.signal.throwIfAborted()
        after = n
        const group = await copies.group(n)
        const step =
          group === undefined ? undefined : await this.dropGroup(group, { editor, meaning: 'drop-exact-copies', bulk: context.job })
        counts.copies += step?.copies ?? 0
        counts.failed += step?.refused.length ?? 1
        context.progress({ done: ++done, total: Math.max(total, done), counts: { ...counts } })
      }
      await setImmediate()
    }
  }

  /** undefined where the group is not what it was: another one's copies were its own. */
  private async dropGroup(group: StoredGroup, stepping: Parameters<Deciding['dropExact']>[1]): Promise<CopyStep | undefined> {
    try {
      return await this.parts.deciding.dropExact(group, stepping)
    } catch (error) {
      if (error instanceof AppError && error.failure.code === 'no-such-group') return undefined
      throw error
    }
  }

  private async samples(filter: CopyFilter): Promise<CopyRow[]> {
    const { groups } = await this.parts.store.copies.groups({ filter, sort: 'worst', offset: 0, limit: SAMPLES })
    return Promise.all(groups.map((group) => this.parts.views.row(group)))
  }
}

type Counted = Awaited<ReturnType<LibraryStore['copies']['counts']>>[number]

/** Why groups stay as they are when exact copies are dropped in bulk; undefined: they do not. */
function leftOut(row: Counted, { causes, grains, places }: CopyBulk): BulkLeftOut | undefined {
  const state = STATE_NUMBERS[row.state]
  const cause = CAUSE_NUMBERS[row.cause]
  const [grain, place] = [GRAIN_NUMBERS[row.grain], PLACE_NUMBERS[row.place]]
  if (state === 'noted') return cause !== undefined && isMeantTwice(cause) ? 'legitimate' : 'noted'
  if (state !== 'open') return 'decided'
  if (KIND_NUMBERS[row.kind] !== 'exact') return 'not-exact'
  if (cause === undefined) return 'other'
  if (isMeantTwice(cause)) return 'legitimate'
  if (!causes.includes(cause)) return cause === 'printed' ? 'printed' : 'other'
  const chosen =
    (grains.length === 0 || (grain !== undefined && grains.includes(grain))) &&
    (places.length === 0 || (place !== undefined && places.includes(place)))
  return chosen ? undefined : 'other'
}

/** Dropping all exact copies: the work is the library's; which pages it changed is gathered meanwhile, so that one undo takes all back. */
import { defineStore } from 'pinia'
import { shallowReadonly, shallowRef } from 'vue'

import type { JobId, PageId } from '#shared/base/index.ts'
import type { CopyBulk, JobView } from '#shared/contract/index.ts'
import type { TrailStep } from '#shared/history/index.ts'
import { bulkOf } from '#shared/operations/index.ts'
import { useJobsStore } from '#renderer/stores/jobs.ts'
import { useSessionStore } from '#renderer/stores/session.ts'
import { useSettingsStore } from '#renderer/stores/settings.ts'
import { useTrailStore } from '#renderer/stores/trail.ts'

/** Parts that the trail remembers of one step; a larger one is taken back from its message. */
const MOST_PARTS = 2_000

/** What came of it. */
export interface Dropped {
  readonly job: JobView
  readonly pages: readonly PageId[]
  /** The trail leads back: undo takes all of it back. */
  readonly onTrail: boolean
}

export const useBulkStore = defineStore('duplicates.bulk', () => {
  const session = useSessionStore()
  const settings = useSettingsStore()
  const jobs = useJobsStore()
  const trail = useTrailStore()
  const last = shallowRef<Dropped | null>(null)

  /** Drops them; resolves when the work has ended, however it did. */
  async function drop(bulk: CopyBulk): Promise<Dropped> {
    await session.desk().flush()
    const changed = new Map<PageId, number>()
    const stop = session.listen({
      event: (event) => {
        if (event.type === 'page-changed' && !changed.has(event.page)) changed.set(event.page, event.rev)
      },
      start: () => undefined,
    })
    try {
      const job = await ended(await jobs.startDrop(settings.value.editor, bulk))
      const parts = changed.size > MOST_PARTS ? null : await partsOf(job.id, changed)
      trail.noteSteps(parts ?? [])
      const dropped = { job, pages: parts?.map(({ page }) => page) ?? [...changed.keys()], onTrail: parts !== null }
      last.value = dropped
      return dropped
    } finally {
      stop()
    }
  }

  function ended(job: JobView): Promise<JobView> {
    if (job.state !== 'running') return Promise.resolve(job)
    return new Promise((resolve) => {
      const stop = jobs.onEnd((one) => {
        if (one.id !== job.id) return
        stop()
        resolve(one)
      })
    })
  }

  /** The parts of the step, on those of the pages that it changed. */
  async function partsOf(job: JobId, changed: ReadonlyMap<PageId, number>): Promise<TrailStep[]> {
    const parts: TrailStep[] = []
    for (const [page, rev] of changed) {
      const log = await session.client().pages.log({ page, after: Math.max(0, rev - 1) })
      for (const { id, operation } of log) if (bulkOf(operation) === job) parts.push({ page, id, edit: id, bulk: job })
    }
    return parts
  }

  return { last: shallowReadonly(last), drop }
})

/** Cutting pages anew, from the choice of pages to what became of them. */
import { defineStore } from 'pinia'
import { computed, ref, shallowReadonly, shallowRef } from 'vue'

import type { JobId } from '#shared/base/index.ts'
import type { JobView, PageChoice, ResegmentedPage } from '#shared/contract/index.ts'
import { useJobsStore } from '#renderer/stores/jobs.ts'
import { useSessionStore } from '#renderer/stores/session.ts'

/** Pages a request. */
const SOME = 200

export const useResegmentStore = defineStore('resegment', () => {
  const session = useSessionStore()
  const jobs = useJobsStore()

  /** What the dialog shows: nothing, the choice of pages, or one job. */
  const dialog = ref<'closed' | 'ask' | 'job'>('closed')
  const jobId = ref<JobId | null>(null)
  /** Pages that were left because they are edited, or that failed. */
  const left = shallowRef<readonly ResegmentedPage[]>([])
  const leftTotal = ref(0)
  let reading = 0

  const job = computed<JobView | null>(() => (jobId.value === null ? null : (jobs.all.get(jobId.value) ?? null)))

  function ask(): void {
    dialog.value = 'ask'
  }

  function show(id: JobId): void {
    forget(id)
    dialog.value = 'job'
  }

  async function start(pages: PageChoice): Promise<void> {
    forget((await jobs.startResegment(pages)).id)
    dialog.value = 'job'
  }

  function forget(id: JobId): void {
    if (jobId.value === id) return
    jobId.value = id
    left.value = []
    leftTotal.value = 0
  }

  /** Reads the pages that were left: the first of them, or those that follow what is here. */
  async function readLeft(more = false): Promise<void> {
    const id = jobId.value
    if (id === null) return
    const mine = ++reading
    const have = more ? left.value : []
    const found = await session.client().resegmenting.items({ job: id, states: ['edited', 'failed'], offset: have.length, limit: SOME })
    if (mine !== reading || jobId.value !== id) return
    left.value = [...have, ...found.items]
    leftTotal.value = found.total
  }

  async function stop(): Promise<void> {
    if (job.value?.state === 'running') await jobs.cancel(job.value.id)
  }

  async function resume(id: JobId): Promise<void> {
    await jobs.resume(id)
    show(id)
  }

  return { dialog, job, left: shallowReadonly(left), leftTotal, ask, show, start, readLeft, stop, resume }
})

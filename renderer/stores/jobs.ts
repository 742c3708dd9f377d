/** Long work: imports, exports and cutting anew that run now or ran in this session, as the host tells of them. */
import { defineStore } from 'pinia'
import { computed, shallowReadonly, shallowRef } from 'vue'

import type { JobId } from '#shared/base/index.ts'
import type { CopyBulk, ExportOptions, ImportSource, JobView, PageChoice } from '#shared/contract/index.ts'

import { useSessionStore } from './session.ts'

export const useJobsStore = defineStore('jobs', () => {
  const session = useSessionStore()
  const all = shallowRef<ReadonlyMap<JobId, JobView>>(new Map())
  const enders = new Set<(job: JobView) => void>()
  /** Jobs of this session whose end has not been told yet. */
  const awaited = new Set<JobId>()

  const list = computed(() => [...all.value.values()].sort((a, b) => (a.startedAt < b.startedAt ? 1 : -1)))
  const running = computed(() => list.value.filter((job) => job.state === 'running'))
  /** Work that the application's end cut short and nobody has taken up again, latest first. */
  const interrupted = computed(() => list.value.filter((job) => job.state === 'interrupted'))

  function put(job: JobView): void {
    all.value = new Map(all.value).set(job.id, job)
    if (job.state === 'running') awaited.add(job.id)
    else if (awaited.delete(job.id)) for (const ended of enders) ended(job)
  }

  async function read(): Promise<void> {
    for (const job of await session.client().jobs.list()) put(job)
  }

  /** Begins to follow the host's jobs. Returns the ending. */
  function open(failed: (error: unknown) => void): () => void {
    return session.listen({
      event: (event) => {
        if (event.type === 'job') put(event.job)
      },
      start: () => void read().catch(failed),
    })
  }

  /** Calls back with each job that ends. Returns the ending. */
  function onEnd(ended: (job: JobView) => void): () => void {
    enders.add(ended)
    return () => void enders.delete(ended)
  }

  async function begun(job: Promise<JobView>): Promise<JobView> {
    const view = await job
    // Events may have overtaken the answer; what they said is later.
    const known = all.value.get(view.id)
    if (known !== undefined) return known
    awaited.add(view.id)
    put(view)
    return view
  }

  const startImport = (sources: readonly ImportSource[]): Promise<JobView> => begun(session.client().imports.start([...sources]))
  const importSamples = (): Promise<JobView> => begun(session.client().imports.samples())
  const startExport = (options: ExportOptions, folder: string): Promise<JobView> =>
    begun(session.client().exports.start({ options, folder }))

  const startResegment = (pages: PageChoice): Promise<JobView> => begun(session.client().resegmenting.start({ pages }))

  const startRebuild = (): Promise<JobView> => begun(session.client().copies.rebuild())
  const startDrop = (editor: string, bulk: CopyBulk): Promise<JobView> => begun(session.client().copies.dropBulk({ editor, bulk }))

  async function cancel(job: JobId): Promise<void> {
    put(await session.client().jobs.cancel({ job }))
  }

  /** Goes on with a job that was cut short. */
  async function resume(job: JobId): Promise<void> {
    put(await session.client().jobs.resume({ job }))
  }

  return {
    all: shallowReadonly(all),
    list,
    running,
    interrupted,
    open,
    onEnd,
    startImport,
    importSamples,
    startExport,
    startResegment,
    startRebuild,
    startDrop,
    cancel,
    resume,
  }
})

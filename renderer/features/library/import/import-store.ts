/** An import from the choice of files to its report: bytes sent where the host cannot read paths, the job, its files. */
import { defineStore } from 'pinia'
import { computed, ref, shallowReadonly, shallowRef } from 'vue'

import type { JobId } from '#shared/base/index.ts'
import {
  failure,
  MAX_TEXT_BYTES,
  MEGABYTE,
  type Failure,
  type ImportItem,
  type ImportSource,
  type JobView,
} from '#shared/contract/index.ts'
import { Disconnected } from '#renderer/rpc/index.ts'
import { useJobsStore } from '#renderer/stores/jobs.ts'
import { failureToShow, useSessionStore } from '#renderer/stores/session.ts'

import type { Gathered } from './gather.ts'

/** Files sent at the same time. */
const SENDERS = 4
/** Items a request. */
const SOME = 1000

export const useImportStore = defineStore('import', () => {
  const session = useSessionStore()
  const jobs = useJobsStore()

  /** What the sheet shows: nothing, one import, or every refused file that nobody has dismissed. */
  const sheet = ref<'closed' | 'job' | 'refused'>('closed')
  const jobId = ref<JobId | null>(null)
  /** Files being sent to the host before the import begins. */
  const sending = shallowRef<{ readonly done: number; readonly total: number } | null>(null)
  /** Files that did not even reach the host, by the import that they were meant for. */
  const unsent = shallowRef<readonly ImportItem[]>([])
  const items = shallowRef<readonly ImportItem[]>([])
  const refused = shallowRef<readonly ImportItem[]>([])
  let reading: Promise<void> | null = null
  let stopSending: AbortController | null = null

  const job = computed<JobView | null>(() => (jobId.value === null ? null : (jobs.all.get(jobId.value) ?? null)))
  const running = computed(() => sending.value !== null || job.value?.state === 'running')

  function show(id: JobId): void {
    if (jobId.value !== id) {
      jobId.value = id
      items.value = []
      unsent.value = []
    }
    sheet.value = 'job'
  }

  function begin(): void {
    jobId.value = null
    items.value = []
    unsent.value = []
    sheet.value = 'job'
  }

  async function start(sources: readonly ImportSource[]): Promise<void> {
    if (sources.length === 0) return
    const view = await jobs.startImport(sources)
    jobId.value = view.id
    sheet.value = 'job'
  }

  /** Imports files that the browser holds: by their paths where the host can read those, else by their bytes. */
  async function importFiles(files: readonly Gathered[]): Promise<void> {
    if (files.length === 0) return
    begin()
    const link = session.link()
    const paths = files.map(({ file }) => link.pathOf(file))
    if (paths.every((path) => path !== null)) return start(paths.map((path) => ({ from: 'path', path })))
    await start(await send(files))
  }

  /** Imports files and folders by their paths on this machine. */
  async function importPaths(paths: readonly string[]): Promise<void> {
    if (paths.length === 0) return
    begin()
    await start(paths.map((path) => ({ from: 'path', path })))
  }

  /** Imports a text as one page. */
  async function importText(text: string, name: string): Promise<void> {
    begin()
    await start([{ from: 'text', text, name }])
  }

  async function importSamples(): Promise<void> {
    begin()
    const view = await jobs.importSamples()
    jobId.value = view.id
  }

  /** Sends files a few at a time, in order. One that is refused is listed; only a lost connection ends it. */
  async function send(files: readonly Gathered[]): Promise<ImportSource[]> {
    const link = session.link()
    const stop = new AbortController()
    stopSending = stop
    const sources: (ImportSource | undefined)[] = []
    let next = 0
    let done = 0
    sending.value = { done, total: files.length }
    const sender = async (): Promise<void> => {
      for (let i = next++; i < files.length && !stop.signal.aborted; i = next++) {
        const given = files[i]
        if (given === undefined) break
        const { file, path } = given
        try {
          // Known beforehand: a host that has heard enough breaks off, which a browser reports as a broken connection.
          if (file.size > MAX_TEXT_BYTES) {
            refuse(file.name, path, failure('too-large', { size: Math.ceil(file.size / MEGABYTE), limit: MAX_TEXT_BYTES / MEGABYTE }))
          } else sources[i] = { from: 'upload', upload: await link.uploadFile(file), name: file.name, path }
        } catch (error) {
          if (error instanceof Disconnected) throw error
          refuse(file.name, path, failureToShow(error) ?? failure('upload-missing'))
        }
        done += 1
        sending.value = { done, total: files.length }
      }
    }
    try {
      await Promise.all(Array.from({ length: SENDERS }, sender))
    } finally {
      stop.abort()
      sending.value = null
      stopSending = null
    }
    return sources.filter((source) => source !== undefined)
  }

  /** Lists a file that never reached the host. */
  function refuse(name: string, path: string, why: Failure): void {
    unsent.value = [...unsent.value, { name, path, state: 'refused', page: null, articles: 0, doubts: 0, failure: why }]
  }

  /** Reads what became of the files. Files that are done stay as they are, so only the rest is read. */
  function readItems(): Promise<void> {
    reading ??= readRest().finally(() => (reading = null))
    return reading
  }

  async function readRest(): Promise<void> {
    const id = jobId.value
    if (id === null) return
    const have = items.value
    const waiting = have.findIndex((item) => item.state === 'waiting')
    let offset = waiting < 0 ? have.length : waiting
    let all: readonly ImportItem[] = have.slice(0, offset)
    for (;;) {
      const { total, items: some } = await session.client().imports.items({ job: id, offset, limit: SOME })
      if (jobId.value !== id) return
      all = [...all, ...some]
      offset += some.length
      // Beyond what is done there is nothing to tell yet but the next file.
      if (some.length === 0 || offset >= total || some.at(-1)?.state === 'waiting') break
    }
    items.value = all
  }

  /** Reads the refused files of all imports and shows them. */
  async function showRefused(): Promise<void> {
    refused.value = await session.client().imports.refused()
    sheet.value = 'refused'
  }

  /** The refused files have been looked at. */
  async function dismissRefused(): Promise<void> {
    await session.client().imports.dismissRefused()
    refused.value = []
    sheet.value = 'closed'
  }

  /** Ends the sending or the import; what was imported so far stays. */
  async function stop(): Promise<void> {
    stopSending?.abort()
    const id = jobId.value
    if (id !== null && job.value?.state === 'running') await jobs.cancel(id)
  }

  return {
    sheet,
    job,
    sending: shallowReadonly(sending),
    running,
    items: shallowReadonly(items),
    unsent: shallowReadonly(unsent),
    refused: shallowReadonly(refused),
    show,
    importFiles,
    importPaths,
    importText,
    importSamples,
    readItems,
    showRefused,
    dismissRefused,
    refuse,
    stop,
  }
})

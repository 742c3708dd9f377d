/** What is to be exported, what that would give, and the export that runs or ran last. */
import { defineStore } from 'pinia'
import { computed, ref, shallowReadonly, shallowRef } from 'vue'

import { sameJson, type JobId } from '#shared/base/index.ts'
import { exportOptionsSchema, NO_COPY_FILTER, type ExportOptions, type ExportPreview } from '#shared/contract/index.ts'
import { useJobsStore } from '#renderer/stores/jobs.ts'
import { useMemoryStore } from '#renderer/stores/memory.ts'
import { useSessionStore } from '#renderer/stores/session.ts'

/** Approved articles of every kind but advertisements, as JSON Lines. */
export const USUAL_OPTIONS: ExportOptions = {
  format: 'jsonl',
  statuses: ['approved'],
  kinds: ['news', 'photo', 'commentary', 'brief'],
  from: null,
  to: null,
  topics: [],
  untagged: false,
  punctuation: 'full',
}

/** Under this key the last choice is kept. */
const MEMORY = 'export.options'

export interface WrittenFile {
  readonly name: string
  readonly bytes: number
}

export const useExportStore = defineStore('export', () => {
  const session = useSessionStore()
  const jobs = useJobsStore()
  const memory = useMemoryStore()

  const options = shallowRef<ExportOptions>(memory.read(MEMORY, exportOptionsSchema, USUAL_OPTIONS))
  const preview = shallowRef<ExportPreview | null>(null)
  /** Groups of copies on several pages that wait for a decision, in the whole library. */
  const across = ref(0)
  /** Which record is shown. */
  const index = ref(0)
  /** What is shown belongs to an earlier choice. */
  const stale = ref(false)
  /** Typed or picked by the editor; '' for the usual place. */
  const folder = ref('')
  const jobId = ref<JobId | null>(null)
  const files = shallowRef<readonly WrittenFile[]>([])
  let asking: AbortController | null = null

  const job = computed(() => (jobId.value === null ? null : (jobs.all.get(jobId.value) ?? null)))
  const writing = computed(() => job.value?.state === 'running')
  /** Articles that the export has written so far; its `done` counts pages. */
  const articles = computed(() => job.value?.counts['articles'] ?? 0)

  /** Asks what the choice would give, and for the record at `index`. An earlier question that is still open is given up. */
  async function look(): Promise<void> {
    asking?.abort()
    const controller = new AbortController()
    asking = controller
    stale.value = true
    try {
      const input = { options: options.value, sample: index.value }
      const { exports, copies } = session.client()
      const { signal } = controller
      const [answer, facets] = await Promise.all([
        exports.preview(input, { signal }),
        copies.facets({ ...NO_COPY_FILTER, states: ['open'] }, { signal }),
      ])
      if (signal.aborted) return
      preview.value = answer
      across.value = facets.places.across
      stale.value = false
      if (index.value > 0 && index.value >= answer.written) {
        index.value = Math.max(0, answer.written - 1)
        await look()
      }
    } catch (error) {
      if (!controller.signal.aborted) throw error
    }
  }

  function set(patch: Partial<ExportOptions>): void {
    const next = { ...options.value, ...patch }
    if (sameJson(next, options.value)) return
    options.value = next
    memory.write(MEMORY, { ...next })
  }

  /** Shows the record `by` further on, if there is one. */
  function step(by: number): void {
    const last = Math.max(0, (preview.value?.written ?? 1) - 1)
    index.value = Math.max(0, Math.min(index.value + by, last))
  }

  async function write(into: string): Promise<void> {
    files.value = []
    jobId.value = (await jobs.startExport(options.value, into)).id
  }

  /** Shows an export of this session. */
  function show(id: JobId): void {
    jobId.value = id
    files.value = []
  }

  async function readFiles(): Promise<void> {
    const id = jobId.value
    if (id === null || job.value?.state !== 'done') return
    const found = await session.client().exports.files({ job: id })
    if (jobId.value === id) files.value = found
  }

  function dismiss(): void {
    jobId.value = null
    files.value = []
  }

  return {
    options: shallowReadonly(options),
    preview: shallowReadonly(preview),
    across: shallowReadonly(across),
    index,
    stale,
    folder,
    job,
    writing,
    articles,
    files: shallowReadonly(files),
    look,
    set,
    step,
    write,
    show,
    readFiles,
    dismiss,
  }
})

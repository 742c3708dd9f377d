/**
 * Puts the services of one library together. The one place that knows all of them; what they need of each other they
 * get here, as arguments.
 */
import { basename } from 'node:path'

import { AppError, type Platform } from '#electron/platform/index.ts'
import type { ArticleId, JobId, PageId } from '#shared/base/index.ts'
import {
  CONTRACT_VERSION,
  failure,
  type BinQuery,
  type BlocksToCut,
  type CopyBulk,
  type CopyDecisionRequest,
  type CopyFilter,
  type CopyQuery,
  type ExportOptions,
  type HistoryQuery,
  type ImportSource,
  type JobView,
  type LibraryEvent,
  type LinkDirection,
  type PageChoice,
  type PageFilter,
  type PageQuery,
  type ResegmentedState,
  type RestoreRequest,
  type Settings,
  type SubmissionOutcome,
  type Welcome,
} from '#shared/contract/index.ts'
import type { ArticleLink } from '#shared/model/index.ts'
import type { Submission } from '#shared/operations/index.ts'

import { Auditing } from './auditing/index.ts'
import { Copies } from './copies/index.ts'
import { EventHub } from './event-hub.ts'
import { Exporting } from './exporting/index.ts'
import { Finding } from './finding/index.ts'
import { libraryHistory } from './history/index.ts'
import { Importing, type PageRequest, type PreparedFile } from './importing/index.ts'
import { openJobs, type Jobs } from './jobs/index.ts'
import { readWeights, SHIPPED } from '#shared/segmentation/index.ts'
import { Learning, type LearnRequest } from './learning/index.ts'
import type { LibraryStore } from './library/index.ts'
import { Linking } from './linking/index.ts'
import { Resegmenting } from './resegmenting/index.ts'
import { createPageThreads, type PageThreads } from './segmentation/index.ts'
import { SettingsKeeper } from './settings/index.ts'
import { createWorkerPool, workerEntry } from './threads/index.ts'

export interface ServicesOptions {
  /** Milliseconds without an edit before a library learns from its finished reviews; left out, some seconds. */
  readonly quiet?: number
}

/**
 * Makes the services of a library that is open. They own it from now on: `release` ends running jobs (which can be
 * resumed at the next start), then the threads, then the library.
 */
// eslint-disable-next-line @typescript-eslint/explicit-module-boundary-types -- the server's half of the contract says what is asked of it
export async function createServices(platform: Platform, store: LibraryStore, options: ServicesOptions = {}) {
  const hub = new EventHub()
  const threads = createPageThreads<PageRequest, PreparedFile>(platform.log)
  const exporting = new Exporting(store, platform)
  const followers = [(event: LibraryEvent) => exporting.follow(event)]
  const publish = (event: LibraryEvent): void => {
    for (const follow of followers) follow(event)
    hub.publish(event)
  }
  const carryOut = (submissions: readonly Submission[]): Promise<readonly SubmissionOutcome[]> =>
    submit(store, publish, submissions, linking)
  const linking = new Linking({ store, platform, submit: carryOut })
  const { makers, segmenter } = threads
  const onPagesAdded = (count: number): void => {
    publish({ type: 'pages-added', count })
    linking.pagesAdded()
  }
  const importing = new Importing({ store, platform, makers, onPagesAdded })
  const onPageChanged = (page: PageId, rev: number): void => {
    publish({ type: 'page-changed', page, rev })
    linking.recut(page, rev)
  }
  const copies = new Copies({ store, platform, submit: carryOut, onChange: (due) => publish({ type: 'copies', due }) })
  followers.push((event) => copies.follow(event))
  const resegmenting = new Resegmenting({ store, platform, segmenter, onPageChanged })
  const jobs = await openJobs({
    store,
    platform,
    runners: {
      import: importing.run,
      export: exporting.run,
      resegment: resegmenting.run,
      copies: copies.runRebuild,
      'drop-copies': copies.runBulk,
    },
    onChange: (job) => publish({ type: 'job', job }),
  })
  await Promise.all([importing.tidy(), exporting.tidy()])
  linking.begin()
  copies.begin()
  const learning = await openLearning({ store, platform, threads, jobs, publish }, options)
  followers.push((event) => learning.service.follow(event))
  const auditing = new Auditing({ store, platform, onChange: () => publish({ type: 'audits' }) })
  let released: Promise<void> | undefined
  return {
    session: sessionServices(platform, store, publish),
    library: libraryServices(store, hub),
    pages: pageServices(store),
    operations: { submit: carryOut },
    imports: importServices(platform, importing, jobs),
    exports: exportServices(exporting, jobs),
    resegmenting: resegmentServices(resegmenting, jobs),
    links: {
      /** Resolves when the links of all pages are as they should be. */
      settled: () => linking.settled(),
      ends: (links: readonly ArticleLink[]) => linking.ends(links),
      candidates: (page: PageId, article: ArticleId, direction: LinkDirection) => linking.candidates(page, article, direction),
    },
    audits: auditing,
    copies: copyServices(copies, jobs),
    finding: new Finding(store),
    jobs: jobServices(jobs),
    learning: learning.service,
    system: systemServices(platform, exporting),
    release: () => (released ??= release({ hub, learning, jobs, linking, copies, threads, store })),
  }
}

async function release(parts: {
  readonly hub: EventHub
  readonly learning: { release(): Promise<void> }
  readonly jobs: Jobs
  readonly linking: Linking
  readonly copies: Copies
  readonly threads: { release(): Promise<void> }
  readonly store: LibraryStore
}): Promise<void> {
  await parts.learning.release()
  await parts.jobs.release()
  await parts.linking.release()
  await parts.copies.release()
  await parts.threads.release()
  parts.hub.release()
  await parts.store.release()
}

/** Time after which learning is given up, in milliseconds. */
const LONGEST_LEARNING = 10 * 60_000

interface LearningNeeds {
  readonly store: LibraryStore
  readonly platform: Platform
  readonly threads: Pick<PageThreads<unknown, unknown>, 'use'>
  readonly jobs: Jobs
  readonly publish: Publish
}

/** Learning with a thread of its own, so that it never keeps the threads that work on pages. */
async function openLearning({ store, platform, threads, jobs, publish }: LearningNeeds, options: ServicesOptions) {
  const entry = workerEntry('learn-worker')
  const learner = createWorkerPool<LearnRequest, LearnRequest['base']>({ log: platform.log, entry, size: 1, longest: LONGEST_LEARNING })
  const service = await Learning.open({
    shipped: SHIPPED,
    readWeights,
    store,
    platform,
    learner,
    onWeights: (weights) => threads.use(weights),
    onChange: () => publish({ type: 'learning' }),
    isBusy: async () => (await jobs.list()).some((job) => job.state === 'running'),
    ...options,
  })
  const release = async (): Promise<void> => {
    await service.release()
    await learner.release()
  }
  return { service, release }
}

type Publish = (event: LibraryEvent) => void

function sessionServices(platform: Platform, store: LibraryStore, publish: Publish) {
  const settings = new SettingsKeeper(platform)
  return {
    hello: async (): Promise<Welcome> => ({
      contract: CONTRACT_VERSION,
      application: platform.version,
      host: platform.host,
      capabilities: platform.capabilities,
      library: { id: store.id, name: basename(store.folder), folder: store.folder },
      exportFolder: platform.exportDir,
      samples: platform.samplesDir !== null,
    }),
    settings: () => settings.get(),
    saveSettings: async (changed: Settings) => {
      const saved = await settings.save(changed)
      publish({ type: 'settings' })
      return saved
    },
  }
}

function libraryServices(store: LibraryStore, hub: EventHub) {
  return {
    overview: () => store.overview(),
    pages: (query: PageQuery) => store.pages(query),
    neighbours: (query: PageQuery, page: PageId, count: number) => store.neighbours(query, page, count),
    facets: (filter: PageFilter) => store.facets(filter),
    search: (text: string, limit: number) => store.search(text, limit),
    history: (query: HistoryQuery) => libraryHistory(store, query),
    events: (signal: AbortSignal) => hub.listen(signal),
  }
}

function pageServices(store: LibraryStore) {
  return {
    get: async (id: PageId) => {
      const page = await store.getPage(id)
      if (page === undefined) throw new AppError(failure('no-such-page'))
      return page
    },
    log: (id: PageId, after: number) => store.getLog(id, after),
  }
}

/** Carries operations out, and tells of each page once that it has changed. */
async function submit(
  store: LibraryStore,
  publish: Publish,
  submissions: readonly Submission[],
  linking: Linking,
): Promise<readonly SubmissionOutcome[]> {
  const outcomes = await store.submit(submissions)
  const pageOf = new Map(submissions.map(({ id, page }) => [id, page]))
  const changed = new Map<PageId, number>()
  for (const outcome of outcomes) {
    const page = pageOf.get(outcome.id)
    if (outcome.outcome === 'applied' && page !== undefined) changed.set(page, outcome.rev)
  }
  for (const [page, rev] of changed) publish({ type: 'page-changed', page, rev })
  linking.follow(submissions, outcomes)
  return outcomes
}

function importServices(platform: Platform, importing: Importing, jobs: Jobs) {
  const start = async (sources: readonly ImportSource[]): Promise<JobView> => jobs.start('import', await importing.request(sources))
  return {
    start: async (sources: readonly ImportSource[]) => {
      // A browser's window names no paths of this machine: whatever names one there is not the editor.
      if (!platform.capabilities.paths && sources.some((source) => source.from === 'path')) throw new AppError(failure('not-here'))
      return start(sources)
    },
    samples: async () => {
      if (platform.samplesDir === null) throw new AppError(failure('not-here'))
      return start(await importing.samples(platform.samplesDir))
    },
    items: (job: JobId, offset: number, limit: number) => importing.items(job, offset, limit),
    refused: () => importing.refused(),
    dismissRefused: () => importing.dismissRefused(),
    putUpload: (_name: string, bytes: AsyncIterable<Uint8Array>) => importing.putUpload(bytes),
  }
}

function exportServices(exporting: Exporting, jobs: Jobs) {
  return {
    preview: (options: ExportOptions, sample: number, signal?: AbortSignal) => exporting.preview(options, sample, signal),
    start: async (options: ExportOptions, folder: string) => jobs.start('export', await exporting.request(options, folder)),
    files: (job: JobId) => exporting.files(job),
    openFile: (job: JobId, name: string) => exporting.openFile(job, name),
  }
}

function resegmentServices(resegmenting: Resegmenting, jobs: Jobs) {
  return {
    start: (pages: PageChoice) => jobs.start('resegment', resegmenting.request(pages)),
    items: (job: JobId, states: readonly ResegmentedState[], offset: number, limit: number) =>
      resegmenting.items(job, states, offset, limit),
    propose: (blocks: BlocksToCut, signal?: AbortSignal) => resegmenting.propose(blocks, signal),
  }
}

function copyServices(copies: Copies, jobs: Jobs) {
  return {
    /** Resolves when all pages were looked through. */
    settled: () => copies.settled(),
    overview: () => copies.overview(),
    groups: (query: CopyQuery) => copies.groups(query),
    facets: (filter: CopyFilter) => copies.facets(filter),
    group: (name: string, offset: number, limit: number) => copies.group(name, offset, limit),
    align: (one: string, other: string, signal?: AbortSignal) => copies.align(one, other, signal),
    decide: (request: CopyDecisionRequest) => copies.decide(request),
    previewBulk: (bulk: CopyBulk) => copies.previewBulk(bulk),
    dropBulk: (editor: string, bulk: CopyBulk) => jobs.start('drop-copies', { editor, bulk }),
    bin: (query: BinQuery) => copies.bin(query),
    restore: (request: RestoreRequest) => copies.restore(request),
    marks: (page: PageId) => copies.marks(page),
    counts: (pages: readonly PageId[]) => copies.counts(pages),
    rebuild: () => jobs.start('copies', { forgotten: false }),
  }
}

function jobServices(jobs: Jobs) {
  return {
    list: () => jobs.list(),
    get: (job: JobId) => jobs.get(job),
    cancel: (job: JobId) => jobs.cancel(job),
    resume: (job: JobId) => jobs.resume(job),
  }
}

function systemServices(platform: Platform, exporting: Exporting) {
  return {
    pickFiles: (folders: boolean) => platform.pickFiles(folders),
    pickFolder: () => platform.pickFolder(),
    reveal: async (folder: string) => {
      if (!platform.capabilities.reveal) throw new AppError(failure('not-here'))
      if (!(await exporting.wrote(folder))) throw new AppError(failure('folder-not-allowed', { path: folder }))
      return { shown: await platform.reveal(folder) }
    },
  }
}

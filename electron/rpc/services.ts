/**
 * The work behind every procedure of the contract, as the router calls it. Structural: a host passes what
 * `createServices` made, a test passes its own. Procedures that can take long get the caller's signal as their
 * last argument and may leave it unused.
 */
import type { Readable } from 'node:stream'

import type { ArticleId, AuditId, JobId, PageId } from '#shared/base/index.ts'
import type {
  AlignedTexts,
  ArticleLine,
  AuditItem,
  AuditRequest,
  AuditVerdict,
  AuditView,
  BinItem,
  BinQuery,
  BlocksToCut,
  CopiesOverview,
  CopyBulk,
  CopyBulkPreview,
  CopyDecisionRequest,
  CopyFacets,
  CopyFilter,
  CopyGroupView,
  CopyMark,
  CopyQuery,
  CopyRow,
  CopyStep,
  ExportOptions,
  ExportPreview,
  Facets,
  FindPart,
  FindRequest,
  HistoryPart,
  HistoryQuery,
  ImportItem,
  ImportSource,
  JobView,
  LearningView,
  LibraryEvent,
  LinkCandidate,
  LinkDirection,
  Overview,
  PageChoice,
  PageFilter,
  PageQuery,
  PageRow,
  ResegmentedPage,
  ResegmentedState,
  RestoreRequest,
  SearchHit,
  SeenView,
  Settings,
  SubmissionOutcome,
  Welcome,
} from '#shared/contract/index.ts'
import type { ArticleLink, Page } from '#shared/model/index.ts'
import type { Entry, SegmentPage, Submission } from '#shared/operations/index.ts'

interface SessionServices {
  hello(): Promise<Welcome>
  settings(): Promise<Settings>
  saveSettings(settings: Settings): Promise<Settings>
}

interface LibraryServices {
  overview(): Promise<Overview>
  pages(query: PageQuery, signal?: AbortSignal): Promise<{ readonly total: number; readonly rows: readonly PageRow[] }>
  neighbours(
    query: PageQuery,
    page: PageId,
    count: number,
  ): Promise<{
    readonly index: number | null
    readonly total: number
    readonly before: readonly PageId[]
    readonly after: readonly PageId[]
  }>
  facets(filter: PageFilter, signal?: AbortSignal): Promise<Facets>
  search(text: string, limit: number, signal?: AbortSignal): Promise<readonly SearchHit[]>
  history(query: HistoryQuery): Promise<HistoryPart>
  /** Everything that happens from now on. Ends when the signal aborts, also while nothing happens. */
  events(signal: AbortSignal): AsyncIterable<LibraryEvent>
}

interface PageServices {
  get(id: PageId): Promise<Page>
  log(id: PageId, after: number): Promise<readonly Entry[]>
}

interface ImportServices {
  start(sources: readonly ImportSource[]): Promise<JobView>
  samples(): Promise<JobView>
  items(job: JobId, offset: number, limit: number): Promise<{ readonly total: number; readonly items: readonly ImportItem[] }>
  refused(): Promise<readonly ImportItem[]>
  dismissRefused(): Promise<{ readonly dismissed: number }>
  /**
   * Keeps an uploaded file until an import asks for it, and returns the UUID to ask with.
   * Where `bytes` throws, nothing of the file stays and the error is passed on.
   */
  putUpload(name: string, bytes: AsyncIterable<Uint8Array>): Promise<string>
}

interface ExportServices {
  preview(options: ExportOptions, sample: number, signal?: AbortSignal): Promise<ExportPreview>
  start(options: ExportOptions, folder: string): Promise<JobView>
  files(job: JobId): Promise<readonly { readonly name: string; readonly bytes: number }[]>
  /** Opens a file that `files` lists; any other name is refused with `not-found`. The caller reads the stream or destroys it. */
  openFile(job: JobId, name: string): Promise<{ readonly bytes: number; stream(): Readable }>
}

interface LinkServices {
  ends(links: readonly ArticleLink[]): Promise<readonly ArticleLine[]>
  candidates(page: PageId, article: ArticleId, direction: LinkDirection): Promise<readonly LinkCandidate[]>
}

interface AuditServices {
  list(): Promise<readonly AuditView[]>
  draw(request: AuditRequest): Promise<AuditView>
  get(audit: AuditId): Promise<{ readonly view: AuditView; readonly items: readonly AuditItem[] }>
  judge(verdict: AuditVerdict): Promise<AuditView>
}

interface FindingServices {
  find(request: FindRequest, signal?: AbortSignal): Promise<FindPart>
  seen(page: PageId, texts: readonly string[]): Promise<SeenView>
}

interface CopyServices {
  overview(): Promise<CopiesOverview>
  groups(query: CopyQuery): Promise<{ readonly total: number; readonly rows: readonly CopyRow[] }>
  facets(filter: CopyFilter): Promise<CopyFacets>
  group(name: string, offset: number, limit: number): Promise<CopyGroupView>
  align(one: string, other: string, signal?: AbortSignal): Promise<AlignedTexts>
  decide(request: CopyDecisionRequest): Promise<CopyStep>
  previewBulk(bulk: CopyBulk): Promise<CopyBulkPreview>
  dropBulk(editor: string, bulk: CopyBulk): Promise<JobView>
  bin(query: BinQuery): Promise<{ readonly total: number; readonly items: readonly BinItem[] }>
  restore(request: RestoreRequest): Promise<CopyStep>
  marks(page: PageId): Promise<readonly CopyMark[]>
  counts(pages: readonly PageId[]): Promise<readonly number[]>
  rebuild(): Promise<JobView>
}

interface JobServices {
  list(): Promise<readonly JobView[]>
  get(job: JobId): Promise<JobView>
  cancel(job: JobId): Promise<JobView>
  resume(job: JobId): Promise<JobView>
}

interface ResegmentServices {
  start(pages: PageChoice): Promise<JobView>
  items(
    job: JobId,
    states: readonly ResegmentedState[],
    offset: number,
    limit: number,
  ): Promise<{ readonly total: number; readonly items: readonly ResegmentedPage[] }>
  propose(blocks: BlocksToCut, signal?: AbortSignal): Promise<SegmentPage>
}

interface LearningServices {
  view(): Promise<LearningView>
  setOn(on: boolean): Promise<LearningView>
  reset(): Promise<LearningView>
  restore(): Promise<LearningView>
  exportWeights(): Promise<{ readonly name: string; readonly text: string }>
  importWeights(text: string): Promise<LearningView>
}

interface SystemServices {
  pickFiles(folders: boolean): Promise<readonly string[]>
  pickFolder(): Promise<string | null>
  reveal(folder: string): Promise<{ readonly shown: boolean }>
}

/** What an editor can be refused is thrown as an `AppError`; any other error is a defect and is logged. */
export interface Services {
  readonly session: SessionServices
  readonly library: LibraryServices
  readonly pages: PageServices
  readonly operations: { submit(submissions: readonly Submission[]): Promise<readonly SubmissionOutcome[]> }
  readonly imports: ImportServices
  readonly exports: ExportServices
  readonly links: LinkServices
  readonly audits: AuditServices
  readonly finding: FindingServices
  readonly copies: CopyServices
  readonly jobs: JobServices
  readonly resegmenting: ResegmentServices
  readonly learning: LearningServices
  readonly system: SystemServices
  /** Ends running work and closes the library. Calling it twice is harmless. */
  release(): Promise<void>
}

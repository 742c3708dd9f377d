/**
 * The library's record, as everything else sees it. Asynchronous, so that a database server can stand behind it;
 * SQLite is the first implementation. SQL is nowhere else.
 */
import type { ArticleId, AuditId, Instant, JobId, OperationId, PageId, Sha256 } from '#shared/base/index.ts'
import type {
  AuditItem,
  AuditRequest,
  AuditVerdict,
  Facets,
  HistoryLine,
  HistoryQuery,
  ImportItem,
  JobView,
  Overview,
  PageChoice,
  PageFilter,
  PageQuery,
  PageRow,
  ResegmentedPage,
  ResegmentedState,
  SearchHit,
  SubmissionOutcome,
} from '#shared/contract/index.ts'
import type { Article, ArticleLink, Original, Page, PageInfo } from '#shared/model/index.ts'
import type { Entry, Operation, Submission } from '#shared/operations/index.ts'

import type { CopiesStore } from './copies-store.ts'
import type { PreparedPage } from './prepare-page.ts'

export type AddOutcome =
  | { readonly outcome: 'added'; readonly page: PageId }
  /** The same bytes had been imported before. */
  | { readonly outcome: 'already'; readonly page: PageId }

/** A job as it is kept, with what is needed to go on with it after a restart. */
export interface StoredJob {
  readonly view: JobView
  /** What the job was asked to do, as JSON. */
  readonly request: unknown
}

export interface StoredItem extends ImportItem {
  /** Where the bytes are: a path to read from. */
  readonly source: string
}

/** A page that weights were learned from, as it was then. */
export interface LearnedFrom {
  readonly page: PageId
  readonly rev: number
  readonly at: Instant
}

/** Weights of a library's own, with what they come from. What the weights hold is not the store's business. */
export interface StoredWeights {
  /** What the learning started from where an editor brought weights in; null: those that come with the program. */
  readonly base: unknown
  /** The version of what it started from. */
  readonly learnedFrom: string
  /** What is in use; null: what the learning started from. */
  readonly weights: unknown
  /** Pages that were changed last before this time do not count; null: all do. */
  readonly since: Instant | null
  readonly at: Instant
  /** In order of their ids. */
  readonly pages: readonly LearnedFrom[]
}

/** What segmentation has learned in a library. */
export interface StoredLearning {
  readonly on: boolean
  /** How many versions of weights this library has given a name. */
  readonly versions: number
  readonly current: StoredWeights | null
  /** What the editor can go back to. */
  readonly previous: StoredWeights | null
}

/** What names a page in an export. */
export interface PageName {
  readonly id: PageId
  readonly info: PageInfo
  /** Only the first, which gave the text. */
  readonly originals: readonly Pick<Original, 'name' | 'sha256'>[]
}

/** One day's paper. */
export interface Issue {
  /** null: pages whose publication nobody knows. */
  readonly publication: string | null
  /** ISO date. */
  readonly date: string
}

/** An article as its row tells it. */
export interface IssueArticle {
  readonly page: PageId
  readonly article: ArticleId
  /** Place on its page, from 0. */
  readonly seq: number
  readonly info: PageInfo
  readonly file: string
  readonly title: string
  /** The beginning of its text. */
  readonly text: string
}

/** What became of one page that a job works on. */
export type PageWork = Pick<ResegmentedPage, 'page' | 'state' | 'changes'>

/** One step of the library's history; a bulk step is known by its latest operation. */
export interface LibraryStep extends Omit<HistoryLine, 'words' | 'operation'> {
  readonly id: OperationId
  readonly operation: Operation
  /** The edit that an undo or redo is about; any other operation itself. undefined where it is not known. */
  readonly edit: Operation | undefined
  /** Articles that this edit took off the page. */
  readonly gone: readonly Article[]
}

/** An approved article, as far as drawing needs it. */
export interface ApprovedArticle {
  readonly page: PageId
  readonly article: ArticleId
  readonly rev: number
  readonly title: string
}

/** An audit as it is kept, without its sample. */
export interface StoredAudit {
  readonly id: AuditId
  readonly request: AuditRequest
  readonly population: number
  readonly at: Instant
}

export interface ApprovedSample {
  /** Approved articles that there were to draw from. */
  readonly population: number
  readonly sample: readonly ApprovedArticle[]
}

export interface LibraryStore {
  /** Random id of this library, made with it. */
  readonly id: string
  readonly folder: string

  /** Keeps an original's bytes under its SHA-256. Bytes that are there already are not written again. Returns the hash. */
  putOriginal(bytes: Uint8Array): Promise<Sha256>
  getOriginal(sha256: Sha256): Promise<Uint8Array | undefined>
  /** The page that an original with these bytes became, if any. */
  pageOfOriginal(sha256: Sha256): Promise<PageId | undefined>

  /** Adds pages, made ready by `preparePage`, with their logs in one transaction, all or none. */
  addPages(pages: readonly PreparedPage[]): Promise<readonly AddOutcome[]>
  getPage(id: PageId): Promise<Page | undefined>
  /** The same, for who goes through many pages: it is not kept at hand. */
  readPage(id: PageId): Promise<Page | undefined>
  /** The log of a page, oldest first, from the entry with `rev >= after` on (an entry's rev is the page's rev before it). */
  getLog(id: PageId, after: number): Promise<readonly Entry[]>
  /** Plans and carries out submissions in order, each page's in one transaction; see the contract's `operations.submit`. */
  submit(submissions: readonly Submission[]): Promise<readonly SubmissionOutcome[]>

  /** The steps of all pages, newest first; see the contract's `library.history`. */
  history(query: HistoryQuery): Promise<{ readonly steps: readonly LibraryStep[]; readonly next: number | null }>

  overview(): Promise<Overview>
  pages(query: PageQuery): Promise<{ readonly total: number; readonly rows: readonly PageRow[] }>
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
  facets(filter: PageFilter): Promise<Facets>
  search(text: string, limit: number): Promise<readonly SearchHit[]>

  /** Issues of the pages that were added after a place, at most `limit` pages, and the place that this reaches. Places begin at 0. */
  issuesAfter(place: number, limit: number): Promise<{ readonly place: number; readonly issues: readonly Issue[] }>
  /** The issue of a page; undefined where its day is not known. */
  issueOf(page: PageId): Promise<Issue | undefined>
  /** Ids of an issue's pages in the order of their numbers, at most `limit`. */
  issuePages(issue: Issue, limit: number): Promise<readonly PageId[]>
  /** Whether any article of the issue has a text of which this is true. */
  someText(issue: Issue, is: (text: string) => boolean): Promise<boolean>
  /** The articles of an issue in the order of its pages, at most `limit`. */
  issueArticles(issue: Issue, limit: number): Promise<readonly IssueArticle[]>
  /** Those of some articles that are there, in the order asked for. */
  findArticles(links: readonly ArticleLink[]): Promise<readonly IssueArticle[]>

  /** All pages in export order (publication, date, page number, import), read a few at a time; memory stays bounded. */
  eachPage(): AsyncIterable<Page>
  /** What names every page, in that order. */
  eachHead(): AsyncIterable<PageName>
  /** Page ids in that order. */
  pageIds(): Promise<readonly PageId[]>

  putJob(job: StoredJob): Promise<void>
  getJob(id: JobId): Promise<StoredJob | undefined>
  listJobs(): Promise<readonly StoredJob[]>
  /** Adds items; one with the path and source of another takes its place, so that many can be written at once. */
  putItems(job: JobId, items: readonly StoredItem[]): Promise<void>
  /** Writes the item of this path (and of the item's source, as two files may have one path). */
  setItem(job: JobId, path: string, item: StoredItem): Promise<void>
  items(job: JobId, offset: number, limit: number): Promise<{ readonly total: number; readonly items: readonly StoredItem[] }>
  waitingItems(job: JobId): Promise<readonly StoredItem[]>
  /** Lists a choice of pages, in the order of import, as what the job works on. Again, it lists what has come meanwhile. */
  listWork(job: JobId, pages: PageChoice): Promise<void>
  /** Writes what became of pages of the job. */
  putWork(job: JobId, work: readonly PageWork[]): Promise<void>
  waitingWork(job: JobId): Promise<readonly PageId[]>
  countWork(job: JobId): Promise<Partial<Record<ResegmentedState, number>>>
  work(
    job: JobId,
    states: readonly ResegmentedState[],
    offset: number,
    limit: number,
  ): Promise<{ readonly total: number; readonly items: readonly ResegmentedPage[] }>
  refusedItems(): Promise<readonly ImportItem[]>
  dismissRefused(now: Instant): Promise<number>

  /** Draws from the approved articles of the pages that the filter leaves; see shared/audit. */
  sampleApproved(request: Omit<AuditRequest, 'editor'>): Promise<ApprovedSample>
  /** Keeps an audit with its sample in the order of the draw. */
  addAudit(audit: StoredAudit, sample: readonly ApprovedArticle[]): Promise<void>
  /** Latest first. */
  listAudits(): Promise<readonly StoredAudit[]>
  findAudit(id: AuditId): Promise<StoredAudit | undefined>
  auditItems(id: AuditId): Promise<readonly AuditItem[]>
  /** Writes what was said of an article; false where the audit has no such article. */
  judgeItem(verdict: AuditVerdict, at: Instant): Promise<boolean>

  /** What is kept of text that stands more than once. */
  readonly copies: CopiesStore

  getLearning(): Promise<StoredLearning>
  putLearning(learning: StoredLearning): Promise<void>

  /** Small values that belong to the library: settings, view defaults. */
  getValue(key: string): Promise<unknown>
  setValue(key: string, value: unknown): Promise<void>

  /** Ends all work, releases the lock. Calling it twice is harmless. */
  release(): Promise<void>
}

/** The library's store on SQLite and a folder: each method of the interface, carried out by the file that knows how. */
import { setImmediate } from 'node:timers/promises'

import type { Log } from '#electron/platform/index.ts'
import type { AuditId, Instant, JobId, PageId, Sha256 } from '#shared/base/index.ts'
import type {
  AuditItem,
  AuditRequest,
  AuditVerdict,
  Facets,
  HistoryQuery,
  ImportItem,
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
import type { ArticleLink, Page } from '#shared/model/index.ts'
import type { Entry, Submission } from '#shared/operations/index.ts'

import { addAudit, auditItems, findAudit, judgeItem, listAudits, sampleApproved } from './audit-store.ts'
import { CopiesStore } from './copies-store.ts'
import type { Database } from './database.ts'
import { listHistory } from './history-list.ts'
import { findArticles, issueArticles, issueOf, issuePages, issuesAfter, issueTexts } from './issues.ts'
import { JobStore } from './job-store.ts'
import { readLearning, writeLearning } from './learning-store.ts'
import { readLog } from './log-store.ts'
import type { Originals } from './originals.ts'
import { keepText } from './packing.ts'
import { PageCache } from './page-cache.ts'
import { exportOrder, facets, firstOriginals, idsInExportOrder, listPages, neighbours, pageIdentity, sums } from './page-lists.ts'
import { addPages, pageNumber, pageOfOriginal, readPage } from './page-store.ts'
import type { PreparedPage } from './prepare-page.ts'
import { searchArticles } from './searching.ts'
import type {
  AddOutcome,
  Issue,
  IssueArticle,
  LibraryStep,
  LibraryStore,
  PageName,
  PageWork,
  StoredItem,
  StoredJob,
  StoredLearning,
  ApprovedArticle,
  ApprovedSample,
  StoredAudit,
} from './store.ts'
import { submitAll } from './submitting.ts'
import { WorkStore } from './work-store.ts'

/** After this many pages of a walk through the library, others get their turn. */
const PAGES_A_TURN = 16
/** The same of their names alone. */
const HEADS_A_TURN = 500

/** What a library is made of once its folder is open. */
export interface LibraryParts {
  readonly id: string
  readonly folder: string
  readonly database: Database
  readonly originals: Originals
  readonly log: Log
  /** Closes the database and gives the lock up. */
  readonly release: () => void
}

export class SqliteLibrary implements LibraryStore {
  readonly id: string
  readonly folder: string
  readonly copies: CopiesStore
  private readonly parts: LibraryParts
  private readonly database: Database
  private readonly cache: PageCache
  private readonly jobs: JobStore
  private readonly works: WorkStore

  constructor(parts: LibraryParts) {
    this.id = parts.id
    this.folder = parts.folder
    this.parts = parts
    this.database = parts.database
    this.cache = new PageCache(parts.database)
    this.copies = new CopiesStore(parts.database)
    this.jobs = new JobStore(parts.database)
    this.works = new WorkStore(parts.database)
  }

  putOriginal(bytes: Uint8Array): Promise<Sha256> {
    return this.parts.originals.put(bytes)
  }

  getOriginal(sha256: Sha256): Promise<Uint8Array | undefined> {
    return this.parts.originals.get(sha256)
  }

  async pageOfOriginal(sha256: Sha256): Promise<PageId | undefined> {
    return pageOfOriginal(this.database, sha256)
  }

  async addPages(pages: readonly PreparedPage[]): Promise<readonly AddOutcome[]> {
    await this.parts.originals.settle()
    return this.database.transaction(() => addPages(this.database, pages))
  }

  async getPage(id: PageId): Promise<Page | undefined> {
    return this.cache.find(id)?.page
  }

  async readPage(id: PageId): Promise<Page | undefined> {
    const n = pageNumber(this.database, id)?.n
    return n === undefined ? undefined : readPage(this.database, n)
  }

  async getLog(id: PageId, after: number): Promise<readonly Entry[]> {
    const n = pageNumber(this.database, id)?.n
    return n === undefined ? [] : readLog(this.database, n, id, after)
  }

  async submit(submissions: readonly Submission[]): Promise<readonly SubmissionOutcome[]> {
    return submitAll({ database: this.database, cache: this.cache, log: this.parts.log }, submissions)
  }

  async history(query: HistoryQuery): Promise<{ steps: readonly LibraryStep[]; next: number | null }> {
    return listHistory(this.database, query)
  }

  async overview(): Promise<Overview> {
    return { ...sums(this.database), refused: this.jobs.countRefused() }
  }

  async pages(query: PageQuery): Promise<{ total: number; rows: readonly PageRow[] }> {
    return listPages(this.database, query)
  }

  async neighbours(query: PageQuery, page: PageId, count: number): ReturnType<LibraryStore['neighbours']> {
    return neighbours(this.database, query, page, count)
  }

  async facets(filter: PageFilter): Promise<Facets> {
    return facets(this.database, filter)
  }

  async search(text: string, limit: number): Promise<readonly SearchHit[]> {
    return searchArticles(this.database, text, limit)
  }

  async issuesAfter(place: number, limit: number): Promise<{ place: number; issues: readonly Issue[] }> {
    return issuesAfter(this.database, place, limit)
  }

  async issueOf(page: PageId): Promise<Issue | undefined> {
    return issueOf(this.database, page)
  }

  async issuePages(issue: Issue, limit: number): Promise<readonly PageId[]> {
    return issuePages(this.database, issue, limit)
  }

  async someText(issue: Issue, is: (text: string) => boolean): Promise<boolean> {
    for (const text of issueTexts(this.database, issue)) if (is(text)) return true
    return false
  }

  async issueArticles(issue: Issue, limit: number): Promise<readonly IssueArticle[]> {
    return issueArticles(this.database, issue, limit)
  }

  async findArticles(links: readonly ArticleLink[]): Promise<readonly IssueArticle[]> {
    return findArticles(this.database, links)
  }

  /** Each page that is there when the walk begins, once, as it is when its turn comes. */
  async *eachPage(): AsyncGenerator<Page, void, undefined> {
    let since = 0
    for (const n of exportOrder(this.database)) {
      yield readPage(this.database, n)
      if (++since % PAGES_A_TURN === 0) await setImmediate()
    }
  }

  /** Each page that is there when the walk begins. Originals have no index by page: they are read through once before it. */
  async *eachHead(): AsyncGenerator<PageName, void, undefined> {
    const originals = new Map<number, PageName['originals'][number]>()
    for (let row = 0; ;) {
      const next = firstOriginals(this.database, row, HEADS_A_TURN)
      for (const [n, original] of next.originals) originals.set(n, original)
      if (next.row === row) break
      row = next.row
      await setImmediate()
    }
    let since = 0
    for (const n of exportOrder(this.database)) {
      const original = originals.get(n)
      yield { ...pageIdentity(this.database, n), originals: original === undefined ? [] : [original] }
      if (++since % HEADS_A_TURN === 0) await setImmediate()
    }
  }

  async pageIds(): Promise<readonly PageId[]> {
    return idsInExportOrder(this.database)
  }

  async putJob(job: StoredJob): Promise<void> {
    this.jobs.put(job)
  }

  async getJob(id: JobId): Promise<StoredJob | undefined> {
    return this.jobs.get(id)
  }

  async listJobs(): Promise<readonly StoredJob[]> {
    return this.jobs.list()
  }

  async putItems(job: JobId, items: readonly StoredItem[]): Promise<void> {
    this.jobs.putItems(job, items)
  }

  async setItem(job: JobId, path: string, item: StoredItem): Promise<void> {
    this.jobs.setItem(job, path, item)
  }

  async items(job: JobId, offset: number, limit: number): Promise<{ total: number; items: readonly StoredItem[] }> {
    return this.jobs.items(job, offset, limit)
  }

  async waitingItems(job: JobId): Promise<readonly StoredItem[]> {
    return this.jobs.waiting(job)
  }

  async listWork(job: JobId, pages: PageChoice): Promise<void> {
    for (let last = this.works.list(job, pages, 0); last !== undefined; last = this.works.list(job, pages, last)) await setImmediate()
  }

  async putWork(job: JobId, work: readonly PageWork[]): Promise<void> {
    this.works.put(job, work)
  }

  async waitingWork(job: JobId): Promise<readonly PageId[]> {
    return this.works.waiting(job)
  }

  async countWork(job: JobId): Promise<Partial<Record<ResegmentedState, number>>> {
    return this.works.count(job)
  }

  async work(
    job: JobId,
    states: readonly ResegmentedState[],
    offset: number,
    limit: number,
  ): Promise<{ readonly total: number; readonly items: readonly ResegmentedPage[] }> {
    return this.works.pages(job, states, offset, limit)
  }

  async refusedItems(): Promise<readonly ImportItem[]> {
    return this.jobs.refused()
  }

  async dismissRefused(now: Instant): Promise<number> {
    return this.jobs.dismissRefused(now)
  }

  async sampleApproved(request: Omit<AuditRequest, 'editor'>): Promise<ApprovedSample> {
    return sampleApproved(this.database, request)
  }

  async addAudit(audit: StoredAudit, sample: readonly ApprovedArticle[]): Promise<void> {
    addAudit(this.database, audit, sample)
  }

  async listAudits(): Promise<readonly StoredAudit[]> {
    return listAudits(this.database)
  }

  async findAudit(id: AuditId): Promise<StoredAudit | undefined> {
    return findAudit(this.database, id)
  }

  async auditItems(id: AuditId): Promise<readonly AuditItem[]> {
    return auditItems(this.database, id)
  }

  async judgeItem(verdict: AuditVerdict, at: Instant): Promise<boolean> {
    return judgeItem(this.database, verdict, at)
  }

  async getLearning(): Promise<StoredLearning> {
    return readLearning(this.database)
  }

  async putLearning(learning: StoredLearning): Promise<void> {
    writeLearning(this.database, learning)
  }

  async getValue(key: string): Promise<unknown> {
    const row = this.database.get<{ value: string }>('SELECT value FROM settings WHERE key = ?', keepText(key))
    return row === undefined ? undefined : JSON.parse(row.value)
  }

  async setValue(key: string, value: unknown): Promise<void> {
    const sql = 'INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value'
    // JSON has no undefined; what is set to it is forgotten.
    const json = JSON.stringify(value) as string | undefined
    this.database.transaction(() => {
      if (json === undefined) this.database.run('DELETE FROM settings WHERE key = ?', keepText(key))
      else this.database.run(sql, keepText(key), json)
    })
  }

  async release(): Promise<void> {
    this.parts.release()
  }
}

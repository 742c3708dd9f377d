/** Audits: what there is to draw from, the samples that were drawn, and what was said of each article. */
import { drawSample, FAULTS, type Fault, type Verdict } from '#shared/audit/index.ts'
import type { ArticleId, AuditId, Instant, PageId } from '#shared/base/index.ts'
import type { AuditItem, AuditRequest, AuditVerdict, PageFilter } from '#shared/contract/index.ts'

import { infoOf, type PageColumns } from './columns.ts'
import type { Database } from './database.ts'
import { keepText, readText } from './packing.ts'
import { conditionOf } from './page-lists.ts'
import type { ApprovedArticle, ApprovedSample, StoredAudit } from './store.ts'

/** Draws from the approved articles of the pages that a filter leaves. They are gone through once and never held all together. */
export function sampleApproved(database: Database, { filter, size, seed }: Omit<AuditRequest, 'editor'>): ApprovedSample {
  let population = 0
  function* counted(): Generator<ApprovedArticle, void, undefined> {
    for (const article of approvedArticles(database, filter)) {
      population++
      yield article
    }
  }
  const sample = drawSample(counted(), ({ article }) => article, size, seed)
  return { population, sample: sample.map((one) => ({ ...one, title: readText(one.title) })) }
}

function approvedArticles(database: Database, filter: PageFilter): Iterable<ApprovedArticle> {
  const where = conditionOf(filter)
  // Both terms: the first one is what makes SQLite take the index.
  const sql = `SELECT pages.id AS page, articles.article, pages.rev, articles.title
               FROM articles INDEXED BY articles_judged JOIN pages ON pages.n = articles.page
               WHERE articles.status <> 'unreviewed' AND articles.status = 'approved' AND ${where.sql}`
  return database.each<ApprovedArticle>(sql, ...where.values)
}

/** Keeps an audit with its sample, on the disk when it returns. */
export function addAudit(database: Database, audit: StoredAudit, sample: readonly ApprovedArticle[]): void {
  const { id, request, population, at } = audit
  const { filter, size, seed, editor } = request
  database.transaction(() => {
    const sql = 'INSERT INTO audits (id, seed, wanted, filter, population, editor, made_at) VALUES (?, ?, ?, ?, ?, ?, ?)'
    const n = database.run(sql, id, keepText(seed), size, JSON.stringify(filter), population, keepText(editor), at).added
    const item = `INSERT INTO audit_items (audit, seq, page, article, rev, title, verdict, faults, judged_rev, judged_by, judged_at)
                  VALUES (?, ?, ?, ?, ?, ?, '', '[]', 0, '', '')`
    sample.forEach(({ page, article, rev, title }, seq) => database.run(item, n, seq, page, article, rev, keepText(title)))
  })
}

/** Latest first. */
export function listAudits(database: Database): StoredAudit[] {
  return database.all<AuditColumns>(`${SELECT_AUDITS} ORDER BY n DESC`).map(toAudit)
}

export function findAudit(database: Database, id: AuditId): StoredAudit | undefined {
  const row = database.get<AuditColumns>(`${SELECT_AUDITS} WHERE id = ?`, id)
  return row === undefined ? undefined : toAudit(row)
}

/** The sample in the order of the draw. Empty for an audit that is not there. */
export function auditItems(database: Database, id: AuditId): AuditItem[] {
  const sql = `SELECT audit_items.seq AS seq, pages.id AS page, audit_items.article, coalesce(articles.title, audit_items.title) AS title, articles.n IS NOT NULL AS there,
                 CASE verdict WHEN '' THEN pages.rev ELSE judged_rev END > audit_items.rev AS changed,
                 verdict, faults, judged_by, judged_at, publication, date, page_no, page_name, issue_no, file
               FROM audit_items JOIN pages ON pages.id = audit_items.page
                 LEFT JOIN articles ON articles.page = pages.n AND articles.article = audit_items.article
               WHERE audit = (SELECT n FROM audits WHERE id = ?) ORDER BY audit_items.seq`
  return database.all<ItemColumns>(sql, id).map(toItem)
}

/** Writes what was said of an article, on the disk when it returns. False where the audit has no such article. */
export function judgeItem(database: Database, { audit, seq, verdict, faults, editor }: AuditVerdict, at: Instant): boolean {
  const sql = `UPDATE audit_items SET verdict = ?, faults = ?, judged_by = ?, judged_at = ?,
                 judged_rev = (SELECT rev FROM pages WHERE pages.id = audit_items.page)
               WHERE audit = (SELECT n FROM audits WHERE id = ?) AND seq = ?`
  const [by, when] = verdict === null ? ['', ''] : [keepText(editor), at]
  return database.transaction(() => database.run(sql, verdict ?? '', JSON.stringify(faults), by, when, audit, seq).changes === 1)
}

const SELECT_AUDITS = 'SELECT id, seed, wanted, filter, population, editor, made_at FROM audits'

interface AuditColumns {
  readonly id: AuditId
  readonly seed: string
  readonly wanted: number
  readonly filter: string
  readonly population: number
  readonly editor: string
  readonly made_at: Instant
}

function toAudit(row: AuditColumns): StoredAudit {
  const filter = JSON.parse(row.filter) as PageFilter
  const request = { filter, size: row.wanted, seed: readText(row.seed), editor: readText(row.editor) }
  return { id: row.id, request, population: row.population, at: row.made_at }
}

type ItemColumns = Pick<PageColumns, 'publication' | 'date' | 'page_no' | 'page_name' | 'issue_no' | 'file'> & {
  readonly seq: number
  readonly page: PageId
  readonly article: ArticleId
  readonly title: string
  readonly there: number
  readonly changed: number
  readonly verdict: Verdict | ''
  readonly faults: string
  readonly judged_by: string
  readonly judged_at: string
}

function toItem(row: ItemColumns): AuditItem {
  const { seq, page, article, verdict } = row
  const known = new Set<string>(FAULTS)
  const faults = (JSON.parse(row.faults) as string[]).filter((fault): fault is Fault => known.has(fault))
  return {
    seq,
    page,
    article,
    title: readText(row.title),
    info: infoOf(row),
    file: readText(row.file),
    there: row.there === 1,
    changed: row.changed === 1,
    verdict: verdict === '' ? null : verdict,
    faults,
    by: verdict === '' ? null : readText(row.judged_by),
    at: verdict === '' ? null : (row.judged_at as Instant),
  }
}

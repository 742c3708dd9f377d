/** The service behind 抽检: draws samples of approved articles, keeps what was said of each, and counts. */
import { AppError, type Platform } from '#electron/platform/index.ts'
import { tallyOf } from '#shared/audit/index.ts'
import { instant, newId, type AuditId } from '#shared/base/index.ts'
import { failure, type AuditItem, type AuditRequest, type AuditVerdict, type AuditView } from '#shared/contract/index.ts'

import type { LibraryStore, StoredAudit } from '../library/index.ts'

interface AuditingParts {
  readonly store: Pick<LibraryStore, 'sampleApproved' | 'addAudit' | 'listAudits' | 'findAudit' | 'auditItems' | 'judgeItem'>
  readonly platform: Pick<Platform, 'ids'>
  readonly onChange: () => void
}

export class Auditing {
  private readonly parts: AuditingParts

  constructor(parts: AuditingParts) {
    this.parts = parts
  }

  /** All audits, latest first. */
  async list(): Promise<readonly AuditView[]> {
    const audits = await this.parts.store.listAudits()
    return Promise.all(audits.map(async (audit) => viewOf(audit, await this.parts.store.auditItems(audit.id))))
  }

  /** Draws a sample and keeps it. Refused with `nothing-approved` where there is nothing to draw from. [Q1] */
  async draw(request: AuditRequest): Promise<AuditView> {
    const { store, platform, onChange } = this.parts
    const { population, sample } = await store.sampleApproved(request)
    if (population === 0) throw new AppError(failure('nothing-approved'))
    const audit: StoredAudit = { id: newId<AuditId>(platform.ids), request, population, at: instant(platform.ids.now()) }
    await store.addAudit(audit, sample)
    onChange()
    return viewOf(audit, await store.auditItems(audit.id))
  }

  /** One audit with its sample. */
  async get(id: AuditId): Promise<{ readonly view: AuditView; readonly items: readonly AuditItem[] }> {
    const audit = await this.find(id)
    const items = await this.parts.store.auditItems(id)
    return { view: viewOf(audit, items), items }
  }

  /** Keeps what an editor says of one article of a sample. [Q2] */
  async judge(verdict: AuditVerdict): Promise<AuditView> {
    const { store, platform, onChange } = this.parts
    const audit = await this.find(verdict.audit)
    const done = await store.judgeItem(verdict, instant(platform.ids.now()))
    if (!done) throw new AppError(failure('no-such-audit'))
    onChange()
    return viewOf(audit, await store.auditItems(audit.id))
  }

  private async find(id: AuditId): Promise<StoredAudit> {
    const audit = await this.parts.store.findAudit(id)
    if (audit === undefined) throw new AppError(failure('no-such-audit'))
    return audit
  }
}

function viewOf({ id, request, population, at }: StoredAudit, items: readonly AuditItem[]): AuditView {
  return { id, request, population, at, tally: tallyOf(items) }
}

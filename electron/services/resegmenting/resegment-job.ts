/**
 * The job that cuts pages anew. Pages that no editor touched get a new cut by the engine in use; of the others it only finds
 * out what would change. What became of each page is kept page by page, so that a job that was cancelled, or that a crash
 * ended, goes on with those that are waiting. [R1] [R3]
 */
import * as v from 'valibot'

import { AppError, type Platform } from '#electron/platform/index.ts'
import { instant, instantSchema, newId, sameJson, type Instant, type PageId } from '#shared/base/index.ts'
import { pageChoiceSchema, type PageChoice } from '#shared/contract/index.ts'
import { editedParts } from '#shared/history/index.ts'
import type { Page } from '#shared/model/index.ts'
import {
  asksTheSame,
  automaticResegmentation,
  inputToCut,
  newSubmission,
  NOTHING_EDITED,
  pageChanges,
  plan,
  resegmentation,
  segmentationOperation,
  stampOf,
  tallyChanges,
  type EditedParts,
  type SegmentPage,
  type Submission,
} from '#shared/operations/index.ts'

import { inOrder } from '../in-order.ts'
import type { JobContext } from '../jobs/index.ts'
import type { LibraryStore, PageWork } from '../library/index.ts'
import type { Segmenter } from '../segmentation/index.ts'
import { WorkerCrash } from '../threads/index.ts'

/** Pages that the library takes in one transaction. */
const BATCH = 25
/** Pages under way for each worker thread. */
const AHEAD = 4
/** So often a page is looked at again that an editor changes at the same time. */
const TRIES = 3

/** What a job was asked for, as it is kept. */
export const resegmentRequestSchema = v.strictObject({
  pages: pageChoiceSchema,
  /** When the job began first: a cut by the machine since then is this job's. */
  began: instantSchema,
  /** The pages are listed and kept with the job. */
  listed: v.boolean(),
})
export interface ResegmentRequest {
  readonly pages: PageChoice
  readonly began: Instant
  readonly listed: boolean
}

export interface ResegmentParts {
  readonly store: LibraryStore
  readonly platform: Pick<Platform, 'ids' | 'log'>
  readonly segmenter: Segmenter
  readonly onPageChanged: (page: PageId, rev: number) => void
}

/** Runs the job to its end. */
export async function runResegment(parts: ResegmentParts, kept: unknown, context: JobContext): Promise<void> {
  const request: ResegmentRequest = v.parse(resegmentRequestSchema, kept)
  if (!request.listed) {
    await parts.store.listWork(context.job, request.pages)
    await context.keepRequest({ ...request, listed: true })
  }
  await new ResegmentRun(parts, context, request.began).run()
}

/** What is to become of one page: nothing but the note, or an operation that still has to go into the library. */
interface Outcome {
  readonly work: PageWork
  readonly submission: Submission | null
}

class ResegmentRun {
  private readonly parts: ResegmentParts
  private readonly context: JobContext
  private readonly began: Instant
  private readonly counts = { changed: 0, same: 0, edited: 0, failed: 0 }
  private total = 0

  constructor(parts: ResegmentParts, context: JobContext, began: Instant) {
    this.parts = parts
    this.context = context
    this.began = began
  }

  async run(): Promise<void> {
    const { store, segmenter } = this.parts
    const { job, signal } = this.context
    const { waiting = 0, ...before } = await store.countWork(job)
    Object.assign(this.counts, before)
    this.total = waiting + this.done
    this.report()
    const batch: Outcome[] = []
    try {
      for await (const outcome of inOrder(await store.waitingWork(job), segmenter.size * AHEAD, (page) => this.look(page))) {
        batch.push(outcome)
        if (batch.length >= BATCH) await this.keep(batch.splice(0))
      }
    } catch (error) {
      // What was found out before the editor cancelled is kept; what was not stays waiting.
      if (signal.aborted) await this.keep(batch)
      throw error
    }
    await this.keep(batch)
  }

  /** Finds out what is to become of a page. Never rejects but when the job is cancelled, or the library fails. */
  private async look(id: PageId): Promise<Outcome> {
    this.context.signal.throwIfAborted()
    try {
      const page = await this.parts.store.readPage(id)
      if (page === undefined) return note(id, 'failed')
      if (sameJson(page.head.engine, this.parts.segmenter.engine)) return note(id, (await this.isOurs(page)) ? 'changed' : 'same')
      return page.edits === 0 ? await this.cut(page) : await this.compare(page)
    } catch (error) {
      if (!(error instanceof WorkerCrash) && !(error instanceof AppError)) throw error
      this.parts.platform.log.error('a page could not be cut anew', { page: id, error: String(error), cause: String(error.cause) })
      return note(id, 'failed')
    }
  }

  /** True for a page that this job had cut before it was ended, and had not written down. [R3] */
  private async isOurs(page: Page): Promise<boolean> {
    if (!this.context.resumed) return false
    const log = await this.parts.store.getLog(page.head.id, 0)
    const last = log.findLast(({ operation }) => operation.name === 'segmentPage')
    return last !== undefined && last.rev > 1 && last.automatic && last.at >= this.began
  }

  /** The new cut of a page that no editor touched; left alone where it asks and says the same. [R1] [R2] */
  private async cut(page: Page): Promise<Outcome> {
    const proposal = await this.proposal(page, NOTHING_EDITED)
    const submission = newSubmission(this.parts.platform.ids, page, automaticResegmentation(page, proposal))
    const planned = plan(page, submission.operation, stampOf(submission))
    if (!planned.ok) return this.refused(page, planned.code)
    const changes = pageChanges(page, planned.page)
    if (changes.length === 0 && asksTheSame(page, planned.page)) return note(page.head.id, 'same')
    return { work: { page: page.head.id, state: 'changed', changes: tallyChanges(page, planned.page, changes) }, submission }
  }

  /** What a new cut would change on a page that an editor touched. [R1] */
  private async compare(page: Page): Promise<Outcome> {
    const { id } = page.head
    const edited = editedParts(page, await this.parts.store.getLog(id, 0))
    const operation = resegmentation(page, await this.proposal(page, edited), edited, 'all')
    const { ids } = this.parts.platform
    const planned = plan(page, operation, { operation: newId(ids), editor: 'machine', at: instant(ids.now()), automatic: true })
    if (!planned.ok) return planned.code === 'already-so' ? note(id, 'same') : this.refused(page, planned.code)
    const changes = pageChanges(page, planned.page)
    if (changes.length === 0) return note(id, 'same')
    return { work: { page: id, state: 'edited', changes: tallyChanges(page, planned.page, changes) }, submission: null }
  }

  private async proposal(page: Page, edited: EditedParts): Promise<SegmentPage> {
    const { input, blocks } = inputToCut(page, edited, 'all')
    return segmentationOperation(await this.parts.segmenter.cut(input, this.context.signal), blocks, this.parts.platform.ids)
  }

  private refused(page: Page, code: string): Outcome {
    this.parts.platform.log.error('a new cut was refused', { page: page.head.id, code })
    return note(page.head.id, 'failed')
  }

  /** Gives the cuts to the library in one transaction, and then writes down what became of each page. */
  private async keep(batch: readonly Outcome[]): Promise<void> {
    const { store, onPageChanged } = this.parts
    const work = [...batch]
    for (let tries = 1; ; tries++) {
      const due = work.flatMap(({ submission }) => submission ?? [])
      const outcomes = due.length === 0 ? [] : await store.submit(due)
      const ended = new Map(outcomes.map((outcome) => [outcome.id, outcome]))
      for (const [i, { submission }] of work.entries()) {
        const outcome = submission === null ? undefined : ended.get(submission.id)
        if (submission === null || outcome === undefined) continue
        if (outcome.outcome === 'applied') onPageChanged(submission.page, outcome.rev)
        work[i] = await this.after(work[i] ?? note(submission.page, 'failed'), outcome.outcome, tries)
      }
      if (work.every(({ submission }) => submission === null)) break
    }
    await store.putWork(
      this.context.job,
      work.map((one) => one.work),
    )
    for (const { state } of work.map((one) => one.work)) if (state !== 'waiting') this.counts[state]++
    this.report()
  }

  /** A page that an editor changed meanwhile is looked at again: it is theirs now. */
  private async after(outcome: Outcome, how: string, tries: number): Promise<Outcome> {
    const { page } = outcome.work
    if (how === 'applied' || how === 'already') return { ...outcome, submission: null }
    if (how === 'conflict' && tries < TRIES && !this.context.signal.aborted) return this.look(page)
    if (how === 'conflict') return note(page, this.context.signal.aborted ? 'waiting' : 'edited')
    this.parts.platform.log.error('a new cut was not carried out', { page, outcome: how })
    return note(page, 'failed')
  }

  private get done(): number {
    const { changed, same, edited, failed } = this.counts
    return changed + same + edited + failed
  }

  private report(): void {
    this.context.progress({ done: this.done, total: this.total, counts: { ...this.counts } })
  }
}

function note(page: PageId, state: PageWork['state']): Outcome {
  return { work: { page, state, changes: null }, submission: null }
}

/** The service behind 重新分稿: the job over many pages, and the engine's opinion on the blocks of one. */
import { AppError } from '#electron/platform/index.ts'
import { instant, type JobId } from '#shared/base/index.ts'
import { failure, type BlocksToCut, type PageChoice, type ResegmentedPage, type ResegmentedState } from '#shared/contract/index.ts'
import { segmentationOperation, type SegmentPage } from '#shared/operations/index.ts'

import type { JobContext } from '../jobs/index.ts'
import { runResegment, type ResegmentParts, type ResegmentRequest } from './resegment-job.ts'

export class Resegmenting {
  private readonly parts: ResegmentParts

  constructor(parts: ResegmentParts) {
    this.parts = parts
  }

  /** Makes a job's request. */
  request(pages: PageChoice): ResegmentRequest {
    return { pages, began: instant(this.parts.platform.ids.now()), listed: false }
  }

  /** The job's runner. */
  readonly run = (request: unknown, context: JobContext): Promise<void> => runResegment(this.parts, request, context)

  /** Pages of a job in one of the states. */
  async items(
    job: JobId,
    states: readonly ResegmentedState[],
    offset: number,
    limit: number,
  ): Promise<{ readonly total: number; readonly items: readonly ResegmentedPage[] }> {
    const kept = await this.parts.store.getJob(job)
    if (kept?.view.kind !== 'resegment') throw new AppError(failure('no-such-job'))
    return this.parts.store.work(job, states, offset, limit)
  }

  /** How the engine would cut blocks of the desk's. Nothing is kept of it. [R9] */
  async propose({ blocks, input }: BlocksToCut, signal: AbortSignal = new AbortController().signal): Promise<SegmentPage> {
    return segmentationOperation(await this.parts.segmenter.cut(input, signal), blocks, this.parts.platform.ids)
  }
}

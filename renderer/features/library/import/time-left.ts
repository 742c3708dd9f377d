/**
 * How long an import still takes, by the bytes that it has gone through since this window first saw it run: files differ too much
 * in size to be counted, and a job that was resumed did not work in between.
 */
import type { JobId } from '#shared/base/index.ts'
import type { JobView } from '#shared/contract/index.ts'

/** The first seconds say nothing of the pace. Milliseconds. */
const FIRST = 3000
/** What was told is not told any longer where it turns out so many times too short. */
const WRONG = 2

export interface Telling {
  /** When and where the job was first seen running; null while there is none. */
  readonly began: { readonly job: JobId; readonly at: number; readonly bytes: number } | null
  /** The least that was told so far. */
  readonly least: number
  /** What to tell; null: nothing. */
  readonly seconds: number | null
}

export const NOTHING_TOLD: Telling = { began: null, least: Infinity, seconds: null }

/**
 * What to tell next of a job. Never more than was told before: it stays where it is while the work is slower, and where it was far
 * too short nothing is told until it is true again. [I11]
 */
export function timeLeft(before: Telling, job: Pick<JobView, 'id' | 'state' | 'counts'> | null, now: number): Telling {
  if (job?.state !== 'running') return NOTHING_TOLD
  const { bytes = 0, allBytes = 0 } = job.counts
  const began = before.began
  // Of another job, or of one that was resumed and begins to count anew.
  if (began === null || began.job !== job.id || bytes < began.bytes) {
    return { began: { job: job.id, at: now, bytes }, least: Infinity, seconds: null }
  }
  const [spent, done] = [now - began.at, bytes - began.bytes]
  if (spent < FIRST || done === 0) return { ...before, seconds: null }
  const estimate = Math.max(1, Math.ceil(((spent / done) * (allBytes - bytes)) / 1000))
  const least = Math.min(before.least, estimate)
  return { began, least, seconds: estimate > WRONG * least ? null : least }
}

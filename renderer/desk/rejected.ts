/** Operations that were made on the desk and did not fit the page any more when they met what others had done. */
import type { Language } from '#shared/base/index.ts'
import type { Page } from '#shared/model/index.ts'
import { describeOperation, refusalInWords, type Refusal, type Submission } from '#shared/operations/index.ts'

/** Kept with the page's history as not applied. */
export interface Rejected {
  readonly submission: Submission
  /** Code of the refusal or failure. */
  readonly code: string
  /** What the operation meant, e.g. `移段：第 3 行`. */
  readonly what: Readonly<Record<Language, string>>
  /** Why it was not applied, as a sentence. */
  readonly why: Readonly<Record<Language, string>>
}

/** A refusal to keep. `before` is the page as the editor saw it, so that the words name its lines. */
export function refused(submission: Submission, refusal: Refusal, before: Page): Rejected {
  const why = { zh: refusalInWords(refusal, 'zh'), en: refusalInWords(refusal, 'en') }
  return unplaced(submission, refusal.code, why, before)
}

/** An operation that could not be applied at all, e.g. because its page is gone. */
export function unplaced(submission: Submission, code: string, why: Rejected['why'], before?: Page): Rejected {
  const { format, id, page, rev, editor, at, automatic, operation } = submission
  const what = { zh: describeOperation(operation, before, 'zh'), en: describeOperation(operation, before, 'en') }
  // Copied field by field: an outstanding entry also carries its old diff, which means nothing any more.
  return { submission: { format, id, page, rev, editor, at, automatic, operation }, code, what, why }
}

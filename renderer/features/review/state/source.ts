/** The page in hand, as the Review screen needs it. The page store is one; tests and stories bring their own. */
import type { IdSource, Language } from '#shared/base/index.ts'
import type { Page } from '#shared/model/index.ts'
import type { Entry, Operation, Refusal } from '#shared/operations/index.ts'

export interface Done {
  readonly ok: true
  readonly entry: Entry
}

export interface NotApplied {
  readonly submission: Pick<Entry, 'id' | 'at' | 'editor'>
  readonly what: Readonly<Record<Language, string>>
  readonly why: Readonly<Record<Language, string>>
}

export interface PageSource {
  /** Reactive; undefined while no page is open. */
  readonly page: Page | undefined
  /** Reactive; the page's operations, oldest first. */
  readonly log: readonly Entry[]
  /** False while earlier entries of the log have not come yet. */
  readonly complete: boolean
  /** Operations that did not fit what others had done: shown in the history, not applied. */
  readonly rejected: readonly NotApplied[]
  /** Makes an edit; `page` and `log` show it when this returns. */
  perform(operation: Operation): Done | Refusal
  /** Why an operation would be refused now; null where it would be done. */
  can(operation: Operation): Refusal | null
  undo(): Done | Refusal
  redo(): Done | Refusal
  /** Takes one step of the log back and keeps the later ones. */
  undoEntry(entry: Entry): Done | Refusal
  /** Clock and randomness for new ids. */
  readonly ids: IdSource
}

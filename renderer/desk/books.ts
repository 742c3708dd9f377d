/** Books on one page: what of it the database holds, so that every write is only what is missing there. */
import type { OperationId } from '#shared/base/index.ts'
import type { Page } from '#shared/model/index.ts'
import type { Entry } from '#shared/operations/index.ts'

import type { Rejected } from './rejected.ts'

/** What the database holds of a page, as far as this window knows. */
export interface Stored {
  readonly line: string
  readonly rev: number
  readonly snapshot: number
}

/** A page as it was read from the database. */
export interface FromDatabase {
  readonly page: Page
  readonly log: readonly Entry[]
  readonly complete: boolean
  readonly outstanding: readonly Entry[]
  readonly rejected: readonly Rejected[]
  readonly stored: Stored
}

/** What has to be written so that the database holds what memory holds. */
export interface ToKeep {
  /** `whole`: the page does not follow from what is stored. */
  readonly how: 'whole' | 'append'
  readonly page: Page
  readonly complete: boolean
  /** What the database must hold for this to be written; null: nothing. */
  readonly expected: Stored | null
  /** Log entries that the database lacks; all of them for `whole`. */
  readonly entries: readonly Entry[]
  /** Outbox rows that it lacks; all of them for `whole`. */
  readonly outbox: readonly Entry[]
  readonly rejected: readonly Rejected[]
  /** All outstanding entries at this moment. */
  readonly outstanding: readonly Entry[]
  /** How often the page had been replaced at this moment. */
  readonly replacements: number
}

/** The page as memory has it. */
export interface InMemory {
  readonly page: Page
  readonly log: readonly Entry[]
  readonly complete: boolean
  readonly outstanding: readonly Entry[]
}

export class Books {
  private inDatabase: Stored | null = null
  /** Ids of outstanding entries that the database's outbox holds. */
  private kept: ReadonlySet<OperationId> = new Set()
  private rejections: readonly Rejected[] = []
  private replacements = 0
  /** The number of replacements that the database has seen; another number: what it holds does not lead to the page. */
  private seen = -1

  get stored(): Stored | null {
    return this.inDatabase
  }

  /** Rejected operations that only memory holds. */
  get unkeptRejections(): readonly Rejected[] {
    return this.rejections
  }

  /** True where this outstanding operation is in the database's outbox. */
  has(id: OperationId): boolean {
    return this.kept.has(id)
  }

  /** True where the database holds what memory was made from. */
  follows(stored: Stored): boolean {
    return this.inDatabase?.line === stored.line && this.inDatabase.rev === stored.rev && this.replacements === this.seen
  }

  /** The page was replaced by one that does not follow from what is stored. */
  replaced(): void {
    this.replacements++
  }

  rejected(rejected: readonly Rejected[]): void {
    this.rejections = [...this.rejections, ...rejected]
  }

  /** What the database lacks; undefined: nothing. */
  toKeep({ page, log, complete, outstanding }: InMemory): ToKeep | undefined {
    const whole = this.inDatabase === null || this.replacements !== this.seen
    const from = this.inDatabase?.rev ?? 0
    const entries = whole ? log : log.slice(log.findLastIndex((entry) => entry.rev < from) + 1)
    const outbox = whole ? outstanding : outstanding.filter((entry) => !this.kept.has(entry.id))
    if (!whole && entries.length === 0 && outbox.length === 0 && this.rejections.length === 0) return undefined
    const { replacements, rejections: rejected, inDatabase: expected } = this
    return { how: whole ? 'whole' : 'append', page, complete, expected, entries, outbox, rejected, outstanding, replacements }
  }

  /** The database now holds what `toKeep` gave. */
  keptAs(what: ToKeep, stored: Stored): void {
    this.inDatabase = stored
    this.seen = what.replacements
    this.kept = new Set(what.outstanding.map((entry) => entry.id))
    this.rejectionsKept(what.rejected)
  }

  /** The database has these rejected operations. */
  rejectionsKept(rejected: readonly Rejected[]): void {
    this.rejections = this.rejections.filter((one) => !rejected.includes(one))
  }

  /** Memory took over what the database holds, which lacks these rejected operations. */
  took(from: FromDatabase, rejections: readonly Rejected[]): void {
    this.inDatabase = from.stored
    this.seen = this.replacements
    this.rejections = rejections
    this.keepsRows(from)
  }

  /** The outbox holds these rows of the page and no others. */
  keepsRows(from: FromDatabase): void {
    this.kept = new Set(from.outstanding.map((entry) => entry.id))
  }

  /** What the database holds is to be written over with what memory has. */
  overwrite(stored: Stored): void {
    this.inDatabase = stored
    this.seen = -1
  }

  /** The database was emptied: everything has to be written again. */
  lost(rejected: readonly Rejected[]): void {
    this.inDatabase = null
    this.kept = new Set()
    this.rejections = rejected
  }
}

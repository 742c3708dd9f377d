/**
 * Edits of the last moment. An edit is on the screen in its frame and in IndexedDB a few milliseconds later; a window that
 * ends in between would lose it, since a write that was begun then may or may not come to pass. So what is in memory alone
 * goes into the journal when the window is hidden or ends, and from there into the outbox when the desk is opened again.
 * The library tells by an operation's id whether it has it already.
 */
import * as v from 'valibot'

import { submissionSchema, type Submission } from '#shared/operations/index.ts'

import type { Keeper } from './keeper.ts'
import { adoptSubmissions } from './tables.ts'
import type { Journal } from './views.ts'

const journalSchema = v.array(submissionSchema)

export class LastEdits {
  private readonly keeper: Keeper
  private readonly journal: Journal | null
  private kept = false

  constructor(keeper: Keeper, journal: Journal | null) {
    this.keeper = keeper
    this.journal = journal
  }

  /** Puts what the last window left into the outbox. It stays in the journal where the database cannot be had. */
  async recover(): Promise<void> {
    const submissions = this.read()
    if (submissions.length === 0) return
    this.kept = (await this.keeper.use((db) => adoptSubmissions(db, submissions))) !== undefined
    this.clear()
  }

  /** The window may be gone in a moment. Returns when what only memory holds lies in the journal. */
  leave(): void {
    const submissions = this.keeper.unkeptSubmissions
    if (submissions.length === 0 || this.journal === null) return
    try {
      this.journal.write(JSON.stringify(submissions))
      this.kept = true
    } catch {
      // Full or forbidden: then the write to the database, which is under way, has to do.
    }
  }

  /** The window lived on and everything is written: the journal has nothing more to say. */
  settled(): void {
    if (this.kept && this.keeper.unkept === 0) this.clear()
  }

  private clear(): void {
    if (!this.kept) return
    this.kept = false
    try {
      this.journal?.write(null)
    } catch {
      // It stays, and is read once more: what was delivered is recognised by its id.
    }
  }

  private read(): readonly Submission[] {
    try {
      const text = this.journal?.read() ?? null
      const found = v.safeParse(journalSchema, text === null ? [] : JSON.parse(text))
      return found.success ? found.output : []
    } catch {
      return []
    }
  }
}

/**
 * The desk's database as something that can fail. Work on it runs in one lane; where it fails the database is opened
 * again, then built anew. While it cannot be had, `condition` says so and the desk goes on from memory.
 *
 * Why not let Dexie reopen by itself: it would open an emptied database without a word, and the pages in hand would
 * never be written to it again.
 */
import { isClosed, isFull, isMistake, openDatabase, rebuildDatabase, type DatabaseFactory, type DeskDatabase } from './database.ts'

/** `full`: the disk or the browser's quota takes no more; `broken`: the database cannot be opened or written. */
export type Condition = 'ok' | 'full' | 'broken'

export interface StorageOptions {
  readonly name: string
  /** null where the browser has no IndexedDB. */
  readonly factory: DatabaseFactory | null
  /** Gives back space; called once before a write that found the disk full is tried again. */
  makeRoom(db: DeskDatabase): Promise<unknown>
  /** The database was opened anew: it may be another, and empty. */
  reopened(db: DeskDatabase): Promise<void>
  /** The connection was closed from outside: deleted, reset, or cleared by the user. */
  closed(): void
  changed(): void
  /** A mistake of ours; what the browser does to the database is dealt with and shows in the condition. */
  report(error: unknown): void
}

/** How long work on the database may take until the desk goes on without it, milliseconds. A healthy one needs a few. */
const PATIENCE = 8_000

type Remedy = () => Promise<DeskDatabase>

/** How often each remedy may still be tried. */
interface Remedies {
  afterClose: number
  makeRoom: number
  reopen: number
  rebuild: number
}

export class Storage {
  private readonly options: StorageOptions
  private db: DeskDatabase | undefined
  private state: Condition = 'ok'
  private lane: Promise<unknown> = Promise.resolve()
  private released = false

  constructor(options: StorageOptions) {
    this.options = options
    if (options.factory === null) this.state = 'broken'
  }

  get condition(): Condition {
    return this.state
  }

  /**
   * Does work on the database after all earlier work. Undefined: the database cannot be had; nothing was done.
   * Work that is `spare` takes no room from anything else and says nothing of the database's condition.
   */
  use<T>(work: (db: DeskDatabase) => Promise<T>, spare = false): Promise<{ readonly value: T } | undefined> {
    const done = this.lane.then(() => (this.released ? undefined : this.attempt(work, spare)))
    this.lane = done.catch(() => undefined)
    return this.patiently(done)
  }

  /** Waits for the work under way and closes. */
  async release(): Promise<void> {
    await this.patiently(this.lane)
    this.released = true
    this.db?.close()
    this.db = undefined
  }

  private async attempt<T>(work: (db: DeskDatabase) => Promise<T>, spare: boolean): Promise<{ readonly value: T } | undefined> {
    if (this.options.factory === null) return undefined
    const left: Remedies = { afterClose: 3, makeRoom: spare ? 0 : 1, reopen: 1, rebuild: 1 }
    let ready: Remedy | undefined = () => this.current()
    let full = false
    while (ready !== undefined) {
      try {
        const value = await work(await ready())
        this.become('ok')
        return { value }
      } catch (error) {
        if (isMistake(error)) this.options.report(error)
        full = isFull(error)
        ready = this.remedyFor(error, left)
      }
    }
    if (!full || !spare) this.become(full ? 'full' : 'broken')
    return undefined
  }

  /** What to do before trying again; undefined: everything was tried. A database closed under the work is not broken. */
  private remedyFor(error: unknown, left: Remedies): Remedy | undefined {
    if (isMistake(error)) return undefined
    if (isFull(error)) return left.makeRoom-- > 0 ? () => this.freed() : undefined
    if (isClosed(error) && left.afterClose-- > 0) return () => this.reopen(openDatabase)
    if (left.reopen-- > 0) return () => this.reopen(openDatabase)
    return left.rebuild-- > 0 ? () => this.reopen(rebuildDatabase) : undefined
  }

  private async current(): Promise<DeskDatabase> {
    return this.db ?? this.reopen(openDatabase)
  }

  private async freed(): Promise<DeskDatabase> {
    const db = await this.current()
    await this.options.makeRoom(db)
    return db
  }

  private async reopen(open: typeof openDatabase): Promise<DeskDatabase> {
    const { name, factory } = this.options
    if (factory === null) throw new Error('there is no IndexedDB')
    const old = this.db
    this.db = undefined
    old?.close()
    const db = await open(name, factory)
    this.db = db
    db.on('close', () => {
      if (this.db !== db) return
      this.db = undefined
      this.options.closed()
    })
    await this.options.reopened(db)
    return db
  }

  private become(condition: Condition): void {
    if (this.state === condition) return
    this.state = condition
    this.options.changed()
  }

  /** A database that hangs must not hold the edits back: after a while the desk counts it as broken. */
  private async patiently<T>(work: Promise<T>): Promise<T | undefined> {
    let timer: ReturnType<typeof setTimeout> | undefined
    const patience = new Promise<undefined>((resolve) => {
      timer = setTimeout(() => {
        this.become('broken')
        resolve(undefined)
      }, PATIENCE)
    })
    const first = await Promise.race([work, patience])
    clearTimeout(timer)
    return first
  }
}

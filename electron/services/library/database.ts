/** SQLite as the library uses it: statements prepared once, transactions, and its errors as failures of the contract. */
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'

import { AppError } from '#electron/platform/index.ts'
import { Bug } from '#shared/base/index.ts'
import { failure, type Failure } from '#shared/contract/index.ts'

export type SqlValue = SQLInputValue

/** Statements with lists of varying length come in many spellings; the oldest of more than this many goes. */
const MOST_STATEMENTS = 300

export class Database {
  readonly path: string
  private readonly connection: DatabaseSync
  private readonly statements = new Map<string, StatementSync>()
  private released = false

  /** Opens or makes the file. What SQLite does not take is thrown as it comes, for the caller to put into words. */
  constructor(path: string) {
    this.path = path
    this.connection = new DatabaseSync(path, { enableForeignKeyConstraints: true, enableDoubleQuotedStringLiterals: false })
  }

  /** The first row, or undefined. A row's shape is the statement's, which stands beside the call. */
  get<Row>(sql: string, ...values: SqlValue[]): Row | undefined {
    return this.statement(sql).get(...values) as Row | undefined
  }

  all<Row>(sql: string, ...values: SqlValue[]): Row[] {
    return this.statement(sql).all(...values) as Row[]
  }

  /** Rows one by one. The same statement must not run again until the caller has stopped. */
  each<Row>(sql: string, ...values: SqlValue[]): Iterable<Row> {
    return this.statement(sql).iterate(...values) as Iterable<Row>
  }

  /** Runs a statement that writes; returns the rowid of the row that it added last. */
  run(sql: string, ...values: SqlValue[]): { readonly changes: number; readonly added: number } {
    const { changes, lastInsertRowid } = this.statement(sql).run(...values)
    return { changes: Number(changes), added: Number(lastInsertRowid) }
  }

  /** Runs statements without values or rows: pragmas and definitions. */
  exec(sql: string): void {
    this.connection.exec(sql)
  }

  /** All of `work` or nothing, on the disk when it returns. A full or read-only disk is thrown as a failure. */
  transaction<T>(work: () => T): T {
    if (this.isOpen()) throw new Bug('a transaction was begun inside another')
    try {
      this.exec('BEGIN IMMEDIATE')
      const result = work()
      this.exec('COMMIT')
      return result
    } catch (error) {
      // SQLite has already rolled back after some errors, such as a full disk.
      if (this.isOpen()) this.exec('ROLLBACK')
      throw asFailure(error, this.path)
    }
  }

  /**
   * A transaction that a crash of the program leaves intact, but a power cut right after it may undo (with all later
   * ones): for the progress of jobs, which is found again by doing the step again. Saves a wait for the disk a step.
   */
  lightTransaction<T>(work: () => T): T {
    this.exec('PRAGMA synchronous = NORMAL')
    try {
      return this.transaction(work)
    } finally {
      this.exec('PRAGMA synchronous = FULL')
    }
  }

  /** Closes the file, its journal written back. Calling it twice is harmless. */
  release(): void {
    if (this.released) return
    this.released = true
    this.statements.clear()
    this.connection.close()
  }

  private isOpen(): boolean {
    if (this.released) throw new Bug('the library was used after its release')
    return this.connection.isTransaction
  }

  private statement(sql: string): StatementSync {
    if (this.released) throw new Bug('the library was used after its release')
    const known = this.statements.get(sql)
    if (known !== undefined) return known
    const statement = this.connection.prepare(sql)
    this.statements.set(sql, statement)
    const [oldest] = this.statements.keys()
    if (this.statements.size > MOST_STATEMENTS && oldest !== undefined) this.statements.delete(oldest)
    return statement
  }
}

/** SQLite's result codes that have a failure of their own: https://sqlite.org/rescode.html */
const codes = { busy: 5, readOnly: 8, ioError: 10, corrupt: 11, full: 13, cannotOpen: 14, notADatabase: 26 } as const

/** The primary result code of an error of SQLite, or undefined for any other error. */
function resultCode(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return undefined
  return error.errcode & 0xff
}

export function isBusy(error: unknown): boolean {
  return resultCode(error) === codes.busy
}

export function isSqliteError(error: unknown): boolean {
  return resultCode(error) !== undefined
}

/** Puts an error of SQLite into the contract's words; any other error comes back as it is. */
export function asFailure(error: unknown, path: string): unknown {
  const said = failureOf(error, path)
  return said === undefined ? error : new AppError(said, { cause: error })
}

function failureOf(error: unknown, path: string): Failure | undefined {
  const reason = error instanceof Error ? error.message : ''
  switch (resultCode(error)) {
    case codes.full:
      return failure('disk-full')
    case codes.readOnly:
    case codes.cannotOpen:
      return failure('cannot-write', { path, reason })
    case codes.ioError:
    case codes.corrupt:
    case codes.notADatabase:
      return failure('library-broken', { reason })
    default:
      return undefined
  }
}

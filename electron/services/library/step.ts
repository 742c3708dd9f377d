/** What a step of the library's format is. */

export interface Step {
  /** The format that it leads to, from the one before. */
  readonly version: number
  /** What it does, for the log. */
  readonly what: string
  readonly sql: string
}

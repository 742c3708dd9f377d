/** One line of a list to pick from. */
export interface Choice {
  readonly id: string
  readonly label: string
  /** The letter that chooses it at once; two letters where there are many. */
  readonly key?: string
  /** More about it, in the tooltip and for screen readers. */
  readonly hint?: string
  /** At the right end, e.g. a probability. */
  readonly aside?: string
  /** Other words by which it is found. */
  readonly words?: readonly string[]
  /** Number of its spine. */
  readonly spine?: number
  /** It is so now. */
  readonly on?: boolean
  /** Why it cannot be chosen. */
  readonly refusal?: string | null
}

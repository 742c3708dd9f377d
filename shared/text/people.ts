/** What is read from a byline or a credit. */

/** The people that a line names. */
export interface Credits {
  /** `credit`: it only credits pictures; `byline`: it names writers (or both). */
  readonly kind: 'byline' | 'credit'
  /** Everybody, in the order of the text, without repeats. Empty for 本报评论员 or 新华社发, which name nobody. */
  readonly names: readonly string[]
  /** Those of them that only photographed or drew. */
  readonly photographers: readonly string[]
}

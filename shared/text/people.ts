/** What is read from a byline or a credit. */

/** The people that a line names. */
export interface Credits {
  /** `credit`: it stands by pictures (摄, 摄影报道); `byline`: it names writers (or both). */
  readonly kind: 'byline' | 'credit'
  /** Everybody, in the order of the text, without repeats. Empty for 本报评论员 or 新华社发, which name nobody. */
  readonly names: readonly string[]
  /** Those of them that only photographed or drew; who is named for 摄影报道 did both and is none of them. */
  readonly photographers: readonly string[]
}

/**
 * The states of the sequence model. Reading the page in file order, each block is of a kind and is linked to what
 * stands above it: it starts an article, goes on with the block above, or takes up an earlier one again.
 */
import type { Role } from '#shared/model/index.ts'

export const KINDS = [
  'section',
  'kicker',
  'headline',
  'subhead',
  'byline',
  'body',
  'crosshead',
  'signature',
  'caption',
  'credit',
  'jump',
  'ad',
  'noise',
] as const
/** What a block is. A crosshead is a subhead inside the text, a signature a byline at its end. */
export type Kind = (typeof KINDS)[number]

/** `none`: in no article. */
export type Link = 'start' | 'on' | 'resume' | 'none'

export interface State {
  readonly kind: Kind
  readonly link: Link
  /** The column of link weights that it takes: heads and texts are linked by different signs. */
  readonly column: string
}

const links: Readonly<Record<Kind, readonly Link[]>> = {
  section: ['start', 'none'],
  kicker: ['start', 'on'],
  headline: ['start', 'on'],
  subhead: ['start', 'on'],
  byline: ['start', 'on'],
  body: ['start', 'on', 'resume'],
  crosshead: ['on', 'resume'],
  signature: ['on', 'resume'],
  caption: ['start', 'on', 'resume'],
  credit: ['on', 'resume'],
  jump: ['start', 'on', 'none'],
  ad: ['start', 'on'],
  noise: ['none'],
}

const heads: ReadonlySet<Kind> = new Set<Kind>(['section', 'kicker', 'headline', 'subhead', 'byline', 'ad'])

export const STATES: readonly State[] = KINDS.flatMap((kind) =>
  links[kind].map((link) => ({ kind, link, column: `${heads.has(kind) ? 'head' : kind === 'caption' ? 'caption' : 'text'}.${link}` })),
)

/** By kind: its states are those from the first number up to, not including, the second. */
export const STATES_OF_KIND = Object.fromEntries(
  KINDS.map((kind) => [kind, [STATES.findIndex((state) => state.kind === kind), STATES.findLastIndex((state) => state.kind === kind) + 1]]),
) as unknown as Readonly<Record<Kind, readonly [from: number, to: number]>>

/** Names of the columns of emission weights: one a kind, one a way of being linked. */
export const COLUMNS: readonly string[] = [...KINDS, ...new Set(STATES.map((state) => state.column))]

export function stateName(state: State): string {
  return `${state.kind}.${state.link}`
}

/** The state of a kind with a link, or with the link nearest to it that the kind can have. */
export function stateOf(kind: Kind, link: Link): number {
  const wanted: readonly Link[] = [link, 'on', 'start', 'resume', 'none']
  for (const each of wanted) {
    const found = STATES.findIndex((state) => state.kind === kind && state.link === each)
    if (found >= 0) return found
  }
  return STATES.length - 1
}

export function isHead(kind: Kind): boolean {
  return kind === 'kicker' || kind === 'headline' || kind === 'subhead' || kind === 'byline' || kind === 'section'
}

export function roleOf(kind: Kind): Role {
  return kind === 'crosshead' ? 'subhead' : kind === 'signature' ? 'byline' : kind
}

/**
 * 花脸稿: an article between two states of its page as a proof with tracked changes. What stands now is read in order; what
 * went is struck where it stood; a paragraph that was moved is shown at both places, as moved and not as new. [F1][F2]
 */
import type { ArticleId, BlockId } from '#shared/base/index.ts'
import { articlesInOrder, type Page, type Role } from '#shared/model/index.ts'

import { pairBlocks, standingBlocks, whereabouts, type Pair, type Whereabouts } from './pairs.ts'
import { textMarks, type TextMark } from './text-marks.ts'

/** Between paragraphs of a split or a merge within one piece: a mark of this text is shown as ¶. */
export const PARAGRAPH = '\n'

export interface ProofPiece {
  /** `stays` in its place, perhaps with other text; `came` into the article, `went` out of it; moved `here` or `away` within it. */
  readonly how: 'stays' | 'came' | 'went' | 'here' | 'away'
  readonly blocks: readonly BlockId[]
  readonly marks: readonly TextMark[]
  readonly role: Role
  /** What it was before, where that was something else. */
  readonly roleBefore: Role | null
  /** It goes on mid-paragraph where the piece before was cut by a column break. */
  readonly runsOn: boolean
  /** The paragraph mark before it: taken out (接段), put in (断开), or as it was. */
  readonly seam: 'joined' | 'parted' | null
  /** Number of the move, counted from 1; the two places of one move have the same. */
  readonly move: number | null
  /** Where it came from or went to, for `came` and `went`; null: it was new on the page, or is not on it any more. */
  readonly other: Whereabouts | null
}

export interface Proof {
  readonly article: ArticleId
  readonly pieces: readonly ProofPiece[]
  /** Characters put in and taken out, white space and moves left aside, and how many moves. */
  readonly inserted: number
  readonly deleted: number
  readonly moves: number
}

/** Compares an article in two states of one page. An article that a state does not have counts as empty there. */
export function proofOf(before: Page, after: Page, article: ArticleId): Proof {
  const pairs = pairBlocks(before, after, article)
  const old = order(standingBlocks(before, article).map(({ id }) => id))
  const held = pairs.filter((pair) => pair.before.length > 0 && pair.after.length > 0)
  const firstBefore = (pair: Pair): number => Math.min(...pair.before.map(({ id }) => old.get(id) ?? 0))
  const stay = heaviestRise(held, firstBefore)
  const moves = numberMoves(held, stay, firstBefore)
  const context: Context = { before, after, article, stay, moves }
  const now = pairs.filter((pair) => pair.after.length > 0)
  const ghosts = pairs.filter((pair) => pair.before.length > 0 && !stay.has(pair)).sort((a, b) => firstBefore(a) - firstBefore(b))
  const pieces: ProofPiece[] = []
  const ghostsUpTo = (limit: number): void => {
    while (ghosts[0] !== undefined && firstBefore(ghosts[0]) < limit) {
      const ghost = ghosts.shift()
      if (ghost !== undefined) pieces.push(struck(ghost, context))
    }
  }
  // What went stands right after what it stood after, before anything that came in there.
  const places = now.flatMap((pair) => (stay.has(pair) ? [firstBefore(pair)] : []))
  ghostsUpTo(places.shift() ?? Number.POSITIVE_INFINITY)
  for (const pair of now) {
    pieces.push(standing(pair, context))
    if (stay.has(pair)) ghostsUpTo(places.shift() ?? Number.POSITIVE_INFINITY)
  }
  return { article, pieces, ...counted(pieces), moves: new Set(moves.values()).size }
}

/** Articles that differ between two states, in the later one's order; those that are gone come last. */
export function changedArticles(before: Page, after: Page): ArticleId[] {
  const now = articlesInOrder(after).map(({ id }) => id)
  const gone = articlesInOrder(before).flatMap(({ id }) => (after.articles[id] === undefined ? [id] : []))
  return [...now, ...gone].filter((id) => isChanged(proofOf(before, after, id)))
}

/** Whether anything is marked. */
export function isChanged({ pieces }: Proof): boolean {
  return pieces.some(
    (piece) => piece.how !== 'stays' || piece.roleBefore !== null || piece.seam !== null || piece.marks.some(({ kind }) => kind !== 'same'),
  )
}

interface Context {
  readonly before: Page
  readonly after: Page
  readonly article: ArticleId
  readonly stay: ReadonlySet<Pair>
  readonly moves: ReadonlyMap<Pair, number>
}

/** A piece of the later state. */
function standing(pair: Pair, context: Context): ProofPiece {
  const { before, after, stay, moves } = context
  const [first] = pair.after
  const was = pair.before[0] ?? (first === undefined ? undefined : before.blocks[first.id])
  const kept = pair.before.length > 0
  const text = (blocks: Pair['after']): string => blocks.map((block) => block.text).join(PARAGRAPH)
  const marks = kept ? textMarks(text(pair.before), text(pair.after)) : marksOfNew(text(pair.after), was?.text)
  const runsOn = first !== undefined && runs(after, context.article, first.id)
  const ran = kept && pair.before[0] !== undefined && runs(before, context.article, pair.before[0].id)
  const role = first?.role ?? 'body'
  return {
    how: !kept ? 'came' : stay.has(pair) ? 'stays' : 'here',
    blocks: pair.after.map(({ id }) => id),
    marks,
    role,
    roleBefore: was !== undefined && was.role !== role ? was.role : null,
    runsOn,
    seam: !kept || runsOn === ran ? null : runsOn ? 'joined' : 'parted',
    move: moves.get(pair) ?? null,
    other: kept || first === undefined ? null : elsewhere(before, first.id),
  }
}

/** What came in whole is new here; where it stood elsewhere on the page, corrections of it are marked all the same. */
function marksOfNew(text: string, was: string | undefined): TextMark[] {
  if (was === undefined || was === text) return [{ kind: 'new', text }]
  return textMarks(was, text).map((mark) => (mark.kind === 'same' ? { ...mark, kind: 'new' } : mark))
}

/** A piece of the earlier state at its old place. */
function struck(pair: Pair, { before, after, article, moves }: Context): ProofPiece {
  const [first] = pair.before
  const move = moves.get(pair) ?? null
  return {
    how: move === null ? 'went' : 'away',
    blocks: pair.before.map(({ id }) => id),
    marks: [{ kind: 'gone', text: pair.before.map((block) => block.text).join(PARAGRAPH) }],
    role: first?.role ?? 'body',
    roleBefore: null,
    runsOn: first !== undefined && runs(before, article, first.id),
    seam: null,
    move,
    other: move !== null || first === undefined ? null : elsewhere(after, first.id),
  }
}

function elsewhere(page: Page, id: BlockId): Whereabouts | null {
  const place = whereabouts(page, id)
  return place.at === 'nowhere' ? null : place
}

/** Whether a block goes on from the standing block right before it in the article. */
function runs(page: Page, article: ArticleId, id: BlockId): boolean {
  const blocks = standingBlocks(page, article)
  const at = blocks.findIndex((block) => block.id === id)
  const joins = blocks[at]?.joins ?? null
  return joins !== null && blocks[at - 1]?.id === joins
}

function order(ids: readonly BlockId[]): ReadonlyMap<BlockId, number> {
  return new Map(ids.map((id, i) => [id, i]))
}

/** Of pairs in their later order, those with the most text that are in the earlier order too: they stay, the others were moved. */
function heaviestRise(pairs: readonly Pair[], place: (pair: Pair) => number): Set<Pair> {
  const weight = (pair: Pair): number => 1 + pair.after.reduce((sum, { text }) => sum + text.length, 0)
  const best: { readonly sum: number; readonly from: number }[] = []
  for (const [i, pair] of pairs.entries()) {
    let from = -1
    for (let j = 0; j < i; j++) {
      const other = pairs[j]
      if (other !== undefined && place(other) < place(pair) && (best[j]?.sum ?? 0) > (best[from]?.sum ?? 0)) from = j
    }
    best.push({ sum: weight(pair) + (best[from]?.sum ?? 0), from })
  }
  const stay = new Set<Pair>()
  let at = best.reduce((most, one, i) => (one.sum > (best[most]?.sum ?? 0) ? i : most), -1)
  for (; at >= 0; at = best[at]?.from ?? -1) {
    const pair = pairs[at]
    if (pair !== undefined) stay.add(pair)
  }
  return stay
}

/** Paragraphs that were moved together have one number. */
function numberMoves(pairs: readonly Pair[], stay: ReadonlySet<Pair>, place: (pair: Pair) => number): Map<Pair, number> {
  const moves = new Map<Pair, number>()
  let count = 0
  for (const [i, pair] of pairs.entries()) {
    if (stay.has(pair)) continue
    const last = pairs[i - 1]
    const along = last !== undefined && !stay.has(last) && place(last) + last.before.length === place(pair)
    if (!along) count++
    moves.set(pair, count)
  }
  return moves
}

function counted(pieces: readonly ProofPiece[]): { inserted: number; deleted: number } {
  const count = (kind: TextMark['kind']): number =>
    pieces.reduce((sum, { how, marks }) => {
      if (how === 'away') return sum
      return sum + marks.reduce((all, mark) => all + (mark.kind === kind ? [...mark.text.replace(/\s/g, '')].length : 0), 0)
    }, 0)
  return { inserted: count('new'), deleted: count('gone') }
}

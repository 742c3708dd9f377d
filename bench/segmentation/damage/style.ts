/** What a page's make-up and the program that read it do to all lines alike: marks, gaps, indents, punctuation. */
import type { Draft, Piece } from '../compose-draft.ts'
import type { Random } from '../random.ts'

/** Full or half width of punctuation, for the whole page. */
export function punctuation(draft: Draft): void {
  const { random, style } = draft
  const way = style.latin ? 'as-is' : random.pick(['as-is', 'as-is', 'as-is', 'as-is', 'half', 'half', 'full', 'full', 'mixed'])
  if (way === 'as-is') return
  for (const piece of draft.flow) {
    const half = way === 'half' || (way === 'mixed' && random.chance(0.5))
    piece.text = half ? halfWidth(piece.text) : fullWidth(piece.text)
  }
}

const HALF: Readonly<Record<string, string>> = { '，': ',', '：': ':', '；': ';', '（': '(', '）': ')', '！': '!', '？': '?', '％': '%' }
const FULL: Readonly<Record<string, string>> = Object.fromEntries(Object.entries(HALF).map(([full, half]) => [half, full]))

function halfWidth(text: string): string {
  return text.replace(/[，：；（）！？％]/g, (mark) => HALF[mark] ?? mark)
}

/** Marks between figures (1,200 and 10:30) and Latin words keep their width. */
function fullWidth(text: string): string {
  return text.replace(/[,:;()!?](?!\d)|(?<![\dA-Za-z])[,:;()!?]/g, (mark) => FULL[mark] ?? mark)
}

/** Markdown heading marks: on half of the pages none at all. */
export function headingMarks(draft: Draft, wrong: number): void {
  const { random } = draft
  if (random.chance(0.5)) return
  const levels = markLevels(random, draft.flow, wrong)
  draft.flow.forEach((piece, i) => {
    piece.marks = levels[i] ?? 0
  })
}

/** By line the level of its heading mark, 0 for none: on headlines at random levels or by their rank, with some left out and some on wrong lines. */
export function markLevels(random: Random, lines: readonly Pick<Piece, 'role' | 'text'>[], wrong: number): number[] {
  const base = random.int(1, 3)
  const given = random.pick([1, 1, 0.9, 0.6])
  const steady = random.chance(0.5)
  const ranked = steady && random.chance(0.5)
  const kickerTakesIt = random.chance(0.15)
  return lines.map((line) => {
    const isBelow = ranked && line.role === 'subhead'
    const level = steady ? base + (isBelow ? 1 : 0) : Math.max(1, Math.min(6, base + random.int(-1, 1)))
    const chance = isBelow ? given : markChance(line, given, kickerTakesIt, wrong)
    return chance > 0 && random.chance(chance) ? level : 0
  })
}

function markChance(line: Pick<Piece, 'role' | 'text'>, given: number, kickerTakesIt: boolean, wrong: number): number {
  if (line.role === 'headline') return kickerTakesIt ? given * 0.7 : given
  if (line.role === 'kicker') return kickerTakesIt ? 0.8 : 0.08
  if (line.role === 'section') return 0.35
  if (line.role === 'subhead') return 0.15
  if (line.text.length < 30) return wrong * (line.role === 'ad' ? 6 : 2)
  return line.text.length < 60 ? wrong * 0.5 : 0
}

const GAPS = ['one', 'one', 'one', 'none', 'random', 'articles'] as const
/** Where each printed line is a block. */
const LINE_GAPS = ['none', 'none', 'paragraphs', 'paragraphs', 'random', 'articles'] as const

/** Blank lines between the lines: none, one, or more, with a meaning or without. */
export function gaps(draft: Draft): void {
  const { random } = draft
  const ways = draft.damages.has('single lines') ? LINE_GAPS : GAPS
  const way = random.pick(ways)
  draft.flow.forEach((piece, i) => {
    if (i === 0) piece.gap = random.pick([0, 0, 1, 2])
    else if (way === 'one' || way === 'none') piece.gap = way === 'one' ? 1 : 0
    else if (way === 'paragraphs') piece.gap = piece.joins !== null && piece.joins === draft.flow[i - 1] ? 0 : 1
    else if (way === 'random') piece.gap = random.pick([0, 1, 1, 2])
    else piece.gap = draft.flow[i - 1]?.article === piece.article ? random.pick([0, 0, 0, 1]) : random.pick([0, 1, 1, 2])
  })
}

/** Ideographic blanks before each paragraph, as they were typed: kept on some pages only, and there not everywhere. */
export function indents(draft: Draft): void {
  const { random } = draft
  if (draft.style.latin || !random.chance(0.12)) return
  const kept = random.pick([1, 0.95, 0.8])
  for (const piece of draft.flow) {
    if (piece.role === 'body' || piece.role === 'caption') piece.indented = piece.joins === null ? random.chance(kept) : random.chance(0.02)
    else if (random.chance(0.03)) piece.indented = true
  }
}

/** The page as the sequence model reads it: of each line its likely kinds and how it is linked to what stands above. */
import { Cues } from '../lines/cues.ts'
import { geometryCues } from '../lines/geometry-cues.ts'
import { lineCues } from '../lines/line-cues.ts'
import { isDetail } from '../lines/lexicon.ts'
import { takesUpList } from '../lines/list-cues.ts'
import { neighbourCues } from '../lines/neighbour-cues.ts'
import { openEndsOf } from '../lines/open-ends.ts'
import { isTextLook, type PageFacts } from '../lines/page-facts.ts'
import { runsOf, type Row } from '../lines/row.ts'
import { judgeSeam, type Seam } from '../lines/seams.ts'
import { emission, readSequence, sequenceModel, type Emission, type SequenceModel } from './sequence.ts'
import { isHead, STATES, STATES_OF_KIND, type Kind, type Link } from './states.ts'
import type { Weights } from '../weights.ts'

const COUNT = STATES.length

/** A row of lines that has been read. Places are counted in the row, not in the file. */
export interface RowReading extends Row {
  readonly cues: readonly Cues[]
  /** The weights that it was read by, and by place what its cues are in them. */
  readonly model: SequenceModel
  readonly emissions: readonly Emission[]
  /** The likeliest kind and link of each place. */
  readonly kinds: readonly Kind[]
  readonly links: readonly Link[]
  /** By place: probability of each link, 0..1. */
  readonly p: Readonly<Record<Link, Float64Array>>
  /** `kindP[k]`: probability that place k is of the kind given for it. */
  readonly kindP: Float64Array
  /** Probability of each state: `marginals[k * STATES.length + s]`. */
  readonly marginals: Float64Array
  /** For each place the last place above it that is in an article, or −1. */
  readonly above: Int32Array
}

/** The lines that take part, with the seams between them. `known` are those between lines that stand next to each other in the file. */
export function rowOf(facts: PageFacts, weights: Weights, absent: ReadonlySet<number>, known: readonly Seam[] = []): Row {
  const lines = facts.views.map((view) => view.i).filter((i) => !absent.has(i))
  facts.pairs.lookAcross(lines.map((line, k) => [facts.views[lines[k - 1] ?? -1], facts.views[line]] as const))
  const seams = lines.map((line, k): Seam => {
    const before = lines[k - 1]
    const seam = before === line - 1 ? known[line] : undefined
    if (seam !== undefined) return seam
    const judged = before === undefined ? undefined : judgeSeam(facts, weights, before, line)
    return judged ?? { nats: -4, p: 0.02, starts: false, cues: [], edges: [] }
  })
  return { facts, lines, seams, runs: runsOf(facts, lines), openEnds: openEndsOf(facts, weights, lines, seams) }
}

/** All cues of each place of a row. */
export function cuesOfRow(row: Row): Cues[] {
  return row.lines.map((line, k) => {
    const cues = new Cues()
    lineCues(row.facts, cues, line)
    neighbourCues(row, cues, k)
    geometryCues(row.facts, cues, line, row.lines[k - 1], row.lines[k + 1])
    return cues
  })
}

/** A paragraph, or a jump line over one, that says it goes on from another page never goes on from the text above it. */
function comesFromElsewhere(row: Row, k: number): boolean {
  const { facts, lines } = row
  const view = facts.views[lines[k] ?? -1]
  const above = facts.looks[lines[k - 1] ?? -1]
  if (view?.isContinued !== true || !isTextLook(above)) return false
  return view.jump === 'line' || (view.jump === 'from' && facts.looks[view.i] === 'text')
}

/** A line that says when, where or under which number, below a text or another such line, begins nothing. */
function isDetailOfAbove({ facts, lines }: Row, k: number): boolean {
  const above = lines[k - 1] ?? -1
  const text = (line: number): string => facts.views[line]?.text ?? ''
  return isDetail(text(lines[k] ?? -1)) && (facts.looks[above] === 'text' || isDetail(text(above)))
}

/** More nats than all cues of a line together. */
const FORBIDDEN = 30

/** What speaks against a second 本报讯 within one article, in nats, beside what is learned: print has hardly any. */
const SECOND_REPORT = 4

function isComplete(row: Row, k: number): boolean {
  return row.facts.views[row.lines[k] ?? -1]?.ending === 'sentence'
}

function lessen(scores: Float64Array, k: number, link: Link, nats: number): void {
  STATES.forEach((state, s) => {
    if (state.link === link) scores[k * COUNT + s] = (scores[k * COUNT + s] ?? 0) - nats
  })
}

/** Reads a row by the sequence model. */
export function readRow(row: Row, weights: Weights): RowReading {
  const model = sequenceModel(weights)
  const cues = cuesOfRow(row)
  const scores = new Float64Array(cues.length * COUNT)
  const found = cues.map((each, k) => {
    const own = emission(model, each, scores, k)
    if (takesUpList(row, k)) for (const link of ['on', 'start'] as const) lessen(scores, k, link, FORBIDDEN)
    else if (comesFromElsewhere(row, k)) lessen(scores, k, 'on', FORBIDDEN)
    else if (isDetailOfAbove(row, k)) lessen(scores, k, 'start', FORBIDDEN)
    else if (each.has('starts-report:second') && each.has('starts-report:own') && isComplete(row, k - 1))
      lessen(scores, k, 'on', SECOND_REPORT)
    return own
  })
  const { marginals, best } = readSequence(model, scores, cues.length)
  const kinds = Array.from(best, (state) => STATES[state]?.kind ?? 'noise')
  const links = Array.from(best, (state) => STATES[state]?.link ?? 'none')
  return {
    ...row,
    cues,
    model,
    emissions: found,
    kinds,
    links,
    p: linkProbabilities(marginals, cues.length),
    kindP: Float64Array.from(kinds, (kind, k) => kindP({ marginals }, k, kind)),
    marginals,
    above: inArticleAbove(links),
  }
}

function linkProbabilities(marginals: Float64Array, length: number): Record<Link, Float64Array> {
  const p = {
    start: new Float64Array(length),
    on: new Float64Array(length),
    resume: new Float64Array(length),
    none: new Float64Array(length),
  }
  STATES.forEach((state, s) => {
    const of = p[state.link]
    for (let k = 0; k < length; k++) of[k] = (of[k] ?? 0) + (marginals[k * COUNT + s] ?? 0)
  })
  return p
}

/** Probability that a place is of a kind, 0..1. */
export function kindP({ marginals }: Pick<RowReading, 'marginals'>, place: number, kind: Kind): number {
  const [from, to] = STATES_OF_KIND[kind]
  let sum = 0
  for (let s = from; s < to; s++) sum += marginals[place * COUNT + s] ?? 0
  return sum
}

/** For each place the last place above it that is in an article, or −1. */
export function inArticleAbove(links: readonly Link[]): Int32Array {
  const above = new Int32Array(links.length)
  let last = -1
  links.forEach((link, k) => {
    above[k] = last
    if (link !== 'none') last = k
  })
  return above
}

/** The group of a kind, for cues about pairs: what may follow what depends on little more. */
export function groupOf(kind: Kind): 'head' | 'text' | 'caption' | 'credit' | 'names' | 'cross' | 'ad' {
  if (kind === 'byline') return 'names'
  if (isHead(kind)) return 'head'
  if (kind === 'caption' || kind === 'credit' || kind === 'ad') return kind
  if (kind === 'signature') return 'names'
  return kind === 'crosshead' ? 'cross' : 'text'
}

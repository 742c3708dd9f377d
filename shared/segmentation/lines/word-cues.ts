/** Whose words a line shares: those of the text above or below, of the headline, or of a text elsewhere on the page. */
import { evidence, likenessRatio, medianOf } from './compare.ts'
import { buckets, nameGrid, nameTable, within, type CueName, type Cues } from './cues.ts'
import { isTextLook, widthOf } from './page-facts.ts'
import type { Row } from './row.ts'
import type { SubjectMatch } from './subjects.ts'

/** Text lines on either side whose words are compared. */
const WINDOW = 4
/** Lines on either side that are looked through for text. */
const REACH = 12

/** Adds the cues of the words at place `k` of the row. */
export function wordCues(row: Row, cues: Cues, k: number): void {
  aroundCues(row, cues, k)
  elsewhereCues(row, cues, k)
  endCues(row, cues, k)
}

/** Runs on either side that are compared. */
const RUNS_AROUND = 12

/** Whether the words, or the sentence, fit somewhere else on the page better than here. */
function elsewhereCues(row: Row, cues: Cues, k: number): void {
  const { facts, runs } = row
  const run = runs.of[k] ?? -1
  if (run < 0) return
  const { from, across: own } = aroundOf(row, k)
  const most = mostElsewhere(facts.words.likenessOfEach(from, runs.lines), run)
  const under = underOf(row, k)
  const ratio = likenessRatio(most, own)
  cues.add(elsewhereRatioName(under), ratio, { here: Math.round(own * 100), there: Math.round(most * 100) })
  cues.add(elsewhereRatioAtName(under, ratioBucket(ratio)))
  oddsCues(row, cues, k)
}

/** Whether the line goes on from a text that breaks off elsewhere. */
function endCues(row: Row, cues: Cues, k: number): void {
  const end = row.openEnds.get(row.lines[k] ?? 0)
  if (end === undefined) return
  const under = underOf(row, k)
  cues.add(endName(under, endBucket(end.p)))
  cues.add(claimName(under, claimBucket(end.claim)))
}

const ratioBucket = buckets([-0.6, -0.3, 0, 0.3, 0.6])
const endBucket = buckets([0.1, 0.5, 0.9, 0.98])
const claimBucket = buckets([0.02, 0.1, 0.3, 0.6, 0.85, 0.95])
const elsewhereRatioName = nameTable((under: string) => `words-elsewhere:${under}`)
const elsewhereRatioAtName = nameGrid((under: string, ratio: string) => `words-elsewhere:${under}.${ratio}`)
const claimName = nameGrid((under: string, claim: string) => `runs-on-elsewhere:${under}.claim.${claim}`)
const endName = nameGrid((under: string, end: string) => `runs-on-elsewhere:${under}.${end}`)

/** The greatest of the figures of the runs around `run`, by run; 0 at least. */
function mostElsewhere(figures: readonly number[], run: number): number {
  let most = 0
  for (let other = Math.max(0, run - RUNS_AROUND); other <= Math.min(figures.length - 1, run + RUNS_AROUND); other++) {
    if (other !== run) most = Math.max(most, figures[other] ?? 0)
  }
  return most
}

const oddsBucket = buckets([-16, -8, -4, -1, 1, 4, 8, 16])
const sizeBucket = buckets([60, 200, 450])
const breakName = nameGrid((under: string, size: string) => `words-break:${under}.nats.${size}`)
const aloneName = nameGrid((under: string, size: string) => `words-break:${under}.alone.nats.${size}`)
const aloneAtName = nameGrid((under: string, nats: string) => `words-break:${under}.alone.at.${nats}`)
const subjectName = nameGrid((under: string, match: SubjectMatch) => `subject:${under}.${match}`)
const elsewhereName = nameGrid((under: string, size: string) => `words-elsewhere:${under}.nats.${size}`)
const elsewhereAtName = nameGrid((under: string, nats: string) => `words-elsewhere:${under}.nats.at.${nats}`)

/** What the words from here on say for their going on with the text above, and with other runs of text; whether it is named the same above. */
function oddsCues(row: Row, cues: Cues, k: number): void {
  const { facts, lines, runs } = row
  const run = runs.of[k] ?? -1
  const { above, below } = aroundOf(row, k)
  const here = [lines[k] ?? 0, ...below]
  const own = above.length === 0 ? 0 : facts.words.odds(here, above)
  const most = mostElsewhere(facts.words.oddsOfEach(here, runs.lines), run)
  const under = underOf(row, k)
  const size = sizeBucket(Math.min(widthOf(facts, here), widthOf(facts, above)))
  if (above.length > 0) {
    cues.add(breakName(under, size), evidence(own))
    // Of the line alone: an article may begin right below it.
    const alone = below.length === 0 ? own : facts.words.odds(here.slice(0, 1), above)
    cues.add(aloneName(under, sizeBucket(facts.views[here[0] ?? 0]?.width ?? 0)), evidence(alone))
    cues.add(aloneAtName(under, oddsBucket(alone)))
    const match = facts.subjects.match(here, above)
    if (match !== 'none') cues.add(subjectName(under, match))
  }
  cues.add(elsewhereName(under, size), evidence(most - own))
  cues.add(elsewhereAtName(under, oddsBucket(most - own)))
}

/** Text lines above or below, up to the next title; titles that stand between here and the text are looked through. */
function texts(row: Row, k: number, step: 1 | -1, most: number): number[] {
  const found: number[] = []
  for (let at = k + step; found.length < most && Math.abs(at - k) <= REACH; at += step) {
    const line = row.lines[at]
    if (line === undefined) break
    const look = row.facts.looks[line]
    if (isTextLook(look) || look === 'caption') found.push(line)
    else if (look === 'title' && found.length > 0) break
  }
  return found
}

/** Words in common with what stands around, and the headline's words in its text. */
function aroundCues(row: Row, cues: Cues, k: number): void {
  const { facts, lines } = row
  const here = lines[k] ?? 0
  const look = facts.looks[here]
  if (look === 'bare' || look === 'names') return
  const { above, below, across: like } = aroundOf(row, k)
  const suffix = look === 'title' || look === 'short' ? 'title' : look === 'caption' ? 'caption' : 'text'
  const up = facts.words.likeness([here], above)
  const down = facts.words.likeness([here], below)
  const under = underOf(row, k)
  likeCue(cues, likeAboveName(suffix), up)
  likeCue(cues, likeBelowName(suffix), down)
  cues.add(likeRatioName(suffix, under), likenessRatio(down, up))
  const across = facts.words.likeness(above, below)
  likeCue(cues, acrossName(suffix, under), across)
  if (suffix === 'title') {
    rivalCues(row, cues, k, below)
    const coveredAbove = facts.words.coverage([here], above)
    const coveredBelow = facts.words.coverage([here], below)
    cues.add('covered:above', coveredAbove)
    cues.add('covered:below', coveredBelow, { like: Math.round(coveredBelow * 100) })
    const ratio = coverRatio(coveredBelow, coveredAbove)
    cues.add('covered', ratio)
    cues.add(coveredName(coveredBucket(ratio)))
    const second = secondText(row, k)
    if (second.length > 0) cues.add('spans-articles', likenessRatio(facts.words.likeness([here], second), down))
  } else {
    cues.add(likeBreakName(under), likenessRatio(like, 0.06))
    const unusual = likenessRatio(like, usualBreak(row))
    cues.add(unusualName(under), unusual)
    cues.add(unusualAtName(under, unusualBucket(unusual)))
  }
}

const coveredBucket = buckets([-0.7, -0.4, -0.15, 0.15, 0.4, 0.7])
const unusualBucket = buckets([-0.8, -0.5, -0.25, 0, 0.25])
const likeAboveName = nameTable((suffix: string) => `words-above:${suffix}`)
const likeBelowName = nameTable((suffix: string) => `words-headline:${suffix}`)
const likeRatioName = nameGrid((suffix: string, under: string) => `words:${suffix}.${under}`)
const acrossName = nameGrid((suffix: string, under: string) => `words-across:${suffix}.${under}`)
const coveredName = nameTable((ratio: string) => `covered:${ratio}`)
const likeBreakName = nameTable((under: string) => `words-break:${under}`)
const unusualName = nameTable((under: string) => `words-break:${under}.usual`)
const unusualAtName = nameGrid((under: string, ratio: string) => `words-break:${under}.${ratio}`)

/** What stands directly above: behind text a change of words means something, below a title it is to be expected. */
function underOf(row: Row, k: number): string {
  const look = row.facts.looks[row.lines[k - 1] ?? -1]
  if (isTextLook(look)) return 'text'
  return look === 'title' || look === 'names' || look === 'caption' ? look : 'other'
}

/** The text around a place. */
interface Around {
  readonly above: readonly number[]
  readonly below: readonly number[]
  /** The place's own line and the next two of text. */
  readonly from: readonly number[]
  /** How alike the text above and the text from here on are. */
  readonly across: number
}

const arounds = new WeakMap<Row, (Around | undefined)[]>()

function aroundOf(row: Row, k: number): Around {
  let known = arounds.get(row)
  if (known === undefined) arounds.set(row, (known = []))
  return (known[k] ??= findAround(row, k))
}

function findAround(row: Row, k: number): Around {
  const above = texts(row, k, -1, WINDOW)
  const below = texts(row, k, 1, WINDOW)
  const from = [row.lines[k] ?? 0, ...below.slice(0, 2)]
  return { above, below, from, across: row.facts.words.likeness(above, from) }
}

const usual = new WeakMap<Row, number>()

/** The median of that over the page: some pages are all of one town, others all the world's. */
function usualBreak(row: Row): number {
  let median = usual.get(row)
  if (median === undefined) {
    const all = row.lines.flatMap((_, k) =>
      (row.runs.of[k] ?? -1) >= 0 && row.runs.of[k] === row.runs.of[k - 1] ? [aroundOf(row, k).across] : [],
    )
    median = medianOf(all, 0.06)
    usual.set(row, median)
  }
  return median
}

/** Of two titles in a row the one whose words come back at once is the headline more often. */
function rivalCues(row: Row, cues: Cues, k: number, below: readonly number[]): void {
  const { facts, lines } = row
  const lead = below.slice(0, 1)
  const own = facts.words.coverage([lines[k] ?? 0], lead)
  for (const [step, name] of [
    [1, 'below'],
    [-1, 'above'],
  ] as const) {
    const other = lines[k + step]
    if (other === undefined || facts.looks[other] !== 'title') continue
    cues.add(`words-headline:beside-${name}`, coverRatio(own, facts.words.coverage([other], lead)))
    cues.add(`words:beside-${name}`, Math.sqrt(facts.words.likeness([lines[k] ?? 0], [other])))
  }
}

function likeCue(cues: Cues, name: CueName, like: number): void {
  cues.add(name, Math.sqrt(like), { like: Math.round(like * 100) })
}

/** Twice as much of a title's words counts 0.35; ±1 at most. */
function coverRatio(here: number, there: number): number {
  return within(Math.log((here + 0.06) / (there + 0.06)) / 2, 1)
}

/** The text behind the next title below: a label over several articles has words of it too. */
function secondText(row: Row, k: number): number[] {
  const first = texts(row, k, 1, 8)
  const last = first.at(-1)
  if (last === undefined) return []
  const at = row.lines.indexOf(last, k)
  return texts(row, at + 1, 1, WINDOW)
}

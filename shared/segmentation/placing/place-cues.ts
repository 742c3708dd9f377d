/** What speaks for and against a block following another one in its article, or starting an article. */
import { evidence, likenessGain, likenessRatio, mostOfOthers } from '../lines/compare.ts'
import { buckets, Cues, nameGrid, nameTable, within, type CueName } from '../lines/cues.ts'
import { placeGeometry } from '../lines/geometry-cues.ts'
import { judgeSeam } from '../lines/seams.ts'
import type { SubjectMatch } from '../lines/subjects.ts'
import type { RowReading } from '../reading/reading.ts'
import type { Weights } from '../weights.ts'
import type { Rival } from './rivals.ts'
import type { Group, Surroundings } from './surroundings.ts'

/** A place that a block could follow, with the cues for it. */
export interface Candidate {
  readonly from: number
  readonly cues: Cues
}

/** Two places that may follow each other, and how close the lines around them are in their words. */
export interface Pair {
  readonly from: number
  readonly k: number
  /** Likeness of the lines that lead up to the one and those that go on from the other. */
  readonly like: number
  /** What the words of the lines that go on say for their going on there, in nats. */
  readonly nats: number
  /** How much of the headline's words the lines below have; undefined where there is no headline. */
  readonly title: number | undefined
  /** The best other line that could go on there; undefined where nobody asks for the place. */
  readonly rival?: Rival | undefined
}

/** Likeness of the lines that go on from a place and those that lead up to another, and what the words of the former say for going on there. */
export interface WordsOfPair {
  readonly like: number
  readonly nats: number
}

/** Compares the words of the lines around two places. */
export function compareWords({ facts }: RowReading, around: Surroundings, from: number, k: number): WordsOfPair {
  const up = around.up(from).lines
  const down = around.down(k).lines
  return { like: facts.words.likeness(up, down), nats: facts.words.odds(down, up) }
}

/** The pair of two places whose words were compared. */
export function pairOf({ facts }: RowReading, around: Surroundings, from: number, k: number, { like, nats }: WordsOfPair): Pair {
  const head = around.heads(from)
  return { from, k, like, nats, title: head.length === 0 ? undefined : facts.words.coverage(head, around.down(k).lines) }
}

const log = (p: number): number => Math.max(-7, Math.log(p + 1e-4)) / 4

const beginsName = nameTable((group: Group) => `begins:${group}`)
const followsName = nameTable((group: Group) => `follows:${group}`)
const reportName = nameTable((group: Group) => `starts-report:${group}`)
const interruptedName = nameGrid((above: Group, here: Group) => `interrupted:${above}.${here}`)
const behindName = nameGrid((above: Group, here: Group) => `interrupted:${above}.${here}.behind`)
const articlesName = nameTable((starts: string) => `distance:articles.${starts}`)
const articlesBehindName = nameTable((starts: string) => `distance:articles.${starts}.behind`)
const oddsName = nameGrid((where: Where, size: string) => `words:${where}.nats.${size}`)
const gainName = nameTable((size: string) => `words:gain.${size}`)
const highGainName = nameTable((size: string) => `words:gain.high.${size}`)
const subjectName = nameGrid((where: Where, match: SubjectMatch) => `subject:${where}.${match}`)
const listName = nameGrid((where: Where, order: 'next' | 'no') => `starts-numbered:${where}.${order}`)
const seamName = nameTable((p: string) => `runs-on:${p}`)

type Where = 'near' | 'far' | 'behind'

const pairNames = {
  near: pairNamesOf('near'),
  far: pairNamesOf('far'),
  behind: pairNamesOf('behind'),
}

function pairNamesOf(where: Where): Readonly<Record<'words' | 'odds' | 'share' | 'rare' | 'here' | 'headline' | 'none', CueName>> {
  return {
    words: `words:${where}`,
    odds: `words:${where}.nats`,
    share: `words:${where}.share`,
    rare: `words:${where}.rare`,
    here: `words-here:${where}`,
    headline: `words-headline:${where}`,
    none: `no-headline:${where}`,
  }
}

/** What speaks for a block beginning an article. */
export function startCues(reading: RowReading, { groups }: Surroundings, k: number): Cues {
  const cues = new Cues()
  cues.add(beginsName(groups[k] ?? 'text'))
  cues.add('begins', log(reading.p.start[k] ?? 0))
  placeGeometry(reading.facts, cues, -1, reading.lines[k] ?? 0)
  return cues
}

/** A candidate with what it is compared by. */
export interface Compared extends Candidate {
  readonly words: number
  readonly odds: number
  readonly headline: number
  readonly runsOn: number
}

/** The block above as a candidate. */
export function aboveCandidate(reading: RowReading, around: Surroundings, pair: Pair): Compared {
  const cues = new Cues()
  cues.add(followsName(around.groups[pair.k] ?? 'text'))
  cues.add('follows', log(reading.p.on[pair.k] ?? 0))
  pairCues(cues, reading, around, pair, 'near')
  return { from: pair.from, cues, words: Math.sqrt(pair.like), odds: evidence(pair.nats), headline: pair.title ?? 0, runsOn: 0 }
}

const articlesBucket = buckets([0, 1, 2, 4])

/** Any other one as a candidate; `near` is the pair with the block above. */
export function otherCandidate(reading: RowReading, around: Surroundings, weights: Weights, pair: Pair, near: Pair | undefined): Compared {
  const { from, k } = pair
  const cues = new Cues()
  const a = around.groups[from] ?? 'text'
  const b = around.groups[k] ?? 'text'
  const behind = from > k
  const distance = Math.abs(from - k)
  cues.add(behind ? behindName(a, b) : interruptedName(a, b))
  cues.add(behind ? 'headline-waits:start' : 'interrupted:start', log(reading.p.start[k] ?? 0))
  cues.add(behind ? 'headline-waits:resume' : 'interrupted:resume', log(reading.p.resume[k] ?? 0))
  cues.add('interrupted:on', log(reading.p.on[k] ?? 0))
  cues.add(behind ? 'distance:behind' : 'distance:above', Math.log(distance) / 2, { lines: distance })
  const starts = articlesBucket(around.startsBetween(Math.min(from, k), Math.max(from, k)))
  cues.add(behind ? articlesBehindName(starts) : articlesName(starts))
  const after = around.next[from] ?? -1
  cues.add('text-waits', after < 0 ? 0 : log(1 - (reading.p.on[after] ?? 0)))
  pairCues(cues, reading, around, pair, behind ? 'behind' : 'far')
  gainCues(cues, around, pair, near)
  const runsOn = b === 'text' && a === 'text' ? seamPairCues(cues, reading, weights, from, k) : 0
  return { from, cues, words: Math.sqrt(pair.like), odds: evidence(pair.nats), headline: pair.title ?? 0, runsOn }
}

/** Words in common on both sides, headlines with their text, quotations left open. */
function pairCues(cues: Cues, reading: RowReading, around: Surroundings, pair: Pair, where: Where): void {
  const { facts, lines } = reading
  const { from, k, like, title } = pair
  const odds = evidence(pair.nats)
  const names = pairNames[where]
  placeGeometry(facts, cues, lines[from] ?? -1, lines[k] ?? 0)
  cues.add(names.words, Math.sqrt(like), { like: Math.round(like * 100) })
  cues.add(names.rare, Math.log(like + 0.01) / 2)
  cues.add(names.odds, odds)
  cues.add(names.share, around.share(pair.nats, around.down(k).width))
  cues.add(oddsName(where, sizeBucket(Math.min(around.up(from).width, around.down(k).width))), odds)
  if (pair.rival !== undefined) rivalCues(cues, around, pair, where, pair.rival)
  const alone = facts.words.likeness(around.up(from).lines, around.own(k))
  cues.add(names.here, Math.sqrt(alone))
  if (title !== undefined) cues.add(names.headline, title, { like: Math.round(title * 100) })
  else if (around.groups[k] === 'text') cues.add(names.none)
  const match = facts.subjects.match(around.down(k).lines, around.lead(from))
  if (match !== 'none') cues.add(subjectName(where, match))
  const order = around.listOrder(from, k)
  if (order !== undefined) cues.add(listName(where, order))
  const next = facts.views[lines[k] ?? -1]
  if (next === undefined) return
  if (next.jump === 'from' && where !== 'near') cues.add('jump-line:from')
  if (next.dateline > 0) cues.add(reportName(around.groups[from] ?? 'text'))
  if (around.closesQuote(k) && leftOpen(reading, from)) cues.add('quote-open')
}

function leftOpen({ facts, lines }: RowReading, k: number): boolean {
  const view = facts.views[lines[k] ?? -1]
  return view !== undefined && facts.pairs.leftOpen(view)
}

/** How a pair stands beside the best other line that could go on from the same place. */
function rivalCues(cues: Cues, { groups }: Surroundings, { from, k, nats, title }: Pair, where: Where, rival: Rival): void {
  const names = rivalNames[where]
  const lead = evidence(nats) - rival.odds
  cues.add(names.odds, within(lead, 2))
  cues.add(rivalOddsName(where, leadBucket(lead)))
  if (groups[from] === 'head' && groups[k] !== 'head') cues.add(names.title, (title ?? 0) - rival.title)
}

const sizeBucket = buckets([60, 200, 450])

/** What is gained over following the block above. Much text on both sides makes it weigh more: little is alike by chance. */
function gainCues(cues: Cues, around: Surroundings, pair: Pair, near: Pair | undefined): void {
  const size = sizeBucket(Math.min(around.up(pair.from).width, around.down(pair.k).width))
  const gain = likenessGain(pair.like, near?.like ?? 0) / 3
  cues.add(gainName(size), gain)
  if (gain > 0.35) cues.add(highGainName(size))
  const title = (pair.title ?? 0) - (near?.title ?? 0)
  cues.add('words-headline:gain', title)
  if (title > 0.2) cues.add(gain > 0.2 ? 'words-headline:gain.both' : 'words-headline:gain.alone')
}

const seamBucket = buckets([0.02, 0.3, 0.7, 0.95])

/** Whether the sentence runs on; returns how much it does, for comparing. */
function seamPairCues(cues: Cues, reading: RowReading, weights: Weights, from: number, k: number): number {
  const seam = judgeSeam(reading.facts, weights, reading.lines[from] ?? 0, reading.lines[k] ?? 0)
  if (seam === undefined) return 0
  const runsOn = within(seam.nats, 5) / 4
  cues.add('runs-on', runsOn)
  cues.add(seamName(seamBucket(seam.p)))
  // What lies across the seam weighs more here than between neighbours, where the sentence mostly does run on.
  for (const each of seam.cues) cues.addAll(each)
  const own = reading.seams[k]
  if (own !== undefined) cues.add('runs-on:better', within(seam.nats - own.nats, 6) / 4)
  return runsOn
}

/** What speaks against beginning an article: how well the text would go on elsewhere, at best, and with the block above. */
export function against(cues: Cues, near: Pair | undefined, others: readonly Compared[]): void {
  const most = (code: 'words' | 'odds' | 'headline'): number => Math.max(...others.map((each) => each[code]))
  cues.add('begins:elsewhere.words', most('words'))
  cues.add('begins:elsewhere.nats', most('odds'))
  cues.add('begins:elsewhere.headline', most('headline'))
  if (near !== undefined) cues.add('begins:above.nats', evidence(near.nats))
}

const besideNames = {
  near: besideNamesOf('near'),
  far: besideNamesOf('far'),
}

function besideNamesOf(where: 'near' | 'far'): Readonly<Record<'words' | 'odds' | 'headline' | 'runsOn', CueName>> {
  return {
    words: `words:beside-${where}`,
    odds: `words:beside-${where}.nats`,
    headline: `words-headline:beside-${where}`,
    runsOn: `runs-on:beside-${where}`,
  }
}

const rivalNames = { near: rivalNamesOf('near'), far: rivalNamesOf('far'), behind: rivalNamesOf('behind') }
const rivalOddsName = nameGrid((where: Where, lead: string) => `words:rival-${where}.nats.${lead}`)

function rivalNamesOf(where: Where): Readonly<Record<'odds' | 'title', CueName>> {
  return { odds: `words:rival-${where}.nats`, title: `words-headline:rival-${where}` }
}

const besideName = nameGrid((where: 'near' | 'far', ratio: string) => `words:beside-${where}.${ratio}`)
const besideOddsName = nameGrid((where: 'near' | 'far', lead: string) => `words:beside-${where}.nats.${lead}`)
/** In tens of nats. */
const leadBucket = buckets([-1.2, -0.4, -0.1, 0, 0.1, 0.4, 1.2])
const ratioBucket = buckets([-2, -1.2, -0.6, 0, 0.6, 1.2, 2])

/**
 * How a candidate stands beside the best of the others, those of its own run left aside, whose words are much the same: only the best can be
 * right. The first is the one above, if any is.
 */
export function compare(all: readonly Compared[], { runs }: Surroundings): void {
  const isNear = (i: number): boolean => i === 0 && all[0]?.cues.names[0]?.startsWith('follows') === true
  for (const code of ['words', 'odds', 'headline', 'runsOn'] as const) {
    const most = mostOfOthers(
      all.map((each) => each[code]),
      (i) => runs[all[i]?.from ?? 0] ?? 0,
      0,
    )
    all.forEach(({ cues, [code]: own }, i) => {
      const where = isNear(i) ? 'near' : 'far'
      const other = most[i] ?? 0
      if (code === 'odds') cues.add(besideOddsName(where, leadBucket(own - other)))
      if (code === 'words') cues.add(besideName(where, ratioBucket(Math.log((own * own + 0.01) / (other * other + 0.01)))))
      const name = besideNames[where][code]
      cues.add(name, code === 'words' || code === 'headline' ? likenessRatio(own, other) : within(own - other, 2))
    })
  }
}

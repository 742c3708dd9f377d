/**
 * What speaks for a move of the second look: the words of the two sides of a cut and of the article that would take its end, their
 * headlines, and how the pieces begin and end. The cues of a move are weighed against those of all other moves of the same end, and against staying.
 */
import { evidence, likenessGain, logOdds } from '../lines/compare.ts'
import { buckets, Cues, nameGrid, nameTable } from '../lines/cues.ts'
import { liesTo, placeGeometry } from '../lines/geometry-cues.ts'
import { widthOf } from '../lines/page-facts.ts'
import type { SubjectMatch } from '../lines/subjects.ts'
import { START } from './cover.ts'
import { gainBucket, widthBucket, type Cut, type Cutter, type Side, type Whole } from './cuts.ts'
import type { Placing } from './placing.ts'

/** What an end that goes nowhere is compared with. */
const NOTHING: Side = { heads: [], texts: [], all: [], width: 0 }

/** Where an end would go: to stand alone, to a headline that waits for its text, or behind another text. */
type Where = 'alone' | 'waits' | 'joins'

const habitName = nameGrid((where: Where, how: string) => `habit:${where}.${how}`)
const lengthName = nameGrid((where: Where, count: string) => `length:${where}.${count}`)
const oddsName = nameGrid((what: string, nats: string) => `words:${what}.${nats}`)
const ownWordsName = nameGrid((where: Where, size: string) => `words-here:${where}.${size}`)
const gainName = nameGrid((where: string, size: string) => `words:${where}.${size}`)
const titleName = nameGrid((where: Where, gain: string) => `words-headline:${where}.${gain}`)
const ownSubjectName = nameTable((match: SubjectMatch) => `subject:joins.own.${match}`)
const otherSubjectName = nameTable((match: SubjectMatch) => `subject:joins.to.${match}`)
const joinName = nameGrid((where: Where, p: string) => `runs-on:${where}.${p}`)
const comesName = nameGrid((where: Where, gain: string) => `words-headline:${where}.comes.${gain}`)
const goesName = nameGrid((where: Where, gain: string) => `words-headline:${where}.goes.${gain}`)
const turnsName = nameGrid((where: Where, gain: string) => `words-headline:${where}.turns.${gain}`)
const distanceName = nameGrid((where: Where, side: string) => `distance:${where}.${side}`)

/** Names in one part only. */
const plainNames = { alone: plainNamesOf('alone'), waits: plainNamesOf('waits'), joins: plainNamesOf('joins') }

function plainNamesOf(where: Where) {
  return {
    distance: `distance:${where}`,
    follows: `follows:${where}`,
    ownTitle: `words-headline:${where}.own`,
    title: `words-headline:${where}`,
    comes: `words-headline:${where}.comes`,
    goes: `words-headline:${where}.goes`,
    breaks: `words-break:${where}`,
    noTitle: `no-headline:${where}`,
    noOtherTitle: `no-headline:${where}.other`,
    report: `starts-report:${where}`,
    names: `names-end:${where}`,
    otherNames: `names-end:${where}.other`,
    open: `before-open:${where}`,
    misses: `sentence-open:${where}.misses`,
    fits: `sentence-open:${where}.fits`,
  } as const
}

const lengthBucket = buckets([1, 2, 4])

/** The article that an end would go to, and how it stands beside the others nearby. */
export interface Goal {
  readonly target: Whole
  /** What the words of the end say for it, in nats. */
  readonly odds: number
  /** The same beyond what they say for any other article nearby and for staying. */
  readonly lead: number
  /** In articles. */
  readonly distance: number
}

/** The cues of cutting an article at `cut` and giving its end to another, or to none. */
export function moveCues(cutter: Cutter, cut: Cut, goal: Goal | undefined): Cues {
  const cues = new Cues()
  const target = goal?.target
  const where = target === undefined ? 'alone' : target.texts.length === 0 ? 'waits' : 'joins'
  cues.add(habitName(where, cut.isWhole ? 'whole' : cut.own.texts.length === 0 ? 'headed' : 'cut'))
  cues.add(lengthName(where, lengthBucket(cut.tail.texts.length)))
  placeCues(cues, cutter.placing, cut.place, target, where)
  wordCues(cues, cutter, cut, goal, where)
  endCues(cues, cutter, cut, target, where)
  boxCues(cues, cutter, cut, target)
  if (goal !== undefined) {
    if (where === 'joins') {
      joinOdds(cues, cutter, cut, goal)
      subjectCues(cues, cutter, cut, goal.target)
    }
    cues.add(plainNames[where].distance, Math.log(1 + goal.distance))
    cues.add(distanceName(where, (goal.target.places[0] ?? 0) > cut.place ? 'behind' : 'before'))
  }
  return cues
}

function placeCues(cues: Cues, placing: Placing, place: number, target: Whole | undefined, where: Where): void {
  const list = placing.candidates[place] ?? []
  const p = (from: number): number => list.find((candidate) => candidate.from === from)?.p ?? 0
  const to = target === undefined ? START : (target.places.at(-1) ?? START)
  cues.add(plainNames[where].follows, logOdds(p(to), p(placing.follows[place] ?? START), 1e-3))
}

/** Where the end lies on the scan beside what it follows now, and beside what it would follow. */
function boxCues(cues: Cues, cutter: Cutter, cut: Cut, target: Whole | undefined): void {
  const { facts } = cutter.reading
  const line = cutter.lineAt(cut.place)
  const from = cutter.placing.follows[cut.place] ?? START
  const lies = from === START ? undefined : liesTo(facts, cutter.lineAt(from), line)
  if (lies !== undefined) cues.add(`box-above:${lies}`)
  const last = target?.places.at(-1)
  if (last !== undefined) placeGeometry(facts, cues, cutter.lineAt(last), line)
}

const titleBucket = buckets([-0.2, 0, 0.15, 0.3, 0.5])

function wordCues(cues: Cues, cutter: Cutter, cut: Cut, goal: Goal | undefined, where: Where): void {
  const { words } = cutter.reading.facts
  const { own, tail, like, title, across } = cut
  const other: Side = goal?.target ?? NOTHING
  const names = plainNames[where]
  const size = widthBucket(Math.min(tail.width, where === 'joins' ? other.width : own.width))
  if (where !== 'waits') cues.add(ownWordsName(where, size), Math.log(like + 0.01) / 2)
  if (where === 'joins') {
    const gain = likenessGain(words.likeness(tail.texts, other.texts), like)
    cues.add(gainName(where, size), gain)
    cues.add(gainName(gainBucket(gain), size))
  }
  cues.add(names.breaks, Math.log(across + 0.01) / 2)
  cues.add(names.ownTitle, title)
  if (own.heads.length === 0) cues.add(names.noTitle)
  if (where === 'alone') return
  if (other.heads.length === 0) {
    cues.add(names.noOtherTitle)
    return
  }
  if (where === 'waits') waitOdds(cues, cutter, cut, other)
  const gain = words.coverage(other.heads, tail.texts) - title
  cues.add(names.title, gain)
  cues.add(titleName(where, titleBucket(gain)))
  turnCues(cues, cutter, cut, other, where)
}

const oddsBucket = buckets([-12, -6, -2, 0, 2, 4, 8, 16])

function addOdds(cues: Cues, what: string, nats: number): void {
  cues.add(oddsName(what, 'nats'), evidence(nats))
}

/** What the words of an end say for another text rather than for its own: of the whole end, of what stands right below the cut, and of both sides. */
function joinOdds(cues: Cues, cutter: Cutter, { odds, tail, below }: Cut, goal: Goal): void {
  const toBelow = cutter.reading.facts.words.odds(below, goal.target.all)
  const share = (what: string, nats: number, width: number): void => {
    cues.add(oddsName(what, 'share'), cutter.share(nats, width))
  }
  share('joins.end', goal.odds - odds.end, tail.width)
  share('joins.lead', goal.lead, tail.width)
  share('joins.to', goal.odds, tail.width)
  share('joins.here', odds.below, widthOf(cutter.reading.facts, below))
  addOdds(cues, 'joins.end', goal.odds - odds.end)
  addOdds(cues, 'joins.below', toBelow - odds.below)
  addOdds(cues, 'joins.lead', goal.lead)
  cues.add(oddsName('joins.lead', oddsBucket(goal.lead)))
  // Not of its own and of the other: the one without the other is common.
  const both = Math.min(-odds.below, toBelow)
  addOdds(cues, 'joins.both', both)
  cues.add(oddsName('joins.both', oddsBucket(both)))
  cues.add(oddsName('joins.here', oddsBucket(odds.below)))
}

/** The same for a headline that waits for its text: whether its words are those of the end, and not of what stands above the cut. */
function waitOdds(cues: Cues, cutter: Cutter, { own, tail, odds }: Cut, other: Side): void {
  const { words } = cutter.reading.facts
  const end = words.odds(other.heads, tail.texts)
  const gain = end - words.odds(other.heads, own.texts)
  addOdds(cues, 'waits.end', end)
  addOdds(cues, 'waits.gain', gain)
  addOdds(cues, 'waits.here', odds.below)
  addOdds(cues, 'waits.both', Math.min(-odds.below, gain))
}

/** Whether the headlines' words come and go right at the cut: a cut one paragraph off has the same words on its two sides as a whole. */
function turnCues(cues: Cues, cutter: Cutter, { own, above, below, goes }: Cut, other: Side, where: 'waits' | 'joins'): void {
  const { words } = cutter.reading.facts
  const names = plainNames[where]
  const comes = words.coverage(other.heads, below) - words.coverage(other.heads, above)
  cues.add(names.comes, comes)
  cues.add(comesName(where, titleBucket(comes)))
  if (own.heads.length === 0) return
  cues.add(names.goes, goes)
  cues.add(goesName(where, titleBucket(goes)))
  cues.add(turnsName(where, titleBucket(comes + goes)))
}

/** Whether an end speaks of the same place or body as the text above the cut, and as the article that would take it: pairs of both are too rare to learn from. */
function subjectCues(cues: Cues, { reading }: Cutter, { own, tail }: Cut, target: Whole): void {
  const { subjects } = reading.facts
  const here = subjects.match(tail.texts, own.all)
  const there = subjects.match(tail.texts, target.all)
  if (here !== 'none') cues.add(ownSubjectName(here))
  if (there !== 'none') cues.add(otherSubjectName(there))
}

const joinBucket = buckets([0.02, 0.2, 0.5, 0.8])

/** How the pieces end: open sentences want to go on, bylines and sources close an article, a dateline opens one. */
function endCues(cues: Cues, cutter: Cutter, cut: Cut, target: Whole | undefined, where: Where): void {
  const names = plainNames[where]
  if (cut.isReport) cues.add(names.report)
  if (cut.ends === 'names') cues.add(names.names)
  else if (cut.ends === 'open') cues.add(names.open)
  const last = target?.places.at(-1)
  if (last === undefined) return
  if (cutter.endsWithNames(last)) cues.add(names.otherNames)
  if (!cutter.isText(last)) return
  // Behind a complete sentence nothing runs on, and how little that could is chance.
  if (cutter.endsSentence(last)) return
  const join = cutter.joins(last, cut.place)
  cues.add(joinName(where, joinBucket(join)))
  cues.add(join < 0.2 ? names.misses : names.fits)
}

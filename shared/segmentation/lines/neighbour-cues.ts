/** What a line shows beside its neighbours: their looks, their widths, whose words it shares, whether a sentence runs on. */
import { evidence, likenessRatio, medianOf } from './compare.ts'
import { bucket, buckets, nameGrid, within, type CueName, type Cues } from './cues.ts'
import { isSlogan } from './lexicon.ts'
import { endsWithSource } from './line-cues.ts'
import { evenWidth, openingOf, widthOf } from './page-facts.ts'
import type { Row } from './row.ts'
import type { SubjectMatch } from './subjects.ts'
import { titleCues } from './title-cues.ts'

/** Text lines on either side whose words are compared. */
const WINDOW = 4
/** Lines on either side that are looked through for text. */
const REACH = 12

/** Adds the cues of place `k` of the row. */
export function neighbourCues(row: Row, cues: Cues, k: number): void {
  const { facts, lines } = row
  const here = lines[k] ?? 0
  const view = facts.views[here]
  if (view === undefined) return
  cues.add(`above:${lookAt(row, k - 1)}`)
  cues.add(`below:${lookAt(row, k + 1)}`)
  cues.add(`above-2:${lookAt(row, k - 2)}`)
  cues.add(`below-2:${lookAt(row, k + 2)}`)
  cues.add(`look-between:${facts.looks[here] ?? ''}.${lookAt(row, k - 1)}.${lookAt(row, k + 1)}`)
  widthCues(row, cues, k)
  seamCuesOf(row, cues, k)
  articleCues(row, cues, k)
  wordsCues(row, cues, k)
  elsewhereCues(row, cues, k)
  titleCues(row, cues, k)
}

/** Runs on either side that are compared. */
const RUNS_AROUND = 12

/** Whether the words, or the sentence, fit somewhere else on the page better than here. */
function elsewhereCues(row: Row, cues: Cues, k: number): void {
  const { facts, lines, runs } = row
  const run = runs.of[k] ?? -1
  if (run < 0) return
  const here = lines[k] ?? 0
  const from = [here, ...texts(row, k, 1, 2)]
  const above = texts(row, k, -1, WINDOW)
  const own = above.length === 0 ? 0 : facts.words.likeness(above, from)
  let most = 0
  for (let other = Math.max(0, run - RUNS_AROUND); other <= Math.min(runs.lines.length - 1, run + RUNS_AROUND); other++) {
    if (other !== run) most = Math.max(most, facts.words.likeness(runs.lines[other] ?? [], from))
  }
  const under = underOf(row, k)
  cues.add(`words-elsewhere:${under}`, likenessRatio(most, own), { here: Math.round(own * 100), there: Math.round(most * 100) })
  cues.add(`words-elsewhere:${under}.${bucket(likenessRatio(most, own), [-0.6, -0.3, 0, 0.3, 0.6])}`)
  oddsCues(row, cues, k, above)
  const end = row.openEnds.get(here)
  if (end !== undefined) cues.add(`runs-on-elsewhere:${under}.${bucket(end, [0.1, 0.5, 0.9])}`)
}

const oddsBucket = buckets([-16, -8, -4, -1, 1, 4, 8, 16])
const sizeBucket = buckets([60, 200, 450])
const breakName = nameGrid((under: string, size: string) => `words-break:${under}.nats.${size}`)
const subjectName = nameGrid((under: string, match: SubjectMatch) => `subject:${under}.${match}`)
const elsewhereName = nameGrid((under: string, size: string) => `words-elsewhere:${under}.nats.${size}`)
const elsewhereAtName = nameGrid((under: string, nats: string) => `words-elsewhere:${under}.nats.at.${nats}`)

/** What the words from here on say for their going on with the text above, and with other runs of text; whether it is named the same above. */
function oddsCues(row: Row, cues: Cues, k: number, above: readonly number[]): void {
  const { facts, lines, runs } = row
  const run = runs.of[k] ?? -1
  const here = [lines[k] ?? 0, ...texts(row, k, 1, WINDOW)]
  const own = above.length === 0 ? 0 : facts.words.odds(here, above)
  let most = 0
  facts.words.oddsOfEach(here, runs.lines).forEach((nats, other) => {
    if (other !== run && Math.abs(other - run) <= RUNS_AROUND) most = Math.max(most, nats)
  })
  const under = underOf(row, k)
  const size = sizeBucket(Math.min(widthOf(facts, here), widthOf(facts, above)))
  if (above.length > 0) {
    cues.add(breakName(under, size), evidence(own))
    const match = facts.subjects.match(here, above)
    if (match !== 'none') cues.add(subjectName(under, match))
  }
  cues.add(elsewhereName(under, size), evidence(most - own))
  cues.add(elsewhereAtName(under, oddsBucket(most - own)))
}

/** Signs of where an article begins or ends that stand a few lines off. */
function articleCues(row: Row, cues: Cues, k: number): void {
  const { facts, lines } = row
  const view = facts.views[lines[k] ?? 0]
  const before = facts.views[lines[k - 1] ?? -1]
  if (view === undefined) return
  if (before !== undefined && (before.tail !== undefined || endsWithSource(before.text))) cues.add('names-end')
  const opening = openingOf(view)
  if (opening !== undefined) {
    const alike = facts.openings.get(opening) ?? 0
    cues.add(alike > 2 ? `sibling:${opening}.many` : `sibling:${opening}`)
  }
  const report = reportAbove(row, k)
  if (view.dateline > 0) cues.add(report === 'none' ? 'starts-report:first' : 'starts-report:second')
  else if (facts.looks[view.i] === 'title') cues.add(`text-waits:${report}`)
}

/** Whether a dateline stands above, before the next title: `waiting` where no title stands above it either. */
function reportAbove(row: Row, k: number): 'none' | 'titled' | 'waiting' {
  for (let at = k - 1; at >= 0 && k - at <= 2 * REACH; at--) {
    const view = row.facts.views[row.lines[at] ?? -1]
    if (view === undefined || row.facts.looks[view.i] === 'title') return 'none'
    if (view.dateline === 0) continue
    const above = row.facts.looks[row.lines[at - 1] ?? -1]
    return above === 'title' || above === 'names' ? 'titled' : 'waiting'
  }
  return 'none'
}

/** How a neighbour looks, a little closer than `looks` says. */
function lookAt(row: Row, k: number): string {
  const line = row.lines[k]
  const view = line === undefined ? undefined : row.facts.views[line]
  if (line === undefined || view === undefined) return 'edge'
  if (view.dateline > 0) return 'report'
  if (/^(?:—|--|－－|――|─)./.test(view.text) && view.width < 46) return 'dash'
  if (view.credits !== undefined) return view.credits.kind
  if (view.width <= 24 && isSlogan(view.text)) return 'slogan'
  const look = row.facts.looks[line] ?? 'bare'
  if (look === 'text' && view.tail !== undefined) return `text-${view.tail.kind}`
  if (look === 'text' && view.ending !== 'sentence') return 'text-open'
  return look
}

function widthCues(row: Row, cues: Cues, k: number): void {
  const { facts, lines } = row
  const width = (at: number): number => {
    const view = facts.views[lines[at] ?? -1]
    return view === undefined ? 0 : evenWidth(view, facts.habits.latin)
  }
  const own = width(k)
  const below = width(k + 1)
  const above = width(k - 1)
  if (own <= 46 && below > 0 && below <= 46) cues.add(`much-longer:${bucket(below / Math.max(1, own), [0.5, 0.8, 1.25, 2])}`)
  if (own <= 46 && above > 0 && above <= 46) cues.add(`longer-above:${bucket(above / Math.max(1, own), [0.5, 0.8, 1.25, 2])}`)
  runCues(row, cues, k)
  const marks = (at: number): number => facts.views[lines[at] ?? -1]?.marks ?? 0
  if (marks(k) > 0 && marks(k + 1) > 0) cues.add(marks(k) < marks(k + 1) ? 'heading-mark:above-lower' : 'heading-mark:pair')
  if (marks(k) === 0 && marks(k + 1) > 0) cues.add('heading-mark:below')
  if (marks(k) === 0 && marks(k - 1) > 0) cues.add('heading-mark:above')
  if (facts.looks[lines[k] ?? 0] === 'title') cues.add(sibling(row, k) ? 'sibling' : 'sibling:none')
}

/** Rows of short lines are headline groups, verse, lists or scraps: how long the row is, and where in it the line stands. */
function runCues(row: Row, cues: Cues, k: number): void {
  const isShort = (at: number): boolean => {
    const view = row.facts.views[row.lines[at] ?? -1]
    return view !== undefined && evenWidth(view, row.facts.habits.latin) <= 24 && view.dateline === 0
  }
  if (!isShort(k)) return
  let from = k
  let to = k
  while (isShort(from - 1) && k - from < REACH) from--
  while (isShort(to + 1) && to - k < REACH) to++
  const length = bucket(to - from + 1, [1, 2, 3, 5, 9])
  cues.add(`scraps:${length}`)
  cues.add(`scraps:${length}.from-${Math.min(3, k - from)}`)
  cues.add(`scraps:${length}.to-${Math.min(2, to - k)}`)
  const text = to + 1 < row.lines.length ? lookAt(row, to + 1) : 'edge'
  cues.add(`scraps:over.${text}.${Math.min(3, to - k)}`)
  // Behind verse the last short lines are the title of what follows.
  if (to - k <= 2) cues.add(`scraps:${length}.over.${text}.${to - k}`)
  const above = lookAt(row, from - 1)
  cues.add(`scraps:under.${above}.${Math.min(3, k - from)}`)
}

/** Crossheads of one article come in several: short lines between paragraphs, of about the same width, with no dateline below. */
function sibling(row: Row, k: number): boolean {
  const { facts, lines } = row
  const own = facts.views[lines[k] ?? 0]
  for (let at = Math.max(0, k - REACH); own !== undefined && at <= k + REACH; at++) {
    const view = facts.views[lines[at] ?? -1]
    if (at === k || view === undefined || facts.looks[view.i] !== 'title' || Math.abs(view.width - own.width) > 2) continue
    if (facts.looks[lines[at - 1] ?? -1] === 'text' && lookAt(row, at + 1).startsWith('text')) return true
  }
  return false
}

function seamCuesOf(row: Row, cues: Cues, k: number): void {
  const seam = row.seams[k]
  const next = row.seams[k + 1]
  const before = row.facts.views[row.lines[k - 1] ?? -1]
  if (seam !== undefined && before !== undefined) {
    cues.add('runs-on', within(seam.nats, 4) / 4)
    cues.add(`runs-on:${bucket(seam.p, [0.02, 0.1, 0.3, 0.7, 0.9, 0.98])}`)
    if (seam.p < 0.3 && (before.ending === 'bare' || before.ending === 'comma') && row.facts.looks[before.i] === 'text')
      cues.add('before-open')
    if (before.ending === 'sentence' && seam.starts) cues.add('starts-inside:nowhere')
  }
  if (next !== undefined) cues.add(`goes-on-below:${bucket(next.p, [0.1, 0.5, 0.9])}`)
}

/** Text lines above or below, up to the next title; titles that stand between here and the text are looked through. */
function texts(row: Row, k: number, step: 1 | -1, most: number): number[] {
  const found: number[] = []
  for (let at = k + step; found.length < most && Math.abs(at - k) <= REACH; at += step) {
    const line = row.lines[at]
    if (line === undefined) break
    const look = row.facts.looks[line]
    if (look === 'text' || look === 'short' || look === 'caption') found.push(line)
    else if (look === 'title' && found.length > 0) break
  }
  return found
}

function wordsCues(row: Row, cues: Cues, k: number): void {
  const { facts, lines } = row
  const here = lines[k] ?? 0
  const look = facts.looks[here]
  if (look === 'bare' || look === 'names') return
  const above = texts(row, k, -1, WINDOW)
  const below = texts(row, k, 1, WINDOW)
  const suffix = look === 'title' || look === 'short' ? 'title' : look === 'caption' ? 'caption' : 'text'
  const up = facts.words.likeness([here], above)
  const down = facts.words.likeness([here], below)
  likeCue(cues, `words-above:${suffix}`, up)
  likeCue(cues, `words-headline:${suffix}`, down)
  cues.add(`words:${suffix}.${underOf(row, k)}`, likenessRatio(down, up))
  const across = facts.words.likeness(above, below)
  likeCue(cues, `words-across:${suffix}.${underOf(row, k)}`, across)
  if (suffix === 'title') {
    rivalCues(row, cues, k, below)
    const coveredAbove = facts.words.coverage([here], above)
    const coveredBelow = facts.words.coverage([here], below)
    cues.add('covered:above', coveredAbove)
    cues.add('covered:below', coveredBelow, { like: Math.round(coveredBelow * 100) })
    cues.add('covered', coverRatio(coveredBelow, coveredAbove))
    cues.add(`covered:${bucket(coverRatio(coveredBelow, coveredAbove), [-0.7, -0.4, -0.15, 0.15, 0.4, 0.7])}`)
    const second = secondText(row, k)
    if (second.length > 0) cues.add('spans-articles', likenessRatio(facts.words.likeness([here], second), down))
  } else {
    const like = breakAt(row, k)
    const under = underOf(row, k)
    cues.add(`words-break:${under}`, likenessRatio(like, 0.06))
    cues.add(`words-break:${under}.usual`, likenessRatio(like, usualBreak(row)))
    cues.add(`words-break:${under}.${bucket(likenessRatio(like, usualBreak(row)), [-0.8, -0.5, -0.25, 0, 0.25])}`)
  }
}

/** What stands directly above: behind text a change of words means something, below a title it is to be expected. */
function underOf(row: Row, k: number): string {
  const look = row.facts.looks[row.lines[k - 1] ?? -1]
  if (look === 'text' || look === 'short') return 'text'
  return look === 'title' || look === 'names' || look === 'caption' ? look : 'other'
}

/** How alike the text above a place and the text from it on are. */
function breakAt(row: Row, k: number): number {
  const above = texts(row, k, -1, WINDOW)
  return row.facts.words.likeness(above, [row.lines[k] ?? 0, ...texts(row, k, 1, 2)])
}

const usual = new WeakMap<Row, number>()

/** The median of that over the page: some pages are all of one town, others all the world's. */
function usualBreak(row: Row): number {
  let median = usual.get(row)
  if (median === undefined) {
    const all = row.lines.flatMap((_, k) => ((row.runs.of[k] ?? -1) >= 0 && row.runs.of[k] === row.runs.of[k - 1] ? [breakAt(row, k)] : []))
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

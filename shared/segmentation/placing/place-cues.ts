/** What speaks for and against a block following another one in its article, or starting an article. */
import { openQuotes } from '#shared/text/index.ts'

import { bucket, Cues, within } from '../lines/cues.ts'
import { placeGeometry } from '../lines/geometry-cues.ts'
import { START } from './cover.ts'
import { groupOf, type RowReading } from '../reading/reading.ts'
import { judgeSeam } from '../lines/seams.ts'
import type { Weights } from '../weights.ts'

/** Lines of a run whose words are compared on either side. */
const WINDOW = 5
const CHANCE = 0.02

/** A place that a block could follow, with the cues for it. */
export interface Candidate {
  readonly from: number
  readonly cues: Cues
}

/** Below this the reading leaves no question of what a block follows. */
const OPEN_ABOVE = 0.004
/** Places that are compared for one block at most: the freest and nearest. */
const MOST = 20
/** What a line of distance counts against a place when those to compare are chosen, in nats. */
const DISTANCE = 0.04

/** A place whose follower in the reading is not sure, with how likely it is to be free, as a logarithm. */
export interface FreePlace {
  readonly place: number
  readonly nats: number
}

/** Where a block may go on from when it does not follow the one above. */
export function freePlaces(reading: RowReading): FreePlace[] {
  const followed = new Float64Array(reading.lines.length)
  reading.above.forEach((above, k) => {
    if (above >= 0) followed[above] = reading.p.on[k] ?? 0
  })
  return reading.links.flatMap((link, place) => {
    const free = 1 - (followed[place] ?? 0)
    return link !== 'none' && free > OPEN_ABOVE ? [{ place, nats: Math.log(free) }] : []
  })
}

/** All that place `k` could follow. START is always among them. `free` comes from `freePlaces`. */
export function candidatesOf(reading: RowReading, weights: Weights, free: readonly FreePlace[], k: number): Candidate[] {
  const above = reading.above[k] ?? START
  const list: Candidate[] = [{ from: START, cues: startCues(reading, k) }]
  if (above >= 0) list.push({ from: above, cues: aboveCues(reading, above, k) })
  const near = above >= 0 ? closeness(reading, above, k) : { like: 0, title: 0 }
  if ((reading.p.on[k] ?? 0) > 1 - OPEN_ABOVE) return list
  const end = endOfRun(reading, k)
  const places = free
    .filter(({ place }) => (place < k || place > end) && place !== above && fits(reading, place, k))
    .map(({ place, nats }) => ({ from: place, rank: nats - DISTANCE * Math.abs(place - k) }))
    .sort((a, b) => b.rank - a.rank)
  const others = places.slice(0, MOST).map(({ from }) => ({ from, cues: otherCues(reading, weights, from, k, near) }))
  if (others.length > 0) compare([...list.slice(1), ...others].map((other) => other.cues))
  return [...list, ...others]
}

/** The last place that the reading lets go on from place `k`: what goes on from a block is not what it follows. */
function endOfRun(reading: RowReading, k: number): number {
  let end = k
  for (let at = k + 1; at < reading.lines.length && reading.links[at] !== 'start' && reading.links[at] !== 'resume'; at++) {
    if (reading.links[at] === 'on') end = at
  }
  return end
}

/** What never follows what: a headline goes with heads only, and captions begin their story. */
function fits(reading: RowReading, from: number, k: number): boolean {
  const a = groupOf(reading.kinds[from] ?? 'noise')
  const b = groupOf(reading.kinds[k] ?? 'noise')
  if (b === 'head') return a === 'head' || a === 'names'
  if (b === 'ad' || a === 'ad') return a === b
  if (a === 'credit' || a === 'caption') return b === 'credit' || b === 'caption' || b === 'text'
  return true
}

const log = (p: number): number => Math.max(-7, Math.log(p + 1e-4)) / 4

function startCues(reading: RowReading, k: number): Cues {
  const cues = new Cues()
  cues.add(`begins:${groupOf(reading.kinds[k] ?? 'noise')}`)
  cues.add('begins', log(reading.p.start[k] ?? 0))
  placeGeometry(reading.facts, cues, -1, reading.lines[k] ?? 0)
  return cues
}

function aboveCues(reading: RowReading, above: number, k: number): Cues {
  const cues = new Cues()
  cues.add(`follows:${groupOf(reading.kinds[k] ?? 'noise')}`)
  cues.add('follows', log(reading.p.on[k] ?? 0))
  pairCues(cues, reading, above, k, 'near')
  return cues
}

function otherCues(reading: RowReading, weights: Weights, from: number, k: number, near: Closeness): Cues {
  const cues = new Cues()
  const a = groupOf(reading.kinds[from] ?? 'noise')
  const b = groupOf(reading.kinds[k] ?? 'noise')
  const behind = from > k
  cues.add(`interrupted:${a}.${b}${behind ? '.behind' : ''}`)
  cues.add(behind ? 'headline-waits:start' : 'interrupted:start', log(reading.p.start[k] ?? 0))
  cues.add(behind ? 'headline-waits:resume' : 'interrupted:resume', log(reading.p.resume[k] ?? 0))
  cues.add('interrupted:on', log(reading.p.on[k] ?? 0))
  cues.add(`distance:${behind ? 'behind' : 'above'}`, Math.log(Math.abs(from - k)) / 2, { lines: Math.abs(from - k) })
  const starts = startsBetween(reading, Math.min(from, k), Math.max(from, k))
  cues.add(`distance:articles.${bucket(starts, [0, 1, 2, 4])}${behind ? '.behind' : ''}`)
  const after = nextOf(reading, from)
  cues.add('text-waits', after < 0 ? 0 : log(1 - (reading.p.on[after] ?? 0)))
  pairCues(cues, reading, from, k, behind ? 'behind' : 'far')
  gainCues(cues, reading, from, k, near)
  if (b === 'text' && a === 'text') seamPairCues(cues, reading, weights, from, k)
  return cues
}

/** The place that has `k` above it. */
function nextOf(reading: RowReading, k: number): number {
  for (let at = k + 1; at < reading.lines.length; at++) if (reading.links[at] !== 'none') return at
  return -1
}

function startsBetween(reading: RowReading, from: number, to: number): number {
  let count = 0
  for (let k = from + 1; k < to; k++) if (reading.links[k] === 'start') count++
  return count
}

/** Words in common on both sides, headlines with their text, quotations left open. */
function pairCues(cues: Cues, reading: RowReading, from: number, k: number, where: 'near' | 'far' | 'behind'): void {
  const { facts, lines } = reading
  placeGeometry(facts, cues, lines[from] ?? -1, lines[k] ?? 0)
  const up = runUp(reading, from)
  const down = runDown(reading, k)
  const like = facts.words.likeness(up, down)
  cues.add(`words:${where}`, Math.sqrt(like), { like: Math.round(like * 100) })
  cues.add(`words:${where}.rare`, Math.log(like + 0.01) / 2)
  const alone = facts.words.likeness(up, [lines[k] ?? 0])
  cues.add(`words-here:${where}`, Math.sqrt(alone))
  const head = headOfRun(reading, from)
  if (head.length > 0) {
    const title = facts.words.coverage(head, down)
    cues.add(`words-headline:${where}`, title, { like: Math.round(title * 100) })
  } else if (groupOf(reading.kinds[k] ?? 'noise') === 'text') cues.add(`no-headline:${where}`)
  const last = facts.views[lines[from] ?? -1]
  const next = facts.views[lines[k] ?? -1]
  if (last === undefined || next === undefined) return
  if (next.jump === 'from' && where !== 'near') cues.add('jump-line:from')
  if (next.dateline > 0) cues.add(`starts-report:${groupOf(reading.kinds[from] ?? 'noise')}`)
  if (/[”」』]/.test(next.text.slice(0, 200)) && !/[“「『]/.test(next.text.slice(0, 20)) && openQuotes(last.core.slice(-400)) > 0)
    cues.add('quote-open')
}

/** How close a place's run is to a block's: likeness of words, and how much of its headline's words the block's run has. */
interface Closeness {
  readonly like: number
  readonly title: number
}

function closeness(reading: RowReading, from: number, k: number): Closeness {
  const { words } = reading.facts
  const down = runDown(reading, k)
  const head = headOfRun(reading, from)
  return { like: words.likeness(runUp(reading, from), down), title: head.length === 0 ? 0 : words.coverage(head, down) }
}

/** What is gained over following the block above. Much text on both sides makes it weigh more: little is alike by chance. */
function gainCues(cues: Cues, reading: RowReading, from: number, k: number, near: Closeness): void {
  const own = closeness(reading, from, k)
  const size = Math.min(widthOf(reading, runUp(reading, from)), widthOf(reading, runDown(reading, k)))
  const gain = within(Math.log((own.like + 0.01) / (near.like + 0.01)), 3) / 3
  cues.add(`words:gain.${bucket(size, [60, 200, 450])}`, gain)
  if (gain > 0.35) cues.add(`words:gain.high.${bucket(size, [60, 200, 450])}`)
  const title = own.title - near.title
  cues.add('words-headline:gain', title)
  if (title > 0.2) cues.add(gain > 0.2 ? 'words-headline:gain.both' : 'words-headline:gain.alone')
}

function widthOf(reading: RowReading, lines: readonly number[]): number {
  return lines.reduce((sum, line) => sum + (reading.facts.views[line]?.width ?? 0), 0)
}

function seamPairCues(cues: Cues, reading: RowReading, weights: Weights, from: number, k: number): void {
  const seam = judgeSeam(reading.facts, weights, reading.lines[from] ?? 0, reading.lines[k] ?? 0)
  if (seam === undefined) return
  cues.add('runs-on', within(seam.nats, 5) / 4)
  cues.add(`runs-on:${bucket(seam.p, [0.02, 0.3, 0.7, 0.95])}`)
  // What lies across the seam weighs more here than between neighbours, where the sentence mostly does run on.
  seam.cues.names.forEach((name, i) => {
    cues.add(name, seam.cues.values[i] ?? 0)
  })
  const own = reading.seams[k]
  if (own !== undefined) cues.add('runs-on:better', within(seam.nats - own.nats, 6) / 4)
}

const WHERE = ['near', 'far', 'behind'] as const

/** How a candidate stands beside the best of the others: only the best can be right. */
function compare(all: readonly Cues[]): void {
  const valueOf = (cues: Cues, code: 'words' | 'words-headline' | 'runs-on'): number => {
    const at = cues.names.findIndex((name) => name === code || WHERE.some((where) => name === `${code}:${where}`))
    return cues.values[at] ?? 0
  }
  for (const code of ['words', 'words-headline', 'runs-on'] as const) {
    const values = all.map((cues) => valueOf(cues, code))
    const where = (cues: Cues): string => (cues.names[0]?.startsWith('follows') === true ? 'near' : 'far')
    all.forEach((cues, i) => {
      let most = 0
      values.forEach((value, j) => {
        if (j !== i && value > most) most = value
      })
      const own = values[i] ?? 0
      if (code === 'words')
        cues.add(
          `words:beside-${where(cues)}.${bucket(Math.log((own * own + 0.01) / (most * most + 0.01)), [-2, -1.2, -0.6, 0, 0.6, 1.2, 2])}`,
        )
      cues.add(
        `${code}:beside-${where(cues)}`,
        code === 'runs-on' ? within(own - most, 2) : within(Math.log((own + CHANCE) / (most + CHANCE)), 2) / 2,
      )
    })
  }
}

/** Lines that lead up to a place in its run, its own among them: text first of all. */
function runUp(reading: RowReading, from: number): number[] {
  const run: number[] = []
  let at = from
  for (let guard = 0; at >= 0 && run.length < WINDOW && guard < 12; guard++) {
    run.push(reading.lines[at] ?? 0)
    if (reading.links[at] !== 'on') break
    at = reading.above[at] ?? -1
  }
  return run
}

/** Lines that go on from a place in its run, its own among them. */
function runDown(reading: RowReading, k: number): number[] {
  const run = [reading.lines[k] ?? 0]
  for (let at = k + 1; at < reading.lines.length && run.length < WINDOW; at++) {
    const link = reading.links[at]
    if (link === 'none') continue
    if (link !== 'on') break
    run.push(reading.lines[at] ?? 0)
  }
  return run
}

/** The headline group at the beginning of the run that a place is in. */
function headOfRun(reading: RowReading, from: number): number[] {
  let at = from
  for (let guard = 0; guard < 80 && reading.links[at] === 'on' && (reading.above[at] ?? -1) >= 0; guard++) at = reading.above[at] ?? at
  const head: number[] = []
  for (; at < reading.lines.length && groupOf(reading.kinds[at] ?? 'noise') === 'head' && head.length < 4; at++)
    head.push(reading.lines[at] ?? 0)
  return head
}

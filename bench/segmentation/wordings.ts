/** Learns what lines are worded like (`shared/segmentation/lines/wordings.ts`) from lines of which it is known. */
import {
  lettersOf,
  WORDING_STEP,
  wordingFeatures,
  WORDINGS,
  wordingScale,
  type Wording,
  type WordingTable,
} from '#shared/segmentation/index.ts'
import type { Role } from '#shared/model/index.ts'

import { randomOf } from './random.ts'

/** A line and what it is. */
export interface WordedLine {
  readonly text: string
  readonly wording: Wording
}

/** Fewest lines that have a feature. */
const FEWEST = 10
/** How often each line is shown, on average. */
const TIMES = 8
/** Share of a line's features that are left out each time, so that no word is relied upon alone. */
const LEFT_OUT = 0.3
/** Length of a step at first and at last (Adagrad); what each step takes from a number. */
const FIRST_STEP = 0.3
const LAST_STEP = 0.01
const DECAY = 1e-6

const COUNT = WORDINGS.length

/** The table for these lines. The same lines always give the same table. */
export function learnWordings(lines: readonly WordedLine[]): WordingTable {
  const features = lines.map(({ text }) => wordingFeatures(text))
  const counts = new Map<string, number>()
  for (const each of features) for (const name of each) counts.set(name, (counts.get(name) ?? 0) + 1)
  const names = [...counts].flatMap(([name, count]) => (count >= FEWEST ? [name] : [])).sort()
  const numbers = new Map(names.map((name, i) => [name, i]))
  const rows = features.map((each) => Int32Array.from(each.flatMap((name) => numbers.get(name) ?? [])))
  const weights = fit(rows, lines, names.length)
  return Object.fromEntries(names.map((name, i) => [name, lettersOf(weights.subarray(i * COUNT, (i + 1) * COUNT), WORDING_STEP)]))
}

function fit(rows: readonly Int32Array[], lines: readonly WordedLine[], size: number): Float32Array {
  const random = randomOf(11)
  const weights = new Float32Array(size * COUNT)
  const slopes = new Float32Array(size).fill(1)
  const slope = new Float64Array(COUNT)
  const steps = TIMES * rows.length
  for (let n = 0; n < steps; n++) {
    const number = random.int(0, rows.length - 1)
    const line = lines[number]
    const row = rows[number]?.filter(() => !random.chance(LEFT_OUT))
    if (line === undefined || row === undefined) continue
    const scale = wordingScale(row.length)
    slopesOf(slope, weights, row, WORDINGS.indexOf(line.wording), scale)
    let squares = 0
    for (const each of slope) squares += each * each
    const rate = FIRST_STEP * (1 - n / steps) + LAST_STEP
    for (const feature of row) {
      const all = (slopes[feature] = (slopes[feature] ?? 0) + squares)
      const step = rate / Math.sqrt(all)
      for (let i = feature * COUNT, k = 0; k < COUNT; i++, k++) weights[i] = (weights[i] ?? 0) * (1 - DECAY) + step * (slope[k] ?? 0)
    }
  }
  return weights
}

/** How far each class is from what it should be, scaled as the features are. */
function slopesOf(slope: Float64Array, weights: Float32Array, row: Int32Array, right: number, scale: number): void {
  slope.fill(0)
  for (const feature of row) for (let k = 0; k < COUNT; k++) slope[k] = (slope[k] ?? 0) + (weights[feature * COUNT + k] ?? 0)
  const most = Math.max(...slope)
  let all = 0
  for (let k = 0; k < COUNT; k++) all += slope[k] = Math.exp(((slope[k] ?? 0) - most) * scale)
  for (let k = 0; k < COUNT; k++) slope[k] = ((k === right ? 1 : 0) - (slope[k] ?? 0) / all) * scale
}

/** What the lines of an article, in order, are worded like by their roles. A jump line is noise. */
export function wordingsOf(roles: readonly Role[]): Wording[] {
  const [first, last] = [roles.indexOf('body'), roles.lastIndexOf('body')]
  return roles.map((role, i): Wording => {
    if (role === 'body') return first === last ? 'whole' : i === first ? 'opening' : i === last ? 'closing' : 'middle'
    if (role === 'subhead') return first >= 0 && i > first ? 'crosshead' : 'subhead'
    if (role === 'byline') return first >= 0 && i > last ? 'signature' : 'byline'
    return role === 'jump' ? 'noise' : role
  })
}

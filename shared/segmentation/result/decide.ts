/** What the engine decides about each block of a row: role, place, join, with probabilities and reasons. */
import { logistic } from '../probabilities.ts'
import { isScrap, type Chain, type Link } from '../placing/chains.ts'
import { START } from '../placing/cover.ts'
import { clarityCues, type Placing } from '../placing/placing.ts'
import { contrastOf, KIND_COLUMN, sayFor } from '../reading/sequence.ts'
import { kindP, type RowReading } from '../reading/reading.ts'
import { KINDS, roleOf, STATES_OF_KIND, type Kind } from '../reading/states.ts'
import type { Reason } from '../types.ts'
import { scorerOf } from '../scorer.ts'
import type { Weights } from '../weights.ts'
import type { Decided } from './assemble.ts'
import { MOST_REASONS, reasonsBy, reasonsOfSeam, strongest, Tally } from './reasons.ts'

/** The decisions on all lines of a row, by block number. */
export function decide(reading: RowReading, placing: Placing, chains: readonly Chain[], weights: Weights): Map<number, Decided> {
  const decided = new Map<number, Decided>()
  for (const chain of chains) {
    for (const link of chain.links) decided.set(link.block, decideLink(reading, placing, link, weights))
  }
  reading.lines.forEach((block, k) => {
    if (!decided.has(block)) decided.set(block, decideShelf(reading, placing, k))
  })
  return decided
}

function decideLink(reading: RowReading, placing: Placing, link: Link, weights: Weights): Decided {
  const { place } = link
  const joins = link.joins === null ? null : (reading.lines[link.joins] ?? null)
  return {
    role: link.role,
    roleP: rolePOf(reading, place, link.kind),
    joins,
    joinP: link.joinP,
    p: isScrap(reading, link) ? 1 - (reading.p.none[place] ?? 0) : surenessOf(reading, placing, place, weights),
    reasons: placeReasons(reading, placing, place, weights),
  }
}

function surenessOf(reading: RowReading, placing: Placing, place: number, weights: Weights): number {
  return logistic(scorerOf(weights, 'sureness').nats([clarityCues(reading, placing, place)]))
}

function decideShelf(reading: RowReading, placing: Placing, k: number): Decided {
  const read = reading.kinds[k] ?? 'noise'
  const kind: Kind = read === 'body' && (reading.facts.views[reading.lines[k] ?? 0]?.width ?? 0) < 4 ? 'noise' : read
  return {
    role: roleOf(kind),
    roleP: rolePOf(reading, k, kind),
    joins: null,
    joinP: 0,
    p: Math.min(1, Math.max(placing.labels?.get(k) ?? reading.p.none[k] ?? 0, 0.3)),
    reasons: kindReasons(reading, k, kind),
  }
}

/** A role's probability: subheads and crossheads, bylines and signatures are the same role to the editor. */
function rolePOf(reading: RowReading, place: number, kind: Kind): number {
  const role = roleOf(kind)
  return Math.min(
    1,
    KINDS.reduce((sum, each) => (roleOf(each) === role ? sum + kindP(reading, place, each) : sum), 0),
  )
}

/** Reasons for what a line is that stand beside those for its place. */
const MOST_OF_KIND = 2

const tally = new Tally()

/** Why a block follows what it follows: what speaks for it more than for the next best place. */
export function placeReasons(reading: RowReading, placing: Placing, k: number, weights: Weights): Reason[] {
  const list = placing.candidates[k] ?? []
  const chosen = list.find((candidate) => candidate.from === placing.follows[k])
  if (chosen === undefined) return []
  const from = chosen.from
  const told = reasonsBy(scorerOf(weights, 'places'), [chosen.cues])
  const seam = from !== START && from === reading.above[k] ? reading.seams[k] : undefined
  const seams = seam === undefined || reading.kinds[k] !== 'body' ? [] : reasonsOfSeam(seam, weights)
  return strongest([...told, ...seams, ...kindReasons(reading, k, reading.kinds[k] ?? 'body', MOST_OF_KIND)])
}

/** Why a line is taken for what it is: what speaks for this kind more than for the next likely. */
export function kindReasons(reading: RowReading, k: number, kind: Kind, most = MOST_REASONS): Reason[] {
  const cues = reading.cues[k]
  const found = reading.emissions[k]
  if (cues === undefined || found === undefined) return []
  let other: Kind = kind === 'body' ? 'headline' : 'body'
  let next = kindP(reading, k, other)
  for (const each of KINDS) {
    const p = each === kind ? 0 : kindP(reading, k, each)
    if (p > next) [other, next] = [each, p]
  }
  const columnOf = (each: Kind): number => KIND_COLUMN[STATES_OF_KIND[each][0]] ?? 0
  const [own, against] = [columnOf(kind), columnOf(other)]
  const { model } = reading
  const contrast = contrastOf(model, found.awake, own, against)
  for (let i = 0; i < found.rows.length; i++) {
    const row = found.rows[i] ?? -1
    if (row < 0) continue
    tally.add(model.codes[row] ?? 0, sayFor(model, contrast, row) * (cues.values[i] ?? 0))
  }
  return tally.take([cues], most)
}

/** Reasons: what the cues of a decision weighed, summed up by what they say in words. */
import { codeNumber, codeNumbered, type Cues } from '../lines/cues.ts'
import type { Seam } from '../lines/seams.ts'
import { inHundredths, reason } from '../probabilities.ts'
import { scorerOf, type Scorer } from '../scorer.ts'
import type { Reason } from '../types.ts'
import type { Weights } from '../weights.ts'

/** Reasons that are worth telling, in nats; a cue that moves the sum by less is not. */
const WORTH_TELLING = 0.25
/** Reasons of one decision. */
export const MOST_REASONS = 6

type Params = Reason['params']

/** What cues of one decision weigh, summed up by their codes. One is enough for all decisions: what is taken out of it is forgotten. */
export class Tally {
  /** By the number of a code: what its cues weigh, in nats, and whether there are any. All zero between times. */
  #sums = new Float64Array(256)
  #has = new Uint8Array(256)
  /** The codes that there are, in the order in which they came. */
  #found = new Int32Array(256)
  #count = 0

  /** Adds what a cue weighs; `code` is the number of its code. */
  add(code: number, nats: number): void {
    if (nats === 0) return
    if (code >= this.#sums.length) this.#makeRoom(code)
    if (this.#has[code] === 0) {
      this.#has[code] = 1
      this.#found[this.#count++] = code
    }
    this.#sums[code] = (this.#sums[code] ?? 0) + nats
  }

  /** The reasons that weigh most, `most` of them, the strongest first, of equals the first; what their sentences need is told by the cues. */
  take(lists: readonly Cues[], most: number): Reason[] {
    const strong: number[] = []
    while (strong.length < most) {
      const next = this.#strongest()
      if (next < 0) break
      strong.push(next)
      this.#has[next] = 0
    }
    const params = strong.length === 0 ? undefined : paramsOf(lists)
    const told = strong.map((code) => reason(codeNumbered(code), this.#sums[code] ?? 0, params?.get(code)))
    for (let i = 0; i < this.#count; i++) {
      this.#sums[this.#found[i] ?? 0] = 0
      this.#has[this.#found[i] ?? 0] = 0
    }
    this.#count = 0
    return told
  }

  /** The code that weighs most of those that are worth telling and were not yet told, or −1. */
  #strongest(): number {
    let best = -1
    let most = 0
    for (let i = 0; i < this.#count; i++) {
      const code = this.#found[i] ?? 0
      const weight = this.#has[code] === 1 ? Math.abs(inHundredths(this.#sums[code] ?? 0)) : 0
      if (weight < WORTH_TELLING || weight <= most || codeNumbered(code) === 'habit') continue
      most = weight
      best = code
    }
    return best
  }

  /** Names that nobody knows, as a file of weights may have them, have codes too. */
  #makeRoom(code: number): void {
    const old = [this.#sums, this.#has, this.#found] as const
    this.#sums = new Float64Array(2 * code)
    this.#has = new Uint8Array(2 * code)
    this.#found = new Int32Array(2 * code)
    this.#sums.set(old[0])
    this.#has.set(old[1])
    this.#found.set(old[2])
  }
}

const tally = new Tally()

/** The reasons that the cues of one decision give, in several lists. */
export function reasonsBy(scorer: Scorer, lists: readonly Cues[]): Reason[] {
  scorer.tell(lists, (code, nats) => {
    tally.add(code, nats)
  })
  return tally.take(lists, MOST_REASONS)
}

/** The reasons for and against a line's going on from another one. */
export function reasonsOfSeam({ cues, edges }: Seam, weights: Weights): Reason[] {
  return reasonsBy(scorerOf(weights, 'seams'), [...cues, ...edges])
}

/** By the number of a code: what its sentence needs. */
function paramsOf(lists: readonly Cues[]): Map<number, Params> {
  const params = new Map<number, Params>()
  for (const { name, params: own } of lists.flatMap((cues) => cues.told())) {
    const number = codeNumber(name)
    const known = params.get(number)
    params.set(number, known === undefined ? own : { ...known, ...own })
  }
  return params
}

/** The reasons that weigh most, the strongest first. */
export function strongest(reasons: readonly Reason[]): Reason[] {
  return [...reasons].sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight)).slice(0, MOST_REASONS)
}

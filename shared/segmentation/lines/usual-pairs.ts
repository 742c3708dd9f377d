/**
 * How usual it is in newspapers that one Chinese character stands right behind another. Where a text was cut, the two characters at the seam are
 * a usual pair, as any two neighbours in a text mostly are; the ends of two texts seldom make one.
 */
import { simplifiedUnits } from '#shared/text/index.ts'

import shippedPairs from '../shipped-pairs.json' with { type: 'json' }
import { CharPairs } from './char-pairs.ts'

/**
 * By pointwise mutual information in nats (Church and Hanks 1990) over articles that have the pair: `often` from 1.5 on, `usual` from 0.5 on,
 * `even` from -0.5 on; `rare` below that, and where fewer than three articles have it.
 */
export const PAIR_USES = ['often', 'usual', 'even'] as const
export type PairUse = (typeof PAIR_USES)[number] | 'rare'

/** By its first character: the second ones of the pairs that are `often`, `usual` and `even`, parted by spaces. In simplified characters. */
export type UsualPairs = Readonly<Record<string, string>>

/** Tells how usual pairs are. */
export class PairUses {
  readonly #numbers: CharPairs
  /** By number of the pair: its place in `PAIR_USES`. */
  readonly #uses: Uint8Array
  readonly #simple = simplifiedUnits()

  /** O(characters). */
  constructor(pairs: UsualPairs) {
    const length = Object.values(pairs).reduce((sum, seconds) => sum + seconds.length, 0)
    this.#numbers = new CharPairs(length)
    this.#uses = new Uint8Array(length)
    for (const [first, seconds] of Object.entries(pairs)) {
      seconds.split(' ').forEach((units, use) => {
        for (let i = 0; i < units.length; i++) this.#uses[this.#numbers.numberOf(first.charCodeAt(0), units.charCodeAt(i))] = use
      })
    }
  }

  /** Of two characters, simplified or traditional, given by their UTF-16 units. O(1). */
  of(first: number, second: number): PairUse {
    const number = this.#numbers.known(this.#simple[first] ?? first, this.#simple[second] ?? second)
    return number < 0 ? 'rare' : (PAIR_USES[this.#uses[number] ?? -1] ?? 'rare')
  }
}

let shipped: PairUses | undefined

/** Those that come with the program: `shipped-pairs.json`. */
export function shippedPairUses(): PairUses {
  return (shipped ??= new PairUses(shippedPairs))
}

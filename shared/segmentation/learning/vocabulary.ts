/** Cues as numbers, for fitting: names once, then typed arrays. */
import type { Cues } from '../lines/cues.ts'
import { isBoxCue } from '../lines/geometry-cues.ts'

/** Cues of one example: weight `ids[i]` counts `values[i]` times. */
export interface Encoded {
  readonly ids: Int32Array
  readonly values: Float64Array
  /** Which of them learn from the example, by place in the lists; all where it is not told. */
  readonly learns?: Int32Array
}

/** Characters at the ends of a line. */
export function isEdgeCue(name: string): boolean {
  return isStartCue(name) || name.startsWith('ends-with:')
}

/** Characters that a line begins with. */
export function isStartCue(name: string): boolean {
  return name.startsWith('opens-with:')
}

/** How strongly the weight of a cue is held to its prior, beside others: characters at a line's ends are many and each is seen seldom. */
export function pullOf(name: string): number {
  return isEdgeCue(name) ? 3 : 1
}

/** Numbers in one of these pieces of memory. */
const PIECE = 1 << 16

/** Lists of numbers in few large pieces of memory: millions of short lists with memory of their own take twice as much. */
class Lists<List extends Int32Array | Float64Array> {
  readonly #make: (length: number) => List
  #piece: List
  #used = 0

  constructor(make: (length: number) => List) {
    this.#make = make
    this.#piece = make(0)
  }

  add(numbers: readonly number[]): List {
    if (this.#used + numbers.length > this.#piece.length) {
      this.#piece = this.#make(Math.max(PIECE, numbers.length))
      this.#used = 0
    }
    // A part of a list is a list of its kind.
    const list = this.#piece.subarray(this.#used, this.#used + numbers.length) as List
    list.set(numbers)
    this.#used += numbers.length
    return list
  }
}

/** Numbers for names, in the order in which they were first met. */
export class Vocabulary {
  readonly names: string[] = []
  readonly #numbers = new Map<string, number>()
  readonly #ids = new Lists((length) => new Int32Array(length))
  readonly #values = new Lists((length) => new Float64Array(length))

  constructor(known: Iterable<string> = []) {
    for (const name of known) this.numberOf(name)
  }

  numberOf(name: string): number {
    const known = this.#numbers.get(name)
    if (known !== undefined) return known
    this.#numbers.set(name, this.names.length)
    return this.names.push(name) - 1
  }

  /** With `boxesApart`, an example with boxes teaches only what boxes tell. */
  encode(cues: Cues, boxesApart = false): Encoded {
    const encoded = { ids: this.#ids.add(cues.names.map((name) => this.numberOf(name))), values: this.#values.add(cues.values) }
    const learns = boxesApart ? Int32Array.from(cues.names.flatMap((name, i) => (isBoxCue(name) ? [i] : []))) : new Int32Array(0)
    return learns.length === 0 ? encoded : { ...encoded, learns }
  }
}

/** The example teaches only what boxes tell: one of its lists of cues has boxes, and they are kept apart. */
export function isApart(lists: readonly Encoded[]): boolean {
  return lists.some((cues) => cues.learns !== undefined)
}

/** Calls back with each cue that learns from the example: its weight's number and how often it counts. */
export function eachLearning({ ids, values, learns }: Encoded, visit: (id: number, value: number) => void): void {
  const count = learns?.length ?? ids.length
  for (let n = 0; n < count; n++) {
    const i = learns === undefined ? n : (learns[n] ?? 0)
    visit(ids[i] ?? 0, values[i] ?? 0)
  }
}

/** Repeatable numbers from 0 up to, not including, 2³²: the same for the same seed (xorshift32, Marsaglia 2003). */
export function randomBits(seed: number): () => number {
  let state = (seed * 2654435761) | 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return state >>> 0
  }
}

/** A repeatable shuffle of 0 … length − 1: the same for the same seed. */
export function shuffled(length: number, seed: number): Int32Array {
  const order = Int32Array.from({ length }, (_, i) => i)
  const random = randomBits(seed)
  for (let i = length - 1; i > 0; i--) {
    const j = random() % (i + 1)
    const kept = order[i] ?? 0
    order[i] = order[j] ?? 0
    order[j] = kept
  }
  return order
}

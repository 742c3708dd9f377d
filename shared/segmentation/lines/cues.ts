/**
 * Cues: what was seen at a block, at a seam or between two blocks, as named numbers. A model is nothing but a weight for
 * each cue; the name's part before the colon is the code that says the cue in words.
 */
import type { ReasonCode } from '../reason-words.ts'

/** `length:18` or `sentence-complete`: a reason's code, and where one code has several weights, which of them. */
export type CueName = ReasonCode | `${ReasonCode}:${string}`

type Params = Readonly<Record<string, string | number>>

/** What a cue's sentence needs. */
interface Told {
  readonly name: CueName
  readonly params: Params
  readonly before: Told | undefined
}

interface Others {
  readonly cues: Cues
  readonly before: Others | undefined
}

/** A list of cues with their values. A cue that is not on the list has the value 0. */
export class Cues {
  readonly names: CueName[] = []
  readonly values: number[] = []
  /** The latest; most lists are never put into words, so that nothing is made for them. */
  #told: Told | undefined = undefined
  /** The lists that were added, the latest. */
  #others: Others | undefined = undefined

  add(name: CueName, value = 1, params?: Params): void {
    this.names.push(name)
    this.values.push(value)
    if (params !== undefined) this.#told = { name, params, before: this.#told }
  }

  /** What the sentences of cues need: first that of other lists, each in the order in which it was added. */
  told(): { readonly name: CueName; readonly params: Params }[] {
    const all: { readonly name: CueName; readonly params: Params }[] = []
    for (let each = this.#told; each !== undefined; each = each.before) all.push(each)
    for (let each = this.#others; each !== undefined; each = each.before) all.push(...each.cues.told().reverse())
    return all.reverse()
  }

  /** Adds the cues of another list, with what their sentences need. */
  addAll(others: Cues): void {
    for (let i = 0; i < others.names.length; i++) {
      const name = others.names[i]
      if (name === undefined) continue
      this.names.push(name)
      this.values.push(others.values[i] ?? 0)
    }
    this.#others = { cues: others, before: this.#others }
  }

  /** The cues of several lists, one behind the other. */
  static of(lists: readonly Cues[]): Cues {
    const cues = new Cues()
    for (const list of lists) cues.addAll(list)
    return cues
  }

  /** Adds the cue where `is` holds. */
  mark(is: boolean, name: CueName): void {
    if (is) this.add(name)
  }

  /** Takes out the cues that are not wanted. */
  keep(isWanted: (name: CueName) => boolean): void {
    let kept = 0
    this.names.forEach((name, i) => {
      if (!isWanted(name)) return
      this.names[kept] = name
      this.values[kept++] = this.values[i] ?? 0
    })
    this.names.length = kept
    this.values.length = kept
  }

  has(name: CueName): boolean {
    return this.names.includes(name)
  }
}

/** The code of a cue: its name without what stands behind the colon. Only for names of cues: a file of weights may hold others, which weigh nothing. */
export function codeOf(name: string): ReasonCode {
  const colon = name.indexOf(':')
  // The type of a cue's name says that its part before the colon is a code.
  return (colon < 0 ? name : name.slice(0, colon)) as ReasonCode
}

const codes: ReasonCode[] = []
const numbers = new Map<string, number>()

/** The number of a cue's code, found once for each name: 0, 1, 2 … in the order in which codes are first asked for. */
export function codeNumber(name: string): number {
  let number = numbers.get(name)
  if (number === undefined) {
    const code = codeOf(name)
    const known = codes.indexOf(code)
    number = known < 0 ? codes.push(code) - 1 : known
    numbers.set(name, number)
  }
  return number
}

/** The code with a number that `codeNumber` gave. */
export function codeNumbered(number: number): ReasonCode {
  return codes[number] ?? 'habit'
}

/**
 * Names that differ in one part, each put together once: looking up the weight of a text that was just made costs ten
 * times as much as of one that was looked up before. For parts of which there are few.
 */
export function nameTable<Part extends string | number>(make: (part: Part) => CueName): (part: Part) => CueName {
  const made = new Map<Part, CueName>()
  return (part) => {
    let name = made.get(part)
    if (name === undefined) made.set(part, (name = make(part)))
    return name
  }
}

/** The same for names that differ in two parts. */
export function nameGrid<First extends string, Second extends string>(
  make: (first: First, second: Second) => CueName,
): (first: First, second: Second) => CueName {
  const rows = new Map<First, (second: Second) => CueName>()
  return (first, second) => {
    let row = rows.get(first)
    if (row === undefined) rows.set(first, (row = nameTable((each: Second) => make(first, each))))
    return row(second)
  }
}

/** The name of the bucket that a value falls in: the first bound that is not below it, or `more`. */
export function bucket(value: number, bounds: readonly number[]): string {
  for (const bound of bounds) if (value <= bound) return String(bound)
  return 'more'
}

/** The same for bounds that many values are held against: the names are made beforehand. */
export function buckets(bounds: readonly number[]): (value: number) => string {
  const names = bounds.map(String)
  return (value) => {
    for (let i = 0; i < bounds.length; i++) if (value <= (bounds[i] ?? 0)) return names[i] ?? 'more'
    return 'more'
  }
}

/** A value cut to ±`most`. */
export function within(value: number, most: number): number {
  return Math.max(-most, Math.min(most, value))
}

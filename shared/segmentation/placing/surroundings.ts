/**
 * What stands around each place of a page that has been read: the lines that lead up to it, those that go on from it, the
 * headline above. Every block is compared with many others, so that all of it is asked for again and again; it is found
 * out once for each place.
 */
import { medianOf } from '../lines/compare.ts'
import { within } from '../lines/cues.ts'
import { followsNumber } from '../lines/list-cues.ts'
import { widthOf } from '../lines/page-facts.ts'
import { groupOf, type RowReading } from '../reading/reading.ts'

/** Lines of a run whose words are compared on either side. */
const WINDOW = 5
/** Places that are looked through for them. */
const REACH = 12
/** Lines of a headline group whose words count. */
const MOST_HEADS = 4
/** A run longer than this has its headline out of sight. */
const LONGEST_RUN = 80

/** A text goes on as surely as this where it is to tell what is usual; shorter texts tell nothing, in Chinese characters. */
const SURELY_ON = 0.95
const SHORTEST = 60
/** What is usual where the page does not tell, and at least, in nats for each character. */
const USUAL_NATS = 0.03
const LEAST_NATS = 0.01

/** Nats from which words say that a line goes on with the text above: where the reading hardly doubts it either, nothing else is weighed. */
export const SETTLING = 2

export type Group = ReturnType<typeof groupOf>

/** Lines whose words are compared, with their width all together in Chinese characters. */
export interface Run {
  readonly lines: readonly number[]
  readonly width: number
}

export class Surroundings {
  readonly groups: readonly Group[]
  /** By place: the next place below that is in an article, or −1. */
  readonly next: Int32Array
  /** By place: the number of its run, what begins or takes up an article beginning a new one. */
  readonly runs: Int32Array
  /** By place: the last one that the reading lets go on from it. What goes on from a block is not what it follows. */
  readonly end: Int32Array
  readonly #reading: RowReading
  /** By place: how many articles start above it. */
  readonly #starts: Int32Array
  readonly #up: (Run | undefined)[]
  readonly #down: (Run | undefined)[]
  readonly #own: (readonly number[] | undefined)[]
  readonly #heads: (readonly number[] | undefined)[]
  readonly #lead: (readonly number[] | undefined)[]
  readonly #closes: (boolean | undefined)[]

  constructor(reading: RowReading) {
    const { links } = reading
    const count = links.length
    this.#reading = reading
    this.groups = reading.kinds.map(groupOf)
    this.next = new Int32Array(count).fill(-1)
    this.end = new Int32Array(count)
    this.runs = new Int32Array(count)
    this.#starts = new Int32Array(count + 1)
    const empty = <T>(): (T | undefined)[] => Array.from({ length: count }, () => undefined)
    this.#up = empty()
    this.#down = empty()
    this.#own = empty()
    this.#heads = empty()
    this.#lead = empty()
    this.#closes = empty()
    for (let k = count - 1; k >= 0; k--) {
      const below = links[k + 1]
      this.next[k] = below === undefined || below === 'none' ? (this.next[k + 1] ?? -1) : k + 1
      const end = below === undefined || below === 'start' || below === 'resume' ? k : (this.end[k + 1] ?? k)
      this.end[k] = below === 'none' && end === k + 1 ? k : end
    }
    for (let k = 1; k < count; k++) this.runs[k] = (this.runs[k - 1] ?? 0) + (links[k] === 'start' || links[k] === 'resume' ? 1 : 0)
    for (let k = 0; k < count; k++) this.#starts[k + 1] = (this.#starts[k] ?? 0) + (links[k] === 'start' ? 1 : 0)
  }

  /** How many articles start between two places, these not counted. */
  startsBetween(from: number, to: number): number {
    return (this.#starts[to] ?? 0) - (this.#starts[from + 1] ?? 0)
  }

  /** Lines that lead up to a place in its run, its own among them, the nearest first. */
  up(from: number): Run {
    return (this.#up[from] ??= this.#runOf(this.#linesUp(from)))
  }

  /** Lines that go on from a place in its run, its own among them. */
  down(k: number): Run {
    return (this.#down[k] ??= this.#runOf(this.#linesDown(k)))
  }

  /** The headline group of a place's run and the lines that lead up to the place. */
  lead(from: number): readonly number[] {
    return (this.#lead[from] ??= [...this.heads(from), ...this.up(from).lines.filter((line) => !this.heads(from).includes(line))])
  }

  /** The line of a place alone. */
  own(k: number): readonly number[] {
    return (this.#own[k] ??= [this.#reading.lines[k] ?? 0])
  }

  /** The headline group at the beginning of the run that a place is in. */
  heads(from: number): readonly number[] {
    return (this.#heads[from] ??= this.#headLines(from))
  }

  /** A quotation ends near the beginning of a place's line, and none begins there. */
  closesQuote(k: number): boolean {
    return (this.#closes[k] ??= this.#closesQuote(this.#reading.facts.views[this.#reading.lines[k] ?? -1]?.text ?? ''))
  }

  #closesQuote(text: string): boolean {
    return /[”」』]/.test(text.slice(0, 200)) && !/[“「『]/.test(text.slice(0, 20))
  }

  #usual: number | undefined

  /** What words say beside what is usual on this page for a text of this width; ±2 at most, 1 where a text goes on with its own article. */
  share(nats: number, width: number): number {
    this.#usual ??= this.#findUsual()
    return within(nats / (this.#usual * Math.max(SHORTEST, width)), 2)
  }

  /**
   * What words say on this page for a text's going on where it surely does, in nats for each Chinese character: the median over its
   * paragraphs. Newspapers differ: a party paper repeats its words, an essay seeks others.
   */
  #findUsual(): number {
    const { facts, p, above } = this.#reading
    const rates: number[] = []
    for (let k = 0; k < this.groups.length; k++) {
      const from = above[k] ?? -1
      if (from < 0 || this.groups[k] !== 'text' || this.groups[from] !== 'text' || (p.on[k] ?? 0) < SURELY_ON) continue
      const down = this.down(k)
      if (down.width >= SHORTEST) rates.push(facts.words.odds(down.lines, this.up(from).lines) / down.width)
    }
    return Math.max(LEAST_NATS, medianOf(rates, USUAL_NATS))
  }

  /** Whether a place's number is the next one of the list in the run that leads up to another; undefined where it has none, or a first one. */
  listOrder(from: number, k: number): 'next' | 'no' | undefined {
    const { facts, lines } = this.#reading
    return followsNumber(facts, this.#upThrough(from), lines[k] ?? -1)
  }

  /** All lines that lead up to a place in its run, its own among them, the nearest first. */
  through(from: number): readonly number[] {
    return [...this.#upThrough(from)]
  }

  *#upThrough(from: number): Iterable<number> {
    const { lines, links, above } = this.#reading
    for (let at = from, guard = 0; at >= 0 && guard < LONGEST_RUN; guard++) {
      yield lines[at] ?? 0
      at = links[at] === 'on' ? (above[at] ?? -1) : -1
    }
  }

  #runOf(lines: readonly number[]): Run {
    return { lines, width: widthOf(this.#reading.facts, lines) }
  }

  #linesUp(from: number): number[] {
    const { lines, links, above } = this.#reading
    const run: number[] = []
    let at = from
    for (let guard = 0; at >= 0 && run.length < WINDOW && guard < REACH; guard++) {
      run.push(lines[at] ?? 0)
      if (links[at] !== 'on') break
      at = above[at] ?? -1
    }
    return run
  }

  #linesDown(k: number): number[] {
    const { lines, links } = this.#reading
    const run = [lines[k] ?? 0]
    for (let at = k + 1; at < lines.length && run.length < WINDOW; at++) {
      const link = links[at]
      if (link === 'none') continue
      if (link !== 'on') break
      run.push(lines[at] ?? 0)
    }
    return run
  }

  #headLines(from: number): number[] {
    const { lines, links, above } = this.#reading
    let at = from
    for (let guard = 0; guard < LONGEST_RUN && links[at] === 'on' && (above[at] ?? -1) >= 0; guard++) at = above[at] ?? at
    const head: number[] = []
    for (; at < lines.length && this.groups[at] === 'head' && head.length < MOST_HEADS; at++) head.push(lines[at] ?? 0)
    return head
  }
}

const known = new WeakMap<RowReading, Surroundings>()

/** The surroundings of a reading's places, made when they are first asked for. */
export function surroundingsOf(reading: RowReading): Surroundings {
  let surroundings = known.get(reading)
  if (surroundings === undefined) known.set(reading, (surroundings = new Surroundings(reading)))
  return surroundings
}

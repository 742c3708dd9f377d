/** Corpora with planted copies and what is true of them. */
import { randomOf, type Random } from '../segmentation/random.ts'
import { misread, otherFigures, respaced } from './noise.ts'
import { CAPTION_PATTERNS, FIGURE_PATTERNS } from './patterns.ts'
import type { BenchRecord } from './run.ts'
import { pairOf } from './scores.ts'
import { articleOf, captionOf, sentenceOf } from './writer.ts'

export interface Planted {
  /** In random order. */
  readonly records: readonly BenchRecord[]
  /** Pairs that are copies, by `pairOf`. */
  readonly pairs: ReadonlySet<string>
  /** By id: the text that it is a copy of. */
  readonly story: ReadonlyMap<string, string>
}

/** Collects records and what is true of them. */
class Planter {
  readonly random: Random
  readonly #records: BenchRecord[] = []
  readonly #pairs = new Set<string>()
  readonly #story = new Map<string, string>()

  constructor(seed: number) {
    this.random = randomOf(seed)
  }

  get size(): number {
    return this.#records.length
  }

  add(text: string, story?: string): string {
    const id = `r${String(this.#records.length)}`
    this.#records.push({ id, text })
    this.#story.set(id, story ?? id)
    return id
  }

  /** Adds copies of one text; every two of them are a true pair. */
  copies(texts: readonly string[]): void {
    const ids: string[] = []
    for (const text of texts) ids.push(this.add(text, ids[0]))
    for (const [i, id] of ids.entries()) for (const other of ids.slice(i + 1)) this.pair(id, other)
  }

  pair(a: string, b: string): void {
    this.#pairs.add(pairOf(a, b))
  }

  done(): Planted {
    return { records: this.random.shuffled(this.#records), pairs: this.#pairs, story: this.#story }
  }
}

/** Captions of 15 to 60 characters, each twice, both misread at `rate`; as many captions without a copy, half of them of a few patterns. */
export function captions(count: number, rate: number, seed: number): Planted {
  const planter = new Planter(seed)
  const { random } = planter
  const seen = new Set<string>()
  const fresh = (): string => {
    for (;;) {
      const text = random.chance(0.25) ? random.pick(CAPTION_PATTERNS)(random) : captionOf(random)
      // The same caption drawn twice would be a copy that nobody planted.
      if (seen.has(text)) continue
      seen.add(text)
      return text
    }
  }
  for (let i = 0; i < count; i++) {
    const text = fresh()
    planter.copies([misread(text, rate, random), misread(text, rate, random)])
    planter.add(misread(fresh(), rate, random))
  }
  return planter.done()
}

/** Articles in clusters of one to five copies, each misread at `rate`, and articles alone. */
export function noisyArticles(count: number, rate: number, seed: number): Planted {
  const planter = new Planter(seed)
  const { random } = planter
  for (let i = 0; i < count; i++) {
    const text = articleOf(random, random.int(150, 900))
    const copies = random.chance(0.5) ? 1 : random.int(2, 5)
    planter.copies(Array.from({ length: copies }, () => misread(text, rate, random)))
  }
  return planter.done()
}

/** Fragments of 40 to 200 characters of one article in a record of their own, or at the head or end of another article; misread at `rate`. */
export function fragments(
  count: number,
  rate: number,
  seed: number,
  shortest = 40,
  longest = 200,
): { readonly alone: Planted; readonly merged: Planted } {
  const make = (merged: boolean): Planted => {
    const planter = new Planter(seed + Number(merged))
    const { random } = planter
    for (let i = 0; i < count; i++) {
      const article = articleOf(random, 700)
      const holder = planter.add(article)
      const length = random.int(shortest, longest)
      const from = random.int(0, article.length - length - 1)
      const piece = misread(article.slice(from, from + length).replaceAll('\n', ''), rate, random)
      const other = merged ? articleOf(random, 300) : ''
      planter.pair(holder, planter.add(random.chance(0.5) ? piece + other : other + piece))
    }
    return planter.done()
  }
  return { alone: make(false), merged: make(true) }
}

/** Texts of the same wording with other dates and figures, a few of them also misread; no two are copies. */
export function sameWording(count: number, seed: number): Planted {
  const planter = new Planter(seed)
  const { random } = planter
  for (const pattern of FIGURE_PATTERNS) {
    const seen = new Set<string>()
    for (let i = 0; i < count; i++) {
      const text = pattern(random)
      if (seen.has(text)) continue
      seen.add(text)
      planter.add(random.chance(0.2) ? misread(text, 0.02, random) : text)
    }
  }
  for (let i = 0; i < count; i++) {
    const text = articleOf(random, 400)
    const other = otherFigures(text, random)
    planter.add(text)
    if (other !== undefined) planter.add(other)
  }
  return planter.done()
}

/** Texts and the same with the least change that is none of white space, width or punctuation, and with nothing but such changes. */
export function leastChanges(count: number, seed: number): { readonly corpus: Planted; readonly same: ReadonlySet<string> } {
  const planter = new Planter(seed)
  const { random } = planter
  const same = new Set<string>()
  for (let i = 0; i < count; i++) {
    const text = random.chance(0.3) ? random.pick(FIGURE_PATTERNS)(random) : articleOf(random, random.int(30, 400))
    const first = planter.add(text)
    if (random.chance(0.5)) same.add(pairOf(first, planter.add(respaced(text, random), first)))
    planter.add(leastChange(text, random))
  }
  return { corpus: planter.done(), same }
}

const leastChange = (text: string, random: Random): string => {
  const at = random.int(0, text.length - 1)
  const chars = Array.from(text)
  const letter = chars.findIndex((char, i) => i >= at && /\p{Script=Han}/u.test(char))
  const place = letter < 0 ? chars.findIndex((char) => /\p{Script=Han}/u.test(char)) : letter
  const ways: (() => string)[] = [
    () => chars.with(place, chars[place] === '某' ? '每' : '某').join(''),
    () => [...chars.slice(0, place), ...chars.slice(place + 1)].join(''),
    () => chars.toSpliced(place, 0, chars[place] ?? '').join(''),
    () => text.replace(/\d/, (digit) => String((Number(digit) + 1) % 10)),
    () => text.replace(/(\d)(\d)/, '$1.$2'),
    () => text.replace(/(\d)\.(\d)/, '$1$2'),
    () => text.replace(/(\d):(\d)/, '$1$2'),
    () =>
      text.replace(
        /国|会|来|时|为|学|发/,
        (char) => ({ 国: '國', 会: '會', 来: '來', 时: '時', 为: '為', 学: '學', 发: '發' })[char] ?? char,
      ),
    () => text.replace(/最低气温(\d)/, '最低气温-$1'),
  ]
  for (const way of random.shuffled(ways)) {
    const out = way()
    if (out !== text) return out
  }
  return `${text}某`
}

/** Articles alone, and copies with 1 to 10 % of misreadings, cut heads and tails, inserted sentences. How alike two are is for brute force to say. */
export function mixed(count: number, seed: number): Planted {
  const planter = new Planter(seed)
  const { random } = planter
  while (planter.size < count) {
    const text = random.chance(0.1) ? random.pick(FIGURE_PATTERNS)(random) : articleOf(random, random.int(120, 900))
    const first = planter.add(text)
    const copy = changed(text, random)
    if (copy !== undefined) planter.pair(first, planter.add(copy, first))
  }
  return planter.done()
}

function changed(text: string, random: Random): string | undefined {
  const how = random.next()
  const cut = random.int(5, Math.floor(text.length / 4))
  if (how < 0.2) return misread(text, random.int(1, 10) / 100, random)
  if (how < 0.25) return respaced(text, random)
  if (how < 0.3) return text.slice(cut)
  if (how < 0.35) return text.slice(0, text.length - cut)
  return how < 0.4 ? sentenceOf(random) + text : undefined
}

/** A record that may be a copy of an earlier one. */
export interface CopyRecord extends BenchRecord {
  readonly copyOf?: string
}

/** Articles of about 600 characters, one in ten a copy of an earlier one with 3 % of misreadings, as many as asked for, one after the other. */
export function* longCorpus(count: number, seed: number): Generator<CopyRecord> {
  const random = randomOf(seed)
  let last: BenchRecord | undefined
  for (let i = 0; i < count; i++) {
    const id = `a${String(i)}`
    if (i % 10 === 9 && last !== undefined) {
      yield { id, text: misread(last.text, 0.03, random), copyOf: last.id }
      continue
    }
    const record = { id, text: articleOf(random, 585) }
    if (i % 10 === random.int(0, 8)) last = record
    yield record
  }
}

/** All pairs of copies of such records. */
export function copyPairs(records: readonly CopyRecord[]): Set<string> {
  const copies = new Map<string, string[]>()
  for (const { id, copyOf } of records) if (copyOf !== undefined) copies.set(copyOf, [...(copies.get(copyOf) ?? [copyOf]), id])
  const pairs = new Set<string>()
  for (const ids of copies.values()) for (const [i, id] of ids.entries()) for (const other of ids.slice(i + 1)) pairs.add(pairOf(id, other))
  return pairs
}

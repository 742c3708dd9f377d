/** From a neighbourhood of texts that are alike to groups as the queue has them: cause, what is kept and why, and what was said. */
import type { CopyCause, CopyGrain, CopyState } from '#shared/contract/index.ts'
import {
  causeOf,
  causeOfGroup,
  Comparer,
  groupCopies,
  normalise,
  suggestKeep,
  type Comparison,
  type CopyGroup,
  type CopyPlace,
  type CopyTraits,
  type GroupedTexts,
  type GroupMember,
  type Link,
} from '#shared/duplicates/index.ts'
import { isMeantTwice, speaksOf, type OtherText } from '#shared/model/index.ts'

import {
  FLAGS,
  type CopyText,
  type LibraryGroup,
  type Neighbourhood,
  type StoredLink,
  type StoredMember,
  type StoredVerdict,
} from '../library/index.ts'

/** Copies of which the place is looked at to tell the cause; and of which the traits are, to tell the best. */
const MOST_PLACES = 8
const MOST_TRAITS = 64

/** Groups of the texts of a neighbourhood. `textOf` reads an article's text by its number. */
export function groupNeighbourhood(hood: Neighbourhood, textOf: (n: number) => string): LibraryGroup[] {
  const texts = new HoodTexts(hood, textOf)
  const exact = [...hood.equals.values()].map(({ first }) => first.map(({ n }) => texts.indexOf(n)))
  const links = hood.links.flatMap((link) => texts.link(link) ?? [])
  const found = groupCopies(texts, exact, links)
  const groups = [...found, ...exactApart(found, exact, texts)]
  return groups.flatMap((group) => texts.stored(group) ?? [])
}

/** Copies to the letter also stand in a group of their own: they can be dropped without a look, whatever else is like them. */
function exactApart(found: readonly CopyGroup[], exact: readonly (readonly number[])[], texts: GroupedTexts): CopyGroup[] {
  const apart = new Set(found.flatMap(({ kind, members }) => (kind === 'exact' ? members.map(({ text }) => text) : [])))
  return exact.filter(([first]) => first !== undefined && !apart.has(first)).flatMap((list) => groupCopies(texts, [list], []))
}

class HoodTexts implements GroupedTexts {
  readonly count: number
  readonly #all: readonly CopyText[]
  readonly #index: ReadonlyMap<number, number>
  readonly #hood: Neighbourhood
  readonly #textOf: (n: number) => string
  readonly #comparer = new Comparer()

  constructor(hood: Neighbourhood, textOf: (n: number) => string) {
    const all = new Map(hood.texts.map((text) => [text.n, text]))
    for (const { first } of hood.equals.values()) for (const text of first) all.set(text.n, text)
    this.#all = [...all.values()].sort((a, b) => a.n - b.n)
    this.#index = new Map(this.#all.map(({ n }, i) => [n, i]))
    this.count = this.#all.length
    this.#hood = hood
    this.#textOf = textOf
  }

  indexOf(n: number): number {
    return this.#index.get(n) ?? -1
  }

  lengthOf(text: number): number {
    return this.#all[text]?.length ?? 0
  }

  rawLengthOf(text: number): number {
    return this.#all[text]?.raw ?? 0
  }

  textOf(text: number): string {
    return this.#textOf(this.#all[text]?.n ?? 0)
  }

  keepOf(texts: readonly number[]): number {
    return suggestKeep(texts.map((text) => this.#traits(text))).keep
  }

  compare(a: number, b: number): Comparison | undefined {
    return this.#parted(a, b) ? undefined : this.#comparer.compare(normalise(this.textOf(a)), normalise(this.textOf(b)))
  }

  /** A stored link as the engine groups by it; undefined where an editor said that the two are no copies. */
  link({ a, b, kind, whole, figures, score, spans }: StoredLink): Link | undefined {
    const [one, other] = [this.indexOf(a), this.indexOf(b)]
    if (this.#parted(one, other)) return undefined
    const [aStart, aEnd, bStart, bEnd] = spans
    return { a: one, b: other, likeness: { kind, whole, figures, score, a: { start: aStart, end: aEnd }, b: { start: bStart, end: bEnd } } }
  }

  /** The group as it is stored; undefined for copies to the letter on one page: those the page has found by itself. */
  stored(group: CopyGroup): LibraryGroup | undefined {
    const texts = group.members.flatMap(({ text }) => this.#all[text] ?? [])
    const across = new Set(texts.map(({ page }) => page)).size > 1 || texts.some(({ n }) => this.#hood.equals.get(n)?.across === true)
    const place = across ? 'across' : 'within'
    if (place === 'within' && group.kind === 'exact') return undefined
    const [first] = texts
    if (first === undefined) return undefined
    const keep = group.keep === null ? null : (this.#all[group.keep]?.n ?? null)
    const cause = this.#cause(group)
    const note = group.figures ? 'figures' : group.boilerplate ? 'boilerplate' : group.passage ? 'passage' : null
    const more = [...this.#hood.equals].flatMap(([n, { first: listed, count }]) =>
      count > listed.length && texts.some((text) => text.n === n) ? [[n, listed.length, count - listed.length] as const] : [],
    )
    const beyond = more.reduce((sum, [, , count]) => sum + count, 0)
    const repeated = group.members.slice(1).reduce((sum, { span }) => sum + span.end - span.start, 0)
    return {
      name: this.#name(group, texts),
      kind: group.kind,
      cause,
      grain: grainOf(group, first),
      place,
      state: keep === null || isMeantTwice(cause) ? this.#notedState(texts) : this.#state(texts),
      note,
      score: Math.max(0, Math.min(1, group.score)),
      copies: texts.length + beyond,
      characters: repeated + beyond * first.raw,
      date: texts.reduce((latest, { date }) => (date > latest ? date : latest), ''),
      body: {
        members: group.members.map((member) => this.#member(member, group, first)),
        keep,
        reasons: keep === null ? [] : suggestKeep(group.members.slice(0, MOST_TRAITS).map(({ text }) => this.#traits(text))).reasons,
        more: more.map(([n, listed]) => [n, listed]),
      },
      members: texts.map(({ n, page }) => [n, page]),
    }
  }

  /** A copy as it is to the first, which is the one to keep: the engine tells how it is to the one in the middle of the group. */
  #member({ text, kind, score, span }: GroupMember, group: CopyGroup, first: CopyText): StoredMember {
    const { n = 0, exact } = this.#all[text] ?? {}
    const whole = group.kind === 'contained' || group.passage ? kind : exact === first.exact ? 'exact' : 'near'
    return { text: n, kind: whole, score: whole === 'exact' ? 1 : score, span: [span.start, span.end] }
  }

  /** Named by its least text, so that it keeps its name while others come and go. */
  #name(group: CopyGroup, texts: readonly CopyText[]): string {
    const least = (of: readonly CopyText[]): string => String(of.reduce((min, { n }) => Math.min(min, n), Infinity))
    if (group.passage) return `p${least(texts)}-${String(group.members[0]?.span.start ?? 0)}-${String(group.members[0]?.span.end ?? 0)}`
    if (group.kind === 'contained') {
      const isHolder = group.members.map(({ kind }) => kind === 'exact')
      return `f${least(texts.filter((_, i) => isHolder[i] !== true))}-${least(texts.filter((_, i) => isHolder[i] === true))}`
    }
    return `${group.figures ? 'w' : group.kind === 'exact' ? 'x' : 'c'}${least(texts)}`
  }

  #cause(group: CopyGroup): CopyCause {
    if (group.boilerplate) return 'legitimate'
    const [first, ...others] = group.members.slice(0, MOST_PLACES + 1).map(({ text }) => this.#place(text))
    if (first === undefined) return 'unknown'
    const cause = causeOfGroup(others.map((other) => causeOf(first, other)))
    return cause === 'printed or machine' ? 'unknown' : cause
  }

  /** One page imported twice from different files is one place: its issue and number name it, where they are known. */
  #place(index: number): CopyPlace {
    const text = this.#all[index]
    if (text === undefined) return {}
    const { publication, date, pageKey, pageId } = text
    const number = Number(/\d+/.exec(pageKey)?.[0] ?? Number.NaN)
    return {
      page: date !== '' && pageKey !== '' ? `${publication} ${date} ${pageKey}` : pageId,
      ...(date === '' ? {} : { date: `${publication} ${date}` }),
      ...(Number.isFinite(number) ? { pageNumber: number } : {}),
      length: text.length,
      isHeadline: (text.flags & FLAGS.onlyHeadline) !== 0,
      isContinued: (text.flags & FLAGS.continued) !== 0,
      text: this.textOf(index).slice(0, 200),
    }
  }

  #traits(index: number): CopyTraits {
    const text = this.#all[index]
    const { length = 0, flags = 0, errors = 0, date = '', pageKey = '' } = text ?? {}
    return {
      length,
      hasHeadline: (flags & FLAGS.headline) !== 0,
      hasCredit: (flags & FLAGS.credit) !== 0,
      errors,
      date: date === '' ? '' : `${date} ${pageKey}`,
    }
  }

  #parted(a: number, b: number): boolean {
    const [one, other] = [this.#all[a], this.#all[b]]
    return one !== undefined && other !== undefined && saidOf(this.#hood.verdicts, one, other) === 'different'
  }

  /** What is left to decide. The first is the one that stays: it is decided when all others are. */
  #state(texts: readonly CopyText[]): CopyState {
    const said = texts.slice(1).map((text) => saidInGroup(this.#hood.verdicts, text, texts))
    if (said.every((one) => one === 'kept' || one === 'different')) return 'kept'
    return said.some((one) => one === undefined) ? 'open' : 'later'
  }

  #notedState(texts: readonly CopyText[]): CopyState {
    return this.#state(texts) === 'kept' ? 'kept' : 'noted'
  }
}

function grainOf(group: CopyGroup, first: CopyText): CopyGrain {
  if (group.kind === 'contained' || group.passage) return 'paragraph'
  return (first.flags & FLAGS.photo) !== 0 ? 'caption' : 'article'
}

/** A text as verdicts name it. */
export function otherTextOf({ pageId, article, exact }: CopyText): OtherText {
  return { page: pageId, article, text: exact }
}

type Said = StoredVerdict['verdict'] | undefined

/** What an editor said of two texts, with either of them. A decision takes back what contradicts it, so that there is one answer. */
export function saidOf(verdicts: readonly StoredVerdict[], one: CopyText, other: CopyText): Said {
  return verdicts.findLast((said) => isOfPair(said, one, other))?.verdict
}

/** True where a verdict is of these two texts, or of two that say the same to the letter. */
export function isOfPair(said: StoredVerdict, one: CopyText, other: CopyText): boolean {
  const owns = (text: CopyText): boolean => said.owner === text.n || said.exact === text.exact
  const speaks = (text: CopyText): boolean => speaksOf(said, otherTextOf(text))
  return (owns(one) && speaks(other)) || (owns(other) && speaks(one))
}

/** What was said of a text and any other one of its group: `kept` with one means that it stays. */
export function saidInGroup(verdicts: readonly StoredVerdict[], text: CopyText, texts: readonly CopyText[]): Said {
  if (verdicts.length === 0) return undefined
  const said = texts.flatMap((other) => (other.n === text.n ? [] : (saidOf(verdicts, text, other) ?? [])))
  return (['kept', 'different', 'later'] as const).find((verdict) => said.includes(verdict))
}

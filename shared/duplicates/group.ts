/**
 * From pairs to groups, without chains: A like B and B like C does not make C a copy of A. Every text of a group was compared with
 * the one that represents it.
 *
 * Two levels. Copies first: texts that are alike and have the same figures. Then wordings: groups and texts that differ from
 * one another in figures or dates (the same report of another week), which belong side by side and of which nothing is dropped.
 */
import { boilerplateOf, mayBeBoilerplate } from './boilerplate.ts'
import type { Comparison, Span } from './comparison.ts'

/** Two texts and how they are alike. Texts are numbered from 0. */
export interface Link {
  readonly a: number
  readonly b: number
  readonly likeness: Comparison
}

export interface GroupMember {
  readonly text: number
  /** How it is like the kept text (the kept one itself: exact). */
  readonly kind: Comparison['kind']
  readonly score: number
  /** The part of its raw text that is the copy. */
  readonly span: Span
}

export interface CopyGroup {
  /** The least of its members' kinds. */
  readonly kind: Comparison['kind']
  /** Score of the least like member. */
  readonly score: number
  /** Text to keep; null where nothing is to be dropped: other figures, boilerplate, a passage that two longer texts share. */
  readonly keep: number | null
  /** The wording is the same and the figures or dates are not. */
  readonly figures: boolean
  /** A standing head, a contact line, a slogan: meant to stand in many places. */
  readonly boilerplate: boolean
  /** A stretch that its texts share is all of none of them. */
  readonly passage: boolean
  /** At least two, by number; what is kept first. */
  readonly members: readonly GroupMember[]
}

/** What grouping asks of the texts. */
export interface GroupedTexts {
  readonly count: number
  /** Normal length of a text. */
  lengthOf(text: number): number
  /** Length of the raw text. */
  rawLengthOf(text: number): number
  /** The raw text; asked for only where its words decide, e.g. whether it is boilerplate. */
  textOf(text: number): string
  /** Which of several copies (at most 64 are asked about) to keep: its place in the list. */
  keepOf(texts: readonly number[]): number
  /** Compares two texts that candidates did not bring together. */
  compare(a: number, b: number): Comparison | undefined
}

/** Copies that are asked about when one to keep is looked for. */
const MOST_ASKED = 64
/** Longer texts that a fragment is reported to stand in. */
const MOST_HOLDERS = 8

/**
 * Groups of copies, largest first, then by their first text.
 * `exact`: lists of texts with equal normal texts, each of at least two. `links` are between texts of which of every such list only
 * the first takes part; their order does not matter.
 */
export function groupCopies(texts: GroupedTexts, exact: readonly (readonly number[])[], links: readonly Link[]): CopyGroup[] {
  const copies = new Map<number, readonly number[]>()
  for (const list of exact) if (list[0] !== undefined) copies.set(list[0], list)
  const near = links.filter(({ likeness }) => likeness.kind !== 'contained')
  const first = stars(
    near.filter(({ likeness }) => !likeness.figures),
    texts,
  )
  const second = stars(
    lifted(
      near.filter(({ likeness }) => likeness.figures),
      first,
    ),
    undefined,
  )
  const all = (star: ReadonlyMap<number, Comparison>, center: number): GroupMember[] => {
    const members: GroupMember[] = []
    for (const [text, likeness] of [[center, undefined] as const, ...star]) {
      for (const copy of copies.get(text) ?? [text]) {
        const kind = likeness === undefined ? 'exact' : 'near'
        members.push({ text: copy, kind, score: likeness?.score ?? 1, span: { start: 0, end: texts.rawLengthOf(copy) } })
      }
    }
    return members
  }
  const groups: CopyGroup[] = []
  const centers = new Set([...copies.keys(), ...first.stars.keys()])
  for (const center of centers) {
    if (first.centerOf.get(center) !== undefined && first.centerOf.get(center) !== center) continue
    const members = all(first.stars.get(center) ?? new Map(), center)
    if (members.length > 1) groups.push(copyGroup(texts, members))
  }
  for (const [center, star] of second.stars) {
    const members = [center, ...star.keys()].flatMap((each) =>
      all(first.stars.get(each) ?? new Map(), each).map((member) => ({
        ...member,
        kind: 'near' as const,
        score: Math.min(member.score, star.get(each)?.score ?? 1),
      })),
    )
    groups.push(finished(members, { keep: null, figures: true, boilerplate: false, passage: false }))
  }
  const centerOf = (text: number): number => first.centerOf.get(text) ?? text
  const wordingOf = (text: number): number => second.centerOf.get(centerOf(text)) ?? centerOf(text)
  const contained = links.filter(({ a, b, likeness }) => likeness.kind === 'contained' && wordingOf(a) !== wordingOf(b))
  groups.push(...fragments(texts, contained, (text) => all(first.stars.get(text) ?? new Map(), text), centerOf))
  groups.push(...passages(texts, contained))
  return groups.sort(
    (a, b) =>
      b.members.length - a.members.length || (a.members[0]?.text ?? 0) - (b.members[0]?.text ?? 0) || a.members.length - b.members.length,
  )
}

interface Stars {
  /** By the text in the middle: the texts around it and how they are like it. */
  readonly stars: ReadonlyMap<number, ReadonlyMap<number, Comparison>>
  readonly centerOf: ReadonlyMap<number, number>
}

/**
 * Puts each linked text to one in the middle that it was compared with, the text with most links first. A text that is left alone
 * while its neighbour went to a group is compared with the one in the middle of that; it may only not have been a candidate.
 */
function stars(links: readonly Link[], texts: GroupedTexts | undefined): Stars {
  const around = new Map<number, Map<number, Comparison>>()
  const put = (from: number, to: number, likeness: Comparison): void => {
    const list = around.get(from)
    if (list === undefined) around.set(from, new Map([[to, likeness]]))
    else if (!list.has(to)) list.set(to, likeness)
  }
  for (const { a, b, likeness } of links) {
    put(a, b, likeness)
    put(b, a, likeness)
  }
  const order = [...around.keys()].sort((x, y) => (around.get(y)?.size ?? 0) - (around.get(x)?.size ?? 0) || x - y)
  const centerOf = new Map<number, number>()
  const found = new Map<number, Map<number, Comparison>>()
  for (const text of order) {
    if (centerOf.has(text)) continue
    const tried = new Set<number>()
    for (const neighbour of around.get(text)?.keys() ?? []) {
      const center = centerOf.get(neighbour)
      if (texts === undefined || center === undefined || tried.has(center) || tried.size >= 4) continue
      tried.add(center)
      const likeness = texts.compare(center, text)
      if (likeness === undefined || likeness.kind === 'contained' || likeness.figures) continue
      found.get(center)?.set(text, likeness)
      centerOf.set(text, center)
      break
    }
    if (centerOf.has(text)) continue
    centerOf.set(text, text)
    const star = new Map<number, Comparison>()
    for (const [other, likeness] of around.get(text) ?? []) {
      if (centerOf.has(other)) continue
      centerOf.set(other, text)
      star.set(other, likeness)
    }
    found.set(text, star)
  }
  return { stars: new Map([...found].filter(([, star]) => star.size > 0)), centerOf }
}

/** The links of texts as links of the groups that they went to, those within one group left out. */
function lifted(links: readonly Link[], { centerOf }: Stars): Link[] {
  return links.flatMap(({ a, b, likeness }) => {
    const [from, to] = [centerOf.get(a) ?? a, centerOf.get(b) ?? b]
    return from === to ? [] : [{ a: from, b: to, likeness }]
  })
}

function copyGroup(texts: GroupedTexts, members: readonly GroupMember[]): CopyGroup {
  const first = members[0]
  const standing = first !== undefined && isStanding(texts, first.text, members.length)
  if (standing) return finished(members, { keep: null, figures: false, boilerplate: true, passage: false })
  const asked = members.toSorted((a, b) => a.text - b.text).slice(0, MOST_ASKED)
  const keep = asked[texts.keepOf(asked.map(({ text }) => text))]?.text ?? first?.text ?? null
  return finished(members, { keep, figures: false, boilerplate: false, passage: false })
}

function isStanding(texts: GroupedTexts, text: number, places: number): boolean {
  const length = texts.lengthOf(text)
  return mayBeBoilerplate(length, places) && boilerplateOf(texts.textOf(text), length, places)
}

function finished(members: readonly GroupMember[], what: Pick<CopyGroup, 'keep' | 'figures' | 'boilerplate' | 'passage'>): CopyGroup {
  const isFirst = (member: GroupMember): number => (member.text === what.keep ? 0 : 1)
  const sorted = members.toSorted((a, b) => isFirst(a) - isFirst(b) || a.text - b.text)
  const kinds = new Set(sorted.map(({ kind }) => kind))
  const kind = kinds.has('contained') ? 'contained' : kinds.has('near') ? 'near' : 'exact'
  return { ...what, kind, score: sorted.reduce((least, { score }) => Math.min(least, score), 1), members: sorted }
}

/** For each text that stands in longer ones: a group with its own copies and the longer text, which is kept. */
function fragments(
  texts: GroupedTexts,
  links: readonly Link[],
  copiesOf: (center: number) => GroupMember[],
  centerOf: (text: number) => number,
): CopyGroup[] {
  const held = new Map<number, { readonly holder: number; readonly link: Link }[]>()
  for (const link of links) {
    if (link.likeness.whole !== 'a' && link.likeness.whole !== 'b') continue
    const [piece, holder] = link.likeness.whole === 'a' ? [link.a, link.b] : [link.b, link.a]
    const list = held.get(centerOf(piece))
    if (list === undefined) held.set(centerOf(piece), [{ holder, link }])
    else list.push({ holder, link })
  }
  const groups: CopyGroup[] = []
  for (const [center, holders] of held) {
    holders.sort((x, y) => y.link.likeness.score - x.link.likeness.score || x.holder - y.holder)
    const used = new Set<number>()
    for (const { holder, link } of holders) {
      // One text of each group of copies is enough to say where the fragment stands.
      if (used.has(centerOf(holder)) || used.size >= MOST_HOLDERS) continue
      used.add(centerOf(holder))
      const { likeness } = link
      const span = holder === link.a ? likeness.a : likeness.b
      const own = copiesOf(center).map((member) => ({
        ...member,
        kind: 'contained' as const,
        score: Math.min(member.score, likeness.score),
      }))
      const members = [{ text: holder, kind: 'exact' as const, score: 1, span }, ...own]
      const standing = isStanding(texts, center, holders.length)
      const keep = likeness.figures || standing ? null : holder
      groups.push(finished(members, { keep, figures: likeness.figures, boilerplate: standing, passage: false }))
    }
  }
  return groups
}

/** Passages that longer texts share, those at the same place of one text together. */
function passages(texts: GroupedTexts, links: readonly Link[]): CopyGroup[] {
  const byText = new Map<number, { readonly span: Span; readonly members: GroupMember[]; figures: boolean }[]>()
  const sorted = links
    .filter(({ likeness }) => likeness.whole === 'neither')
    .toSorted((x, y) => Math.min(x.a, x.b) - Math.min(y.a, y.b) || Math.max(x.a, x.b) - Math.max(y.a, y.b))
  for (const { a, b, likeness } of sorted) {
    const [from, to] = a < b ? [a, b] : [b, a]
    const [own, other] = a < b ? [likeness.a, likeness.b] : [likeness.b, likeness.a]
    const places = byText.get(from) ?? []
    byText.set(from, places)
    let place = places.find(({ span }) => common(span, own) >= 0.6 * Math.min(span.end - span.start, own.end - own.start))
    if (place === undefined) {
      place = { span: own, members: [{ text: from, kind: 'exact', score: 1, span: own }], figures: false }
      places.push(place)
    }
    place.figures ||= likeness.figures
    place.members.push({ text: to, kind: 'contained', score: likeness.score, span: other })
  }
  return [...byText].flatMap(([text, places]) =>
    places.map(({ span, members, figures }) => {
      const standing =
        mayBeBoilerplate(span.end - span.start, members.length) &&
        boilerplateOf(texts.textOf(text).slice(span.start, span.end), span.end - span.start, members.length)
      return finished(members, { keep: null, figures, boilerplate: standing, passage: true })
    }),
  )
}

function common(a: Span, b: Span): number {
  return Math.min(a.end, b.end) - Math.max(a.start, b.start)
}

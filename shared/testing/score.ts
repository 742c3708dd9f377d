/**
 * Scores a segmentation against a gold annotation (docs/gold-format.md) with the same numbers as the project's
 * reference scorer: B-cubed over characters, roles, joins, order, duplicates, and `effort`, the operations that an
 * editor needs to get from the one to the other.
 */
import { cheapestAssignment } from './assignment.ts'

export interface Annotation {
  readonly blocks: readonly { readonly i: number; readonly article: string | null; readonly role: string; readonly joins: number | null }[]
  readonly articles: readonly { readonly id: string; readonly order: readonly number[] }[]
  readonly duplicates: readonly { readonly keep: readonly number[]; readonly drop: readonly (readonly number[])[] }[]
}

/** Counts of one page, which add up over pages. */
export interface RawScore {
  readonly articles: number
  readonly exact: number
  /** Characters weighted with B-cubed precision and recall, and all characters. */
  readonly bcubed: readonly [precision: number, recall: number, characters: number]
  readonly roles: readonly [right: number, all: number]
  readonly joins: readonly [both: number, predicted: number, gold: number]
  readonly order: readonly [kept: number, pairs: number]
  readonly duplicates: readonly [both: number, predicted: number, gold: number]
  readonly effort: Effort
}

export interface Effort {
  readonly moves: number
  readonly roles: number
  readonly joins: number
  readonly order: number
  readonly dups: number
}

interface Side {
  article: (string | null)[]
  role: (string | null)[]
  joins: (number | null)[]
  order: Map<string, number[]>
  copies: { keep: readonly number[]; drop: readonly number[] }[]
}

/** Scores one page. `texts` are its blocks' texts, in order. */
export function scorePage(gold: Annotation, predicted: Annotation, texts: readonly string[]): RawScore {
  const n = gold.blocks.length
  const weights = texts.map((text) => Math.max(1, plain(text).length))
  const g = load(gold, n)
  const p = swapEqualCopies(gold, g, load(predicted, n), texts)
  const goldDrop = dropsOf(g)
  const predictedDrop = dropsOf(p)
  const goldSets = setsOf(g, n)
  const predictedSets = setsOf(p, n)
  const match = matchArticles(goldSets, predictedSets, weights)
  const same = (i: number): boolean =>
    p.role[i] === g.role[i] || (g.article[i] === null && isThrowaway(g.role[i]) && isThrowaway(p.role[i]))
  const all = Array.from({ length: n }, (_, i) => i)
  return {
    articles: goldSets.size,
    exact: exactArticles(goldSets, predictedSets, goldDrop, predictedDrop),
    bcubed: bcubed(g, p, weights),
    roles: [all.filter(same).length, n],
    joins: overlap(joinKeys(g), joinKeys(p)),
    order: keptPairs(g, p, match),
    duplicates: overlap(new Set([...goldDrop].map(String)), new Set([...predictedDrop].map(String))),
    effort: effortOf(g, p, match, goldDrop, predictedDrop, same),
  }
}

/** Pools the counts of several pages into ratios. */
export function summarise(raws: readonly RawScore[]): {
  blocks: number
  articles: number
  bcubed: number
  exact: number
  roles: number
  joins: number
  order: number
  duplicates: number
  effort: number
} {
  const sum = (pick: (raw: RawScore) => number): number => raws.reduce((all, raw) => all + pick(raw), 0)
  const f1 = (both: number, predicted: number, gold: number): number => (predicted + gold === 0 ? 1 : (2 * both) / (predicted + gold))
  const characters = sum((raw) => raw.bcubed[2])
  const precision = characters === 0 ? 1 : sum((raw) => raw.bcubed[0]) / characters
  const recall = characters === 0 ? 1 : sum((raw) => raw.bcubed[1]) / characters
  const articles = sum((raw) => raw.articles)
  return {
    blocks: sum((raw) => raw.roles[1]),
    articles,
    bcubed: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
    exact: articles === 0 ? 1 : sum((raw) => raw.exact) / articles,
    roles: ratio(
      sum((raw) => raw.roles[0]),
      sum((raw) => raw.roles[1]),
    ),
    joins: f1(
      sum((raw) => raw.joins[0]),
      sum((raw) => raw.joins[1]),
      sum((raw) => raw.joins[2]),
    ),
    order: ratio(
      sum((raw) => raw.order[0]),
      sum((raw) => raw.order[1]),
    ),
    duplicates: f1(
      sum((raw) => raw.duplicates[0]),
      sum((raw) => raw.duplicates[1]),
      sum((raw) => raw.duplicates[2]),
    ),
    effort: sum(({ effort }) => effort.moves + effort.roles + effort.joins + effort.order + effort.dups),
  }
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole
}

function plain(text: string): string {
  return text.replace(/^#+/, '').replace(/\s/g, '')
}

function isThrowaway(role: string | null | undefined): boolean {
  return role === 'ad' || role === 'noise'
}

function load(annotation: Annotation, n: number): Side {
  const side: Side = { article: [], role: [], joins: [], order: new Map(), copies: [] }
  for (let i = 0; i < n; i++) {
    const block = annotation.blocks.find((each) => each.i === i)
    side.article.push(block?.article ?? null)
    side.role.push(block === undefined ? null : block.role === 'jump' ? 'noise' : block.role)
    side.joins.push(block?.joins ?? null)
  }
  for (const group of annotation.duplicates) for (const drop of group.drop) side.copies.push({ keep: group.keep, drop })
  for (const article of annotation.articles) side.order.set(article.id, [...article.order])
  const dropped = dropsOf(side)
  side.article.forEach((id, i) => {
    if (id === null || dropped.has(i)) return
    const order = side.order.get(id) ?? []
    if (!order.includes(i)) side.order.set(id, [...order, i])
  })
  return side
}

function dropsOf(side: Side): Set<number> {
  return new Set(side.copies.flatMap((copy) => copy.drop))
}

/** If copies are equal in text, it costs an editor nothing which of them is kept: the prediction is renumbered to fit. */
function swapEqualCopies(annotation: Annotation, gold: Side, predicted: Side, texts: readonly string[]): Side {
  const dropped = dropsOf(predicted)
  const to = gold.article.map((_, i) => i)
  for (const group of annotation.duplicates) {
    for (const k of group.drop.flat()) {
      for (const j of group.keep) {
        const text = plain(texts[j] ?? '')
        if (text !== '' && text === plain(texts[k] ?? '') && dropped.has(j) && !dropped.has(k) && to[j] === j && to[k] === k) {
          to[j] = k
          to[k] = j
        }
      }
    }
  }
  const moved = (i: number): number => to[i] ?? i
  const pick = <T>(list: readonly (T | null)[]): (T | null)[] => list.map((_, i) => list[moved(i)] ?? null)
  return {
    article: pick(predicted.article),
    role: pick(predicted.role),
    joins: pick(predicted.joins).map((join) => (join === null ? null : moved(join))),
    order: new Map([...predicted.order].map(([id, order]) => [id, order.map(moved)])),
    copies: predicted.copies.map((copy) => ({ keep: copy.keep.map(moved), drop: copy.drop.map(moved) })),
  }
}

function setsOf(side: Side, n: number): Map<string, Set<number>> {
  const sets = new Map<string, Set<number>>()
  for (let i = 0; i < n; i++) {
    const id = side.article[i]
    if (id === null || id === undefined) continue
    const set = sets.get(id) ?? new Set()
    sets.set(id, set.add(i))
  }
  return sets
}

/** Gold articles to predicted ones, one to one, with the most shared characters. */
function matchArticles(
  gold: Map<string, Set<number>>,
  predicted: Map<string, Set<number>>,
  weights: readonly number[],
): Map<string, string> {
  const goldIds = [...gold.keys()]
  const predictedIds = [...predicted.keys()]
  const match = new Map<string, string>()
  if (goldIds.length === 0 || predictedIds.length === 0) return match
  const flip = goldIds.length > predictedIds.length
  const rows = flip ? predictedIds : goldIds
  const columns = flip ? goldIds : predictedIds
  const share = rows.map((row) =>
    columns.map((column) => sharedWeight((flip ? predicted : gold).get(row), (flip ? gold : predicted).get(column), weights)),
  )
  cheapestAssignment(share.map((row) => row.map((value) => -value))).forEach((column, row) => {
    const a = rows[row]
    const b = columns[column]
    if (a === undefined || b === undefined || (share[row]?.[column] ?? 0) <= 0) return
    if (flip) match.set(b, a)
    else match.set(a, b)
  })
  return match
}

function sharedWeight(a: Set<number> | undefined, b: Set<number> | undefined, weights: readonly number[]): number {
  let sum = 0
  for (const i of a ?? []) if (b?.has(i) === true) sum += weights[i] ?? 0
  return sum
}

function bcubed(gold: Side, predicted: Side, weights: readonly number[]): [number, number, number] {
  const both = new Map<string, number>()
  const inPredicted = new Map<string, number>()
  const inGold = new Map<string, number>()
  const rows: { weight: number; g: string; p: string }[] = []
  gold.article.forEach((g, i) => {
    if (g === null) return
    const p = predicted.article[i] ?? `alone ${i}`
    const weight = weights[i] ?? 1
    rows.push({ weight, g, p })
    add(both, `${g}\n${p}`, weight)
    add(inPredicted, p, weight)
    add(inGold, g, weight)
  })
  let precision = 0
  let recall = 0
  let all = 0
  for (const { weight, g, p } of rows) {
    const shared = both.get(`${g}\n${p}`) ?? 0
    precision += (weight * shared) / (inPredicted.get(p) ?? 1)
    recall += (weight * shared) / (inGold.get(g) ?? 1)
    all += weight
  }
  return [precision, recall, all]
}

function add(counts: Map<string, number>, key: string, value: number): void {
  counts.set(key, (counts.get(key) ?? 0) + value)
}

function exactArticles(
  gold: Map<string, Set<number>>,
  predicted: Map<string, Set<number>>,
  goldDrop: Set<number>,
  predictedDrop: Set<number>,
): number {
  const key = (set: Set<number>, drop: Set<number>): string =>
    [...set]
      .filter((i) => !drop.has(i))
      .sort((a, b) => a - b)
      .join(' ')
  const keys = new Set([...predicted.values()].map((set) => key(set, predictedDrop)))
  return [...gold.values()].filter((set) => keys.has(key(set, goldDrop))).length
}

function joinKeys(side: Side): Set<string> {
  return new Set(side.joins.flatMap((join, i) => (join === null ? [] : [`${i} ${join}`])))
}

function overlap(gold: Set<string>, predicted: Set<string>): [number, number, number] {
  return [[...gold].filter((key) => predicted.has(key)).length, predicted.size, gold.size]
}

function keptPairs(gold: Side, predicted: Side, match: Map<string, string>): [number, number] {
  let pairs = 0
  let kept = 0
  for (const [id, order] of gold.order) {
    const other = predicted.order.get(match.get(id) ?? '') ?? []
    const next = new Map(other.slice(0, -1).map((block, i) => [block, other[i + 1]]))
    for (let i = 0; i + 1 < order.length; i++) {
      pairs++
      const here = order[i]
      if (here !== undefined && next.has(here) && next.get(here) === order[i + 1]) kept++
    }
  }
  return [kept, pairs]
}

function effortOf(
  gold: Side,
  predicted: Side,
  match: Map<string, string>,
  goldDrop: Set<number>,
  predictedDrop: Set<number>,
  same: (i: number) => boolean,
): Effort {
  const back = new Map([...match].map(([g, p]) => [p, g]))
  let moves = 0
  let roles = 0
  let joins = 0
  gold.article.forEach((g, i) => {
    if (goldDrop.has(i)) return
    const p = predicted.article[i] ?? null
    if (!same(i)) roles++
    if (g === null) {
      if (p !== null && !same(i) && !['section', 'ad', 'noise'].includes(predicted.role[i] ?? '')) moves++
    } else if (p === null || back.get(p) !== g) moves++
    if (gold.joins[i] !== predicted.joins[i]) joins++
  })
  let order = 0
  for (const [id, blocks] of gold.order) {
    const other = match.get(id)
    if (other === undefined) continue
    const inBoth = blocks.filter((i) => predicted.article[i] === other)
    const placed = predicted.order.get(other) ?? []
    const here = inBoth.filter((i) => placed.includes(i))
    const there = placed.filter((i) => here.includes(i))
    if (inBoth.length > 0 && here.join() !== there.join()) order++
  }
  const dups =
    gold.copies.filter((copy) => copy.drop.some((i) => !predictedDrop.has(i))).length +
    predicted.copies.filter((copy) => copy.drop.some((i) => !goldDrop.has(i))).length
  return { moves, roles, joins, order, dups }
}

/** From a page with its gold to what each of the models has to learn from it. */
import type { Role } from '#shared/model/index.ts'

import { findCopies } from '../result/copies.ts'
import { joinCues, learnedCues } from '../lines/seams.ts'
import { factsOf, withoutWordsOf, type PageFacts } from '../lines/page-facts.ts'
import type { View } from '../lines/views.ts'
import { rowOf } from '../reading/reading.ts'
import { stateOf, type Kind, type Link } from '../reading/states.ts'
import { isWrapped, unwrap } from '../lines/unwrap.ts'
import { arrange } from '../sheet/arrange.ts'
import type { TaughtBlock, TaughtPage } from '../taught.ts'
import type { Weights } from '../weights.ts'
import type { YesNo } from './fit-linear.ts'

/** A page with everything that does not depend on weights. */
export interface Lesson {
  readonly taught: TaughtPage
  readonly facts: PageFacts
  /** Blocks that take part in neither reading nor placing: copies. */
  readonly absent: ReadonlySet<number>
  /** By block number: what it follows in its article, or −1. */
  readonly follows: Int32Array
}

/** Prepares a page. Copies are those that the gold drops and those that the engine would leave out. */
export function lessonOf(taught: TaughtPage, weights: Weights): Lesson {
  const facts = factsOf(taught.input.blocks, taught.knowledge)
  const absent = new Set(taught.blocks.flatMap((block, i) => (block.dropped ? [i] : [])))
  if (absent.size === 0) {
    const all = rowOf(facts, weights, new Set())
    for (const block of findCopies(facts.views, all.seams, facts.words).absent) absent.add(block)
  }
  const follows = new Int32Array(facts.views.length).fill(-1)
  for (const order of taught.articles) {
    const present = order.filter((block) => !absent.has(block))
    present.forEach((block, i) => {
      follows[block] = present[i - 1] ?? -1
    })
  }
  return { taught, facts: withoutWordsOf(facts, absent), absent, follows }
}

/** The page as its boxes show it to be read; the same one where they tell nothing. */
export function asRead(taught: TaughtPage): TaughtPage {
  const arranged = arrange(taught.input.blocks)
  if (arranged === undefined) return taught
  const { blocks, order } = arranged
  const places = new Map(order.map((block, place) => [block, place]))
  return {
    ...taught,
    input: { blocks },
    blocks: order.flatMap((number): TaughtBlock[] => {
      const block = taught.blocks[number]
      return block === undefined ? [] : [{ ...block, joins: block.joins === null ? null : (places.get(block.joins) ?? null) }]
    }),
    articles: taught.articles.map((article) => article.flatMap((block) => places.get(block) ?? [])),
  }
}

/** The lesson of the same page read by paragraphs, as the engine reads it with these seams; the same one where it is read by lines. */
export function byParagraph(lesson: Lesson, weights: Weights): Lesson {
  const { taught, facts } = lesson
  if (!isWrapped(facts)) return lesson
  const unwrapped = unwrap(facts, rowOf(facts, weights, new Set()).seams)
  if (unwrapped === undefined) return lesson
  const { paragraphs, lines } = unwrapped
  const paragraphOf = new Map(lines.flatMap((numbers, paragraph) => numbers.map((line) => [line, paragraph] as const)))
  const blocks = lines.flatMap((numbers, paragraph): TaughtBlock[] => {
    const block = taught.blocks[numbers[0] ?? 0]
    const to = block?.joins == null ? undefined : paragraphOf.get(block.joins)
    return block === undefined ? [] : [{ ...block, joins: to === undefined || to === paragraph ? null : to }]
  })
  // Where lines were put together that do not belong together, the first says what they are.
  const firsts = new Map(lines.map((numbers, paragraph) => [numbers[0], paragraph]))
  const articles = taught.articles.map((order) => order.flatMap((line) => firsts.get(line) ?? [])).filter((order) => order.length > 0)
  return lessonOf({ ...taught, input: { blocks: paragraphs }, blocks, articles }, weights)
}

/** A seam with the texts at both its ends, to tell what many show from what one shows often. */
export interface SeamExample extends YesNo, Ends {}

/** How a text ends and how another begins. */
export interface Ends {
  readonly end: string
  readonly start: string
}

/** Characters that tell a text from others. */
const TELLING = 8

/** The end of a line and the start of the next one, or of the same. */
export function endsOf(last: View | undefined, next: View | undefined): Ends {
  return { end: last?.core.slice(-TELLING) ?? '', start: next?.text.slice(0, TELLING) ?? '' }
}

/** Seams that run on and seams that do not: neighbours in the file, and blocks that follow each other in an article. */
export function seamExamples(lesson: Lesson): SeamExample[] {
  const { taught, facts, absent, follows } = lesson
  const lines = facts.views.map((view) => view.i).filter((i) => !absent.has(i))
  return lines.flatMap((line, k) => {
    const role = taught.blocks[line]?.role
    if (role === 'ad' || role === 'noise') return []
    const above = lines[k - 1]
    const before = follows[line] ?? -1
    const pairs = before >= 0 && before !== above ? [above, before] : [above]
    return pairs.flatMap((last) => {
      const a = facts.views[last ?? -1]
      const b = facts.views[line]
      if (a === undefined || b === undefined) return []
      return [{ cues: learnedCues(facts, a.i, b.i), is: taught.blocks[line]?.joins === last, ...endsOf(a, b) }]
    })
  })
}

/** Blocks that follow each other in an article, both text or both caption: those that go on mid-sentence and those that do not. */
export function joinExamples(lesson: Lesson): SeamExample[] {
  const { taught, facts, follows } = lesson
  return facts.views.flatMap((view) => {
    const before = follows[view.i] ?? -1
    const role = taught.blocks[view.i]?.role
    const last = facts.views[before]
    if (last === undefined || (role !== 'body' && role !== 'caption') || taught.blocks[before]?.role !== role) return []
    return [{ cues: joinCues(facts, before, view.i), is: taught.blocks[view.i]?.joins === before, ...endsOf(last, view) }]
  })
}

/** The right state of each line of the row, in file order. */
export function statesOf(lesson: Lesson): number[] {
  const { taught, facts, absent, follows } = lesson
  const firstText = firstTexts(taught)
  let above = -1
  const states: number[] = []
  for (const { i } of facts.views) {
    if (absent.has(i)) continue
    const block = taught.blocks[i]
    const inArticle = block !== undefined && block.article !== null
    const kind = kindOf(block?.role ?? 'noise', i, block?.article ?? null, firstText)
    const before = follows[i] ?? -1
    const link: Link = !inArticle ? 'none' : before < 0 || before > i ? 'start' : before === above ? 'on' : 'resume'
    states.push(stateOf(inArticle ? kind : outside(kind), link))
    if (inArticle) above = i
  }
  return states
}

/** Kinds that a block of no article can be of. */
function outside(kind: Kind): Kind {
  return kind === 'section' || kind === 'jump' ? kind : 'noise'
}

/** By article: the place of its first running text in its order. */
function firstTexts(taught: TaughtPage): Map<number, number> {
  const first = new Map<number, number>()
  for (const order of taught.articles) {
    const at = order.findIndex((block) => {
      const role = taught.blocks[block]?.role
      return role === 'body' || role === 'caption'
    })
    order.forEach((block, place) => {
      first.set(block, at >= 0 && place > at ? 1 : 0)
    })
  }
  return first
}

/** A subhead behind the first text is a crosshead, a byline there a signature. `behind` holds 1 for blocks behind the first text. */
function kindOf(role: Role, block: number, article: number | null, behind: ReadonlyMap<number, number>): Kind {
  const isBehind = article !== null && behind.get(block) === 1
  if (role === 'subhead') return isBehind ? 'crosshead' : 'subhead'
  if (role === 'byline') return isBehind ? 'signature' : 'byline'
  return role
}

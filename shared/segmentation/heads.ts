/** Which line of a headline group is what: section, kicker, headline, subhead, byline. */
import type { PageWords } from './cohesion.ts'
import { isGenericSection } from './lexicon.ts'
import { probability, reason, total } from './probabilities.ts'
import type { Shape } from './roles.ts'
import type { Reason } from './types.ts'
import type { Role } from '#shared/model/index.ts'
import type { View } from './views.ts'

/** A block with its role and why. */
export interface RoleChoice {
  readonly block: number
  readonly role: Role
  readonly roleP: number
  readonly reasons: readonly Reason[]
}

/** Text below a headline group, for telling a column's label from a kicker: the first article's and the second's. */
export interface Below {
  readonly first: readonly number[]
  readonly second: readonly number[]
}

/**
 * Gives the lines of one headline group their roles. Lines come in file order and are title-like, dashed, sections or
 * bylines. A group has exactly one headline unless it consists of sections and bylines only.
 */
export function chooseHeadRoles(
  lines: readonly number[],
  views: readonly View[],
  shapes: readonly Shape[],
  words: PageWords,
  below: Below,
): RoleChoice[] {
  const titles = lines.filter((line) => shapes[line]?.form === 'title')
  const sections = lines.filter((line) => shapes[line]?.form === 'section')
  const free = titles.length > 0 ? titles : sections.slice(-1).filter((line) => !isGenericSection(views[line]?.text ?? ''))
  const first = free[0]
  const label = first !== undefined && free.length > 1 ? labelReasons(first, words, below) : []
  const labelled = first !== undefined && total(label) > 0 ? first : undefined
  const plain = labelled === undefined ? free : free.slice(1)
  const choice = chooseHeadline(plain, lines, views, shapes)
  return lines.map((line) => {
    const shape = shapes[line]
    if (line === labelled) return { block: line, role: 'section', roleP: probability(total(label)), reasons: label }
    const known = plain.includes(line) ? titleRole(line, choice) : undefined
    if (known !== undefined) return known
    const role: Role = shape?.form === 'dash' ? 'subhead' : shape?.form === 'section' ? 'section' : 'byline'
    return { block: line, role, roleP: shape?.p ?? 0.5, reasons: shape?.reasons ?? [] }
  })
}

interface HeadlineChoice {
  readonly headline: number | undefined
  readonly p: number
  readonly reasons: readonly Reason[]
}

function titleRole(line: number, choice: HeadlineChoice): RoleChoice | undefined {
  if (choice.headline === undefined) return undefined
  const role: Role = line === choice.headline ? 'headline' : line < choice.headline ? 'kicker' : 'subhead'
  return { block: line, role, roleP: choice.p, reasons: choice.reasons }
}

/**
 * Of two title lines the second is the headline unless something speaks for the first: in the gold pages all seven
 * groups of two lines without a dash are kicker and headline.
 */
function chooseHeadline(
  titles: readonly number[],
  lines: readonly number[],
  views: readonly View[],
  shapes: readonly Shape[],
): HeadlineChoice {
  const [first, second] = titles
  if (first === undefined) return { headline: undefined, p: 0.5, reasons: [] }
  if (second === undefined) return { headline: first, p: shapes[first]?.p ?? 0.5, reasons: shapes[first]?.reasons ?? [] }
  const dash = lines.find((line) => shapes[line]?.form === 'dash')
  const beforeDash = dash === undefined ? undefined : titles.findLast((line) => line < dash)
  if (beforeDash !== undefined) return { headline: beforeDash, p: 0.9, reasons: [reason('dash-follows', 2.2)] }
  const levels = titles.map((line) => views[line]?.marks ?? 0)
  const marked = titles.filter((_, i) => (levels[i] ?? 0) > 0)
  const only = marked.length === 1 ? marked[0] : undefined
  if (only !== undefined) return { headline: only, p: 0.88, reasons: [reason('heading-mark', 2)] }
  const reasons = [reason('second-line', titles.length === 2 ? 1.6 : 0.4)]
  const a = views[first]
  const b = views[second]
  if (a !== undefined && b !== undefined) {
    if (a.ending === 'colon') reasons.push(reason('colon-end', 2))
    if (b.width > 2.2 * a.width && b.width > 26) reasons.push(reason('much-longer', -0.8))
    if (marked.length > 1 && (levels[0] ?? 0) < (levels[1] ?? 0)) reasons.push(reason('heading-mark', -2))
  }
  const sum = total(reasons)
  return sum >= 0 ? { headline: second, p: probability(sum), reasons } : { headline: first, p: probability(-sum), reasons }
}

/** A line above a headline is a column's label when its words come back in the next article as much as in this one. */
function labelReasons(line: number, words: PageWords, below: Below): Reason[] {
  if (below.first.length === 0 || below.second.length === 0) return []
  const here = words.likeness([line], below.first)
  const there = words.likeness([line], below.second)
  if (there < 0.06 || there < here * 0.5) return []
  return [reason('spans-articles', 1.4, { first: Math.round(here * 100), second: Math.round(there * 100) })]
}

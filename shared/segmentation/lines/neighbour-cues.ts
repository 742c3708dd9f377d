/** What a line shows beside its neighbours: their looks, their widths, whether a sentence runs on. */
import { isOpenEnding } from '#shared/text/index.ts'

import { buckets, nameGrid, nameTable, within, type Cues } from './cues.ts'
import { furnitureSort } from './furniture.ts'
import { isCommerce, isNotice, isSecondHeadline, isSlogan } from './lexicon.ts'
import { letterCues } from './letters.ts'
import { listCues } from './list-cues.ts'
import { endsWithSource } from './line-cues.ts'
import { openingOf, type Look, type PageFacts } from './page-facts.ts'
import type { Row } from './row.ts'
import { titleCues } from './title-cues.ts'
import { evenWidth, type View } from './views.ts'
import { wordCues } from './word-cues.ts'

/** Lines on either side that are looked through. */
const REACH = 12

/** Adds the cues of place `k` of the row. */
export function neighbourCues(row: Row, cues: Cues, k: number): void {
  const { facts, lines } = row
  const here = lines[k] ?? 0
  const view = facts.views[here]
  if (view === undefined) return
  const [above, below] = [lookAt(row, k - 1), lookAt(row, k + 1)]
  cues.add(aboveName(above))
  cues.add(belowName(below))
  cues.add(above2Name(lookAt(row, k - 2)))
  cues.add(below2Name(lookAt(row, k + 2)))
  cues.add(betweenNames[facts.looks[here] ?? 'bare'](above, below))
  scriptCues(row, cues, k)
  cues.mark(facts.repeated.has(here), 'section-words:again')
  widthCues(row, cues, k)
  cellCues(row, cues, k)
  seamCuesOf(row, cues, k)
  articleCues(row, cues, k)
  talkCues(row, cues, k)
  wordCues(row, cues, k)
  titleCues(row, cues, k)
  listCues(row, cues, k)
  letterCues(row, cues, k)
}

/** Which of two titles is the headline differs: print in traditional characters or in English seldom has a kicker. */
function scriptCues({ facts, lines }: Row, cues: Cues, k: number): void {
  const { script } = facts.habits
  const look = facts.looks[lines[k] ?? -1]
  if (script === 'simplified' || (look !== 'title' && look !== 'short')) return
  const [above, below] = [facts.looks[lines[k - 1] ?? -1] ?? 'edge', facts.looks[lines[k + 1] ?? -1] ?? 'edge']
  cues.add(scriptNames[script](above, below))
}

const scriptName = (script: string) => nameGrid((above: string, below: string) => `habit:${script}.${above}.${below}`)
const scriptNames = { latin: scriptName('latin'), traditional: scriptName('traditional') }

const aboveName = nameTable((look: string) => `above:${look}`)
const belowName = nameTable((look: string) => `below:${look}`)
const above2Name = nameTable((look: string) => `above-2:${look}`)
const below2Name = nameTable((look: string) => `below-2:${look}`)
const betweenName = (own: Look) => nameGrid((above: string, below: string) => `look-between:${own}.${above}.${below}`)
const betweenNames = {
  text: betweenName('text'),
  short: betweenName('short'),
  title: betweenName('title'),
  names: betweenName('names'),
  caption: betweenName('caption'),
  bare: betweenName('bare'),
}

/** Notices and advertisements end with a number to ring. */
const phoneEnd = /\d[\d\s—–-]{5,}\d[）).。]?$/

/** Signs of where an article begins or ends that stand a few lines off. */
function articleCues(row: Row, cues: Cues, k: number): void {
  const { facts, lines } = row
  const view = facts.views[lines[k] ?? 0]
  const before = facts.views[lines[k - 1] ?? -1]
  if (view === undefined) return
  if (before !== undefined && (before.tail !== undefined || endsWithSource(before.text))) cues.add('names-end')
  if (before !== undefined && phoneEnd.test(before.text.slice(-16))) cues.add('names-end:phone')
  const opening = openingOf(view)
  if (opening !== undefined) {
    const alike = facts.openings.get(opening) ?? 0
    cues.add(alike > 2 ? `sibling:${opening}.many` : `sibling:${opening}`)
  }
  const report = reportAbove(row, k)
  if (view.dateline > 0) cues.add(report === 'none' ? 'starts-report:first' : 'starts-report:second')
  else if (facts.looks[view.i] === 'title') cues.add(`text-waits:${report}`)
}

/** A whole speech, as stories have them on lines of their own. */
const speech = /^[“「『"][^“”「」『』"]{1,60}[。！？!?…—，,.][”」』"]$/

/** Lines on either side where more speech is looked for. */
const TALK = 3

/** A line of dialogue looks like a title until others speak beside it. */
function talkCues({ facts, lines }: Row, cues: Cues, k: number): void {
  const view = facts.views[lines[k] ?? -1]
  if (view === undefined || !speech.test(view.text)) return
  let others = 0
  for (let at = k - TALK; at <= k + TALK; at++) if (at !== k && speaks(facts.views[lines[at] ?? -1])) others++
  cues.add(others > 1 ? 'quote-opens:talk' : others > 0 ? 'quote-opens:answer' : 'quote-opens:alone')
}

/** Widest line of a dialogue, in Chinese characters: a paragraph of a report quotes, too. */
const WIDEST_TALK = 60

function speaks(view: View | undefined): boolean {
  return view !== undefined && view.dateline === 0 && view.width <= WIDEST_TALK && /^[“「『"]|[：:，,]\s?[“「『"]|[”」』"]$/.test(view.text)
}

/** Whether a dateline stands above, before the next title: `waiting` where no title stands above it either. */
function reportAbove(row: Row, k: number): 'none' | 'titled' | 'waiting' {
  for (let at = k - 1; at >= 0 && k - at <= 2 * REACH; at--) {
    const view = row.facts.views[row.lines[at] ?? -1]
    if (view === undefined || row.facts.looks[view.i] === 'title') return 'none'
    if (view.dateline === 0) continue
    const above = row.facts.looks[row.lines[at - 1] ?? -1]
    return above === 'title' || above === 'names' ? 'titled' : 'waiting'
  }
  return 'none'
}

/** How a neighbour looks, a little closer than `looks` says: found out once for each line of a page. */
function lookAt({ facts, lines }: Row, k: number): string {
  const line = lines[k]
  if (line === undefined) return 'edge'
  let looks = closeLooks.get(facts)
  if (looks === undefined) closeLooks.set(facts, (looks = facts.views.map((view) => closeLook(view, facts.looks[view.i] ?? 'bare'))))
  return looks[line] ?? 'edge'
}

const closeLooks = new WeakMap<PageFacts, readonly string[]>()

function closeLook(view: View, look: Look): string {
  if (view.dateline > 0) return 'report'
  if (isSecondHeadline(view)) return 'dash'
  if (view.credits !== undefined) return view.credits.kind
  if (view.width <= 24 && isSlogan(view.text)) return 'slogan'
  if (look !== 'text' && view.cells > 0) return 'cells'
  if (view.width <= 14 && isNotice(view.text)) return 'notice'
  if (view.width <= 60 && isCommerce(view.text)) return 'commerce'
  if (look !== 'text' && furnitureSort(view.text) !== undefined) return 'bare'
  if (view.isCapital && look === 'title') return 'capitals'
  // The second line of a headline that was printed in two.
  if (look === 'title' && /^[a-z]/.test(view.text)) return 'small'
  if (look === 'text' && view.tail !== undefined) return `text-${view.tail.kind}`
  if (look === 'text' && view.ending !== 'sentence') return 'text-open'
  return look
}

const ratioBucket = buckets([0.5, 0.8, 1.25, 2])
const longerBelowName = nameTable((ratio: string) => `much-longer:${ratio}`)
const longerAboveName = nameTable((ratio: string) => `longer-above:${ratio}`)

function widthCues(row: Row, cues: Cues, k: number): void {
  const { facts, lines } = row
  const width = (at: number): number => {
    const view = facts.views[lines[at] ?? -1]
    return view === undefined ? 0 : evenWidth(view, facts.habits.latin)
  }
  const own = width(k)
  const below = width(k + 1)
  const above = width(k - 1)
  if (own <= 46 && below > 0 && below <= 46) cues.add(longerBelowName(ratioBucket(below / Math.max(1, own))))
  if (own <= 46 && above > 0 && above <= 46) cues.add(longerAboveName(ratioBucket(above / Math.max(1, own))))
  runCues(row, cues, k)
  const marks = (at: number): number => facts.views[lines[at] ?? -1]?.marks ?? 0
  if (marks(k) > 0 && marks(k + 1) > 0) cues.add(marks(k) < marks(k + 1) ? 'heading-mark:above-lower' : 'heading-mark:pair')
  if (marks(k) > 0 && facts.ranks !== undefined) {
    const rank = marks(k) > facts.ranks.top ? 'deeper' : 'top'
    cues.add(`heading-mark:${rank}.${facts.ranks.isSteady ? 'steady' : 'mixed'}`)
  }
  if (marks(k) === 0 && marks(k + 1) > 0) cues.add('heading-mark:below')
  if (marks(k) === 0 && marks(k - 1) > 0) cues.add('heading-mark:above')
  if (facts.looks[lines[k] ?? 0] === 'title') cues.add(sibling(row, k) ? 'sibling' : 'sibling:none')
}

/** Rows of a table have as many cells as their neighbours. */
function cellCues({ facts, lines }: Row, cues: Cues, k: number): void {
  const cells = (at: number): number => facts.views[lines[at] ?? -1]?.cells ?? 0
  const own = cells(k)
  const alike = (at: number): boolean => own > 0 && Math.abs(cells(at) - own) <= 1
  if (own > 0) cues.add(`sibling:cells.${alike(k - 1) ? 'above' : 'no'}.${alike(k + 1) ? 'below' : 'no'}`)
  else if (cells(k + 1) > 0 && cells(k + 2) > 0) cues.add('sibling:cells.over')
}

const rowBucket = buckets([1, 2, 3, 5, 9])

/** Rows of short lines are headline groups, verse, lists or scraps: how long the row is, and where in it the line stands. */
function runCues(row: Row, cues: Cues, k: number): void {
  const isShort = (at: number): boolean => {
    const view = row.facts.views[row.lines[at] ?? -1]
    return view !== undefined && evenWidth(view, row.facts.habits.latin) <= 24 && view.dateline === 0
  }
  if (!isShort(k)) return
  let from = k
  let to = k
  while (isShort(from - 1) && k - from < REACH) from--
  while (isShort(to + 1) && to - k < REACH) to++
  const length = rowBucket(to - from + 1)
  cues.add(`scraps:${length}`)
  cues.add(`scraps:${length}.from-${Math.min(3, k - from)}`)
  cues.add(`scraps:${length}.to-${Math.min(2, to - k)}`)
  const text = to + 1 < row.lines.length ? lookAt(row, to + 1) : 'edge'
  cues.add(`scraps:over.${text}.${Math.min(3, to - k)}`)
  // Behind verse the last short lines are the title of what follows.
  if (to - k <= 2) cues.add(`scraps:${length}.over.${text}.${to - k}`)
  const above = lookAt(row, from - 1)
  cues.add(`scraps:under.${above}.${Math.min(3, k - from)}`)
  if (to - from + 1 >= SHORTEST_LIST) listKindCues(row, cues, k, from, to)
}

/** Rows of fewer short lines are headline groups. */
const SHORTEST_LIST = 4

/** Of what a row of short lines, as far as it is looked through, is a list: an advertisement offers, a table has figures, verse has neither and stands below its poet. */
function listKindCues(row: Row, cues: Cues, k: number, from: number, to: number): void {
  let [offers, figures, names] = [0, 0, 0]
  for (let at = from; at <= to; at++) {
    const view = row.facts.views[row.lines[at] ?? -1]
    const look = lookAt(row, at)
    if (look === 'commerce' || look === 'notice' || look === 'slogan') offers++
    else if (view?.credits !== undefined && at < k) names++
    else if (view !== undefined && /\d/.test(view.text)) figures++
  }
  const many = 2 * figures >= to - from + 1
  const kind = offers > 0 ? 'offers' : many ? 'figures' : figures > 0 ? 'few-figures' : 'plain'
  cues.add(names > 0 ? `scraps:of.${kind}.signed` : `scraps:of.${kind}`)
  const measure = row.facts.measures[row.lines[k] ?? -1]
  if (measure !== undefined) cues.add(`verse:${measure}`)
}

/** Crossheads of one article come in several: short lines between paragraphs, of about the same width, with no dateline below. */
function sibling(row: Row, k: number): boolean {
  const { facts, lines } = row
  const own = facts.views[lines[k] ?? 0]
  for (let at = Math.max(0, k - REACH); own !== undefined && at <= k + REACH; at++) {
    const view = facts.views[lines[at] ?? -1]
    if (at === k || view === undefined || facts.looks[view.i] !== 'title' || Math.abs(view.width - own.width) > 2) continue
    if (facts.looks[lines[at - 1] ?? -1] === 'text' && lookAt(row, at + 1).startsWith('text')) return true
  }
  return false
}

const seamBucket = buckets([0.02, 0.1, 0.3, 0.7, 0.9, 0.98])
const nextBucket = buckets([0.1, 0.5, 0.9])
const runsOnName = nameTable((p: string) => `runs-on:${p}`)
const goesOnName = nameTable((p: string) => `goes-on-below:${p}`)

function seamCuesOf(row: Row, cues: Cues, k: number): void {
  const seam = row.seams[k]
  const next = row.seams[k + 1]
  const before = row.facts.views[row.lines[k - 1] ?? -1]
  if (seam !== undefined && before !== undefined) {
    cues.add('runs-on', within(seam.nats, 4) / 4)
    cues.add(runsOnName(seamBucket(seam.p)))
    if (seam.p < 0.3 && isOpenEnding(before.ending) && row.facts.looks[before.i] === 'text') cues.add('before-open')
    if (before.ending === 'sentence' && seam.starts) cues.add('starts-inside:nowhere')
  }
  if (next !== undefined) cues.add(goesOnName(nextBucket(next.p)))
}

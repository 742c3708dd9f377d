/** What a line shows as one of several: its number beside those of other lines, its shape beside that of its neighbours. */
import type { Cues } from './cues.ts'
import { alikeShapes, itemNumber, shapeOf, type ItemNumber } from './lists.ts'
import { isReport, isTextLook, WIDEST_TITLE, type Look, type PageFacts } from './page-facts.ts'
import type { Row } from './row.ts'
import { evenWidth, type View } from './views.ts'

/** Lines on either side that are looked through. */
const REACH = 12

/** Of each line of a page its item number, and its shape where it could be the row of a table. */
interface Lists {
  readonly numbers: readonly (ItemNumber | undefined)[]
  readonly shapes: readonly string[]
  /** Which of them ask something. */
  readonly asking: readonly boolean[]
}

const known = new WeakMap<PageFacts['views'], Lists>()

function listsOf({ views, looks, habits }: PageFacts): Lists {
  let lists = known.get(views)
  if (lists === undefined) {
    const isRow = (view: View): boolean =>
      looks[view.i] !== 'text' && view.ending !== 'sentence' && evenWidth(view, habits.latin) <= WIDEST_TITLE
    lists = {
      numbers: views.map(({ text }) => itemNumber(text)),
      shapes: views.map((view) => (isRow(view) ? shapeOf(view.text) : '')),
      asking: views.map((view) => asks(view, looks[view.i])),
    }
    known.set(views, lists)
  }
  return lists
}

function asks(view: View, look: Look | undefined): boolean {
  return look !== 'text' && /[?？][”"』」]?$/.test(view.text)
}

/** An interview asks more than one question. */
const FEWEST_QUESTIONS = 2
const MOST_QUESTIONS = 4

/** A question among others around it could be one of an interview, what stands below it an answer. */
function questionCues({ facts, lines }: Row, { asking }: Lists, cues: Cues, k: number): void {
  const isQuestion = (place: number): boolean => asking[lines[place] ?? -1] === true && isTextLook(facts.looks[lines[place + 1] ?? -1])
  const own = isQuestion(k)
  if (!own && !isQuestion(k - 1)) return
  // An answer is one of as many as its question.
  const middle = own ? k : k - 1
  let count = 0
  for (let at = middle - REACH; at <= middle + REACH && count < MOST_QUESTIONS; at++) if (isQuestion(at)) count++
  if (count >= FEWEST_QUESTIONS) cues.add(`sibling:${own ? 'question' : 'answer'}.${count}`)
}

/** Whether the first of `lines` with a number of a line's kind has the number before its own; undefined where it has no number, or the first. */
export function followsNumber(facts: PageFacts, lines: Iterable<number>, line: number): 'next' | 'no' | undefined {
  const { numbers } = listsOf(facts)
  const own = numbers[line]
  if (own === undefined || own.n < 2) return undefined
  for (const other of lines) {
    const item = numbers[other]
    if (item?.style === own.style) return follows(item, own) ? 'next' : 'no'
  }
  return 'no'
}

/** The place above with the item before that at place `k`, if it is the nearest of the list. */
function itemBefore({ facts, lines }: Row, k: number): number | undefined {
  const { numbers } = listsOf(facts)
  const own = numbers[lines[k] ?? -1]
  if (own === undefined) return undefined
  for (let above = k - 1; above >= Math.max(0, k - REACH); above--) {
    const item = numbers[lines[above] ?? -1]
    if (item?.style === own.style) return follows(item, own) ? above : undefined
  }
  return undefined
}

/** The item at place `k` takes up the list of an article above: a report has begun since the item before, which is not that item's own. */
export function takesUpList(row: Row, k: number): boolean {
  const before = itemBefore(row, k)
  if (before === undefined || isOverReport(row, before) || isOverReport(row, k)) return false
  return row.lines.slice(before + 1, k).some((line) => isReport(row.facts, line))
}

/** Reports may be numbered themselves: below the item, or below who wrote it, one begins. */
function isOverReport({ facts, lines }: Row, k: number): boolean {
  const [here, next, second] = lines.slice(k, k + 3)
  return isReport(facts, here) || isReport(facts, next) || (facts.looks[next ?? -1] === 'names' && isReport(facts, second))
}

/** Adds the cues of place `k` of the row. */
export function listCues(row: Row, cues: Cues, k: number): void {
  const { facts, lines } = row
  const line = lines[k] ?? 0
  const lists = listsOf(facts)
  numberCues(row, lists, cues, k)
  shapeCues(row, lists, cues, k)
  questionCues(row, lists, cues, k)
  if (facts.looks[line] === 'title' && lists.shapes[line] !== '') cues.add(hasMate(row, lists, k) ? 'sibling:mate' : 'sibling:mate.none')
}

function numberCues(row: Row, { numbers }: Lists, cues: Cues, k: number): void {
  const { lines } = row
  const numberAt = (place: number): ItemNumber | undefined => numbers[lines[place] ?? -1]
  const own = numberAt(k)
  if (own === undefined) {
    const next = numberAt(k + 1)
    if (next !== undefined && isFirst(numberAt, k + 1, next)) cues.add(`starts-numbered:over${sortOf(next)}`)
    return
  }
  const before = itemBefore(row, k)
  if (before !== undefined) cues.add(`starts-numbered:next${sortOf(own)}${before === k - 1 ? '.beside' : ''}`)
  else cues.add(`starts-numbered:${isFirst(numberAt, k, own) ? 'first' : 'alone'}${sortOf(own)}`)
}

/** The times of a programme grow, but not one by one: they are cues of their own. */
function sortOf({ style }: ItemNumber): '' | '.time' {
  return style === 'time' ? '.time' : ''
}

function follows(item: ItemNumber, next: ItemNumber): boolean {
  return next.style === 'time' ? next.n > item.n : next.n === item.n + 1
}

/** A list begins there: another item follows, and none stands before it. */
function isFirst(numberAt: (place: number) => ItemNumber | undefined, k: number, own: ItemNumber): boolean {
  if (own.style === 'time' ? numberAt(k - 1)?.style === 'time' : own.n !== 1) return false
  for (let below = k + 1; below <= k + REACH; below++) {
    const item = numberAt(below)
    if (item?.style === own.style) return follows(own, item)
  }
  return false
}

function shapeCues({ lines }: Row, { shapes }: Lists, cues: Cues, k: number): void {
  const alike = (a: number, b: number): boolean => alikeShapes(shapes[lines[a] ?? -1] ?? '', shapes[lines[b] ?? -1] ?? '')
  const [above, below] = [alike(k - 1, k), alike(k, k + 1)]
  if (above || below) {
    cues.add(`sibling:shape.${above && below ? 'both' : above ? 'above' : 'below'}`)
    return
  }
  const [under, over] = [alike(k - 2, k - 1), alike(k + 1, k + 2)]
  // The title of the next table, or a line inside one.
  if (under && over) cues.add(alike(k - 1, k + 1) ? 'sibling:shape.inside' : 'sibling:shape.between')
  else if (under || over) cues.add(under ? 'sibling:shape.under' : 'sibling:shape.over')
}

/** Another title with text above and below it looks like this one: crossheads of one article are written alike. */
function hasMate({ facts, lines }: Row, { shapes }: Lists, k: number): boolean {
  const isText = (place: number): boolean => isTextLook(facts.looks[lines[place] ?? -1])
  const own = shapes[lines[k] ?? -1]
  for (let at = Math.max(0, k - REACH); at <= k + REACH; at++) {
    const line = lines[at] ?? -1
    if (at !== k && facts.looks[line] === 'title' && shapes[line] === own && isText(at - 1) && isText(at + 1)) return true
  }
  return false
}

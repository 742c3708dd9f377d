/**
 * A simulated editor at the review desk: corrects a page to gold by the keys of the standard set, on the screen's own state,
 * so that the selection goes where it really goes. It looks ahead as look-ahead.ts says.
 */
import type { ArticleId, BlockId } from '#shared/base/index.ts'
import type { Page, Role } from '#shared/model/index.ts'
import { plan, type Operation } from '#shared/operations/index.ts'

import { answerStep } from '../../renderer/features/review/model/answers.ts'
import * as gestures from '../../renderer/features/review/model/gestures.ts'
import { typedName } from '../../renderer/features/review/model/names.ts'
import { indexOf } from '../../renderer/features/review/model/page-index.ts'
import { doubtOrder, only } from '../../renderer/features/review/model/selection.ts'
import { reviewCommands, ROLE_KEYS } from '../../renderer/features/review/commands.ts'
import { testReview, type TestReview } from '../../renderer/features/review/state/test-review.ts'
import { SEARCH } from './keystrokes.ts'
import { fewestKeys, type Way } from './look-ahead.ts'
import { judge, type Judged, type Target } from './target.ts'

export interface Corrected {
  readonly page: Page
  readonly keystrokes: number
  /** What was done, for reading: `12 S`, `12-14 G C`. */
  readonly steps: readonly string[]
}

/** One way to set something right: what to select, what to press, and what comes of it. */
interface Try {
  readonly blocks: readonly BlockId[]
  readonly command: string
  /** Letters after it, where the command asks for some. */
  readonly letters: string
  readonly times: number
  /** For `order`: the blocks named in turn. */
  readonly turn: readonly BlockId[]
  readonly right: number
  readonly keys: number
}

/** So many blocks are taken in one selection at most. */
const MOST = 12
/** A block is moved by Alt+↑ or Alt+↓ so often at most. */
const MOST_MOVES = 6

const keysOf = (command: string): number => {
  const keys = reviewCommands.find((one) => one.id === `review.${command}`)?.keys[0]
  if (keys === undefined) throw new Error(`no key gives review.${command}`)
  return keys.split(' ').length
}

/** A page on the way to gold, and where the editor stands on it. */
interface Place {
  readonly page: Page
  readonly focus: BlockId | undefined
}

/** What may be done although it only makes something else possible. */
const DETOUR: ReadonlySet<string> = new Set(['split', 'merge', 'send', 'carry-up', 'carry-down', 'move-up', 'move-down'])

export function correctAtDesk(start: Page, target: Target): Corrected {
  const [focus] = testReview(start).review.layout.value.stops
  const found = fewestKeys<Place>({ page: start, focus }, judge(start, target).distance, (place) => waysFrom(place, target))
  if (found === undefined) throw new Error('no keys lead to gold')
  return { page: found.state.page, keystrokes: found.keystrokes + keysOf('approve-page'), steps: found.steps }
}

function waysFrom(place: Place, target: Target): Way<Place>[] {
  const now = judge(place.page, target)
  return tries(deskAt(place), place.page, now, target).map((one) => ({
    keys: one.keys,
    right: one.right,
    detour: DETOUR.has(one.command),
    words: inWords(one, now),
    go: () => {
      const after = deskAt(place)
      carryOut(after, one)
      const page = pageOf(after)
      if (now.distance - judge(page, target).distance !== one.right)
        throw new Error(`${inWords(one, now)} did something else than planned: ${after.said.join()}`)
      return { page, focus: after.review.focus.value }
    },
  }))
}

function deskAt({ page, focus }: Place): TestReview {
  const desk = testReview(page)
  if (focus !== undefined) desk.review.select(only(focus))
  return desk
}

function pageOf(desk: TestReview): Page {
  const { value: page } = desk.review.page
  if (page === undefined) throw new Error('the page is open')
  return page
}

function tries(desk: TestReview, page: Page, now: Judged, target: Target): Try[] {
  const { stops } = desk.review.layout.value
  return stops.flatMap((stop, at) => {
    const place = now.places.get(stop) ?? -1
    const here = now.wrong.get(place) ?? []
    if (here.length === 0) return []
    const found: Try[] = []
    const add = (length: number, command: string, letters: string, operation: Operation | undefined, times = 1): void => {
      const right = operation === undefined ? -1 : gain(page, operation, times, target, now)
      if (right >= 0) {
        const keys = wayTo(desk, at) + (length - 1) + keysOf(command) * times + letters.length
        found.push({ blocks: stops.slice(at, at + length), command, letters, times, turn: [], right, keys })
      }
    }
    single(desk, page, stop, add)
    found.push(...orders(desk, page, stop, at, target, now))
    for (let length = 1; length <= MOST && at + length <= stops.length; length++) {
      const blocks = stops.slice(at, at + length)
      // What goes together: blocks with something wrong, and those that follow one of them rightly.
      const last = now.places.get(blocks.at(-1) ?? stop) ?? -1
      const before = now.places.get(blocks.at(-2) ?? stop) ?? -1
      if (!now.wrong.has(last) && target[last]?.before !== before) break
      several(desk, page, blocks, target[place]?.role as Role, (command, letters, operation, times) =>
        add(length, command, letters, operation, times),
      )
    }
    return found
  })
}

/** O, then Enter on blocks in turn: as many of the article's as are needed to get its order right. */
function orders(desk: TestReview, page: Page, block: BlockId, at: number, target: Target, now: Judged): Try[] {
  const { stops } = desk.review.layout.value
  const article = indexOf(page).places.get(block)
  if (article == null) return []
  const list = gestures.keptBlocks(page, article)
  const chain: BlockId[] = []
  let next = list.find((id) => target[now.places.get(id) ?? -1]?.before === 'start')
  while (next !== undefined && !chain.includes(next)) {
    chain.push(next)
    const last = now.places.get(next)
    next = list.find((id) => target[now.places.get(id) ?? -1]?.before === last)
  }
  let keys = wayTo(desk, at) + keysOf('order')
  let from = at
  return chain.flatMap((id, i) => {
    const to = stops.indexOf(id)
    keys += Math.abs(to - from) + keysOf('accept')
    from = to
    const turn = chain.slice(0, i + 1)
    const right = gain(page, gestures.reorder(page, article, turn), 1, target, now)
    const end = turn.length === list.length ? 0 : keysOf('order')
    return right > 0 ? [{ blocks: [block], command: 'order', letters: '', times: 1, turn, right, keys: keys + end }] : []
  })
}

type Add = (length: number, command: string, letters: string, operation: Operation | undefined, times?: number) => void

/** What keys do with one block, or with its article. */
function single(desk: TestReview, page: Page, block: BlockId, add: Add): void {
  const { ids } = desk.review.source
  add(1, 'split', '', operationOf(gestures.split(page, [block], ids)))
  add(1, 'merge', '', operationOf(gestures.mergeBack(page, [block])))
  add(1, 'join', '', operationOf(gestures.join(page, [block])))
  const articles = gestures.visibleArticles(page)
  articles.forEach((id) => add(1, 'merge-into', typedName(page, id), operationOf(gestures.mergeInto(page, [block], id))))
  const doubt = indexOf(page).doubts.get(block)?.[0]
  doubt?.answers.slice(0, 4).forEach((_, i) => {
    add(1, i === 0 ? 'accept' : `answer-${String(i)}`, '', answerStep(page, doubt, i, ids))
  })
}

/** What keys do with a selection of any length. */
function several(
  desk: TestReview,
  page: Page,
  blocks: readonly BlockId[],
  role: Role,
  add: (command: string, letters: string, operation: Operation | undefined, times?: number) => void,
): void {
  for (let times = 1; times <= MOST_MOVES; times++) {
    add('move-up', '', operationOf(gestures.shift(page, blocks, -1)), times)
    add('move-down', '', operationOf(gestures.shift(page, blocks, 1)), times)
  }
  const letter = ROLE_KEYS.find(([, one]) => one === role)?.[0]
  if (letter !== undefined) add('role', letter, operationOf(gestures.role(blocks, role)))
  add('drop', '', operationOf(gestures.drop(page, blocks)))
  add('shelve', '', operationOf(gestures.shelve(page, blocks)))
  add('carry-up', '', operationOf(gestures.carry(page, blocks, -1)))
  add('carry-down', '', operationOf(gestures.carry(page, blocks, 1)))
  if (blocks.length > 1) add('split', '', operationOf(gestures.split(page, blocks, desk.review.source.ids)))
  const articles = gestures.visibleArticles(page)
  articles.forEach((id: ArticleId) => add('send', typedName(page, id), operationOf(gestures.send(page, blocks, id))))
}

function operationOf(gesture: gestures.Gesture): Operation | undefined {
  return 'name' in gesture ? gesture : undefined
}

/** How many things more are right after an operation; 0 where it is refused. Repeats are of the same key, planned anew each time. */
function gain(page: Page, operation: Operation, times: number, target: Target, now: Judged): number {
  let next = page
  let again: Operation | undefined = operation
  for (let i = 0; i < times; i++) {
    if (again === undefined) return -1
    const planned = plan(next, again, STAMP)
    if (!planned.ok) return -1
    next = planned.page
    const moved = operation.name === 'moveBlocks' ? operation.blocks : undefined
    const step = moved === undefined ? undefined : stepOf(page, operation)
    again = moved === undefined || step === undefined ? undefined : operationOf(gestures.shift(next, moved, step))
  }
  return now.distance - judge(next, target).distance
}

/** Up or down, of a move within one list. */
function stepOf(page: Page, operation: Operation): -1 | 1 | undefined {
  if (operation.name !== 'moveBlocks') return undefined
  const [first] = operation.blocks
  const list = first === undefined ? [] : gestures.keptBlocks(page, operation.to)
  const at = first === undefined ? -1 : list.indexOf(first)
  const to = operation.before === null ? list.length : list.indexOf(operation.before)
  return at < 0 ? undefined : to <= at ? -1 : 1
}

const STAMP = {
  operation: '00000000-0000-7000-8000-000000000000',
  editor: 'bench',
  at: '2026-01-01T00:00:00.000Z',
  automatic: false,
} as Parameters<typeof plan>[2]

/** The fewest presses to a stop: arrows, N from doubt to doubt, or a search. */
function wayTo(desk: TestReview, at: number): number {
  const { review } = desk
  const { stops } = review.layout.value
  const from = review.focus.value === undefined ? 0 : stops.indexOf(review.focus.value)
  const arrows = Math.abs(at - from)
  const moment = review.moment()
  const doubts = moment === undefined ? [] : doubtOrder(moment, 'open').map((id) => stops.indexOf(moment.layout.stopOf.get(id) ?? id))
  // Round the page: those behind where the editor stands come first.
  const round = [...doubts.filter((one) => one > from), ...doubts.filter((one) => one <= from)]
  const presses = round.indexOf(at) + 1
  return Math.min(arrows, SEARCH, presses > 0 ? presses : SEARCH)
}

function carryOut(desk: TestReview, { blocks, command, letters, times, turn }: Try): void {
  const { review } = desk
  const [first] = blocks
  const last = blocks.at(-1)
  if (first === undefined || last === undefined) return
  review.select({ anchor: first, focus: last })
  for (let i = 0; i < times; i++) desk.press(command)
  for (const id of turn) {
    review.select(only(id))
    desk.press('accept')
  }
  if (turn.length > 0 && review.ordering.value !== undefined) desk.press('order')
  if (letters !== '') choose(desk, command, letters)
}

/** Types a letter into the list that the command opened. */
function choose(desk: TestReview, command: string, letters: string): void {
  const { review } = desk
  const page = pageOf(desk)
  const blocks = review.selected.value
  const articles = gestures.visibleArticles(page)
  const article = articles.find((id) => typedName(page, id) === letters)
  const role = ROLE_KEYS.find(([key]) => key === letters)?.[1]
  review.picking.value = undefined
  if (command === 'role' && role !== undefined) review.perform(gestures.role(blocks, role))
  else if (command === 'send' && article !== undefined) review.perform(gestures.send(page, blocks, article))
  else if (article !== undefined) review.perform(gestures.mergeInto(page, blocks, article))
}

function inWords({ blocks, command, letters, times, keys, right }: Try, now: Judged): string {
  const lines = blocks.map((id) => (now.places.get(id) ?? 0) + 1)
  const where = lines.length === 1 ? String(lines[0]) : `${String(lines[0])}-${String(lines.at(-1))}`
  return `line ${where}: ${command}${letters === '' ? '' : ` ${letters}`}${times > 1 ? ` ×${String(times)}` : ''} (${String(keys)} keys, ${String(right)} right)`
}

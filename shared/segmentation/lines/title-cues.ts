/**
 * What tells the headline of a new article from a crosshead: whether the text above and below it is one story, as far as names and
 * words go that come back, and whether the text below opens as a story does.
 */
import { likenessRatio, medianOf } from './compare.ts'
import { conversationAt } from './conversation.ts'
import { bucket, buckets, nameGrid, type Cues } from './cues.ts'
import { isSecondHeadline, quoteStart, speakerStart } from './lexicon.ts'
import type { Row } from './row.ts'

/** Runs of text above, and below, that are compared: a story has several crossheads. */
const RUNS = 3

/** Adds the cues of a title-like line at place `k` of the row, which text follows. */
export function titleCues(row: Row, cues: Cues, k: number): void {
  const { facts, lines, runs } = row
  const look = facts.looks[lines[k] ?? -1]
  if (look !== 'title' && look !== 'short') return
  const below = nextRun(row, k)
  if (below === undefined) return
  openingCues(row, cues, below.place)
  openedCues(row, cues, below.run)
  cues.mark(isInFeature(row, k), 'dash:over')
  const own = runs.texts[below.run] ?? []
  const before = Array.from({ length: RUNS }, (_, i) => runs.texts[below.run - 1 - i] ?? []).filter((run) => run.length > 0)
  if (before.length === 0) return
  const conversation = conversationAt(row, k, below.place)
  if (conversation !== undefined) cues.add(`speaker:both.${conversation}`)
  const usual = usualLikeness(row)
  const above = Math.max(...before.map((run) => facts.words.likeness(run, own)))
  const after = runs.texts[below.run + 1] ?? []
  const beyond = after.length === 0 ? 0 : Math.max(...before.slice(0, 2).map((run) => facts.words.likeness(run, after)))
  cues.add('words-across:reach', likenessRatio(above, usual))
  cues.add(`words-across:reach.${bucket(likenessRatio(above, usual), STEPS)}`)
  cues.add(`words-across:beyond.${bucket(likenessRatio(beyond, usual), STEPS)}`)
  const shared = facts.words.exclusive(before.slice(0, 2).flat(), own)
  cues.add('words-across:only-here', Math.log(1 + shared) / 2, { count: shared })
  cues.add(`words-across:only-here.${bucket(shared, [0, 1, 2, 4, 8])}`)
}

const STEPS = [-0.5, -0.25, 0, 0.2, 0.4, 0.7]

/** Lines of a feature that are gone back over to its second headline. */
const LONGEST_FEATURE = 40

/** Text stands above, and above that the dash of a feature's second headline, with no report between: a feature has crossheads. */
function isInFeature({ facts, lines, runs }: Row, k: number): boolean {
  let hasText = false
  for (let at = k - 1; at >= Math.max(0, k - LONGEST_FEATURE); at--) {
    const view = facts.views[lines[at] ?? -1]
    if (view === undefined || view.dateline > 0) return false
    if ((runs.of[at] ?? -1) >= 0) hasText = true
    else if (isSecondHeadline(view)) return hasText
  }
  return false
}

/** The run of text below a title; names and further titles may stand between. */
function nextRun({ lines, runs }: Row, k: number): { readonly run: number; readonly place: number } | undefined {
  for (let at = k + 1; at <= k + 5 && at < lines.length; at++) {
    const run = runs.of[at] ?? -1
    if (run >= 0) return { run, place: at }
  }
  return undefined
}

/** Which runs of text below titles open as articles do. */
interface Openings {
  /** By run: it opens with a dateline or below names; undefined of runs without a title. */
  readonly all: readonly (boolean | undefined)[]
  readonly titled: number
  readonly opened: number
}

const openings = new WeakMap<Row, Openings>()

function openingsOf(row: Row): Openings {
  const known = openings.get(row)
  if (known !== undefined) return known
  const { facts, lines, runs } = row
  const all: (boolean | undefined)[] = runs.texts.map(() => undefined)
  for (let k = 0; k < lines.length; k++) {
    const run = runs.of[k] ?? -1
    if (run < 0 || run === runs.of[k - 1]) continue
    let above = k - 1
    while (above >= 0 && facts.looks[lines[above] ?? -1] === 'names') above--
    if (facts.looks[lines[above] ?? -1] === 'title') all[run] = above < k - 1 || (facts.views[lines[k] ?? -1]?.dateline ?? 0) > 0
  }
  const found: Openings = {
    all,
    titled: all.filter((each) => each !== undefined).length,
    opened: all.filter((each) => each === true).length,
  }
  openings.set(row, found)
  return found
}

const openedShare = buckets([0.1, 0.35, 0.65, 0.9])
const openedName = nameGrid((share: string, own: string) => `habit:opened.${share}.${own}`)

/** Fewer titled texts than that make no habit. */
const FEW = 3

/** Where most texts open with a dateline or below names, a title over one that does not is a crosshead more often. */
function openedCues(row: Row, cues: Cues, run: number): void {
  const { all, titled, opened } = openingsOf(row)
  const own = all[run]
  const others = titled - (own === undefined ? 0 : 1)
  if (others >= FEW) cues.add(openedName(openedShare((opened - (own === true ? 1 : 0)) / others), own === true ? 'opened' : 'plain'))
}

/** How the text below opens. */
function openingCues({ facts, lines }: Row, cues: Cues, place: number): void {
  const view = facts.views[lines[place] ?? -1]
  if (view === undefined) return
  if (view.dateline > 0) {
    cues.add('starts-report:below')
    return
  }
  const start = view.text.slice(0, 60)
  if (/^(?:近日|日前|连日来|昨[日天晚]|今[日天早]|\d{1,2}月\d{1,2}日|\d{1,2}日)/.test(start)) cues.add('news-opens:below')
  else if (/昨[日天晚]|日前|近日|\d{1,2}月\d{1,2}日|[一二三四五六七八九十]+月[一二三四五六七八九十]+日/.test(start))
    cues.add('news-opens:below.inside')
  if (quoteStart.test(start)) cues.add('quote-opens:below')
  if (speakerStart.test(start)) cues.add('speaker:below')
  if (/^(?:这|那|他|她|它|该|此|其|同时|此外|另外|不仅|除了|为此|对此|然而|但|而|在此|与此)/.test(start)) cues.add('starts-inside:below')
  if (/记者|本报|笔者/.test(start)) cues.add('byline-words:below')
  if (/^(?:[一二三四五六七八九十]是|首先|第一[，,、]|[（(]?[一1][)）、．.])/.test(start)) cues.add('starts-numbered:below')
  cues.add(`length:below.${bucket(view.width, [24, 60, 120, 240])}`)
}

const usual = new WeakMap<Row, number>()

/** The median likeness of runs that stand next to each other: some pages are all of one town, others all the world's. */
function usualLikeness(row: Row): number {
  const known = usual.get(row)
  if (known !== undefined) return known
  const { texts } = row.runs
  const all = texts.slice(1).map((run, i) => row.facts.words.likeness(texts[i] ?? [], run))
  const median = medianOf(all, 0.05)
  usual.set(row, median)
  return median
}

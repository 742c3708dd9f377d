/**
 * Learning the engine's weights from pages whose right segmentation is known. The models are fitted one after the other, since each looks at
 * what those before it say: seams and joins, then the reading of the page, then places, moves and labels, then how sure all that is.
 *
 * The places are fitted on readings by weights that have not seen the page (two halves read each other): a reading of a
 * page that it was fitted on is surer than any that it will give of a new one.
 */
import { Cues } from '../lines/cues.ts'
import { labelChoices, placed } from '../placing/labels.ts'
import { clarityCues, placeRow } from '../placing/placing.ts'
import { START } from '../placing/cover.ts'
import { articlesOf, lookAgain, movesOf } from '../placing/second-look.ts'
import { candidatesOfRow } from '../placing/candidates.ts'
import { cuesOfRow, readRow, rowOf, type RowReading } from '../reading/reading.ts'
import type { TaughtBlock, TaughtPage } from '../taught.ts'
import { NO_HIDDEN, type HiddenWeights } from '../hidden.ts'
import { NO_WEIGHTS, type JudgedBy, type Weights } from '../weights.ts'
import { FULL_COURSE } from './course.ts'
import { fitChoice, fitYesNo, type Choice, type Fitting, type Judging, type YesNo } from './fit-linear.ts'
import { fitSequence, type ReadLesson, type SequenceWeights } from './fit-sequence.ts'
import {
  asRead,
  byParagraph,
  endsOf,
  joinExamples,
  lessonOf,
  seamExamples,
  statesOf,
  type Ends,
  type Lesson,
  type SeamExample,
} from './lessons.ts'
import { isEdgeCue, isStartCue } from './vocabulary.ts'

/** Learns weights from pages, held to `prior`. Deterministic: the same pages in the same order give the same weights. */
export function learnWeights(pages: readonly TaughtPage[], version: string, course = FULL_COURSE, prior = NO_WEIGHTS): Weights {
  const printed = pages.map((page) => lessonOf(asRead(page), prior))
  const fitEnds = (from: readonly Lesson[], examplesOf: (lesson: Lesson) => SeamExample[], known: Judging): Judging => {
    const examples = from.flatMap((lesson) => counted(lesson, examplesOf(lesson)))
    return fitYesNo(dropRare(examples, weighedBy(known.own, known.hidden)), known, course.seams)
  }
  const withSeams = judgingBy(prior, 'seams', fitEnds(printed, seamExamples, judgingOf(prior, 'seams')))
  const lessons = printed.map((lesson) => byParagraph(lesson, withSeams))
  const withJoins = judgingBy(withSeams, 'joins', fitEnds(lessons, joinExamples, judgingOf(prior, 'joins')))
  const base: Weights = { ...withJoins, version }
  const { whole, readings } = learnReading(pages, lessons, base, course.lines, prior)
  const eachReading = function* <Example extends Counted>(
    examples: (reading: RowReading, lesson: Lesson) => Example[],
  ): Generator<Example> {
    for (const [i, reading] of readings.entries()) yield* counted(at(lessons, i), examples(reading, at(lessons, i)))
  }
  const choices = eachReading((reading, lesson) => placeExamples(reading, lesson, base))
  const first = judgingBy(whole, 'places', fitChoice(choices, judgingOf(prior, 'places'), course.places))
  const ends = eachReading((reading, lesson) => moveChoices(reading, lesson, first))
  const moved = judgingBy(first, 'moves', fitChoice(ends, judgingOf(prior, 'moves'), course.moves))
  const over = eachReading((reading, lesson) => labelExamples(reading, lesson, moved))
  const learned = judgingBy(moved, 'labels', fitYesNo(over, judgingOf(prior, 'labels'), course.labels))
  const sure = eachReading((reading, lesson) => surenessExamples(reading, lesson, learned))
  return rounded(judgingBy(learned, 'sureness', fitYesNo(sure, judgingOf(prior, 'sureness'), course.sureness)))
}

/** The weights with what they read, and a reading of each page by weights that have not seen it. */
function learnReading(
  pages: readonly TaughtPage[],
  lessons: readonly Lesson[],
  base: Weights,
  fitting: Fitting,
  prior: Weights,
): { readonly whole: Weights; readonly readings: readonly RowReading[] } {
  const known: SequenceWeights = { ...prior, hidden: prior.hidden.lines ?? NO_HIDDEN }
  const rows = lessons.map((lesson) => rowOf(lesson.facts, base, lesson.absent))
  const reads = rows.map((row, i): ReadLesson => {
    const lesson = at(lessons, i)
    return { cues: cuesOfRow(row), states: statesOf(lesson), times: timesOf(lesson) }
  })
  dropRare(
    rows.flatMap(({ facts, lines }, i) =>
      at(reads, i).cues.map((cues, k) => {
        const view = facts.views[lines[k] ?? -1]
        return { cues, ...endsOf(view, view) }
      }),
    ),
    weighedBy(known.lines, known.hidden),
  )
  const whole = readingBy(base, fitSequence(reads, known, fitting))
  const halves = pages.map((page, i) => page.half ?? i % 2)
  return { whole, readings: readEachOther(reads, rows, halves, base, fitting, known) }
}

function judgingOf(weights: Weights, model: JudgedBy): Judging {
  return { own: weights[model], hidden: weights.hidden[model] ?? NO_HIDDEN }
}

function judgingBy(weights: Weights, model: JudgedBy, { own, hidden }: Judging): Weights {
  return { ...weights, [model]: own, hidden: { ...weights.hidden, [model]: hidden } }
}

function readingBy(weights: Weights, { lines, hidden, steps }: SequenceWeights): Weights {
  return { ...weights, lines, steps, hidden: { ...weights.hidden, lines: hidden } }
}

function timesOf({ taught }: Lesson): number {
  return taught.times ?? 1
}

interface Counted {
  readonly weight?: number
}

/** Examples of a lesson that count as often as its page. */
function counted<Example extends Counted>(lesson: Lesson, examples: readonly Example[]): Example[] {
  return examples.map((example) => ({ ...example, weight: (example.weight ?? 1) * timesOf(lesson) }))
}

/** Different lines that have to open or end alike before that is taken for more than chance. */
const COMMON = 12

/** What a seam or a line shows, and the texts that tell its ends from others. */
interface Worded extends Ends {
  readonly cues: Cues
}

/**
 * Takes out the cues of characters at the ends that only few different texts have: they would be learned by heart. What has a weight already is
 * kept: left out, its weight would stay, and the others would be fitted as if it were none.
 */
function dropRare<Item extends Worded>(items: readonly Item[], hasWeight: (name: string) => boolean): readonly Item[] {
  const texts = new Map<string, Set<string>>()
  for (const { cues, end, start } of items)
    for (const name of cues.names) if (isEdgeCue(name)) texts.set(name, (texts.get(name) ?? new Set()).add(isStartCue(name) ? start : end))
  for (const { cues } of items) cues.keep((name) => !isEdgeCue(name) || hasWeight(name) || (texts.get(name)?.size ?? 0) >= COMMON)
  return items
}

/** Whether a cue has a weight, by itself or in the hidden layer. */
function weighedBy(own: Readonly<Record<string, unknown>>, { cues }: HiddenWeights): (name: string) => boolean {
  return (name) => Object.hasOwn(own, name) || Object.hasOwn(cues, name)
}

function at<T>(list: readonly T[], i: number): T {
  const item = list[i]
  if (item === undefined) throw new RangeError(`no lesson ${i}`)
  return item
}

/** Readings of each half of the pages by weights fitted on the other half. */
function readEachOther(
  reads: readonly ReadLesson[],
  rows: readonly ReturnType<typeof rowOf>[],
  halfOf: readonly number[],
  base: Weights,
  fitting: Fitting,
  prior: SequenceWeights,
): RowReading[] {
  const halves = [0, 1].map((half) =>
    fitSequence(
      reads.filter((_, i) => halfOf[i] !== half),
      prior,
      fitting,
    ),
  )
  const weights = halves.map((half) => readingBy(base, half))
  return rows.map((row, i) => readRow(row, at(weights, at(halfOf, i))))
}

/** Which candidate each place of an article really follows; places whose true predecessor is no candidate teach nothing. */
function placeExamples(reading: RowReading, lesson: Lesson, weights: Weights): Choice[] {
  const row = candidatesOfRow(reading, weights)
  const placeOf = new Map(reading.lines.map((line, k) => [line, k]))
  return reading.lines.flatMap((line, k) => {
    const block = lesson.taught.blocks[line]
    if (reading.links[k] === 'none' || block === undefined || block.article === null) return []
    const from = lesson.follows[line] ?? -1
    const right = from < 0 ? START : (placeOf.get(from) ?? START)
    const candidates = row[k] ?? []
    const found = candidates.findIndex((candidate) => candidate.from === right)
    if (found < 0 || candidates.length < 2) return []
    return [{ candidates: candidates.map((candidate) => candidate.cues), right: found }]
  })
}

/** By end of an article: where it belongs, among staying (no cues) and all its moves. Of the ends that stay only every few. */
function moveChoices(reading: RowReading, lesson: Lesson, weights: Weights): Choice[] {
  const placing = placeRow(reading, weights)
  const articles = articlesOf(reading, placing.follows)
  const blockAt = (place: number | undefined): number => (place === undefined || place === START ? -1 : (reading.lines[place] ?? -1))
  const choices = new Map<number, { candidates: Cues[]; right: number }>()
  for (const move of movesOf(reading, placing, articles, weights)) {
    const place = articles[move.from]?.[move.at] ?? 0
    const truth = lesson.follows[reading.lines[place] ?? 0] ?? -1
    const choice = choices.get(place) ?? { candidates: [new Cues()], right: blockAt(placing.follows[place]) === truth ? 0 : -1 }
    choices.set(place, choice)
    const target = move.to === null ? undefined : articles[move.to]?.at(-1)
    if (choice.right < 0 && blockAt(target) === truth) choice.right = choice.candidates.length
    choice.candidates.push(move.cues)
  }
  const known = [...choices.values()].filter(({ right }) => right >= 0)
  const staying = known.filter(({ right }) => right === 0).filter((_, i) => i % SKIPPED === 0)
  return [...known.filter(({ right }) => right > 0), ...staying.map((choice) => ({ ...choice, weight: SKIPPED }))]
}

/** Of so many ends that stay one is learned from, in the place of all. */
const SKIPPED = 3

/** Labels over several articles, and those of one; what is neither teaches nothing. */
function labelExamples(reading: RowReading, lesson: Lesson, weights: Weights): YesNo[] {
  const placing = lookAgain(reading, placeRow(reading, weights), weights)
  const blockAt = (place: number): TaughtBlock | undefined => lesson.taught.blocks[reading.lines[place] ?? -1]
  return labelChoices(reading, placing).flatMap(({ place, below, cues }) => {
    const [label, next] = [blockAt(place), blockAt(below)]
    if (label === undefined || next === undefined || next.article === null) return []
    const isOver = label.article === null && label.role === 'section'
    return isOver || label.article === next.article ? [{ cues, is: isOver }] : []
  })
}

function surenessExamples(read: RowReading, lesson: Lesson, weights: Weights): YesNo[] {
  const { reading, placing } = placed(read, weights)
  return reading.lines.flatMap((line, k) => {
    if (reading.links[k] === 'none') return []
    const from = placing.follows[k] ?? START
    const block = from === START ? -1 : (reading.lines[from] ?? -1)
    const inArticle = lesson.taught.blocks[line]?.article !== null
    return [{ cues: clarityCues(reading, placing, k), is: inArticle && block === lesson.follows[line] }]
  })
}

/** Weights to a hundredth of a nat; those that say next to nothing are left out. */
function rounded(weights: Weights): Weights {
  return {
    version: weights.version,
    seams: round(weights.seams),
    joins: round(weights.joins),
    lines: roundAll(weights.lines),
    steps: roundAll(weights.steps),
    places: round(weights.places),
    moves: round(weights.moves),
    labels: round(weights.labels),
    sureness: round(weights.sureness),
    hidden: roundLayers(weights.hidden),
  }
}

function roundAll(models: Weights['lines']): Weights['lines'] {
  const all = Object.entries(models).map(([name, model]) => [name, round(model)] as const)
  return Object.fromEntries(all.filter(([, model]) => Object.keys(model).length > 0))
}

/** Those that hear anything; of one that learned from nothing the columns are what it began with. */
function roundLayers(hidden: Weights['hidden']): Weights['hidden'] {
  const layers = Object.entries(hidden).filter(([, { cues }]) => Object.keys(cues).length > 0)
  return Object.fromEntries(layers.map(([model, layer]) => [model, roundHidden(layer)]))
}

function roundHidden({ cues, columns }: HiddenWeights): HiddenWeights {
  const rounded = Object.entries(columns).map(([name, said]) => [name, said.map(inThousandths)] as const)
  return { cues, columns: Object.fromEntries(rounded) }
}

/** Never −0, of which a file makes 0. */
function inThousandths(nats: number): number {
  return Math.round(nats * 1000) / 1000 + 0
}

/** The smallest weight that is kept, in nats. */
const SMALLEST = 0.03

function round(model: Readonly<Record<string, number>>): Record<string, number> {
  const kept = Object.entries(model).map(([name, weight]) => [name, Math.round(weight * 100) / 100] as const)
  return Object.fromEntries(kept.filter(([, weight]) => Math.abs(weight) >= SMALLEST))
}

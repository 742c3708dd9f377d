/**
 * Duplicates: what is found of planted copies and at what price, by the command as somebody with a corpus runs it. The corpora are
 * ours (bench/duplicates): words and phrases of invented newspapers, misread by a table that the engine does not know.
 */
import { indexCorpus } from '#electron/services/duplicates/index.ts'
import { SHIPPED } from '#shared/segmentation/index.ts'
import { summarise } from '#shared/testing/index.ts'

import { byBruteForce, byLibrary } from '../duplicates/baselines.ts'
import { captions, copyPairs, fragments, leastChanges, longCorpus, mixed, noisyArticles, sameWording } from '../duplicates/planted.ts'
import { findIn, runOn, withFile } from '../duplicates/run.ts'
import { adjustedRand, labelsOf, offered, pairsOf, ratesOf, type FoundGroup } from '../duplicates/scores.ts'
import { quantile, timed, type Figure, type Scenario } from '../figures.ts'
import { measured } from '../segmentation/measure.ts'
import { samplePages } from '../segmentation/training-pages.ts'

/** Where the seeds of what is measured begin. Others (11 to 21, 311, 411) were looked at while constants were chosen, and are not printed. */
const MEASURED = [110, 210] as const

const COPIES = ['exact', 'near'] as const
const ALL = ['exact', 'near', 'contained'] as const

function figure(name: string, value: number, unit: string, goal: Figure['goal'] = null, baseline: Figure['baseline'] = null): Figure {
  return { name, value, unit, goal, baseline }
}

const most = (value: number): Figure['goal'] => ({ at: 'most', value })
const least = (value: number): Figure['goal'] => ({ at: 'least', value })

/** All figures but those of a million articles. */
export const duplicates: Scenario = {
  name: 'Duplicates (planted copies)',
  async run(scale) {
    const count = (all: number): number => Math.max(20, Math.round(all * scale))
    const seeds = summarise(measured(samplePages(), SHIPPED).map(({ score }) => score))
    return [
      figure('seeds: dropped-block F1', seeds.duplicates * 100, '%', least(100)),
      ...(await resemblance(count(5000))),
      ...(await contained(count(1000))),
      ...(await noisyCaptions(count(2000), 0.03, 97, 98)),
      ...(await noisyCaptions(count(2000), 0.05, 93, 97)),
      ...(await wholeArticles(count(1000))),
      ...(await notCopies(count)),
      ...(await libraryBeside(count(20_000))),
      ...(await speed(count(100_000), 25, 1024)),
    ]
  },
}

/** A million articles: some minutes and gigabytes. Run by its name only. */
export const duplicatesMillion: Scenario = {
  name: 'Duplicates (a million articles)',
  async run(scale) {
    const small = Math.round(100_000 * scale)
    const few = await withFile(longCorpus(small, 5), (path) => runOn(path))
    const figures = await speed(small * 10, 360, 4096)
    const seconds = figures[0]?.value ?? Number.NaN
    return [...figures, figure(`growth from ${String(small)} to ${String(small * 10)}`, seconds / few.seconds, '×', most(12))]
  },
}

async function resemblance(count: number): Promise<Figure[]> {
  const corpus = mixed(count, MEASURED[0] + 11)
  const run = await findIn(corpus.records)
  let truth = new Set<string>()
  const brute = await timed(() => Promise.resolve((truth = byBruteForce(corpus.records, 0.8))))
  const found = pairsOf(run.groups, ALL)
  // What was planted is a copy also where misreadings bring it under 0.8.
  const said = pairsOf(run.groups.filter(isSuggestion), COPIES)
  const name = `${String(corpus.records.length)} articles, resemblance ≥ 0.8 by brute force (${String(truth.size)} pairs)`
  return [
    figure(`${name}: recall`, ratesOf(found, truth).recall * 100, '%', least(99)),
    figure(`${name}: precision`, ratesOf(said, new Set([...truth, ...corpus.pairs])).precision * 100, '%', least(98)),
    figure(`${name}: time, start of the program included`, run.seconds, 's', null, { name: 'brute-force shingles', value: brute / 1000 }),
  ]
}

function isSuggestion({ note }: FoundGroup): boolean {
  return note === undefined
}

async function contained(count: number): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const [shortest, longest] of [
    [40, 60],
    [40, 200],
  ] as const) {
    const { alone, merged } = fragments(count, 0.05, MEASURED[0] + 3, shortest, longest)
    for (const [where, corpus] of [
      ['by themselves', alone],
      ['at the head or end of another article', merged],
    ] as const) {
      const { recall, precision } = ratesOf(pairsOf((await findIn(corpus.records)).groups, ALL), corpus.pairs)
      const name = `fragments of ${String(shortest)}–${String(longest)} characters, 5 % noise, ${where}`
      figures.push(figure(`${name}: recall`, recall * 100, '%', least(95)), figure(`${name}: precision`, precision * 100, '%'))
    }
  }
  return figures
}

async function noisyCaptions(count: number, rate: number, recallGoal: number, precisionGoal: number): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const seed of MEASURED) {
    const corpus = captions(count, rate, seed + 1)
    const { recall, precision } = ratesOf(pairsOf((await findIn(corpus.records)).groups, ALL), corpus.pairs)
    const name = `captions, ${String(rate * 100)} % noise in both copies, one in four of a pattern, seed ${String(seed + 1)}`
    figures.push(
      figure(`${name}: recall`, recall * 100, '%', least(recallGoal)),
      figure(`${name}: precision`, precision * 100, '%', least(precisionGoal)),
    )
  }
  return figures
}

async function wholeArticles(count: number): Promise<Figure[]> {
  const corpus = noisyArticles(count, 0.1, MEASURED[0] + 2)
  const { groups } = await findIn(corpus.records)
  const ids = corpus.records.map(({ id }) => id)
  const truth = ids.map((id) => corpus.story.get(id) ?? id)
  return [
    figure('articles, 10 % noise in every copy: pair F1', ratesOf(pairsOf(groups, COPIES), corpus.pairs).f1 * 100, '%', least(95)),
    figure(
      'articles, 10 % noise in every copy: adjusted Rand index',
      adjustedRand(truth, labelsOf(ids, groups, COPIES)) * 100,
      '%',
      least(95),
      {
        name: 'NEWS-COPY without a neural model (published, English)',
        value: 75,
      },
    ),
  ]
}

async function notCopies(count: (all: number) => number): Promise<Figure[]> {
  const wording = sameWording(count(300), MEASURED[0] + 4)
  const wrong = offered((await findIn(wording.records)).groups).length
  const { corpus, same } = leastChanges(count(2000), MEASURED[0] + 5)
  const exact = pairsOf((await findIn(corpus.records)).groups, ['exact'])
  const { recall } = ratesOf(exact, same)
  return [
    figure(`same wording, other date or figures (${String(wording.records.length)} texts): offered to drop`, wrong, 'copies', most(0)),
    figure(
      `least changes (${String(corpus.records.length)} texts): offered as exact`,
      [...exact].filter((pair) => !same.has(pair)).length,
      'pairs',
      most(0),
    ),
    figure('other white space, width or punctuation: found as exact', recall * 100, '%'),
  ]
}

async function libraryBeside(count: number): Promise<Figure[]> {
  const records = [...longCorpus(count, 5)]
  const pairs = copyPairs(records)
  const run = await findIn(records)
  let found = new Set<string>()
  const library = await timed(() => Promise.resolve((found = byLibrary(records, 0.5))))
  const [ours, theirs] = [ratesOf(pairsOf(run.groups, COPIES), pairs), ratesOf(found, pairs)]
  const name = `${String(count)} articles of 600 characters, copies with 3 % noise`
  return [
    figure(`${name}: time, start of the program included`, run.seconds, 's', null, { name: 'npm minhash', value: library / 1000 }),
    figure(`${name}: pair F1`, ours.f1 * 100, '%', null, { name: 'npm minhash', value: theirs.f1 * 100 }),
  ]
}

/** Time and memory over so many articles, and a page of ten articles against them. */
async function speed(count: number, seconds: number, memory: number): Promise<Figure[]> {
  return withFile(longCorpus(count, 5), async (path) => {
    const run = await runOn(path)
    return [
      figure(`${String(count)} articles of 600 characters, cold: time`, run.seconds, 's', most(seconds)),
      figure(`${String(count)} articles of 600 characters, cold: peak memory`, run.memory, 'MB', most(memory)),
      figure(`ten articles against ${String(count)} others in memory, median`, await onePage(path), 'ms', most(30)),
    ]
  })
}

async function onePage(path: string): Promise<number> {
  const silent = (): void => undefined
  const log = { info: silent, warn: silent, error: silent }
  const corpus = await indexCorpus([path], { log, signal: new AbortController().signal, progress: silent, fault: silent })
  try {
    const times: number[] = []
    for (let page = 0; page < 40; page++) {
      const to = corpus.count - page * 10
      times.push(await timed(() => corpus.find(to - 10, to)))
    }
    return quantile(times.slice(5), 0.5)
  } finally {
    await corpus.release()
  }
}

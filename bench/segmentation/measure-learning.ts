/**
 * A library of one newspaper that the weights have not seen: a simulated editor brings page after page to its gold, the
 * library learns after every five, and what it has learned cuts other pages of that paper, with other articles.
 */
import { learnFrom, type Weights } from '#shared/segmentation/index.ts'

import { randomOf } from './random.ts'
import { generatePages } from './generate.ts'
import { taughtOf, type BenchPage } from './gold.ts'
import { measured } from './measure.ts'
import { readPapers, type PaperArticle } from './papers.ts'

/** Three newspapers of different kinds, each left out of what the weights are learned from. */
export const STRANGERS = ['north-daily', 'trade-paper', 'republic-daily'] as const

/** Pages between two learnings. */
const EACH = 5

/** Corrections of one page and its articles. */
interface Cost {
  readonly effort: number
  readonly articles: number
}

export interface LearningStep {
  readonly reviewed: number
  /** Corrections for each article of the pages that are not reviewed, with what was learned. */
  readonly effort: number
  /** By how much that is more than with the weights before any learning. */
  readonly more: number
  /** The 2.5 % and 97.5 % points of `more` when the pages are drawn anew with replacement, 1000 times. */
  readonly noise: readonly [number, number]
  /** Duration of this learning in milliseconds. */
  readonly ms: number
}

export interface LearningCourse {
  readonly paper: string
  /** Corrections for each article before any learning. */
  readonly before: number
  readonly steps: readonly LearningStep[]
}

/** Pages of one paper that share no article: those to review (`half` 0) and those to measure on (1). */
export function pagesOf(paper: string, half: 0 | 1, count: number): BenchPage[] {
  const papers = readPapers().filter((each) => each.name === paper)
  const use = (article: PaperArticle): boolean => Number(/\d+$/.exec(article.id)?.[0] ?? 0) % 2 === half
  return generatePages({ papers, seed: 21 + half, count, level: 'medium', use })
}

/** Reviews pages of a paper and measures after every learning. */
export function reviewPaper(paper: string, base: Weights, reviewed: number, remaining: number): LearningCourse {
  const taught = pagesOf(paper, 0, reviewed).map(taughtOf)
  const pages = pagesOf(paper, 1, remaining)
  const before = costs(pages, base)
  const steps: LearningStep[] = []
  for (let count = EACH; count <= reviewed; count += EACH) {
    const start = performance.now()
    // As in the library: each time from the weights that came with the program, and from all reviewed pages.
    const learned = learnFrom(base, taught.slice(0, count), `learned-${count}`)
    const ms = performance.now() - start
    const after = costs(pages, learned)
    const [effort, was] = [mean(after), mean(before)]
    steps.push({ reviewed: count, effort, more: effort - was, noise: resampled(before, after), ms })
  }
  return { paper, before: mean(before), steps }
}

/** Milliseconds of one learning from pages of the three papers. */
export function learningTime(base: Weights, count: number): number {
  const pages = STRANGERS.flatMap((paper) => pagesOf(paper, 0, Math.ceil(count / STRANGERS.length)))
  const taught = pages.slice(0, count).map(taughtOf)
  const start = performance.now()
  learnFrom(base, taught, 'timed')
  return performance.now() - start
}

function costs(pages: readonly BenchPage[], weights: Weights): Cost[] {
  return measured(pages, weights).map(({ score: { effort, articles } }) => ({
    effort: effort.moves + effort.roles + effort.joins + effort.order + effort.dups,
    articles,
  }))
}

function mean(costs: readonly Cost[]): number {
  return costs.reduce((sum, cost) => sum + cost.effort, 0) / costs.reduce((sum, cost) => sum + cost.articles, 0)
}

const DRAWS = 1000

/** Paired bootstrap over pages (Efron and Tibshirani 1993): the same pages are drawn for both weights. */
function resampled(before: readonly Cost[], after: readonly Cost[]): [number, number] {
  const random = randomOf(5)
  const none: Cost = { effort: 0, articles: 0 }
  const differences = Array.from({ length: DRAWS }, () => {
    const drawn = before.map(() => random.int(0, before.length - 1))
    return mean(drawn.map((i) => after[i] ?? none)) - mean(drawn.map((i) => before[i] ?? none))
  }).sort((a, b) => a - b)
  return [differences[Math.floor(DRAWS * 0.025)] ?? 0, differences[Math.ceil(DRAWS * 0.975) - 1] ?? 0]
}

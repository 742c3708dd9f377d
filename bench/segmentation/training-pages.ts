/**
 * The pages that weights are learned from and measured on. Every fourth article of the invented papers is held back: it
 * stands on no page that weights are learned from.
 */
import type { Role } from '#shared/model/index.ts'
import { RunOns, Wordings, type Knowledge, type TaughtPage } from '#shared/segmentation/index.ts'
import { seedPages, smallPages } from '#shared/testing/index.ts'

import { asPrinted } from './as-printed.ts'
import { asScanned } from './as-scanned.ts'
import { benchPage, taughtOf, type BenchPage } from './gold.ts'
import type { Level } from './damage/levels.ts'
import { generatePages } from './generate.ts'
import { READINGS } from './layout-read.ts'
import { readPapers, type PaperArticle } from './papers.ts'
import { hashOf } from './random.ts'
import { learnRunOns } from './run-ons.ts'
import { cutShort, marked, VARIANTS } from './variants.ts'
import { learnWordings, wordingsOf, type WordedLine } from './wordings.ts'
import { writtenPages } from './written-pages.ts'

/** Generated pages to learn from, by level: mostly as bad as the sample pages, and some that are worse. */
const SHARES: readonly (readonly [level: Level, share: number])[] = [
  ['light', 0.3],
  ['medium', 0.5],
  ['heavy', 0.2],
]
export const TRAINING_PAGES = 3600
/** How often each of the other pages counts in each of its variants, beside a generated one. Small pages: they are few. */
const SMALL = 6
/** Written pages: whole ones, as newspapers compose them. */
const WRITTEN = 2
/** Those that are torn worse than the others: counted as often, they make pages in order look worse than they are. */
const TORN = 1
/** One in so many of them also stands there line by line, as print has it; the others as programs give them that look at a scan. */
const PRINTED = 3
/** Their columns are of other widths than those of the pages that are measured. */
const PRINTED_SEED = 7
/** Sample pages: few and real, but what is peculiar to a page that counts for many is learned by heart. */
const SAMPLES = 8

const papers = readPapers()

function isHeldBack(article: PaperArticle): boolean {
  return hashOf(article.id) % 4 === 0
}

/** The half of an article: a page has articles of one half only, so that halves which judge each other share no text. */
function halfOf(article: PaperArticle): number {
  return (hashOf(article.id) >>> 3) % 2
}

function variantOf(page: BenchPage, i: number): BenchPage {
  return VARIANTS[i % VARIANTS.length]?.(page) ?? page
}

/** Generated pages of articles that are held back from learning. */
export function heldBackPages(level: Level, count: number): BenchPage[] {
  return generatePages({ papers, seed: 9, count, level, use: isHeldBack })
}

/** The five sample pages. */
export function samplePages(): BenchPage[] {
  return seedPages().map(benchPage)
}

/** The small pages of other newspapers. */
export function smallBenchPages(): BenchPage[] {
  return smallPages().map(benchPage)
}

/** Articles and pages that are learned from: all, or those of one half. Never the sample pages. */
function learned(half?: number): { readonly invented: readonly PaperArticle[]; readonly written: readonly BenchPage[] } {
  const isMeant = (each: number): boolean => half === undefined || each === half
  return {
    invented: papers.flatMap(({ articles }) => articles.filter((article) => !isHeldBack(article) && isMeant(halfOf(article)))),
    written: writtenPages('learned').filter((_, i) => isMeant(i % 2)),
  }
}

/** The articles that are learned from, each with its lines: of the invented papers and of the written pages, or only those of one half. */
export function learnedArticles(half?: number): string[][] {
  const { invented, written } = learned(half)
  const onPages = written.flatMap(({ input, gold }) =>
    gold.articles.map(({ order }) => order.map((block) => input.blocks[block]?.text ?? '')),
  )
  return [...invented.map(({ lines }) => lines.map(({ text }) => text)), ...onPages]
}

/** Their lines with what each of them is, and those of the written pages that are of no article. */
export function learnedLines(half?: number): WordedLine[] {
  const { invented, written } = learned(half)
  const inArticles = invented.flatMap(({ lines }) =>
    zipped(
      lines.map(({ text }) => text),
      lines.map(({ role }) => role),
    ),
  )
  const onPages = written.flatMap(({ input, gold }) => {
    const textOf = (block: number): string => input.blocks[block]?.text ?? ''
    const roleOf = (block: number): Role => (gold.blocks[block]?.role ?? 'noise') as Role
    const shelved = gold.blocks.flatMap(({ i, article }) => (article === null ? zipped([textOf(i)], [roleOf(i)]) : []))
    return [...gold.articles.flatMap(({ order }) => zipped(order.map(textOf), order.map(roleOf))), ...shelved]
  })
  return [...inArticles, ...onPages]
}

function zipped(texts: readonly string[], roles: readonly Role[]): WordedLine[] {
  return wordingsOf(roles).map((wording, i) => ({ text: texts[i] ?? '', wording }))
}

let byHalf: readonly [Knowledge, Knowledge] | undefined

/** What is known of the texts of a half: what those of the other half tell. What is learned from a text says too much of that text. */
function knowledgeFor(half: number): Knowledge {
  const from = (other: number): Knowledge => ({
    runOns: new RunOns(learnRunOns(learnedArticles(other))),
    wordings: new Wordings(learnWordings(learnedLines(other))),
  })
  byHalf ??= [from(1), from(0)]
  return half === 0 ? byHalf[0] : byHalf[1]
}

/**
 * What the shipped weights are learned from: generated pages, the small pages and the sample pages, these without the one
 * named, and without the invented papers named. In a fixed order, so that learning is repeatable.
 */
export function trainingPages(without?: string, count = TRAINING_PAGES, withoutPapers: readonly string[] = []): TaughtPage[] {
  const known = papers.filter((paper) => !withoutPapers.includes(paper.name))
  const generated = SHARES.flatMap(([level, share], i) =>
    [0, 1].flatMap((half) => {
      const use = (article: PaperArticle): boolean => !isHeldBack(article) && halfOf(article) === half
      const pages = generatePages({ papers: known, seed: 10 * half + i + 1, count: Math.round((count * share) / 2), level, use })
      return pages.map((page) => ({ page, half, knowledge: knowledgeFor(half) }))
    }),
  )
  const varied = generated.map(({ page, ...rest }, i) => ({ page: i % 4 === 3 ? variantOf(page, i >> 2) : page, ...rest }))
  // Each written page is in one half, so that its places are fitted on readings by weights that have not seen it, and in four variants.
  // The small and the sample pages are in both: they are to be learned as they stand.
  const samples = samplePages().filter((page) => page.name !== without)
  const others = [
    ...writtenPages('learned').flatMap((page, i) => {
      const variants = VARIANTS.filter((_, variant) => variant === 0 || (variant > 1 && variant % 2 === i % 2))
      // They have no heading marks of their own; one of these gets some, another one from page to page.
      const pages = [...variants, cutShort].map((variant, n, all) => (n === (i >> 1) % all.length ? marked(variant(page)) : variant(page)))
      if (i % PRINTED === 0) pages.push(asPrinted(page, PRINTED_SEED + i, i % 2 === 0))
      const grain = i % PRINTED === 1 ? 'lines' : 'paragraphs'
      if (i % PRINTED > 0) pages.push(asScanned(page, PRINTED_SEED + i, { grain, reading: READINGS[(i >> 2) % READINGS.length] ?? 'rows' }))
      return pages.map((each) => ({
        page: each,
        half: i % 2,
        times: page.name.endsWith('-torn.txt') ? TORN : WRITTEN,
        knowledge: knowledgeFor(i % 2),
      }))
    }),
    ...smallBenchPages().flatMap((page) => inBothHalves(page, SMALL)),
    ...samples.flatMap((page) => inBothHalves(page, SAMPLES)),
  ]
  return [...varied, ...others].map(({ page, ...counts }) => ({ ...taughtOf(page), ...counts }))
}

/** A page as it is and as other papers would have it, every other one in the other half, each as often as `times` says. */
function inBothHalves(page: BenchPage, times: number): { page: BenchPage; half: number; times: number }[] {
  return VARIANTS.map((variant, i) => ({ page: variant(page), half: i % 2, times }))
}

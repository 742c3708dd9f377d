/**
 * The first segmentation: simple rules over the lines of a page. It finds headlines by their shape and by the words
 * that they share with the text below, lets articles begin at headlines and at 本报讯 openings, joins paragraphs whose
 * sentence was cut, sets photo stories apart, and brings text to its headline where the words are clear about it.
 */
import { assemble, type Article } from './assemble.ts'
import { PageWords } from './cohesion.ts'
import { findCopies } from './copies.ts'
import { findDoubts } from './doubts.ts'
import { startArticles } from './drafts.ts'
import { judgeSeam, PagePairs, type Seam } from './joins.ts'
import { moveText } from './moves.ts'
import { placesOf } from './places.ts'
import { habitsOf, shapeLines } from './roles.ts'
import type { SegmentationInput, SegmentationResult } from './types.ts'
import type { PageFacts } from './page-facts.ts'
import { unitsOf } from './units.ts'
import { viewLines, type View } from './views.ts'

/** Name and versions of this engine, kept with every page that it cut. */
export const ENGINE: SegmentationResult['engine'] = { name: 'rules', version: '1', weights: 'builtin-1' }

/**
 * Cuts one page into articles. Pure and deterministic; never refuses: any list of blocks gives a result in which every
 * block has exactly one place (an article's order, its copies, or the shelf). No blocks give an empty result.
 * Joins point to an earlier block of the same article's order and never meet.
 */
export function segmentPage(input: SegmentationInput): SegmentationResult {
  const views = viewLines(input.blocks)
  const words = new PageWords(views.map((view) => view.text))
  const pairs = new PagePairs(views)
  const seams = judgeSeams(views, pairs)
  const copies = findCopies(views, seams, words)
  const habits = habitsOf(views)
  const shapes = shapeLines(views, seams, habits)
  const facts: PageFacts = { views, shapes, seams, words, habits, pairs, dropped: copies.absent }
  const page = startArticles(facts, unitsOf(facts))
  moveText(facts, page)
  const articles: Article[] = page.drafts.map((draft, i) => ({ draft, places: placesOf(facts, page.drafts, i) }))
  const assembled = assemble(facts, page, articles, copies)
  return { engine: ENGINE, ...assembled, doubts: findDoubts(facts, articles, assembled, copies) }
}

/** `seams[i]` judges whether line i goes on from line i - 1; the first line goes on from nothing. */
function judgeSeams(views: readonly View[], pairs: PagePairs): Seam[] {
  return views.map((view, i) => {
    const before = views[i - 1]
    return before === undefined ? { p: 0, reasons: [] } : judgeSeam(before, view, pairs)
  })
}

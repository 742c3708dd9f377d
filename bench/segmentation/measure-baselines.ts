/** The two rules that come to mind first, as tiny as they are: what the engine has to be better than. */
import type { SegmentationInput } from '#shared/segmentation/index.ts'
import type { Annotation } from '#shared/testing/index.ts'

/** Characters up to which a line counts as short. */
const SHORT = 24

/**
 * The short-line rule: a line of at most 24 characters is part of a headline. The first of several in a row begins an
 * article and is its headline, the others are subheads, everything else is text.
 */
export function byShortLines({ blocks }: SegmentationInput): Annotation {
  const isShort = blocks.map(({ text }) => Array.from(text.trim()).length <= SHORT)
  return cutWhere(
    blocks.map((_, i) => isShort[i] === true && isShort[i - 1] !== true),
    blocks.map((_, i) => (isShort[i] === true ? 'subhead' : 'body')),
  )
}

/** Markdown headings: every line with `#` marks begins an article and is its headline, everything else is text. */
export function byHeadings({ blocks }: SegmentationInput): Annotation {
  return cutWhere(
    blocks.map(({ marks }) => marks > 0),
    blocks.map(() => 'body'),
  )
}

/** Articles that begin at some blocks, and at the first. Nothing is joined, nothing is a copy, all stays in file order. */
function cutWhere(begins: readonly boolean[], roles: readonly string[]): Annotation {
  let number = 0
  const blocks = begins.map((begin, i) => {
    if (begin && i > 0) number++
    return { i, article: String(number), role: begin ? 'headline' : (roles[i] ?? 'body'), joins: null }
  })
  const ids = [...new Set(blocks.map(({ article }) => article))]
  const articles = ids.map((id) => ({ id, order: blocks.filter(({ article }) => article === id).map(({ i }) => i) }))
  return { blocks, articles, duplicates: [] }
}

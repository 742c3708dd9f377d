/** What a page alone tells of its copies: its texts with their signatures, its own groups, what lies in the bin, what editors said. */
import type { BlockId, GroupId } from '#shared/base/index.ts'
import type { CopyCause, CopyGrain, CopyState } from '#shared/contract/index.ts'
import { causeOf, errorsIn, SHORTEST_ALIKE, signatureOf, type CopyPlace } from '#shared/duplicates/index.ts'
import {
  articleOf,
  articlesInOrder,
  droppedCopies,
  isMeantTwice,
  standingGroup,
  type Article,
  type DuplicateGroup,
  type Page,
  type Role,
} from '#shared/model/index.ts'
import { trailingCredits } from '#shared/text/index.ts'

import {
  articleText,
  FLAGS,
  keptKeys,
  readBlocks,
  type DerivedBin,
  type DerivedGroup,
  type DerivedPage,
  type DerivedText,
} from '../library/index.ts'

/** Characters of a beginning that a list shows. */
const OPENING = 80
/** Characters of a dropped text that the bin shows. */
const BIN_TEXT = 400

/** Goes through a page. `n` is its number in the library. */
export function derivePage(n: number, page: Page): DerivedPage {
  const articles = articlesInOrder(page).map((article) => ({ article, signed: signed(page, article) }))
  return {
    n,
    rev: page.rev,
    texts: articles.flatMap(({ signed: text }) => (text.length < SHORTEST_ALIKE ? [] : [text])),
    groups: Object.values(page.groups).flatMap((group) => groupOf(page, group) ?? []),
    bin: binOf(page),
    verdicts: articles.flatMap(({ article, signed: { exact } }) =>
      (article.copies ?? []).map((said) => ({ ...said, owner: article.id, exact })),
    ),
  }
}

function signed(page: Page, article: Article): DerivedText {
  const { text, blocks } = articleText(page, article)
  const { length, exact, keys } = signatureOf(text)
  const roles = new Set(blocks.map(({ id }) => page.blocks[id]?.role))
  return {
    article: article.id,
    exact,
    length,
    raw: text.length,
    flags: flagsOf(article, roles, text),
    errors: errorsIn(text),
    keys: keptKeys(keys, length),
  }
}

const HEADS: ReadonlySet<Role | undefined> = new Set<Role>(['kicker', 'headline', 'subhead', 'section'])

function flagsOf(article: Article, roles: ReadonlySet<Role | undefined>, text: string): number {
  const photo = article.kind === 'photo' || (roles.has('caption') && !roles.has('body'))
  return (
    (roles.has('headline') || article.title !== null ? FLAGS.headline : 0) |
    (roles.has('credit') || trailingCredits(text.slice(-60)) !== undefined ? FLAGS.credit : 0) |
    ([...roles].every((role) => HEADS.has(role)) ? FLAGS.onlyHeadline : 0) |
    (article.continuedFrom !== null || article.continuesTo !== null ? FLAGS.continued : 0) |
    (photo ? FLAGS.photo : 0)
  )
}

/** How the index names a group that a page has found by itself. */
export function groupName(group: GroupId): string {
  return `g${group}`
}

/** A group of the page as the queue has it; undefined where nothing of it is left. */
function groupOf(page: Page, group: DuplicateGroup): DerivedGroup | undefined {
  const { said, ...found } = group
  const standing = standingGroup(page, found)
  if (standing === undefined) return undefined
  const { keep, copies } = standing
  const cause = causeHere(page, group, [keep, ...copies])
  const state: CopyState = said === undefined ? (isMeantTwice(cause) ? 'noted' : 'open') : said === 'later' ? 'later' : 'kept'
  const heads = [keep, ...copies].flatMap((run) => run.map((id) => page.blocks[id]).filter((block) => block?.role === 'headline'))
  const text = readBlocks(page, keep).text
  return {
    name: groupName(group.id),
    kind: group.kind,
    cause,
    grain: grainOf(page, [keep, ...copies]),
    state,
    score: group.score,
    copies: copies.length + 1,
    characters: copies.reduce((sum, run) => sum + readBlocks(page, run).text.length, 0),
    body: { runs: [keep, ...copies], title: heads[0]?.text.slice(0, OPENING) ?? '', opening: text.slice(0, OPENING) },
  }
}

/** What the finder could not tell is told by the boxes, where the page has any. */
function causeHere(page: Page, group: DuplicateGroup, runs: readonly (readonly BlockId[])[]): CopyCause {
  if (group.cause !== 'unknown') return group.cause
  const [first, second] = runs.map((run) => placeOf(page, run))
  const cause = first === undefined || second === undefined ? 'printed or machine' : causeOf(first, second)
  return cause === 'printed or machine' ? 'unknown' : cause
}

function placeOf(page: Page, run: readonly BlockId[]): CopyPlace {
  const sources = run.flatMap((id) => page.blocks[id]?.sources ?? [])
  const known = Object.values(page.blocks).some((block) => block.sources.some(({ boxes }) => boxes.length > 0))
  const start = sources.reduce((least, source) => Math.min(least, source.start), Infinity)
  const source = sources.length === 0 ? {} : { source: { start, end: sources.reduce((most, { end }) => Math.max(most, end), 0) } }
  return { page: page.head.id, ...source, ...(known ? { boxes: sources.flatMap(({ boxes }) => boxes) } : {}) }
}

/** A run of an article is no article: some copy must be all that stands of its own. */
function grainOf(page: Page, runs: readonly (readonly BlockId[])[]): CopyGrain {
  const run = runs[1] ?? runs[0] ?? []
  const roles = run.map((id) => page.blocks[id]?.role)
  if (roles.includes('caption') || (roles.includes('credit') && run.length <= 3)) return 'caption'
  if (run.length === 1) return 'paragraph'
  const blocks = new Set(runs.flat())
  const isWhole = runs.some(([first]) => {
    const held = first === undefined ? undefined : articleOf(page, first)
    return held?.blocks.every((id) => blocks.has(id) || page.blocks[id]?.dropped !== null) === true
  })
  return isWhole ? 'article' : 'paragraph'
}

function binOf(page: Page): DerivedBin[] {
  return droppedCopies(page).map(({ blocks, drop, of }) => {
    const text = blocks.map((block) => block.text).join('\n')
    const ids = blocks.map(({ id }) => id)
    const body = { blocks: ids, text: text.slice(0, BIN_TEXT), characters: text.length, of, score: drop.of?.score ?? null }
    return { at: drop.at, by: drop.by, operation: drop.operation, reason: drop.reason, body }
  })
}

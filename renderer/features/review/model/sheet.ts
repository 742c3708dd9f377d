/**
 * What stands on the sheet of one article, from top to bottom, as data: headlines, paragraphs with what was joined to
 * them, suggested copies, questions at their place, and what skimming puts away. The component only draws it.
 */
import type { ArticleId, BlockId } from '#shared/base/index.ts'
import { articleParts, paragraphsOf, type ArticleParts } from '#shared/export/index.ts'
import { originalText, type Article, type Block, type Doubt, type Page, type Role } from '#shared/model/index.ts'
import { endingOf } from '#shared/text/index.ts'

import { blockOf, charactersIn, indexOf, type PageIndex, type Suggested } from './page-index.ts'

/** A headline, a paragraph, a caption: one block, or several that were joined to one paragraph. */
export interface TextItem {
  readonly kind: 'text'
  readonly key: BlockId
  readonly role: Role
  readonly blocks: readonly Block[]
}

/** A run that looks like a copy of other text and that nobody has dropped yet. */
export interface CopyItem {
  readonly kind: 'copy'
  readonly key: BlockId
  readonly suggested: Suggested
  readonly blocks: readonly Block[]
}

/** A doubt at its place in the text. */
export interface QuestionItem {
  readonly kind: 'question'
  readonly key: string
  readonly doubt: Doubt
}

/** Paragraphs that skimming puts away. */
export interface ElisionItem {
  readonly kind: 'elision'
  readonly key: BlockId
  readonly paragraphs: number
  readonly characters: number
  readonly blocks: readonly BlockId[]
}

/** The last paragraph stops in the middle of a sentence. */
export interface CutItem {
  readonly kind: 'cut'
  readonly key: string
  readonly word: string
}

export type SheetItem = TextItem | CopyItem | QuestionItem | ElisionItem | CutItem

export interface Sheet {
  readonly article: ArticleId
  readonly items: readonly SheetItem[]
  /** Questions at the article's first block: they stand between this sheet and the one before. */
  readonly above: readonly Doubt[]
  /** Blocks in the order in which they are seen, put-away ones left out. */
  readonly seen: readonly BlockId[]
  /** Kept blocks in reading order, without dropped and suggested copies. */
  readonly kept: readonly Block[]
  readonly extent: Extent
}

/** How much of an article the export writes. Suggested copies are in it: as long as nobody decides, they are written. */
export interface Extent {
  readonly blocks: number
  readonly paragraphs: number
  readonly characters: number
}

export interface Skimming {
  /** Blocks that stay in sight although skimming would put them away. */
  readonly shown: ReadonlySet<BlockId>
}

const HEAD_ROLES: ReadonlySet<Role> = new Set(['kicker', 'headline', 'subhead', 'section'])
/** Questions about the seam before their block; others ask about the block itself and stand after it. */
const SEAM_QUESTIONS: ReadonlySet<string> = new Set(['follows', 'joins', 'orphan', 'duplicate'])

export function isHeadRole(role: Role): boolean {
  return HEAD_ROLES.has(role)
}

/** The sheet of an article; undefined where all of it was dropped, so that nothing of it stands on the desk. */
export function sheetOf(page: Page, article: Article, skimming: Skimming | undefined): Sheet | undefined {
  const index = indexOf(page)
  const live = article.blocks.map((id) => blockOf(page, id)).filter((block) => block.dropped === null)
  const first = live[0]
  if (first === undefined) return undefined
  const texts = textItems(page, article)
  const kept = texts.flatMap((item) => item.blocks)
  const all = withCut(texts, article)
  const skimmed = skimming === undefined ? all : skim(page, index, all, skimming)
  const items = withQuestions([...skimmed, ...copyItems(live, kept, index)], index)
  const lead = texts[0]?.blocks[0]
  const { above, rest } = liftFirstQuestion(items, lead)
  return {
    article: article.id,
    items: rest,
    above,
    seen: rest.flatMap((item) => (item.kind === 'text' || item.kind === 'copy' ? item.blocks.map((block) => block.id) : [])),
    kept,
    extent: extentOf(articleParts(page, article)),
  }
}

/** Counts what of an article is written: noise and jump lines are in no field of its record. */
export function extentOf({ all, body }: Pick<ArticleParts, 'all' | 'body'>): Extent {
  const written = all.filter(({ role }) => role !== 'noise' && role !== 'jump')
  return {
    blocks: written.reduce((sum, paragraph) => sum + paragraph.blocks.length, 0),
    paragraphs: body.length,
    characters: charactersIn(written.map((paragraph) => paragraph.text)),
  }
}

/** The items of the shelf: each block by itself, with what is asked at it. */
export function shelfItems(page: Page): readonly SheetItem[] {
  const index = indexOf(page)
  const blocks = page.head.shelf.map((id) => blockOf(page, id)).filter((block) => block.dropped === null)
  return withQuestions(
    blocks.map((block): TextItem => ({ kind: 'text', key: block.id, role: block.role, blocks: [block] })),
    index,
  )
}

/** Paragraphs in reading order, as the export writes them, without those that are copies nobody has dropped yet. */
export function textItems(page: Page, article: Article): TextItem[] {
  const { suggested } = indexOf(page)
  return paragraphsOf(page, article).flatMap(({ blocks, role }): TextItem[] => {
    const [first] = blocks
    return first === undefined || blocks.every((block) => suggested.has(block.id)) ? [] : [{ kind: 'text', key: first.id, role, blocks }]
  })
}

function copyItems(live: readonly Block[], kept: readonly Block[], index: PageIndex): CopyItem[] {
  const items: CopyItem[] = []
  const done = new Set<BlockId>(kept.map((block) => block.id))
  for (const block of live) {
    const suggested = index.suggested.get(block.id)
    if (suggested === undefined || done.has(block.id)) continue
    const run = suggested.copies.find((copy) => copy.includes(block.id)) ?? [block.id]
    const blocks = live.filter((one) => run.includes(one.id) && !done.has(one.id) && index.suggested.get(one.id) === suggested)
    for (const one of blocks) done.add(one.id)
    items.push({ kind: 'copy', key: block.id, suggested, blocks })
  }
  return items
}

/** Marks where an article breaks off: its last paragraph has no end, and nothing says that it goes on elsewhere. */
function withCut(items: readonly TextItem[], article: Article): SheetItem[] {
  if (article.kind === 'photo' || article.kind === 'ad' || article.continuesTo !== null || items.some((item) => item.role === 'jump'))
    return [...items]
  const last = items.findLastIndex((item) => item.role === 'body')
  const text = items[last]?.blocks.map((block) => block.text).join('') ?? ''
  const ending = endingOf(text)
  if (last < 0 || (ending !== 'bare' && ending !== 'comma')) return [...items]
  return [...items.slice(0, last + 1), { kind: 'cut', key: `cut ${article.id}`, word: lastWord(text) }, ...items.slice(last + 1)]
}

/** The last word of a text without the mark behind it; at most eight characters. */
export function lastWord(text: string): string {
  const bare = text.replace(/[\s\p{P}]+$/u, '').slice(-24)
  const words = [...new Intl.Segmenter('zh-CN', { granularity: 'word' }).segment(bare)]
  return (words.at(-1)?.segment ?? bare).slice(-8)
}

/** Questions go to the seam before their block or, where they ask about the block itself, after it. */
function withQuestions(items: readonly SheetItem[], index: PageIndex): SheetItem[] {
  const result: SheetItem[] = []
  for (const item of items) {
    if (item.kind !== 'text' && item.kind !== 'copy') {
      result.push(item)
      continue
    }
    const after: SheetItem[] = []
    item.blocks.forEach((block, i) => {
      for (const doubt of index.doubts.get(block.id) ?? []) {
        const question: QuestionItem = { kind: 'question', key: doubt.id, doubt }
        if (i === 0 && SEAM_QUESTIONS.has(doubt.code)) result.push(question)
        else after.push(question)
      }
    })
    result.push(item, ...after)
  }
  return result
}

function liftFirstQuestion(items: readonly SheetItem[], first: Block | undefined): { above: Doubt[]; rest: SheetItem[] } {
  const above: Doubt[] = []
  let at = 0
  for (let item = items[at]; item?.kind === 'question' && item.doubt.block === first?.id; item = items[++at]) above.push(item.doubt)
  return { above, rest: items.slice(at) }
}

/** 略读: the heads, the first paragraph, doubts and what a hand changed stay; runs of other paragraphs become one line. */
function skim(page: Page, index: PageIndex, items: readonly SheetItem[], { shown }: Skimming): SheetItem[] {
  const result: SheetItem[] = []
  const firstBody = items.find((item) => item.kind === 'text' && item.role === 'body')
  const last = items.findLast((item) => item.kind === 'text' && item.role === 'body')
  const cutOff = items.some((item) => item.kind === 'cut')
  let away: TextItem[] = []
  const close = (): void => {
    const [first] = away
    if (first !== undefined) result.push(elision(first, away))
    away = []
  }
  for (const item of items) {
    const stays =
      item.kind !== 'text' ||
      item.role !== 'body' ||
      item === firstBody ||
      (cutOff && item === last) ||
      item.blocks.some((block) => shown.has(block.id) || index.doubts.has(block.id) || changedByHand(page, block))
    if (stays) {
      close()
      result.push(item)
    } else away.push(item)
  }
  close()
  return result
}

function elision(first: TextItem, items: readonly TextItem[]): ElisionItem {
  const blocks = items.flatMap((item) => item.blocks)
  return {
    kind: 'elision',
    key: first.key,
    paragraphs: items.length,
    characters: charactersIn(blocks.map((block) => block.text)),
    blocks: blocks.map((block) => block.id),
  }
}

/** An editor set its place or role, or corrected its text. */
export function changedByHand(page: Page, block: Block): boolean {
  return block.placeP === null || block.roleP === null || block.text !== originalText(page, block)
}

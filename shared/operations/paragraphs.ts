/** Operations inside the text: 接段, splitting and merging blocks, correcting text. */
import * as v from 'valibot'

import { blockIdSchema, type BlockId } from '#shared/base/index.ts'
import { originalText, type Block, type Page, type Source } from '#shared/model/index.ts'
import { glue } from '#shared/text/index.ts'

import { continuationOf } from './common.ts'
import { defineOperation } from './define.ts'
import type { Draft } from './draft.ts'
import { refuse } from './refusal.ts'

export interface JoinParagraph {
  readonly name: 'joinParagraph'
  readonly block: BlockId
  /** The block whose paragraph goes on in it. */
  readonly to: BlockId
}

/** 接段. Says that a block goes on mid-paragraph where another was cut. Both must be of one article. */
export const joinParagraph = defineOperation<JoinParagraph>({
  name: 'joinParagraph',
  schema: v.strictObject({ name: v.literal('joinParagraph'), block: blockIdSchema, to: blockIdSchema }),
  plan(draft, op) {
    const block = draft.block(op.block)
    const to = draft.block(op.to)
    if (block === undefined) return refuse('no-such-block', { block: op.block })
    if (to === undefined) return refuse('no-such-block', { block: op.to })
    if (block.id === to.id) return refuse('joins-itself', { block: op.block })
    if (block.joins === to.id) return refuse('already-so')
    const place = draft.placeOf(block.id)
    if (place === null || place !== draft.placeOf(to.id)) return refuse('other-article', { block: op.block })
    const taken = continuationOf(draft, to.id)
    if (taken !== undefined && block.dropped === null) return refuse('already-continued', { block: op.to, by: taken.id })
    if (leadsTo(draft.page, to.id, block.id)) return refuse('would-loop', { block: op.block })
    draft.setBlock(block.id, { joins: to.id })
    return undefined
  },
})

export interface UnjoinParagraph {
  readonly name: 'unjoinParagraph'
  readonly block: BlockId
}

/** Makes a block begin a paragraph of its own again. */
export const unjoinParagraph = defineOperation<UnjoinParagraph>({
  name: 'unjoinParagraph',
  schema: v.strictObject({ name: v.literal('unjoinParagraph'), block: blockIdSchema }),
  plan(draft, op) {
    const block = draft.block(op.block)
    if (block === undefined) return refuse('no-such-block', { block: op.block })
    if (block.joins === null) return refuse('not-joined', { block: op.block })
    draft.setBlock(block.id, { joins: null })
    return undefined
  },
})

export interface SplitBlock {
  readonly name: 'splitBlock'
  readonly block: BlockId
  /** UTF-16 offset in the block's present text; the second part starts there. */
  readonly offset: number
  /** Id of the second part. */
  readonly second: BlockId
}

/** Cuts a block in two at the caret. Text and sources are shared out; the second part stands right after the first. */
export const splitBlock = defineOperation<SplitBlock>({
  name: 'splitBlock',
  schema: v.strictObject({
    name: v.literal('splitBlock'),
    block: blockIdSchema,
    offset: v.pipe(v.number(), v.integer(), v.minValue(0)),
    second: blockIdSchema,
  }),
  plan(draft, op) {
    const block = draft.block(op.block)
    if (block === undefined) return refuse('no-such-block', { block: op.block })
    if (draft.block(op.second) !== undefined) return refuse('id-taken', { id: op.second })
    const head = block.text.slice(0, op.offset)
    const tail = block.text.slice(op.offset)
    if (head.trim() === '' || tail.trim() === '') return refuse('split-at-edge', { block: op.block })
    const [before, after] = splitSources(draft.page, block, op.offset)
    const place = draft.placeOf(block.id) ?? null
    for (const other of Object.values(draft.page.blocks)) if (other.joins === block.id) draft.setBlock(other.id, { joins: op.second })
    draft.putBlocks([
      { ...block, text: head.trimEnd(), sources: before },
      { ...block, id: op.second, text: tail.trimStart(), sources: after, joins: null, placeP: null },
    ])
    const list = draft.listAt(place)
    draft.setList(place, list.toSpliced(list.indexOf(block.id) + 1, 0, op.second))
    extendRuns(draft, block.id, op.second)
    return undefined
  },
})

export interface MergeBlocks {
  readonly name: 'mergeBlocks'
  readonly first: BlockId
  /** The block that goes into the first. */
  readonly second: BlockId
}

/** Puts a block's text at the end of another's. Its sources go with it, so that nothing of the original is lost. */
export const mergeBlocks = defineOperation<MergeBlocks>({
  name: 'mergeBlocks',
  schema: v.strictObject({ name: v.literal('mergeBlocks'), first: blockIdSchema, second: blockIdSchema }),
  plan(draft, op) {
    const first = draft.block(op.first)
    const second = draft.block(op.second)
    if (first === undefined) return refuse('no-such-block', { block: op.first })
    if (second === undefined) return refuse('no-such-block', { block: op.second })
    if (first.id === second.id) return refuse('joins-itself', { block: op.first })
    const place = draft.placeOf(first.id)
    if (place !== draft.placeOf(second.id)) return refuse('other-article', { block: op.second })
    if (first.dropped !== null || second.dropped !== null)
      return refuse('is-dropped', { block: first.dropped === null ? op.second : op.first })
    // What goes on from the second block will go on from the first, which must not lead back to it.
    const joins = leadsTo(draft.page, first.id, second.id) ? null : first.joins
    const rival = continuationOf(draft, first.id)
    if (rival !== undefined && rival.id !== second.id && continuationOf(draft, second.id) !== undefined)
      draft.setBlock(rival.id, { joins: null })
    draft.setList(
      place ?? null,
      draft.listAt(place ?? null).filter((id) => id !== second.id),
    )
    draft.removeBlock(second.id)
    draft.setBlock(first.id, { text: glue(first.text, second.text), sources: [...first.sources, ...second.sources], joins })
    retarget(draft, second.id, first.id)
    return undefined
  },
})

export interface EditText {
  readonly name: 'editText'
  readonly block: BlockId
  /** The whole new text: one paragraph, not blank. */
  readonly text: string
}

/** Corrects a block's text. The original text stays where it is, in the page's text under the block's sources. */
export const editText = defineOperation<EditText>({
  name: 'editText',
  schema: v.strictObject({ name: v.literal('editText'), block: blockIdSchema, text: v.string() }),
  plan(draft, op) {
    const block = draft.block(op.block)
    if (block === undefined) return refuse('no-such-block', { block: op.block })
    if (op.text.trim() === '') return refuse('empty-text', { block: op.block })
    if (/[\n\r]/.test(op.text)) return refuse('line-break', { block: op.block })
    if (op.text === block.text) return refuse('already-so')
    draft.setBlock(block.id, { text: op.text })
    return undefined
  },
})

/** True where following joins from a block comes to another. Joins never loop, so the walk ends. */
function leadsTo(page: Page, from: BlockId, to: BlockId): boolean {
  let at: BlockId | null = from
  while (at !== null) {
    if (at === to) return true
    at = page.blocks[at]?.joins ?? null
  }
  return false
}

/**
 * Shares a block's sources out at an offset of its present text. Where the text was corrected, the offset is carried
 * over to the original through what both begin or end with; inside a corrected stretch the cut falls at its start.
 */
function splitSources(page: Page, block: Block, offset: number): [Source[], Source[]] {
  const original = originalText(page, block)
  let left = carryOver(block.text, original, offset)
  const before: Source[] = []
  const after: Source[] = []
  for (const source of block.sources) {
    const length = source.end - source.start
    if (left >= length) before.push(source)
    else if (left <= 0) after.push(source)
    else {
      before.push({ ...source, end: source.start + left })
      after.push({ ...source, start: source.start + left })
    }
    left -= length
  }
  const edge = before.at(-1)?.end ?? after[0]?.start ?? 0
  if (before.length === 0) before.push({ start: edge, end: edge, boxes: [] })
  if (after.length === 0) after.push({ start: edge, end: edge, boxes: [] })
  return [before, after]
}

function carryOver(now: string, original: string, offset: number): number {
  const most = Math.min(now.length, original.length)
  let prefix = 0
  while (prefix < most && now[prefix] === original[prefix]) prefix++
  if (offset <= prefix) return offset
  let suffix = 0
  while (suffix < most - prefix && now.at(-1 - suffix) === original.at(-1 - suffix)) suffix++
  return now.length - offset <= suffix ? original.length - (now.length - offset) : prefix
}

/** The second part of a split block belongs to the duplicate runs of the first. */
function extendRuns(draft: Draft, first: BlockId, second: BlockId): void {
  const extend = (run: readonly BlockId[]): readonly BlockId[] =>
    run.includes(first) ? run.toSpliced(run.indexOf(first) + 1, 0, second) : run
  for (const group of Object.values(draft.page.groups)) {
    if ([group.keep, ...group.copies].some((run) => run.includes(first))) {
      draft.setGroup({ ...group, keep: extend(group.keep), copies: group.copies.map(extend) })
    }
  }
}

/** Points everything that named a merged-away block to the block that took it in. */
function retarget(draft: Draft, gone: BlockId, to: BlockId): void {
  for (const block of Object.values(draft.page.blocks)) {
    if (block.joins === gone) draft.setBlock(block.id, { joins: block.id === to ? null : to })
    if (block.dropped?.partner === gone) draft.setBlock(block.id, { dropped: { ...block.dropped, partner: to } })
  }
  const swap = (run: readonly BlockId[]): readonly BlockId[] => [...new Set(run.map((id) => (id === gone ? to : id)))]
  for (const group of Object.values(draft.page.groups)) {
    if ([group.keep, ...group.copies].some((run) => run.includes(gone))) {
      draft.setGroup({ ...group, keep: swap(group.keep), copies: group.copies.map(swap) })
    }
  }
  for (const doubt of Object.values(draft.page.doubts)) if (doubt.block === gone) draft.removeDoubt(doubt.id)
}

/** Who changed this block: the steps of the log that touched it, through splits and merges. */
import type { ArticleId, BlockId } from '#shared/base/index.ts'
import type { Block } from '#shared/model/index.ts'
import type { Change, Entry, Operation } from '#shared/operations/index.ts'

/** What a step did to a block. */
export type Touch = 'made' | 'removed' | 'text' | 'role' | 'place' | 'order' | 'join' | 'dropped' | 'restored' | 'doubt'

export interface BlockStep {
  readonly entry: Entry
  /** Never empty; in the order of the type. */
  readonly touched: readonly Touch[]
  /** The text before and after, where it was changed. */
  readonly text: { readonly before: string; readonly after: string } | null
}

const ORDER: readonly Touch[] = ['made', 'removed', 'text', 'role', 'place', 'order', 'join', 'dropped', 'restored', 'doubt']

/**
 * The steps that touched a block, latest first. A block that was split off another has that one's steps before, one that took
 * another in has both. Where the log begins later than the page, steps before it are not known.
 */
export function changesOf(block: BlockId, log: readonly Entry[]): BlockStep[] {
  const followed = new Set<BlockId>([block])
  const steps: BlockStep[] = []
  for (const entry of log.toReversed()) {
    const touched = new Set<Touch>()
    let text: BlockStep['text'] = null
    for (const id of [...followed]) {
      for (const touch of touchesOf(entry, id)) touched.add(touch)
      text ??= textChange(entry, id)
    }
    if (touched.size > 0) steps.push({ entry, touched: ORDER.filter((touch) => touched.has(touch)), text })
    for (const id of ancestors(entry.operation, followed)) followed.add(id)
  }
  return steps
}

function touchesOf({ diff, operation }: Entry, id: BlockId): Touch[] {
  const touches: Touch[] = diff.flatMap((change) => recordTouches(change, id))
  if (touches.includes('made') || touches.includes('removed')) return touches
  const before = placeIn(diff, id, 'before')
  const after = placeIn(diff, id, 'after')
  if (before !== after) touches.push('place')
  else if (before !== undefined && names(operation, id)) touches.push('order')
  return touches
}

function recordTouches(change: Change, id: BlockId): Touch[] {
  if (change.do !== 'set') {
    if (change.record.id !== id) return change.record.type === 'doubt' && change.record.block === id ? ['doubt'] : []
    return [change.do === 'add' ? 'made' : 'removed']
  }
  if (change.type !== 'block' || change.id !== id) return []
  const { text, role, joins, dropped } = change.fields
  return [
    ...(text === undefined ? [] : ['text' as const]),
    ...(role === undefined ? [] : ['role' as const]),
    ...(joins === undefined ? [] : ['join' as const]),
    ...(dropped === undefined ? [] : [dropped[1] === null ? ('restored' as const) : ('dropped' as const)]),
  ]
}

function textChange({ diff }: Entry, id: BlockId): BlockStep['text'] {
  for (const change of diff) {
    const pair = change.do === 'set' && change.type === 'block' && change.id === id ? change.fields['text'] : undefined
    if (typeof pair?.[0] === 'string' && typeof pair[1] === 'string') return { before: pair[0], after: pair[1] }
  }
  return null
}

/** Where the lists that a diff wrote hold a block: an article, null for the shelf, undefined for none of them. */
function placeIn(diff: Entry['diff'], id: BlockId, side: 'before' | 'after'): ArticleId | null | undefined {
  for (const change of diff) {
    if (change.do === 'set') {
      const pair = change.fields[change.type === 'article' ? 'blocks' : change.type === 'page' ? 'shelf' : '']
      const list = pair?.[side === 'before' ? 0 : 1]
      if (Array.isArray(list) && list.includes(id)) return change.type === 'article' ? (change.id as ArticleId) : null
    } else if (change.record.type === 'article' && (change.do === 'add') === (side === 'after')) {
      if (change.record.blocks.includes(id)) return change.record.id
    }
  }
  return undefined
}

/** Whether an operation names a block as what is moved: only then a new order of its article is a change of this block. */
function names(operation: Operation, id: BlockId): boolean {
  if (operation.name === 'batch') return operation.operations.some((one) => names(one, id))
  if (operation.name === 'answerDoubt') return operation.operation !== null && names(operation.operation, id)
  return operation.name === 'moveBlocks' && operation.blocks.includes(id)
}

/** Blocks that a followed one came from by this operation. */
function ancestors(operation: Operation, followed: ReadonlySet<BlockId>): Block['id'][] {
  if (operation.name === 'batch') return operation.operations.flatMap((one) => ancestors(one, followed))
  if (operation.name === 'answerDoubt') return operation.operation === null ? [] : ancestors(operation.operation, followed)
  if (operation.name === 'splitBlock') return followed.has(operation.second) ? [operation.block] : []
  if (operation.name === 'mergeBlocks') return followed.has(operation.first) ? [operation.second] : []
  return []
}

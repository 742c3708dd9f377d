/** The step that makes a page: its import, which the machine takes. It is an operation like any other: named, kept, reversible. */
import * as v from 'valibot'

import { blockIdSchema, type BlockId } from '#shared/base/index.ts'
import { boxSchema, type Box } from '#shared/geometry/index.ts'
import { pageInfoSchema, probabilitySchema, type Block, type PageInfo } from '#shared/model/index.ts'

import { defineOperation } from './define.ts'
import { refuse } from './refusal.ts'

/** A block as an importer found it. Its text is the page's text under its span. */
export interface ImportedBlock {
  readonly id: BlockId
  readonly start: number
  readonly end: number
  readonly boxes: readonly Box[]
  readonly confidence: number | null
  readonly label: string | null
}

export interface ImportPage {
  readonly name: 'importPage'
  readonly info: PageInfo
  /** In file order. Spans lie inside the page's text and do not overlap. */
  readonly blocks: readonly ImportedBlock[]
}

const offset = v.pipe(v.number(), v.integer(), v.minValue(0))

/** The first operation of every page: its blocks, all on the shelf. */
export const importPage = defineOperation<ImportPage>({
  name: 'importPage',
  schema: v.strictObject({
    name: v.literal('importPage'),
    info: pageInfoSchema,
    blocks: v.array(
      v.strictObject({
        id: blockIdSchema,
        start: offset,
        end: offset,
        boxes: v.array(boxSchema),
        confidence: v.nullable(probabilitySchema),
        label: v.nullable(v.string()),
      }),
    ),
  }),
  plan(draft, op) {
    if (draft.page.rev > 0 || Object.keys(draft.page.blocks).length > 0) return refuse('already-imported')
    const { text } = draft.page
    let reached = 0
    const blocks: Block[] = []
    for (const { id, start, end, boxes, confidence, label } of op.blocks) {
      if (start < reached || end <= start || end > text.length) return refuse('bad-span', { block: id, start, end })
      reached = end
      blocks.push({
        type: 'block',
        id,
        sources: [{ start, end, boxes }],
        text: text.slice(start, end),
        role: 'body',
        roleP: 0,
        placeP: 0,
        joins: null,
        dropped: null,
        confidence,
        label,
      })
    }
    if (new Set(op.blocks.map((block) => block.id)).size !== blocks.length) return refuse('named-twice')
    draft.putBlocks(blocks)
    draft.setHead({ info: op.info, shelf: op.blocks.map((block) => block.id) })
    return undefined
  },
})

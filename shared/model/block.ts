/** The smallest unit that moves: a paragraph, a headline line, a caption. */
import * as v from 'valibot'

import { blockIdSchema, instantSchema, operationIdSchema, type BlockId, type Instant, type OperationId } from '#shared/base/index.ts'

import { copyPartnerSchema, type CopyPartner } from './copies.ts'
import { probabilitySchema } from './probability.ts'
import { roleSchema, type Role } from './role.ts'
import { sourceSchema, type Source } from './source.ts'

/** Why a block was dropped as a copy. It is a mark: text, place and sources stay, and restoring takes the mark off. */
export interface Drop {
  readonly reason: 'exact' | 'near' | 'contained' | 'other'
  /** The block that is kept in its stead; null where the editor named none. */
  readonly partner: BlockId | null
  /** The article that is kept in its stead, where it stands in another article or on another page. */
  readonly of?: CopyPartner
  readonly operation: OperationId
  /** Who dropped it (an editor's name, or `machine`) and when. */
  readonly by: string
  readonly at: Instant
}

export interface Block {
  readonly type: 'block'
  readonly id: BlockId
  /** Never empty; in reading order. */
  readonly sources: readonly Source[]
  /** The text as corrected so far. The original text is `originalText(page, block)`. */
  readonly text: string
  readonly role: Role
  /** Probability of the role as the machine saw it, 0..1; null where an editor set it. */
  readonly roleP: number | null
  /** Probability of the block's place (article, predecessor) as the machine saw it; null where an editor placed it. */
  readonly placeP: number | null
  /** The block whose paragraph this one goes on mid-sentence, or null. */
  readonly joins: BlockId | null
  readonly dropped: Drop | null
  /** Mean OCR confidence 0..1, or null where the source tells none. */
  readonly confidence: number | null
  /** The raw label of the source (`paragraph_title`, `#`, …), or null. */
  readonly label: string | null
}

const dropSchema: v.GenericSchema<Drop> = v.strictObject({
  reason: v.picklist(['exact', 'near', 'contained', 'other']),
  partner: v.nullable(blockIdSchema),
  of: v.exactOptional(copyPartnerSchema),
  operation: operationIdSchema,
  by: v.string(),
  at: instantSchema,
})

export const blockSchema: v.GenericSchema<Block> = v.strictObject({
  type: v.literal('block'),
  id: blockIdSchema,
  sources: v.pipe(v.array(sourceSchema), v.minLength(1)),
  text: v.string(),
  role: roleSchema,
  roleP: v.nullable(probabilitySchema),
  placeP: v.nullable(probabilitySchema),
  joins: v.nullable(blockIdSchema),
  dropped: v.nullable(dropSchema),
  confidence: v.nullable(probabilitySchema),
  label: v.nullable(v.string()),
})

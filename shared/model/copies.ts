/** What is said of texts that stand more than once in the library: which other text is meant, and what an editor thinks of it. */
import * as v from 'valibot'

import { articleIdSchema, pageIdSchema, type ArticleId, type PageId } from '#shared/base/index.ts'

import { probabilitySchema } from './probability.ts'

/**
 * The other text of a pair. It is known again by its place, and by a hash of its text where the page was imported or cut anew, so
 * that what was decided once need not be decided again.
 */
export interface OtherText {
  readonly page: PageId
  readonly article: ArticleId
  /** Hash of its text as texts are compared (see shared/duplicates), a safe integer. */
  readonly text: number
}

/** The text for which a copy was dropped. */
export interface CopyPartner extends OtherText {
  /** Similarity after alignment, 0..1. */
  readonly score: number
}

/** `kept`: a copy, and both stay; `different`: no copy; `later`: put off. To drop a copy is a mark on its blocks. */
export const COPY_VERDICTS = ['kept', 'different', 'later'] as const
export type CopyVerdictName = (typeof COPY_VERDICTS)[number]

/** What an editor said of two texts that are alike. It is kept with one of them. */
export interface CopyVerdict extends OtherText {
  readonly verdict: CopyVerdictName
}

const other = {
  page: pageIdSchema,
  article: articleIdSchema,
  text: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
}

export const otherTextSchema: v.GenericSchema<OtherText> = v.strictObject(other)
export const copyPartnerSchema: v.GenericSchema<CopyPartner> = v.strictObject({ ...other, score: probabilitySchema })
export const copyVerdictNameSchema = v.picklist(COPY_VERDICTS)
export const copyVerdictSchema: v.GenericSchema<CopyVerdict> = v.strictObject({ ...other, verdict: copyVerdictNameSchema })

/** True where a verdict speaks of this text: it stands where the verdict says, or says the same to the letter. */
export function speaksOf(verdict: OtherText, text: OtherText): boolean {
  return verdict.text === text.text || (verdict.article === text.article && verdict.page === text.page)
}

/** Words as they are written alone, for tests that say which words a text has. */
import { PageWords } from '#shared/segmentation/lines/cohesion.ts'
import { FieldLexicon } from '#shared/segmentation/lines/fields.ts'
import { termsOf } from '#shared/segmentation/lines/terms.ts'

/** The words of some blocks, which speak of no field. */
export function literalWords(texts: readonly string[]): PageWords {
  return new PageWords(termsOf(texts, new FieldLexicon([])))
}

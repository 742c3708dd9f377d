/** Expected "no"s. A refusal changes nothing and says why with a code; its sentence belongs to the screen's language. */

export const REFUSAL_CODES = [
  'no-such-block',
  'no-such-article',
  'no-such-doubt',
  'no-such-topic',
  'no-such-group',
  'nothing-named',
  'named-twice',
  'already-there',
  'already-so',
  'not-in-article',
  'split-at-first',
  'split-at-edge',
  'other-article',
  'same-article',
  'id-taken',
  'not-a-permutation',
  'joins-itself',
  'would-loop',
  'already-continued',
  'not-joined',
  'is-dropped',
  'not-dropped',
  'partner-dropped',
  'empty-text',
  'line-break',
  'already-imported',
  'bad-span',
  'incomplete-segmentation',
  'later-edit-in-the-way',
  'nothing-to-undo',
  'not-in-force',
  'import-stays',
  'breaks-rule',
] as const
export type RefusalCode = (typeof REFUSAL_CODES)[number]

export interface Refusal {
  readonly ok: false
  readonly code: RefusalCode
  /** What the sentence needs: ids, counts, names. */
  readonly data: Readonly<Record<string, string | number>>
}

export function refuse(code: RefusalCode, data: Readonly<Record<string, string | number>> = {}): Refusal {
  return { ok: false, code, data }
}

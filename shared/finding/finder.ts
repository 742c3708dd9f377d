/** What is looked for on a page or in the library: a text or pattern, or punctuation to be set right. */
import * as v from 'valibot'

import { punctuationHits, punctuationRuleSchema, type PunctuationRule } from './normalise.ts'
import { prepareSearch, searchSchema, type Finding, type Hit, type Search, type SearchFault } from './search.ts'

export type Finder =
  { readonly find: 'text'; readonly search: Search } | { readonly find: 'punctuation'; readonly rules: readonly PunctuationRule[] }

export const finderSchema: v.GenericSchema<Finder> = v.variant('find', [
  v.strictObject({ find: v.literal('text'), search: searchSchema }),
  v.strictObject({ find: v.literal('punctuation'), rules: v.array(punctuationRuleSchema) }),
])

/** Makes a finder ready, or says what is wrong with it. */
export function prepareFinder(finder: Finder): Finding | SearchFault {
  if (finder.find === 'text') return prepareSearch(finder.search)
  const { rules } = finder
  if (rules.length === 0) return { ok: false, fault: 'empty', at: 0 }
  return { ok: true, hitsIn: (text) => ({ ok: true, hits: punctuationHits(text, rules) }) }
}

/** The text with the hits in it replaced. They are in the text's order and none overlaps another. */
export function replaceHits(text: string, hits: readonly Hit[]): string {
  let result = ''
  let from = 0
  for (const { start, end, after } of hits) {
    result += text.slice(from, start) + after
    from = end
  }
  return result + text.slice(from)
}

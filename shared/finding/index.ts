export { finderSchema, prepareFinder, replaceHits, type Finder } from './finder.ts'
export { PUNCTUATION_RULES, punctuationHits, type PunctuationHit, type PunctuationRule } from './normalise.ts'
export { prepareSearch, type Finding, type Found, type Hit, type Search, type SearchFault } from './search.ts'
export { punctuationRuleInWords, searchFaultInWords } from './words.ts'

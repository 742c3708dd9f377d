export { annotationOf, parseSmallPage, seedPages, smallPages, type GoldPage } from './gold-pages.ts'
export { scorePage, summarise, type Annotation, type RawScore } from './score.ts'
export { literalWords } from './words.ts'

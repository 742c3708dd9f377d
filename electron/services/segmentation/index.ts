export { cutBlocks, engineWith } from './engine.ts'
export { createPageThreads, type PageMessage, type PageThreads, type Segmenter } from './page-threads.ts'

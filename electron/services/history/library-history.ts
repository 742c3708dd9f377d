/** The library's history in words: each step as the page's own history says it, a bulk step with its count. */
import type { PageId } from '#shared/base/index.ts'
import type { HistoryLine, HistoryPart, HistoryQuery } from '#shared/contract/index.ts'
import { bulkInWords, stepInWords } from '#shared/history/index.ts'
import type { Page } from '#shared/model/index.ts'

import type { LibraryStep, LibraryStore } from '../library/index.ts'

/** Reads one part of the history. Blocks are named by their lines on the page as it is now. */
export async function libraryHistory(store: Pick<LibraryStore, 'history' | 'readPage'>, query: HistoryQuery): Promise<HistoryPart> {
  const { steps, next } = await store.history(query)
  const pages = new Map<PageId, Page | undefined>()
  const lines: HistoryLine[] = []
  for (const step of steps) {
    if (!pages.has(step.page)) pages.set(step.page, await store.readPage(step.page))
    lines.push(lineOf(step, pages.get(step.page)))
  }
  return { lines, next }
}

function lineOf({ operation, edit, gone, id, ...step }: LibraryStep, page: Page | undefined): HistoryLine {
  const words = (language: 'zh' | 'en'): string =>
    bulkInWords(operation, edit, step.pages, stepInWords(operation, edit, page, language, gone), language)
  return { ...step, operation: id, words: { zh: words('zh'), en: words('en') } }
}

/** Steps of a page's history in words, as every part of the screen says them. */
import type { Language } from '#shared/base/index.ts'
import { editOf, stepInWords } from '#shared/history/index.ts'
import type { Page } from '#shared/model/index.ts'
import { articlesGone, type Entry } from '#shared/operations/index.ts'

/** What an entry did; an undo or redo says what it took back or brought back. */
export function entryInWords(entry: Entry, byId: ReadonlyMap<string, Entry>, page: Page | undefined, language: Language): string {
  const edit = editOf(entry, (id) => byId.get(id))
  return stepInWords(entry.operation, edit?.operation, page, language, edit === undefined ? [] : articlesGone(edit.diff))
}

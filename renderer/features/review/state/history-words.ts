/** Steps of a page's history in words; an undo or redo says what it took back or brought back. */
import type { Language } from '#shared/base/index.ts'
import type { Page } from '#shared/model/index.ts'
import { describeOperation, type Entry } from '#shared/operations/index.ts'

/** The edit that an undo, or a redo of one, is about in the end; an edit is about itself. */
export function originOf(entry: Entry, byId: ReadonlyMap<string, Entry>): Entry | undefined {
  let at: Entry | undefined = entry
  while (at !== undefined && (at.operation.name === 'undo' || at.operation.name === 'redo')) at = byId.get(at.operation.target)
  return at
}

/** `say` puts `{what}` into the sentence of an undo or redo. */
export function entryInWords(
  entry: Entry,
  byId: ReadonlyMap<string, Entry>,
  page: Page | undefined,
  language: Language,
  say: (name: string, params: { readonly what: string }) => string,
): string {
  const { name } = entry.operation
  const origin = originOf(entry, byId)
  if ((name !== 'undo' && name !== 'redo') || origin === undefined) return describeOperation(entry.operation, page, language)
  return say(name === 'undo' ? 'review.inspector.undoOf' : 'review.inspector.redoOf', {
    what: describeOperation(origin.operation, page, language),
  })
}

/** The report of an import as text: a line a file, tab-separated, so that it pastes into a table. */
import type { Language } from '#shared/base/index.ts'
import { failureInWords, type ImportItem } from '#shared/contract/index.ts'

const STATES: Readonly<Record<Language, Readonly<Record<ImportItem['state'], string>>>> = {
  zh: { waiting: '未导入', imported: '已导入', already: '已有', refused: '未收' },
  en: { waiting: 'not imported', imported: 'imported', already: 'already there', refused: 'refused' },
}

/** Refused files come first. Line breaks and tabs within a file's name become spaces. */
export function reportOf(items: readonly ImportItem[], head: string, language: Language): string {
  const plain = (text: string): string => text.replace(/\s+/g, ' ')
  const ordered = [...items].sort((a, b) => Number(b.state === 'refused') - Number(a.state === 'refused'))
  const lines = ordered.map(({ path, state, failure }) =>
    [plain(path), STATES[language][state], failure === null ? '' : failureInWords(failure, language)].join('\t').trimEnd(),
  )
  return [head, ...lines, ''].join('\n')
}

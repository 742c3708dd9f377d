/** What the search box makes of the library's hits: which pages they mean, and where the words stand in a title. */
import type { SearchHit } from '#shared/contract/index.ts'

/** Where the words stand in a text, UTF-16; null where they do not. Case does not count. */
export function markIn(text: string, words: string): { readonly start: number; readonly end: number } | null {
  if (words === '') return null
  const start = text.toLowerCase().indexOf(words.toLowerCase())
  return start < 0 ? null : { start, end: start + words.length }
}

/** At most so many pages are listed before the articles. */
const MOST_PAGES = 5

/** Pages whose own name, date or file holds the words, each once and by its first hit. */
export function pagesOf(hits: readonly SearchHit[], words: string): SearchHit[] {
  const seen = new Set<string>()
  const found: SearchHit[] = []
  for (const hit of hits) {
    if (seen.has(hit.page)) continue
    seen.add(hit.page)
    const { publication, date, pageNo, pageName } = hit.info
    const said = [publication, date, pageNo, pageName, hit.file].filter((part) => part !== null)
    if ([...said, said.slice(0, 3).join(' ')].some((part) => markIn(part, words) !== null)) found.push(hit)
  }
  return found.slice(0, MOST_PAGES)
}

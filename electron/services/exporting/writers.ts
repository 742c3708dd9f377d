/** How each format lays an export out: one large file, or one file an article. */
import type { ExportFormat } from '#shared/contract/index.ts'
import { documentName, markdownOf, plainTextOf, type ArticleRecord } from '#shared/export/index.ts'
import type { Page } from '#shared/model/index.ts'

/** Where one article goes, and as what. */
export interface Laid {
  /** The file's name; the same for every article where one file holds them all. */
  readonly file: string
  readonly text: string
}

export interface Layout {
  /** The file that holds all articles; null: each has one of its own, below `articles`. */
  readonly single: string | null
  lay(page: Page, record: ArticleRecord): Laid
}

/** The folder of the articles where each has a file of its own. */
export const ARTICLES = 'articles'

/** Makes the layout of one export; it remembers the file names that it gave, so that none is given twice. [E9] */
export function layoutOf(format: ExportFormat): Layout {
  if (format === 'jsonl') {
    const file = 'articles.jsonl'
    return { single: file, lay: (_, record) => ({ file, text: `${JSON.stringify(record)}\n` }) }
  }
  const write = format === 'markdown' ? markdownOf : plainTextOf
  const extension = format === 'markdown' ? '.md' : '.txt'
  const unique = uniqueNames(extension)
  return {
    single: null,
    lay: (page, record) => ({ file: `${ARTICLES}/${unique(documentName(page, record, extension))}`, text: write(record) }),
  }
}

/** Gives a name that was given before a number. Names that differ in case only count as the same, as on most desks they do. */
function uniqueNames(extension: string): (name: string) => string {
  const used = new Set<string>()
  return (name) => {
    const stem = name.slice(0, -extension.length)
    let unique = name
    // A number and its brackets are five bytes or so; names leave far more to the limit of file systems (255).
    for (let n = 2; used.has(unique.toLowerCase()); n++) unique = `${stem} (${n})${extension}`
    used.add(unique.toLowerCase())
    return unique
  }
}

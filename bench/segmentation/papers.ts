/**
 * Reads the invented newspapers whose articles the generated pages are made of: `papers/NAME.txt`, written by us.
 *
 * A file is a list of entries with blank lines between them; lines that begin with `%` are comments. `@ KIND TOPICS`
 * opens an article, `@ furniture`, `@ label`, `@ ad` (without topics) and `@ notices` what belongs to the page. Every other line is a letter, a space
 * and a text: k kicker, h headline, s subhead, b byline, t paragraph, v line of verse, c caption, r credit, x section,
 * j jump line, a advertisement, n furniture.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { Bug } from '#shared/base/index.ts'
import { ARTICLE_KINDS, type ArticleKind, type Role } from '#shared/model/index.ts'

export interface PaperLine {
  readonly role: Role
  readonly text: string
  /** A line of a poem: it ends where the poet ended it. */
  readonly verse: boolean
}

export interface PaperArticle {
  /** The paper's name and the number of the article in it, e.g. `county-7`. */
  readonly id: string
  readonly kind: ArticleKind
  /** One or two short names of IPTC topics, e.g. `economy`. */
  readonly topics: readonly string[]
  readonly lines: readonly PaperLine[]
}

export interface Paper {
  readonly name: string
  readonly articles: readonly PaperArticle[]
  /** Running heads, folios, editors' lines. */
  readonly furniture: readonly string[]
  /** Labels that stand above several articles. */
  readonly labels: readonly string[]
  /** Advertisements and slogans; the lines of one belong together. */
  readonly ads: readonly (readonly string[])[]
  /** Notices that share a label, each of them an article of one line. */
  readonly notices: readonly SharedLabel[]
}

export interface SharedLabel {
  readonly label: string
  readonly notices: readonly string[]
}

const ROLE_OF: Readonly<Record<string, Role>> = {
  k: 'kicker',
  h: 'headline',
  s: 'subhead',
  b: 'byline',
  t: 'body',
  v: 'body',
  c: 'caption',
  r: 'credit',
  x: 'section',
  j: 'jump',
  a: 'ad',
  n: 'noise',
}

const TOPICS = new Set(
  (
    'arts conflict crime disaster economy education environment health human-interest labour lifestyle politics religion ' +
    'science society sport weather'
  ).split(' '),
)

/** Reads all papers of a folder, in order of their names. A file that breaks the format is a Bug that names file and line. */
export function readPapers(folder: string = join(import.meta.dirname, 'papers')): Paper[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.txt'))
  return names.sort().map((name) => parsePaper(name.replace(/\.txt$/, ''), readFileSync(join(folder, name), 'utf8')))
}

/** Reads one paper from its text. */
export function parsePaper(name: string, source: string): Paper {
  const articles: PaperArticle[] = []
  const furniture: string[] = []
  const labels: string[] = []
  const ads: string[][] = []
  const notices: SharedLabel[] = []
  for (const entry of entriesOf(name, source)) {
    const texts = entry.lines.map((line) => line.text)
    if (entry.what === 'furniture') furniture.push(...texts)
    else if (entry.what === 'label') labels.push(...texts)
    else if (entry.what === 'ad' && entry.topics.length === 0) ads.push(texts)
    else if (entry.what === 'notices') notices.push(noticesOf(name, entry))
    else articles.push(articleOf(name, entry, articles.length))
  }
  return { name, articles, furniture, labels, ads, notices }
}

interface Entry {
  readonly at: number
  readonly what: string
  readonly topics: readonly string[]
  readonly lines: PaperLine[]
}

/** Letters that each sort of entry that is not an article may have. */
const LETTERS_OF: Readonly<Record<string, string>> = { furniture: 'n', label: 'x', ad: 'a', notices: 'xa' }

function entriesOf(name: string, source: string): Entry[] {
  const entries: Entry[] = []
  let open: Entry | undefined
  source.split('\n').forEach((line, i) => {
    const where = `${name}.txt line ${i + 1}`
    if (line.startsWith('%')) return
    if (line.trim() === '') {
      open = undefined
      return
    }
    if (line.startsWith('@')) {
      if (open !== undefined) throw new Bug(`${where}: no blank line before this entry`)
      const [what = '', ...topics] = line.slice(1).trim().split(/\s+/)
      open = { at: i + 1, what, topics, lines: [] }
      entries.push(open)
      return
    }
    const letter = line.slice(0, 1)
    const role = ROLE_OF[letter]
    const text = line.slice(2).trim()
    if (open === undefined) throw new Bug(`${where}: stands in no entry`)
    if (role === undefined || line.slice(1, 2) !== ' ' || text === '') throw new Bug(`${where}: no such line: ${line.slice(0, 20)}`)
    const only = open.topics.length === 0 ? LETTERS_OF[open.what] : undefined
    if (only !== undefined && !only.includes(letter)) throw new Bug(`${where}: '${letter}' in an entry of ${open.what}`)
    open.lines.push({ role, text, verse: letter === 'v' })
  })
  const empty = entries.find((entry) => entry.lines.length === 0)
  if (empty !== undefined) throw new Bug(`${name}.txt line ${empty.at}: an entry without lines`)
  return entries
}

function noticesOf(name: string, { at, lines }: Entry): SharedLabel {
  const [label, ...notices] = lines
  if (label?.role !== 'section' || notices.length < 2 || notices.some(({ role }) => role !== 'ad'))
    throw new Bug(`${name}.txt line ${at}: notices are a label and two or more lines below it`)
  return { label: label.text, notices: notices.map(({ text }) => text) }
}

function articleOf(name: string, entry: Entry, number: number): PaperArticle {
  const where = `${name}.txt line ${entry.at}`
  const kind = ARTICLE_KINDS.find((each) => each === entry.what)
  if (kind === undefined) throw new Bug(`${where}: no such entry: ${entry.what}`)
  const stranger = entry.topics.find((topic) => !TOPICS.has(topic))
  if (stranger !== undefined) throw new Bug(`${where}: no such topic: ${stranger}`)
  if (entry.topics.length < 1 || entry.topics.length > 2) throw new Bug(`${where}: one or two topics, not ${entry.topics.length}`)
  if (entry.lines.filter((line) => line.role === 'headline').length > 1) throw new Bug(`${where}: two headlines`)
  // A notice is an advertisement from its first line to its last, as in the gold.
  const lines = kind === 'ad' ? entry.lines.map((line) => ({ ...line, role: 'ad' as const })) : entry.lines
  return { id: `${name}-${number}`, kind, topics: entry.topics, lines }
}

/** Pages to measure the help against misread characters on: the five seeds as their gold cuts them, and our invented newspapers. */
import { scriptOf } from '#shared/export/index.ts'
import type { HelpPage, HelpParagraph, Knowledge } from '#shared/ocr-help/index.ts'
import { seedPages } from '#shared/testing/index.ts'

import { readPapers } from '../segmentation/papers.ts'

export interface MeasuredPage {
  readonly name: string
  readonly from: 'seeds' | 'papers'
  readonly page: HelpPage
  /** What the page says, for counting characters that stand together. */
  readonly text: string
}

const NAMES = new Set(['byline', 'credit', 'jump'])
/** Articles of a paper that make a page. */
const ARTICLES = 8

export function measuredPages(): readonly MeasuredPage[] {
  return [...seeds(), ...papers()]
}

function pageOf(name: string, from: MeasuredPage['from'], articles: readonly (readonly HelpParagraph[])[]): MeasuredPage {
  const text = articles.map((article) => article.map((one) => one.pieces.map((piece) => piece.text).join('')).join('\n')).join('\n\n')
  return { name, from, text, page: { articles, script: scriptOf(text) } }
}

function seeds(): MeasuredPage[] {
  return seedPages().map(({ name, texts, gold }) => {
    const articles = gold.articles.map(({ order }) => {
      const paragraphs: { prose: boolean; pieces: { block: string; text: string }[]; last: number }[] = []
      for (const i of order) {
        const block = gold.blocks[i]
        const piece = { block: String(i), text: texts[i] ?? '' }
        const before = block?.joins == null ? undefined : paragraphs.find((one) => one.last === block.joins)
        if (before === undefined) paragraphs.push({ prose: !NAMES.has(block?.role ?? ''), pieces: [piece], last: i })
        else {
          before.pieces.push(piece)
          before.last = i
        }
      }
      return paragraphs
    })
    return pageOf(name, 'seeds', articles)
  })
}

function papers(): MeasuredPage[] {
  return readPapers().flatMap(({ name, articles }) => {
    const pages: MeasuredPage[] = []
    for (let from = 0; from < articles.length; from += ARTICLES) {
      const some = articles.slice(from, from + ARTICLES).map((article) =>
        article.lines.map((line, i) => ({
          prose: !NAMES.has(line.role),
          pieces: [{ block: `${article.id} ${String(i)}`, text: line.text }],
        })),
      )
      pages.push(pageOf(`${name} ${String(from)}`, 'papers', some))
    }
    return pages
  })
}

/** What a library of these pages would know, asked from one of them. */
export class CountedPages {
  private readonly counts = new Map<string, number>()
  private readonly own = new Map<string, ReadonlySet<string>>()

  constructor(pages: readonly MeasuredPage[]) {
    for (const { name, text } of pages) {
      const held = new Set<string>()
      for (let i = 0; i < text.length; i++) {
        held.add(text.charAt(i))
        if (i + 1 < text.length) held.add(text.slice(i, i + 2))
      }
      this.own.set(name, held)
      for (const piece of held) this.counts.set(piece, (this.counts.get(piece) ?? 0) + 1)
    }
  }

  knowledgeFor(name: string): Knowledge {
    const own = this.own.get(name)
    return {
      pages: this.own.size - (own === undefined ? 0 : 1),
      seen: (text) => (this.counts.get(text) ?? 0) - (own?.has(text) === true ? 1 : 0),
    }
  }
}

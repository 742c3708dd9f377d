/** What an article consists of, as an editor and a corpus see it: its headlines, its people, its text, its pictures. */
import type { Article, Page } from '#shared/model/index.ts'
import { readBylineLine, readCredits, readDateline, trailingCredits, trailingDateline, type Credits } from '#shared/text/index.ts'

import { paragraphsOf, printable, type Paragraph } from './paragraphs.ts'

/** A picture's caption with its credit; either may be ''. */
export interface Figure {
  readonly caption: string
  readonly credit: string
}

export interface ArticleParts {
  /** 主题: what the editor wrote, else the headline lines with a space between; '' where there is none. */
  readonly title: string
  /** 引题 and 副题 (the subheads that stand before the text begins), '' where there are none. */
  readonly kicker: string
  readonly subtitle: string
  /** 栏目: section labels, '' where there are none. */
  readonly column: string
  /** Byline lines as printed. */
  readonly byline: readonly string[]
  /** What the editor wrote, else who is named as writer in bylines, behind the dateline and behind the last sentence; of a photo story its photographers. */
  readonly authors: readonly string[]
  /** 电头, which opens the text or ends it in brackets; '' where there is none. */
  readonly dateline: string
  /** The text without its headlines, in reading order: body, crossheads, captions, advertisements. */
  readonly body: readonly Paragraph[]
  readonly figures: readonly Figure[]
  /** Every paragraph, in reading order, with those that only stand in fields of their own. */
  readonly all: readonly Paragraph[]
}

/** Takes an article apart. Dropped copies, jump lines and noise appear nowhere but in `all` (noise and jumps). */
export function articleParts(page: Page, article: Article): ArticleParts {
  const all = paragraphsOf(page, article)
  const body = all.filter((paragraph, i) => inBody(all, paragraph, i))
  const textOf = (role: Paragraph['role']): string[] => all.flatMap((paragraph) => (paragraph.role === role ? [paragraph.text] : []))
  const subtitle = all.flatMap((paragraph) => (paragraph.role === 'subhead' && !body.includes(paragraph) ? [paragraph.text] : []))
  const byline = textOf('byline')
  const texts = body.filter((paragraph) => paragraph.role === 'body').map((paragraph) => paragraph.text)
  const credits = creditsOf(byline, texts)
  const figures = figuresOf(all, credits)
  return {
    title: printable(article.title ?? textOf('headline').join(' ')).trim(),
    kicker: textOf('kicker').join(' '),
    subtitle: subtitle.join(' '),
    column: textOf('section').join(' '),
    byline,
    authors: article.authors ?? authorsOf(article, credits, figures),
    dateline: datelineOf(byline, texts),
    body,
    figures,
    all,
  }
}

/** Whether anything of an article is left for its record's text: a title, or a paragraph that is not dropped. */
export function hasText(page: Page, article: Article): boolean {
  if (article.title !== null) return true
  // Nearly always the first look is enough: a block that goes on from no other has its own role in the text.
  const plain = article.blocks.some((id) => {
    const block = page.blocks[id]
    return block?.dropped === null && block.joins === null && (block.role === 'body' || block.role === 'headline')
  })
  if (plain) return true
  const all = paragraphsOf(page, article)
  return all.some((paragraph, i) => paragraph.role === 'headline' || inBody(all, paragraph, i))
}

/** Subheads above the text are the 副题, those inside it are crossheads and stay where they are. */
function inBody(all: readonly Paragraph[], paragraph: Paragraph, i: number): boolean {
  if (paragraph.role !== 'subhead') return isFlow(paragraph)
  return all.slice(0, i).some((before) => before.role === 'body')
}

function isFlow({ role }: Paragraph): boolean {
  return role === 'body' || role === 'caption' || role === 'ad'
}

/**
 * A credit belongs to the caption before it; one that follows none, or a second one, stands alone. A picture without a
 * credit of its own is by the photographers whom the article's byline names (文/王五 图/赵六).
 */
function figuresOf(all: readonly Paragraph[], credits: readonly Credits[]): Figure[] {
  const figures: Figure[] = []
  for (const paragraph of all) {
    if (paragraph.role === 'caption') {
      const credit = trailingCredits(paragraph.text)
      figures.push({ caption: paragraph.text, credit: credit === undefined ? '' : paragraph.text.slice(credit.at).trim() })
    } else if (paragraph.role === 'credit') {
      const last = figures.at(-1)
      if (last?.credit === '') figures[figures.length - 1] = { ...last, credit: paragraph.text }
      else figures.push({ caption: '', credit: paragraph.text })
    }
  }
  const named = [...new Set(credits.flatMap(({ photographers }) => photographers))].join('、')
  return figures.map((figure) => (figure.credit === '' ? { ...figure, credit: named } : figure))
}

/** What byline lines, the opening and the end of the text say. Between them, a line that reads like a byline names people of the story. */
function creditsOf(byline: readonly string[], texts: readonly string[]): Credits[] {
  const ends = texts.length > 1 ? [texts[0] ?? '', texts.at(-1) ?? ''] : texts
  return [...byline.map(readBylineLine), ...ends.map(readCredits)]
}

function authorsOf(article: Article, credits: readonly Credits[], figures: readonly Figure[]): string[] {
  const writers = credits.flatMap(({ names, photographers }) => names.filter((name) => !photographers.includes(name)))
  if (writers.length > 0 || article.kind !== 'photo') return [...new Set(writers)]
  const photographers = [...credits, ...figures.map((figure) => readCredits(figure.credit))].flatMap(({ names }) => names)
  return [...new Set(photographers)]
}

function datelineOf(byline: readonly string[], texts: readonly string[]): string {
  const opening = readDateline(texts[0] ?? '')
  return opening ?? [...byline, texts.at(-1) ?? ''].map(trailingDateline).find((words) => words !== null) ?? ''
}

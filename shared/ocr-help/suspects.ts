/** The help against misread characters: all rules over a page. It marks and suggests; what becomes of it an editor decides. */
import { bracketsOfArticle } from './rules/brackets.ts'
import { lettersInNumbers, traditional, unread } from './rules/characters.ts'
import { doubledWords } from './rules/doubled.ts'
import { lookAlikes, unlikelyPairs } from './rules/pairs.ts'
import { widthSlips, widthStyle, type WidthStyle } from './rules/width.ts'
import type { Found, HelpPage, HelpParagraph, Knowledge, Suspect, SuspectCode } from './types.ts'

/** Where two rules mark the same place, the one that knows more has it. */
const FIRST: readonly SuspectCode[] = ['unread', 'traditional', 'look-alike', 'doubled', 'width', 'brackets', 'unlikely']

/**
 * What looks wrong on a page, in reading order; no two suspects overlap. Pure: the same page and knowledge give the same.
 * Linear in the page's text but for its longest paragraph.
 */
export function findSuspects(page: HelpPage, knowledge: Knowledge): readonly Suspect[] {
  return [...suspectsByArticle(page, knowledge)].flat()
}

/** The same, article by article, so that who keeps a screen alive can rest in between. */
export function* suspectsByArticle(page: HelpPage, knowledge: Knowledge): Generator<readonly Suspect[]> {
  const paragraphs = page.articles.flat()
  const style = widthStyle(paragraphs.filter((one) => one.prose).map(textOf))
  const wider = withOwnPage(paragraphs, knowledge)
  for (const article of page.articles) {
    const texts = article.map((paragraph) => (paragraph.prose ? textOf(paragraph) : ''))
    const brackets = bracketsOfArticle(texts)
    yield article.flatMap((paragraph, i) => {
      const found = [...(brackets[i] ?? []), ...foundIn(paragraph, page, style, wider(paragraph))]
      return placed(paragraph, apart(found))
    })
  }
}

export function textOf(paragraph: HelpParagraph): string {
  return paragraph.pieces.map((piece) => piece.text).join('')
}

function foundIn(paragraph: HelpParagraph, page: HelpPage, style: WidthStyle, knowledge: Knowledge): Found[] {
  const text = textOf(paragraph)
  const characters = [...traditional(text, page.script), ...unread(text)]
  if (!paragraph.prose) return characters
  return [
    ...characters,
    ...lettersInNumbers(text),
    ...widthSlips(text, style),
    // Words and pairs are those of simplified print.
    ...(page.script === 'Hant'
      ? []
      : [...doubledWords(text, knowledge), ...lookAlikes(text, knowledge), ...unlikelyPairs(text, knowledge)]),
  ]
}

/** What is written in other paragraphs of the page counts as one more page. */
function withOwnPage(paragraphs: readonly HelpParagraph[], knowledge: Knowledge): (without: HelpParagraph) => Knowledge {
  const holders = new Map<string, HelpParagraph | 'several'>()
  for (const paragraph of paragraphs) {
    const text = textOf(paragraph)
    for (let i = 0; i < text.length; i++) {
      for (const piece of [text.slice(i, i + 1), text.slice(i, i + 2)]) {
        const holder = holders.get(piece)
        if (holder === undefined) holders.set(piece, paragraph)
        else if (holder !== paragraph) holders.set(piece, 'several')
      }
    }
  }
  return (without) => ({
    pages: knowledge.pages,
    seen: (text) => {
      const holder = holders.get(text)
      return knowledge.seen(text) + (holder === undefined || holder === without ? 0 : 1)
    },
  })
}

/** In order, without those that another rule has marked already. */
function apart(found: readonly Found[]): Found[] {
  const taken: Found[] = []
  for (const code of FIRST) {
    for (const one of found) {
      if (one.code === code && !taken.some((other) => other.start < one.end && one.start < other.end)) taken.push(one)
    }
  }
  return taken.sort((a, b) => a.start - b.start)
}

/** By blocks instead of the paragraph. Of what runs over a seam the part behind it is marked, where taking that out is the mend. */
function placed(paragraph: HelpParagraph, found: readonly Found[]): Suspect[] {
  const suspects: Suspect[] = []
  let from = 0
  for (const { block, text } of paragraph.pieces) {
    const to = from + text.length
    for (const one of found) {
      const at = from
      const whole = one.start >= from && one.end <= to
      const tail = one.code === 'doubled' && one.start < from && one.end > from && one.end <= to
      if (!whole && !tail) continue
      const start = Math.max(one.start, at) - at
      const end = one.end - at
      const suggestions = tail ? [''] : one.suggestions
      suspects.push({ block, code: one.code, start, end, text: text.slice(start, end), suggestions })
    }
    from = to
  }
  return suspects
}

/** A page as the help against misread characters looks at it. */
import { paragraphsOf, scriptOf } from '#shared/export/index.ts'
import { articlesInOrder, type Page, type Role } from '#shared/model/index.ts'

import { questionsOf } from './rules/pairs.ts'
import { textOf } from './suspects.ts'
import type { HelpPage, HelpParagraph } from './types.ts'

/** Names, and what nobody reads: judged by their characters only, or not at all. */
const NAMES: ReadonlySet<Role> = new Set(['byline', 'credit', 'jump'])
const UNREAD: ReadonlySet<Role> = new Set(['noise'])

/** Dropped copies and noise are left out. */
export function helpPage(page: Page): HelpPage {
  const articles = articlesInOrder(page).map((article) =>
    paragraphsOf(page, article).flatMap(({ role, blocks }): HelpParagraph[] =>
      UNREAD.has(role) ? [] : [{ prose: !NAMES.has(role), pieces: blocks.map(({ id, text }) => ({ block: id, text })) }],
    ),
  )
  const shelf = page.head.shelf.flatMap((id): (readonly HelpParagraph[])[] => {
    const block = page.blocks[id]
    return block === undefined || block.dropped !== null || UNREAD.has(block.role)
      ? []
      : [[{ prose: !NAMES.has(block.role), pieces: [{ block: id, text: block.text }] }]]
  })
  return { articles: [...articles, ...shelf], script: scriptOf(page.text) }
}

/** Texts of one and two characters that the library should be asked about before a page is looked at. */
export function helpQuestions(page: HelpPage): readonly string[] {
  return [...new Set(page.articles.flat().flatMap((paragraph) => (paragraph.prose ? questionsOf(textOf(paragraph)) : [])))]
}

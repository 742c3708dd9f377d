/** Names of places for the screen: letters of articles, numbers of spines. */
import type { ArticleId, Language } from '#shared/base/index.ts'
import type { Page } from '#shared/model/index.ts'
import type { Operation } from '#shared/operations/index.ts'
import { articleLetter } from '#shared/segmentation/index.ts'

import { indexOf, type Place } from './page-index.ts'

/**
 * What is typed to name an article of the page: the letter that it has on the sheets in English, in Chinese the Latin one
 * of the same number (丁 is D). It goes by the page and not by the list, so that it is the same in every list. [V18]
 */
export function typedName(page: Page, article: ArticleId): string {
  return articleLetter(Math.max(0, orderOf(page, article)), 'en')
}

/** 1 to 8; neighbours on the page never have the same. */
export function spineAt(n: number): number {
  return (n % 8) + 1
}

/** The place of an article in the page's order, from 0; -1 where it has none. */
export function orderOf(page: Page, article: ArticleId): number {
  return page.head.articles.indexOf(article)
}

/** Its letter on the sheets: 甲 乙 丙 … or A B C …. */
export function letterOf(page: Page, article: ArticleId, language: Language): string {
  return articleLetter(Math.max(0, orderOf(page, article)), language)
}

/**
 * Where an operation took blocks, or an article, to: an article or the shelf (null); undefined where they stayed in
 * their place. `before` is the page before it.
 */
export function destinationOf(before: Page, operation: Operation): Place | undefined {
  if (operation.name === 'mergeArticles') return operation.into
  if (operation.name === 'batch') {
    const places = new Set(operation.operations.map((one) => destinationOf(before, one)))
    return places.size === 1 ? [...places][0] : undefined
  }
  if (operation.name !== 'moveBlocks') return undefined
  const { places } = indexOf(before)
  return operation.blocks.some((id) => places.get(id) !== operation.to) ? operation.to : undefined
}

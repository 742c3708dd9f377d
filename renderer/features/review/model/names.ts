/** Names of places for the screen: letters of articles, numbers of spines. */
import type { ArticleId } from '#shared/base/index.ts'
import type { Page } from '#shared/model/index.ts'

/** What is typed to name the n-th of `count` articles (from 0): a letter, or two where there are more than 26. */
export function typedName(n: number, count: number): string {
  const letter = (i: number): string => String.fromCharCode(65 + (i % 26))
  return count <= 26 ? letter(n) : letter(Math.floor(n / 26)) + letter(n)
}

/** 1 to 8; neighbours on the page never have the same. */
export function spineAt(n: number): number {
  return (n % 8) + 1
}

/** The place of an article in the page's order, from 0; -1 where it has none. */
export function orderOf(page: Page, article: ArticleId): number {
  return page.head.articles.indexOf(article)
}

/** Articles by their titles, as the history names them. */
import type { ArticleId, Language } from '#shared/base/index.ts'
import type { Article, Page, RecordType } from '#shared/model/index.ts'

import type { JudgeCopy } from './copies.ts'
import type { Diff } from './diff.ts'
import type { MergeArticles } from './placing.ts'

/** Characters of a title; of a longer one the beginning is given. */
const LONGEST = 16

export interface ArticleNames {
  /** Which article was merged into which, all into one; '' where nothing of it is known any more. */
  merged(steps: readonly MergeArticles[]): string
  /** Of which texts something was said; '' where they are not known any more. */
  copies(step: JudgeCopy): string
}

/** Articles that a step took off its page: an article that was merged away is still named by them. */
export function articlesGone(diff: Diff | readonly StoredChange[]): Article[] {
  return diff.flatMap((change) => (change.do === 'remove' && change.record.type === 'article' ? [change.record] : []))
}

/** A change as far as it is looked at here: blocks may be stored without their texts. */
type StoredChange =
  | Extract<Diff[number], { do: 'set' }>
  | { readonly do: 'add' | 'remove'; readonly record: Article | { readonly type: Exclude<RecordType, 'article'> } }

/** Names for the articles of a page and those that are gone. */
export function articleNames(page: Page | undefined, gone: readonly Article[], language: Language): ArticleNames {
  const zh = language === 'zh'
  const nameOf = (id: ArticleId): string => {
    const article = page?.articles[id] ?? gone.find((one) => one.id === id)
    const title = page === undefined || article === undefined ? '' : titleOf(page, article)
    return title === '' ? '' : zh ? `《${title}》` : `“${title}”`
  }
  const list = (ids: readonly ArticleId[]): string => ids.flatMap((id) => nameOf(id) || []).join(zh ? '、' : ', ')
  return {
    merged: (steps) => {
      const [into] = new Set(steps.map((step) => step.into))
      const [from, to] = [list(steps.map(({ article }) => article)), into === undefined ? '' : nameOf(into)]
      if (to === '') return from
      return zh ? `${from}并入${to}` : `${from} into ${to}`.trim()
    },
    copies: ({ article, of }) => list(of.page === page?.head.id ? [article, of.article] : [article]),
  }
}

/** What an editor wrote, else the headline, else the beginning of the text; '' where no text is left. */
function titleOf(page: Page, article: Article): string {
  const blocks = article.blocks.flatMap((id) => page.blocks[id] ?? [])
  const text = article.title ?? (blocks.find(({ role }) => role === 'headline') ?? blocks[0])?.text ?? ''
  const characters = [...text.trim()]
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST).join('')}…` : characters.join('')
}

/** The changes of a new cut in words. */
import type { ArticleId, BlockId, Language } from '#shared/base/index.ts'
import { kindInWords, roleInWords, type Page } from '#shared/model/index.ts'
import type { PageChange } from '#shared/operations/index.ts'
import { articleLetter } from '#shared/segmentation/index.ts'

/** What the words are made with. */
export interface Teller {
  readonly before: Page
  readonly after: Page
  readonly language: Language
  readonly t: (name: string, params?: Readonly<Record<string, string | number>>, count?: number) => string
  /** `第 3–5 行`. */
  readonly lines: (blocks: readonly BlockId[]) => string
}

/** Longest title in a sentence, in UTF-16 units. */
const LONGEST = 16

/** One change as a sentence. */
export function changeInWords(change: PageChange, teller: Teller): string {
  const { t, language } = teller
  switch (change.what) {
    case 'cut':
      return t(
        'review.recut.cut',
        { from: nameOf(change.from, teller), to: nameOf(change.to, teller), count: change.blocks.length },
        change.blocks.length,
      )
    case 'merged':
      return t('review.recut.merged', { from: nameOf(change.from, teller), to: nameOf(change.to, teller) })
    case 'moved':
      return moved(change, teller)
    case 'reordered':
      return t('review.recut.reordered', { article: nameOf(change.article, teller) })
    case 'role':
      return t('review.recut.role', { from: roleInWords(change.from, language), to: roleInWords(change.to, language) })
    case 'join':
      if (change.to === null) return t('review.recut.unjoined')
      return t(change.from === null ? 'review.recut.joined' : 'review.recut.rejoined', { to: teller.lines([change.to]) })
    case 'kind':
      return t('review.recut.kind', {
        article: nameOf(change.article, teller),
        from: kindInWords(change.from, language),
        to: kindInWords(change.to, language),
      })
    case 'status':
      return t('review.recut.status', { article: nameOf(change.article, teller) })
  }
}

function moved({ from, to, blocks }: Extract<PageChange, { what: 'moved' }>, teller: Teller): string {
  const { t, before } = teller
  const count = blocks.length
  if (to === null) return t('review.recut.shelved', { from: nameOf(from, teller), count }, count)
  if (from !== null) return t('review.recut.moved', { from: nameOf(from, teller), to: nameOf(to, teller), count }, count)
  const name = before.articles[to] === undefined ? 'review.recut.started' : 'review.recut.unshelved'
  return t(name, { to: nameOf(to, teller), count }, count)
}

/** `甲「标题」` for an article of the page as it is; `新稿「标题」` for one that would come. */
export function nameOf(id: ArticleId | null, { before, after, language, t }: Teller): string {
  const page = id !== null && before.articles[id] !== undefined ? before : after
  const article = id === null ? undefined : page.articles[id]
  if (article === undefined) return t('review.recut.shelf')
  const shown = article.blocks.flatMap((block) => (page.blocks[block]?.dropped === null ? (page.blocks[block] ?? []) : []))
  const title = article.title ?? (shown.find(({ role }) => role === 'headline') ?? shown[0])?.text ?? ''
  const letter = page === before ? articleLetter(before.head.articles.indexOf(article.id), language) : t('review.recut.newArticle')
  return t('review.recut.named', { letter, title: cut(title) })
}

function cut(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST).replace(/[\ud800-\udbff]$/, '')}…`
}

/** An article of another page in words: `第 4 版：标题`. */
import type { ArticleLine } from '#shared/contract/index.ts'

type Translate = (name: string, params?: Readonly<Record<string, string>>) => string

/** What the page is called: its number, or its file where nobody knows it. */
export function pageWords({ info, file }: Pick<ArticleLine, 'info' | 'file'>, t: Translate): string {
  return info.pageNo === null ? t('review.links.file', { file }) : t('review.links.page', { page: info.pageNo })
}

/** Its title, or how it begins. */
export function titleWords({ title, opening }: Pick<ArticleLine, 'title' | 'opening'>, t: Translate): string {
  if (title !== '') return title
  return opening === '' ? t('review.desk.untitled') : `${opening.slice(0, 24)}……`
}

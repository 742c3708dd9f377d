/** What a screen needs of the articles of other pages, to show links to them and to make new ones. */
import * as v from 'valibot'

import { articleIdSchema, pageIdSchema, type ArticleId, type PageId } from '#shared/base/index.ts'
import { pageInfoSchema, probabilitySchema, type PageInfo } from '#shared/model/index.ts'

/** An article as a line of a list shows it, whatever page it stands on. */
export interface ArticleLine {
  readonly page: PageId
  readonly article: ArticleId
  readonly info: PageInfo
  /** File name of the page's first original. */
  readonly file: string
  /** '' where it has no headline. */
  readonly title: string
  /** The text's first characters; '' where it has none. */
  readonly opening: string
}

/** An article of another page of the issue that a link could lead to. */
export interface LinkCandidate extends ArticleLine {
  /** Probability that it is the other part, 0..1. */
  readonly p: number
  /** It has a link already at the end that would be taken. */
  readonly taken: boolean
}

/** Most candidates of a list; an issue has a few hundred articles at most. */
export const MOST_CANDIDATES = 500

const line = {
  page: pageIdSchema,
  article: articleIdSchema,
  info: pageInfoSchema,
  file: v.string(),
  title: v.string(),
  opening: v.string(),
}

export const articleLineSchema: v.GenericSchema<ArticleLine> = v.strictObject(line)
export const linkCandidateSchema: v.GenericSchema<LinkCandidate> = v.strictObject({ ...line, p: probabilitySchema, taken: v.boolean() })
export const linkDirectionSchema = v.picklist(['continuesTo', 'continuedFrom'])
export type LinkDirection = v.InferOutput<typeof linkDirectionSchema>

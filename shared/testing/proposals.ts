/** Cuts of a page for tests, as an engine would propose them. */
import { newId, type ArticleId, type BlockId, type DoubtId, type IdSource } from '#shared/base/index.ts'
import type { Doubt, Page, Role, TopicTag } from '#shared/model/index.ts'
import type { SegmentPage } from '#shared/operations/index.ts'

import { blockWith } from './pages.ts'

export interface ProposedArticle {
  /** Texts of its blocks. */
  readonly lines: readonly string[]
  readonly topics?: readonly TopicTag[]
}

export interface ProposedRest {
  /** Texts of blocks of the shelf. */
  readonly shelf?: readonly string[]
  /** Roles by the block's text; the others are body. */
  readonly roles?: Readonly<Record<string, Role>>
  /** Which text goes on from which. */
  readonly joins?: Readonly<Record<string, string>>
  /** Texts of blocks at which a question of this code stands. */
  readonly doubts?: Readonly<Record<string, string>>
}

export const NEW_ENGINE = { name: 'test', version: '2', weights: 'later' } as const

/** A proposal that puts blocks, named by their texts, into articles. */
export function proposalOf(page: Page, articles: readonly ProposedArticle[], rest: ProposedRest, ids: IdSource): SegmentPage {
  const { shelf = [], roles = {}, joins = {}, doubts = {} } = rest
  const at = (text: string): BlockId => blockWith(page, text)
  const texts = [...articles.flatMap(({ lines }) => lines), ...shelf]
  return {
    name: 'segmentPage',
    engine: NEW_ENGINE,
    blocks: texts.map((text) => {
      const before = joins[text]
      return { id: at(text), role: roles[text] ?? 'body', roleP: 0.8, placeP: 0.7, joins: before === undefined ? null : at(before) }
    }),
    articles: articles.map(({ lines, topics = [] }) => ({ id: newId<ArticleId>(ids), kind: 'news', blocks: lines.map(at), topics })),
    shelf: shelf.map(at),
    groups: [],
    doubts: Object.entries(doubts).map(([text, code]): Doubt => ({
      type: 'doubt',
      id: newId<DoubtId>(ids),
      block: at(text),
      code,
      params: {},
      p: 0.6,
      reasons: [],
      answers: [
        { answer: { do: 'keep' }, p: 0.6 },
        { answer: { do: 'start-article' }, p: 0.4 },
      ],
      state: 'open',
    })),
  }
}

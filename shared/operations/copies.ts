/** Operations that say what an editor thinks of copies: that both stay, that they are none, or that it is put off. To drop is in marking.ts. */
import * as v from 'valibot'

import { articleIdSchema, groupIdSchema, sameJson, type ArticleId, type GroupId } from '#shared/base/index.ts'
import {
  copyVerdictNameSchema,
  otherTextSchema,
  speaksOf,
  type CopyVerdictName,
  type DuplicateGroup,
  type OtherText,
} from '#shared/model/index.ts'

import { defineOperation } from './define.ts'
import { refuse } from './refusal.ts'

export interface JudgeCopy {
  readonly name: 'judgeCopy'
  readonly article: ArticleId
  /** The other text of the pair, which may stand on another page. */
  readonly of: OtherText
  /** null takes back what was said. */
  readonly verdict: CopyVerdictName | null
}

/** Remembers with an article what it is to another text. What was said before of the same text goes. [C1] */
export const judgeCopy = defineOperation<JudgeCopy>({
  name: 'judgeCopy',
  schema: v.strictObject({
    name: v.literal('judgeCopy'),
    article: articleIdSchema,
    of: otherTextSchema,
    verdict: v.nullable(copyVerdictNameSchema),
  }),
  plan(draft, op) {
    const article = draft.article(op.article)
    if (article === undefined) return refuse('no-such-article', { article: op.article })
    if (op.of.article === op.article && op.of.page === draft.page.head.id) return refuse('same-article', { article: op.article })
    const before = article.copies ?? []
    const others = before.filter((said) => !speaksOf(said, op.of))
    const { page, article: other, text } = op.of
    const copies = op.verdict === null ? others : [...others, { page, article: other, text, verdict: op.verdict }]
    if (sameJson(before, copies)) return refuse('already-so')
    const { copies: _before, ...rest } = article
    draft.putArticle(copies.length === 0 ? rest : { ...rest, copies })
    return undefined
  },
})

export interface JudgeGroup {
  readonly name: 'judgeGroup'
  readonly group: GroupId
  /** null takes back what was said. */
  readonly verdict: CopyVerdictName | null
}

/** The same of a group of copies that was found on the page, as a whole. [C1] */
export const judgeGroup = defineOperation<JudgeGroup>({
  name: 'judgeGroup',
  schema: v.strictObject({ name: v.literal('judgeGroup'), group: groupIdSchema, verdict: v.nullable(copyVerdictNameSchema) }),
  plan(draft, op) {
    const group = draft.group(op.group)
    if (group === undefined) return refuse('no-such-group', { group: op.group })
    if ((group.said ?? null) === op.verdict) return refuse('already-so')
    const { said: _before, ...rest } = group
    const next: DuplicateGroup = op.verdict === null ? rest : { ...rest, said: op.verdict }
    draft.setGroup(next)
    return undefined
  },
})

/** What edits do to the doubts of their page. */
import { describe, expect, it } from 'vitest'

import { newId, type ArticleId, type BlockId, type DoubtId } from '#shared/base/index.ts'
import type { Doubt, DoubtAnswer, Page } from '#shared/model/index.ts'
import { checkOperation } from '#shared/testing/check-operation.ts'
import { countingIds, stamp } from '#shared/testing/ids.ts'
import { articleAt, blockWith, pageOf } from '#shared/testing/pages.ts'

import { applyDiff, reverse } from './diff.ts'
import { plan, type Operation } from './operation.ts'

const ids = countingIds()
const page = pageOf([{ lines: ['甲一', '甲二', '甲三', '甲四'] }, { lines: ['乙一', '乙二'] }, { lines: ['丙一', '丙二'] }], ['架一'], ids)
const block = (text: string): BlockId => blockWith(page, text)
const article = (index: number): ArticleId => articleAt(page, index)

/** The page with one doubt at a block. */
function asking(text: string, code: string, answers: readonly DoubtAnswer[], state: Doubt['state'] = 'open'): { page: Page; id: DoubtId } {
  const id = newId<DoubtId>(ids)
  const each = answers.map((answer, i) => ({ answer, p: i === 0 ? 0.6 : 0.4 / (answers.length - 1) }))
  const doubt: Doubt = { type: 'doubt', id, block: block(text), code, params: {}, p: 0.6, reasons: [], answers: each, state }
  return { page: { ...page, doubts: { [id]: doubt } }, id }
}

function after({ page: on, id }: { page: Page; id: DoubtId }, ...operations: readonly Operation[]): Doubt {
  const now = operations.reduce((was, operation) => checkOperation(was, operation, ids), on)
  const doubt = now.doubts[id]
  if (doubt === undefined) expect.fail('the doubt is gone')
  return doubt
}

const follows: readonly DoubtAnswer[] = [{ do: 'keep' }, { do: 'start-article' }]
const split = (text: string): Operation => ({ name: 'splitArticle', at: block(text), article: newId<ArticleId>(ids) })
const merge = (from: number, into: number): Operation => ({ name: 'mergeArticles', article: article(from), into: article(into) })

describe('a doubt of a bystander', () => {
  it('[M5] stays open when its block goes along with its article', () => {
    expect(after(asking('乙二', 'follows', follows), merge(1, 0)).state).toBe('open')
    expect(after(asking('甲四', 'follows', follows), split('甲三')).state).toBe('open')
    expect(after(asking('甲四', 'follows', follows), split('甲四')).state).toBe('settled')
  })

  it('[M5] is settled with the block itself, also when it had been put off', () => {
    const moved: Operation = { name: 'moveBlocks', blocks: [block('乙二')], to: article(2), before: null }
    expect(after(asking('乙二', 'follows', follows), moved).state).toBe('settled')
    expect(after(asking('乙二', 'follows', follows, 'later'), moved).state).toBe('settled')
    expect(after(asking('乙一', 'follows', follows, 'later'), { name: 'editText', block: block('乙一'), text: '乙' }).state).toBe('later')
  })

  it('[M7] is settled when the text before its block has gone, and asked on when other text stands there', () => {
    const away = (text: string): Operation => ({ name: 'moveBlocks', blocks: [block(text)], to: null, before: null })
    expect(after(asking('乙二', 'follows', follows), away('乙一')).state).toBe('settled')
    expect(after(asking('甲三', 'follows', follows), away('甲二')).state).toBe('open')
    expect(after(asking('乙二', 'role', [{ do: 'keep' }, { do: 'set-role', role: 'byline' }]), away('乙一')).state).toBe('open')
  })
})

describe('answers', () => {
  const choices: readonly DoubtAnswer[] = [{ do: 'move-to', article: article(1) }, { do: 'move-to', article: article(2) }, { do: 'keep' }]

  it('[M7] mean the article that theirs was merged into, once', () => {
    const doubt = after(asking('架一', 'orphan', choices), merge(2, 1))
    expect(doubt).toMatchObject({
      state: 'open',
      answers: [{ answer: { do: 'move-to', article: article(1) } }, { answer: { do: 'keep' } }],
    })
    expect(doubt.answers.reduce((sum, { p }) => sum + p, 0)).toBeCloseTo(1)
    expect(doubt.p).toBeCloseTo(0.75)
    const into = after(asking('架一', 'orphan', choices), merge(1, 0))
    expect(into.answers.map(({ answer }) => answer)).toEqual([{ do: 'move-to', article: article(0) }, ...choices.slice(1)])
    expect(into.p).toBe(0.6)
  })

  it('[M7] fall away when they cannot be given any more, and the next likely one is proposed', () => {
    const emptied: Operation = { name: 'moveBlocks', blocks: [block('乙一'), block('乙二')], to: null, before: null }
    const doubt = after(asking('架一', 'orphan', choices), emptied)
    expect(doubt.answers.map(({ answer }) => answer)).toEqual(choices.slice(1))
    expect(doubt.p).toBeCloseTo(doubt.answers[0]?.p ?? 0)
  })

  it('[M7] that are all gone but “as it is” leave nothing to ask', () => {
    const joins: readonly DoubtAnswer[] = [{ do: 'join', to: block('甲一') }, { do: 'keep' }]
    const dropped: Operation = { name: 'dropCopy', blocks: [block('甲一')], reason: 'other', keep: [] }
    expect(after(asking('甲三', 'joins', joins), dropped).state).toBe('settled')
    const copies: readonly DoubtAnswer[] = [
      { do: 'drop-copy', blocks: [block('丙二')], keep: [block('甲一')], group: null },
      { do: 'keep' },
    ]
    expect(after(asking('丙一', 'duplicate', copies), dropped).state).toBe('settled')
  })

  it('that could not be given before are left as they were', () => {
    const odd = asking('乙一', 'follows', [{ do: 'keep' }, { do: 'start-article' }, { do: 'unjoin' }])
    expect(after(odd, merge(2, 0)).answers).toHaveLength(3)
  })
})

describe('approving', () => {
  const approve = (whole: boolean, ...indexes: readonly number[]): Operation => ({
    name: 'setStatus',
    page: whole,
    articles: indexes.map(article),
    status: 'approved',
  })

  it('[M6] settles what is asked of the article, and of the page all', () => {
    expect(after(asking('甲三', 'follows', follows), approve(false, 0)).state).toBe('settled')
    expect(after(asking('甲三', 'follows', follows, 'later'), approve(false, 0)).state).toBe('settled')
    expect(after(asking('甲三', 'follows', follows), approve(false, 1)).state).toBe('open')
    expect(after(asking('架一', 'orphan', follows), approve(false, 0, 1, 2)).state).toBe('open')
    expect(after(asking('架一', 'orphan', follows), approve(true)).state).toBe('settled')
    expect(after(asking('甲三', 'follows', follows), { ...approve(true, 0, 1, 2), status: 'doubtful' } as Operation).state).toBe('open')
  })

  it('[M6] taken back asks again', () => {
    const { page: on, id } = asking('甲三', 'follows', follows)
    const planned = plan(on, approve(true, 0, 1, 2), stamp(ids))
    if (!planned.ok) expect.fail(planned.code)
    expect(applyDiff(planned.page, reverse(planned.diff)).doubts[id]?.state).toBe('open')
  })
})

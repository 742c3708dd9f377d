/** Roles, copies, topics, statuses, doubts, page info; batches and answers. */
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'

import { newId, type ArticleId, type DoubtId } from '#shared/base/index.ts'
import { UNKNOWN_INFO, type Doubt, type Page } from '#shared/model/index.ts'
import { checkOperation } from '#shared/testing/check-operation.ts'
import { countingIds, stamp } from '#shared/testing/ids.ts'
import { articleAt, blockWith, pageOf } from '#shared/testing/pages.ts'

import { operationSchema, plan, type Operation } from './operation.ts'

const ids = countingIds()
const page = pageOf([{ lines: ['甲一', '甲二', '甲三'] }, { lines: ['甲二', '乙二'] }], [], ids)
const [kept, copy] = Object.values(page.blocks)
  .filter((block) => block.text === '甲二')
  .map((block) => block.id)
if (kept === undefined || copy === undefined) throw new Error('the page holds 甲二 twice')

function refusal(on: Page, operation: Operation): string {
  const planned = plan(on, operation, stamp(ids))
  return planned.ok ? 'done' : planned.code
}

describe('copies', () => {
  const dropped = checkOperation(page, { name: 'dropCopy', blocks: [copy], reason: 'exact', keep: [kept] }, ids)

  it('[D1] marks a copy and leaves text and place', () => {
    const block = dropped.blocks[copy]
    expect(block?.text).toBe('甲二')
    expect(block?.dropped).toMatchObject({ reason: 'exact', partner: kept, by: '林一' })
    expect(dropped.articles[articleAt(page, 1)]?.blocks).toContain(copy)
  })

  it('[D2] restores it', () => {
    const restored = checkOperation(dropped, { name: 'restoreCopy', blocks: [copy] }, ids)
    expect(restored.blocks).toEqual(page.blocks)
  })

  it('[D3] refuses a partner that is dropped, and dropping twice', () => {
    expect(refusal(dropped, { name: 'dropCopy', blocks: [kept], reason: 'exact', keep: [copy] })).toBe('partner-dropped')
    expect(refusal(dropped, { name: 'dropCopy', blocks: [copy], reason: 'exact', keep: [kept] })).toBe('is-dropped')
    expect(refusal(page, { name: 'restoreCopy', blocks: [copy] })).toBe('not-dropped')
  })
})

describe('marks', () => {
  it('[M1] sets a role without a probability', () => {
    const after = checkOperation(page, { name: 'setRole', blocks: [kept], role: 'headline' }, ids)
    expect(after.blocks[kept]).toMatchObject({ role: 'headline', roleP: null })
    expect(refusal(after, { name: 'setRole', blocks: [kept], role: 'headline' })).toBe('already-so')
  })

  it('[M2] takes a suggestion over', () => {
    const id = articleAt(page, 0)
    const article = page.articles[id]
    if (article === undefined) expect.fail('the article is there')
    const suggested: Page = {
      ...page,
      articles: { ...page.articles, [id]: { ...article, topics: [{ topic: 'medtop:04000000', by: 'machine', p: 0.7 }] } },
    }
    const after = checkOperation(suggested, { name: 'tagArticle', article: id, topic: 'medtop:04000000' }, ids)
    expect(after.articles[id]?.topics).toEqual([{ topic: 'medtop:04000000', by: 'editor', p: null }])
    const off = checkOperation(after, { name: 'untagArticle', article: id, topic: 'medtop:04000000' }, ids)
    expect(off.articles[id]?.topics).toEqual([])
  })

  it('[M3] sets the status of page and articles in one step', () => {
    const after = checkOperation(page, { name: 'setStatus', page: true, articles: page.head.articles, status: 'approved' }, ids)
    expect([after.head.status, ...Object.values(after.articles).map((article) => article.status)]).toEqual([
      'approved',
      'approved',
      'approved',
    ])
  })

  it('sets kind, title and authors, links and page info', () => {
    const article = articleAt(page, 0)
    const link = { page: page.head.id, article: articleAt(page, 1) }
    let after = checkOperation(page, { name: 'setKind', article, kind: 'commentary' }, ids)
    after = checkOperation(after, { name: 'setArticleInfo', article, title: '题', authors: ['王燕'] }, ids)
    after = checkOperation(after, { name: 'linkArticle', article, direction: 'continuesTo', link }, ids)
    after = checkOperation(after, { name: 'setPageInfo', info: { ...UNKNOWN_INFO, publication: '菏泽日报' } }, ids)
    expect(after.articles[article]).toMatchObject({ kind: 'commentary', title: '题', authors: ['王燕'], continuesTo: link })
    expect(after.head.info.publication).toBe('菏泽日报')
  })

  it('[O6] lets no unknown operation, field, date or id through the schema', () => {
    const bad: unknown[] = [
      { name: 'dropTable' },
      { name: 'constructor' },
      null,
      { name: 'setRole', blocks: ['1'], role: 'body' },
      { name: 'setRole', blocks: [kept], role: 'body', extra: 1 },
      { name: 'setPageInfo', info: { ...UNKNOWN_INFO, date: '2023-02-30' } },
      { name: 'batch', meaning: 'other', operations: [{ name: 'undo', target: newId(ids), diff: [] }] },
    ]
    for (const one of bad) expect(v.safeParse(operationSchema, one).success, JSON.stringify(one)).toBe(false)
  })
})

describe('doubts', () => {
  const doubt: Doubt = {
    type: 'doubt',
    id: newId<DoubtId>(ids),
    block: blockWith(page, '甲三'),
    code: 'follows',
    params: {},
    p: 0.6,
    reasons: [],
    answers: [
      { answer: { do: 'keep' }, p: 0.6 },
      { answer: { do: 'start-article' }, p: 0.4 },
    ],
    state: 'open',
  }
  const asked: Page = { ...page, doubts: { [doubt.id]: doubt } }

  it('[M4] settles a doubt with its answer in one step', () => {
    const kept = checkOperation(asked, { name: 'answerDoubt', doubt: doubt.id, choice: 0, operation: null }, ids)
    expect(kept.doubts[doubt.id]?.state).toBe('settled')
    const split = { name: 'splitArticle', at: doubt.block, article: newId<ArticleId>(ids) } as const
    const after = checkOperation(asked, { name: 'answerDoubt', doubt: doubt.id, choice: 1, operation: split }, ids)
    expect(after.doubts[doubt.id]?.state).toBe('settled')
    expect(after.head.articles).toHaveLength(3)
    expect(refusal(after, { name: 'answerDoubt', doubt: doubt.id, choice: 0, operation: null })).toBe('already-so')
    expect(refusal(asked, { name: 'answerDoubt', doubt: doubt.id, choice: 7, operation: null })).toBe('no-such-doubt')
  })

  it('[M5] settles a doubt when its block is edited', () => {
    const after = checkOperation(asked, { name: 'setRole', blocks: [doubt.block], role: 'byline' }, ids)
    expect(after.doubts[doubt.id]?.state).toBe('settled')
    const elsewhere = checkOperation(asked, { name: 'setRole', blocks: [blockWith(page, '甲一')], role: 'headline' }, ids)
    expect(elsewhere.doubts[doubt.id]?.state).toBe('open')
  })

  it('puts a doubt off and opens it again', () => {
    const later = checkOperation(asked, { name: 'settleDoubt', doubt: doubt.id, state: 'later' }, ids)
    expect(checkOperation(later, { name: 'settleDoubt', doubt: doubt.id, state: 'open' }, ids).doubts).toEqual(asked.doubts)
  })
})

it('[O5] refuses a whole batch when one of its operations does not fit', () => {
  const operations = [
    { name: 'setRole', blocks: [kept], role: 'headline' },
    { name: 'restoreCopy', blocks: [copy] },
  ] as const
  expect(refusal(page, { name: 'batch', meaning: 'other', operations })).toBe('not-dropped')
})

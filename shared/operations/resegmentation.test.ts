import { describe, expect, it } from 'vitest'

import { newId, present, type BlockId, type GroupId, type OperationId } from '#shared/base/index.ts'
import { editedParts } from '#shared/history/index.ts'
import type { DuplicateGroup, Page } from '#shared/model/index.ts'
import { checkOperation } from '#shared/testing/check-operation.ts'
import { countingIds, stamp } from '#shared/testing/ids.ts'
import { articleAt, blockWith, pageOf, perform, shape } from '#shared/testing/pages.ts'
import { NEW_ENGINE, proposalOf, type ProposedArticle, type ProposedRest } from '#shared/testing/proposals.ts'

import {
  automaticResegmentation,
  describeOperation,
  inputToCut,
  NOTHING_EDITED,
  pageChanges,
  plan,
  resegmentation,
  reverse,
  type EditedParts,
  type Scope,
} from './index.ts'

const ids = countingIds(3)

/** 甲: 题一 一1 一2; 乙: 题二 二1 二2; shelf: 待. */
function twoArticles(): Page {
  return pageOf([{ lines: ['题一', '一1', '一2'] }, { lines: ['题二', '二1', '二2'] }], ['待'], countingIds(1))
}

/** The page after a cut, held against the laws of operations. */
function cutAnew(
  page: Page,
  articles: readonly ProposedArticle[],
  rest: ProposedRest = {},
  scope: Scope = 'all',
  edited: EditedParts = editedParts(page, []),
): Page {
  return checkOperation(page, resegmentation(page, proposalOf(page, articles, rest, ids), edited, scope), ids)
}

const lines = (...of: string[][]): ProposedArticle[] => of.map((one) => ({ lines: one }))

describe('resegmentation', () => {
  it('takes the engine’s places, order, roles and joins', () => {
    const page = cutAnew(twoArticles(), lines(['题一', '一2', '一1'], ['题二', '二1'], ['二2', '待']), {
      roles: { 题一: 'headline' },
      joins: { 待: '二2' },
    })
    expect(shape(page)).toEqual({
      articles: [
        ['题一', '一2', '一1'],
        ['题二', '二1'],
        ['二2', '待'],
      ],
      shelf: [],
    })
    expect(page.blocks[blockWith(page, '题一')]?.role).toBe('headline')
    expect(page.blocks[blockWith(page, '待')]?.joins).toBe(blockWith(page, '二2'))
    expect(page.head.engine).toEqual(NEW_ENGINE)
  })

  it('[R4] keeps corrected text and roles that an editor set, and sets the others anew', () => {
    let page = perform(twoArticles(), { name: 'editText', block: blockWith(twoArticles(), '一1'), text: '一1改' }, ids)
    page = perform(page, { name: 'setRole', blocks: [blockWith(page, '题一')], role: 'kicker' }, ids)
    const after = cutAnew(page, lines(['题一', '一1改', '一2', '题二', '二1', '二2', '待']), {
      roles: { 题一: 'headline', 题二: 'headline' },
    })
    expect(after.blocks[blockWith(after, '一1改')]?.text).toBe('一1改')
    expect(after.blocks[blockWith(after, '题一')]).toMatchObject({ role: 'kicker', roleP: null })
    expect(after.blocks[blockWith(after, '题二')]).toMatchObject({ role: 'headline', roleP: 0.8 })
  })

  it('[R4] keeps a role that an editor set after the cut was made', () => {
    const page = twoArticles()
    const proposal = proposalOf(page, lines(['题一', '一1', '一2', '题二', '二1', '二2', '待']), {}, ids)
    const operation = resegmentation(page, proposal, NOTHING_EDITED, 'all')
    const later = perform(page, { name: 'setRole', blocks: [blockWith(page, '题一')], role: 'headline' }, ids)
    const after = checkOperation(later, operation, ids)
    expect(after.blocks[blockWith(after, '题一')]).toMatchObject({ role: 'headline', roleP: null })
  })

  it('[R4] does not ask about what is dropped, and leaves it behind the block that it stood behind', () => {
    let page = twoArticles()
    page = perform(page, { name: 'dropCopy', blocks: [blockWith(page, '一1')], reason: 'near', keep: [blockWith(page, '二1')] }, ids)
    expect(inputToCut(page, NOTHING_EDITED, 'all').input.blocks.map(({ text }) => text)).toEqual([
      '题一',
      '一2',
      '题二',
      '二1',
      '二2',
      '待',
    ])
    const after = cutAnew(page, lines(['一2'], ['题二', '题一', '二1', '二2']), { shelf: ['待'] })
    expect(shape(after).articles).toEqual([['题二', '题一', '一1', '二1', '二2'], ['一2']])
    expect(after.blocks[blockWith(after, '一1')]?.dropped?.partner).toBe(blockWith(after, '二1'))
  })

  it('[R4] puts a dropped copy with its partner where its article is gone, and on the shelf where it has none', () => {
    const lonely = pageOf([{ lines: ['文'] }, { lines: ['文抄'] }, { lines: ['另'] }], [], countingIds(1))
    let page = perform(
      lonely,
      { name: 'dropCopy', blocks: [blockWith(lonely, '文抄')], reason: 'exact', keep: [blockWith(lonely, '文')] },
      ids,
    )
    page = perform(page, { name: 'dropCopy', blocks: [blockWith(page, '另')], reason: 'other', keep: [] }, ids)
    expect(shape(cutAnew(page, lines(['文'])))).toEqual({ articles: [['文', '文抄']], shelf: ['另'] })
  })

  it('[R4] keeps the group of a dropped copy, and takes no new group that runs into it', () => {
    const group = (page: Page, keep: string, copy: string): DuplicateGroup => ({
      type: 'group',
      id: newId<GroupId>(ids),
      kind: 'exact',
      cause: 'unknown',
      keep: [blockWith(page, keep)],
      copies: [[blockWith(page, copy)]],
      score: 1,
    })
    let page = twoArticles()
    const old = group(page, '一1', '二1')
    page = perform(
      { ...page, groups: { [old.id]: old } },
      { name: 'dropCopy', blocks: [...old.copies.flat()], reason: 'exact', keep: old.keep },
      ids,
    )
    const [clash, fresh] = [group(page, '一2', '一1'), group(page, '题一', '题二')]
    const proposal = { ...proposalOf(page, lines(['题一', '一1', '一2'], ['题二', '二2']), { shelf: ['待'] }, ids), groups: [clash, fresh] }
    const after = checkOperation(page, resegmentation(page, proposal, NOTHING_EDITED, 'all'), ids)
    expect(Object.keys(after.groups).sort()).toEqual([old.id, fresh.id].sort())
  })

  it('[R5] lets the article go on that has the most of the text, with all that was said of it', () => {
    let page = twoArticles()
    const first = articleAt(page, 0)
    page = perform(page, { name: 'setArticleInfo', article: first, title: '题', authors: ['王燕'] }, ids)
    page = perform(page, { name: 'setStatus', page: false, articles: [first], status: 'doubtful' }, ids)
    page = perform(page, { name: 'setKind', article: first, kind: 'commentary' }, ids)
    const log = { blocks: new Set<BlockId>(), articles: new Set([first]), kinds: new Set([first]) }
    const after = cutAnew(page, lines(['题一'], ['一1', '一2', '待'], ['题二', '二1', '二2']), {}, 'all', log)
    expect(after.head.articles[1]).toBe(first)
    expect(after.articles[first]).toMatchObject({ title: '题', authors: ['王燕'], status: 'doubtful', kind: 'commentary' })
    expect(after.articles[present(after.head.articles[0], 'three articles')]).toMatchObject({
      title: null,
      status: 'unreviewed',
      kind: 'news',
    })
  })

  it('[R5] keeps topics with the article that goes on and with more than half of the text, before what is suggested', () => {
    let page = twoArticles()
    page = perform(page, { name: 'tagArticle', article: articleAt(page, 0), topic: 'medtop:1' }, ids)
    page = perform(page, { name: 'tagArticle', article: articleAt(page, 1), topic: 'medtop:2' }, ids)
    const suggested = (topic: string) => ({ topic, by: 'machine' as const, p: 0.4 })
    const after = cutAnew(
      page,
      [{ lines: ['题一', '一1', '一2', '二1', '二2'], topics: [suggested('medtop:2'), suggested('medtop:3')] }, { lines: ['题二'] }],
      { shelf: ['待'] },
    )
    const topics = (n: number) => after.articles[articleAt(after, n)]?.topics.map(({ topic, by }) => `${topic} ${by}`)
    expect(topics(0)).toEqual(['medtop:1 editor', 'medtop:2 editor', 'medtop:3 machine'])
    expect(topics(1)).toEqual(['medtop:2 editor'])
  })

  it('[R5] puts an approved article, and its page, in review again where it is not what was approved', () => {
    let page = twoArticles()
    page = perform(page, { name: 'setStatus', page: true, articles: page.head.articles, status: 'approved' }, ids)
    const after = cutAnew(page, lines(['题一', '一1', '一2'], ['题二', '二1', '二2', '待']))
    expect(after.head.articles.map((id) => after.articles[id]?.status)).toEqual(['approved', 'in-review'])
    expect(after.head.status).toBe('in-review')
    const same = cutAnew(page, lines(['题一', '一1', '一2'], ['题二', '二1', '二2']), { shelf: ['待'] })
    expect([same.head.status, ...same.head.articles.map((id) => same.articles[id]?.status)]).toEqual(['approved', 'approved', 'approved'])
  })

  it('[R6] leaves edited articles and shelved blocks as they were, and asks the engine about the rest only', () => {
    let page = twoArticles()
    page = perform(page, { name: 'moveBlocks', blocks: [blockWith(page, '一2')], to: null, before: null }, ids)
    page = perform(page, { name: 'setRole', blocks: [blockWith(page, '一1')], role: 'byline' }, ids)
    const edited = editedParts(page, [])
    expect(inputToCut(page, edited, 'untouched').input.blocks.map(({ text }) => text)).toEqual(['题二', '二1', '二2', '待'])
    const after = cutAnew(page, lines(['题二', '二1'], ['二2', '待']), {}, 'untouched')
    expect(shape(after)).toEqual({
      articles: [
        ['题一', '一1'],
        ['题二', '二1'],
        ['二2', '待'],
      ],
      shelf: ['一2'],
    })
    expect(after.articles[articleAt(page, 0)]).toEqual(page.articles[articleAt(page, 0)])
    for (const text of ['题一', '一1', '一2']) expect(after.blocks[blockWith(after, text)]).toEqual(page.blocks[blockWith(page, text)])
  })

  it('keeps the order in which an editor put the articles, and puts new ones among them by the file', () => {
    let page = twoArticles()
    page = perform(page, { name: 'moveArticle', article: articleAt(page, 1), before: articleAt(page, 0) }, ids)
    const after = cutAnew(page, lines(['题一'], ['一1', '一2'], ['题二', '二1', '二2']), { shelf: ['待'] })
    expect(shape(after).articles).toEqual([['题一'], ['题二', '二1', '二2'], ['一1', '一2']])
  })

  it('does not ask again what an editor has answered about a block that lies as it lay', () => {
    const page = twoArticles()
    const asked = cutAnew(page, lines(['题一', '一1', '一2'], ['题二', '二1', '二2']), {
      shelf: ['待'],
      doubts: { 一1: 'follows', 二1: 'follows' },
    })
    let answered = asked
    for (const doubt of Object.values(asked.doubts))
      answered = perform(answered, { name: 'settleDoubt', doubt: doubt.id, state: 'settled' }, ids)
    const after = cutAnew(answered, lines(['题一', '一1', '一2'], ['二1', '题二', '二2']), {
      shelf: ['待'],
      doubts: { 一1: 'follows', 二1: 'follows', 一2: 'role' },
    })
    const states = new Map(Object.values(after.doubts).map(({ block, state }) => [after.blocks[block]?.text, state] as const))
    expect(Object.fromEntries(states)).toEqual({ 一1: 'settled', 二1: 'open', 一2: 'open' })
  })

  it('is refused where it does not hold every block, and where nothing would differ', () => {
    const page = twoArticles()
    const half = resegmentation(page, proposalOf(page, lines(['题一']), {}, ids), NOTHING_EDITED, 'all')
    expect(plan(page, half, stamp(ids))).toMatchObject({ ok: false, code: 'incomplete-segmentation' })
    const whole = resegmentation(
      page,
      proposalOf(page, lines(['题一', '一1', '一2', '题二', '二1', '二2', '待']), {}, ids),
      NOTHING_EDITED,
      'all',
    )
    expect(plan(perform(page, whole, ids), whole, stamp(ids))).toMatchObject({ ok: false, code: 'already-so' })
  })

  it('[R8] is one step that undo takes back whole', () => {
    let page = twoArticles()
    page = perform(page, { name: 'setStatus', page: true, articles: page.head.articles, status: 'approved' }, ids)
    const operation = resegmentation(
      page,
      proposalOf(page, lines(['题一', '一1'], ['一2', '题二', '二1', '二2', '待']), {}, ids),
      editedParts(page, []),
      'all',
    )
    const planned = plan(page, operation, stamp(ids))
    if (!planned.ok) expect.fail(planned.code)
    const undone = perform(planned.page, { name: 'undo', target: newId<OperationId>(ids), diff: reverse(planned.diff) }, ids)
    expect({ ...undone, rev: 0, edits: 0 }).toEqual({ ...page, rev: 0, edits: 0 })
    expect(describeOperation(operation, page, 'zh')).toBe('重新分稿：2 篇')
    expect(describeOperation({ ...operation, scope: 'untouched' }, page, 'en')).toBe('Cut anew but for edited articles: 2 articles in all')
  })

  it('of a page that nobody edited is the machine’s own operation', () => {
    const page = twoArticles()
    const operation = automaticResegmentation(page, proposalOf(page, lines(['题一', '一1', '一2', '待'], ['题二', '二1', '二2']), {}, ids))
    const after = perform(page, operation, ids, true)
    expect(after.edits).toBe(page.edits)
    expect(after.head.articles).toEqual(page.head.articles)
    expect(pageChanges(page, after).map(({ what }) => what)).toEqual(['moved'])
  })
})

import { describe, expect, it } from 'vitest'

import { present } from '#shared/base/index.ts'
import type { Page } from '#shared/model/index.ts'
import { describeOperation } from '#shared/operations/index.ts'
import { cutBlocksLike } from './test-proposal.ts'

import { reviewMessages } from '../messages.ts'
import { blocksToAsk, hasEdits, recutOf } from '../model/recut.ts'
import { testPage, type TestPage } from '../model/test-page.ts'
import { testReview } from '../state/test-review.ts'
import { changeInWords } from './change-words.ts'

const made = (): TestPage =>
  testPage([
    [0, 'headline', '春耕全面展开'],
    [0, 'body', '各镇抓住农时。'],
    [0, 'body', '农资备足。'],
    [1, 'headline', '学校开学'],
    [1, 'body', '新学期开始。'],
    [null, 'body', '本报地址'],
  ])

/** Sentences as the screen says them, placeholders filled. */
function t(name: string, params: Readonly<Record<string, string | number>> = {}): string {
  const found = name
    .split('.')
    .slice(1)
    .reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], reviewMessages.zh)
  return String(found).replace(/\{(\w+)\}/g, (_, key: string) => String(params[key]))
}

describe('a new cut before it is taken', () => {
  it('[R7] says in words what would be cut, merged, moved and changed', () => {
    const { page, ids } = made()
    const proposal = cutBlocksLike(
      page,
      [
        ['春耕全面展开', '各镇抓住农时。'],
        ['农资备足。', '本报地址'],
        ['新学期开始。', '学校开学'],
      ],
      ids,
      { 学校开学: 'subhead' },
    )
    const recut = recutOf(page, [], proposal, 'all', ids)
    if (!recut.ok) expect.fail(recut.code)
    const words = recut.changes.map((change) =>
      changeInWords(change, { before: page, after: recut.after, language: 'zh', t, lines: () => '第 1 行' }),
    )
    expect(words).toEqual([
      '拆稿：从甲「春耕全面展开」拆出新稿「农资备足。」，1 块',
      '另起一篇：1 块从待定成为新稿「农资备足。」',
      '排序：乙「学校开学」里的先后不同',
      '类型：主题改为副题',
    ])
    expect(recut.same).toBe(false)
  })

  it('[R7] says nothing where nothing would change', () => {
    const { page, ids } = made()
    const proposal = cutBlocksLike(
      page,
      [
        ['春耕全面展开', '各镇抓住农时。', '农资备足。'],
        ['学校开学', '新学期开始。'],
      ],
      ids,
    )
    expect(recutOf(page, [], proposal, 'all', ids)).toMatchObject({ ok: true, changes: [], same: true })
  })

  it('[R6][R8] leaves what was edited, and is one step of the history that undo takes back', () => {
    const { page, ids, at } = made()
    const { review, press } = testReview(page)
    const now = (): Page => present(review.page.value, 'a page is open')
    expect(hasEdits(now(), review.source.log)).toBe(false)
    review.perform({ name: 'splitArticle', at: at(2), article: present(Object.keys(page.articles)[0], 'two').replace(/.$/, 'f') as never })
    expect(hasEdits(now(), review.source.log)).toBe(true)
    expect(blocksToAsk(now(), review.source.log, 'untouched').input.blocks.map(({ text }) => text)).toEqual([
      '学校开学',
      '新学期开始。',
      '本报地址',
    ])
    const before = now()
    const proposal = cutBlocksLike(now(), [['学校开学', '新学期开始。', '本报地址']], ids)
    const recut = recutOf(now(), review.source.log, proposal, 'untouched', ids)
    if (!recut.ok) expect.fail(recut.code)
    expect(review.perform(recut.operation)).toBe(true)
    expect(now().head.shelf).toEqual([])
    expect(Object.keys(now().articles)).toHaveLength(3)
    expect(describeOperation(present(review.source.log.at(-1), 'an entry').operation, now(), 'zh')).toBe(
      '重新分稿，改过的稿件不动：共 3 篇',
    )
    press('undo')
    expect(now().head.shelf).toEqual(before.head.shelf)
  })

  it('is refused where the page has changed since', () => {
    const { page, ids } = made()
    const proposal = cutBlocksLike(page, [['春耕全面展开']], ids)
    const half = { ...proposal, blocks: proposal.blocks.slice(0, 1), shelf: [] }
    expect(recutOf(page, [], half, 'all', ids)).toMatchObject({ ok: false, code: 'incomplete-segmentation' })
  })
})

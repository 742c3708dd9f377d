import { describe, expect, it } from 'vitest'

import { instant, newId, type OperationId } from '#shared/base/index.ts'
import type { Page } from '#shared/model/index.ts'
import { ENTRY_FORMAT, plan, resegmentation, type Entry, type Operation } from '#shared/operations/index.ts'
import { countingIds } from '#shared/testing/ids.ts'
import { articleAt, blockWith, pageOf } from '#shared/testing/pages.ts'
import { proposalOf } from '#shared/testing/proposals.ts'

import { editedParts, undoOf } from './index.ts'

const ids = countingIds(7)

/** A page with the log of what is done to it. */
function hand(): {
  readonly now: () => Page
  readonly log: Entry[]
  readonly act: (make: (page: Page) => Operation, automatic?: boolean) => void
} {
  let page = pageOf([{ lines: ['题一', '一1', '一2'] }, { lines: ['题二', '二1'] }, { lines: ['题三', '三1'] }], [], countingIds(2))
  const log: Entry[] = []
  return {
    now: () => page,
    log,
    act(make, automatic = false) {
      const operation = make(page)
      const stamp = {
        operation: newId<OperationId>(ids),
        editor: automatic ? 'machine' : '林一',
        at: instant(1_700_000_000_000),
        automatic,
      }
      const planned = plan(page, operation, stamp)
      if (!planned.ok) throw new Error(planned.code)
      log.push({
        format: ENTRY_FORMAT,
        id: stamp.operation,
        page: page.head.id,
        rev: page.rev,
        editor: stamp.editor,
        at: stamp.at,
        automatic,
        operation,
        diff: planned.diff,
      })
      page = planned.page
    },
  }
}

/** Articles of which something counts as edited, by their first text. */
function touched(page: Page, log: readonly Entry[]): string[] {
  const { blocks, articles } = editedParts(page, log)
  return Object.values(page.articles)
    .filter(({ id, blocks: of }) => articles.has(id) || of.some((block) => blocks.has(block)))
    .map(({ blocks: [first] }) => page.blocks[first ?? '']?.text ?? '')
    .sort()
}

const recut =
  (scope: 'all' | 'untouched', ...articles: string[][]) =>
  (page: Page): Operation =>
    resegmentation(
      page,
      proposalOf(
        page,
        articles.map((lines) => ({ lines })),
        {},
        ids,
      ),
      editedParts(page, []),
      scope,
    )

describe('editedParts', () => {
  it('counts what an editor did and did not take back, and nothing of the machine’s', () => {
    const { now, log, act } = hand()
    act((page) => ({ name: 'dropCopy', blocks: [blockWith(page, '三1')], reason: 'other', keep: [] }), true)
    expect(touched(now(), log)).toEqual([])
    act((page) => ({
      name: 'orderBlocks',
      article: articleAt(page, 0),
      order: [...(page.articles[articleAt(page, 0)]?.blocks ?? [])].reverse(),
    }))
    expect(touched(now(), log)).toEqual(['一2'])
    act(() => undoOf(log.at(-1) as Entry, log))
    expect(touched(now(), log)).toEqual([])
    act(() => undoOf(log.at(-1) as Entry, log))
    expect(touched(now(), log)).toEqual(['一2'])
  })

  it('[R6] knows corrected text, roles, drops and statuses from the page alone', () => {
    const { now, act } = hand()
    act((page) => ({ name: 'editText', block: blockWith(page, '一1'), text: '改' }))
    act((page) => ({ name: 'dropCopy', blocks: [blockWith(page, '二1')], reason: 'other', keep: [] }))
    act((page) => ({ name: 'setStatus', page: false, articles: [articleAt(page, 2)], status: 'approved' }))
    expect(touched(now(), [])).toEqual(['题一', '题三', '题二'])
  })

  it('[R6] takes an answer for an edit of the block that was asked about, and what was put off for none', () => {
    const { now, log, act } = hand()
    act(
      (page) => ({
        ...proposalOf(
          page,
          [{ lines: ['题一', '一1', '一2'] }, { lines: ['题二', '二1'] }, { lines: ['题三', '三1'] }],
          { doubts: { 一1: 'follows', 二1: 'follows' } },
          ids,
        ),
      }),
      true,
    )
    const doubtAt = (page: Page, text: string) =>
      Object.values(page.doubts).find(({ block }) => page.blocks[block]?.text === text)?.id as never
    act((page) => ({ name: 'settleDoubt', doubt: doubtAt(page, '二1'), state: 'later' }))
    expect(touched(now(), log)).toEqual([])
    act((page) => ({ name: 'answerDoubt', doubt: doubtAt(page, '一1'), choice: 0, operation: null }))
    expect(touched(now(), log)).toEqual(['题一'])
  })

  it('forgets what a cut of the whole page has replaced, and nothing at a cut but for edited articles', () => {
    for (const scope of ['untouched', 'all'] as const) {
      const { now, log, act } = hand()
      act((page) => ({ name: 'mergeArticles', article: articleAt(page, 1), into: articleAt(page, 0) }))
      expect(touched(now(), log)).toEqual(['题一'])
      act(scope === 'all' ? recut('all', ['题一', '一1', '一2'], ['题二', '二1', '题三', '三1']) : recut('untouched', ['题三'], ['三1']))
      expect(touched(now(), log)).toEqual(scope === 'all' ? [] : ['题一'])
    }
  })

  it('knows the kinds that an editor set', () => {
    const { now, log, act } = hand()
    act((page) => ({ name: 'setKind', article: articleAt(page, 0), kind: 'photo' }))
    expect([...editedParts(now(), log).kinds]).toEqual([articleAt(now(), 0)])
  })
})

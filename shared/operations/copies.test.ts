import { describe, expect, it } from 'vitest'

import { newId, present, type ArticleId, type DoubtId, type GroupId, type PageId } from '#shared/base/index.ts'
import type { Doubt, DuplicateGroup, OtherText, Page } from '#shared/model/index.ts'
import { checkOperation } from '#shared/testing/check-operation.ts'
import { countingIds, stamp } from '#shared/testing/ids.ts'
import { pageOf } from '#shared/testing/pages.ts'

import { plan, type Operation } from './index.ts'

const ids = countingIds(1)
const page = pageOf([{ lines: ['高新区召开评审会。', '评审通过了优质项目。'] }, { lines: ['高新区召开评审会，通过了项目。'] }], [], ids)
const [first, second] = page.head.articles.map((id) => present(page.articles[id], 'listed'))
const own = present(first, 'there are two')
const neighbour = present(second, 'there are two')
const elsewhere: OtherText = { page: newId<PageId>(ids), article: newId<ArticleId>(ids), text: 1234 }

function refusal(on: Page, operation: Operation): string {
  const planned = plan(on, operation, stamp(ids))
  return planned.ok ? 'done' : planned.code
}

describe('what an editor says of copies', () => {
  it('[C1] is remembered with the article and taken back', () => {
    const said = checkOperation(page, { name: 'judgeCopy', article: own.id, of: elsewhere, verdict: 'different' }, ids)
    expect(said.articles[own.id]?.copies).toEqual([{ ...elsewhere, verdict: 'different' }])
    const back = checkOperation(said, { name: 'judgeCopy', article: own.id, of: elsewhere, verdict: null }, ids)
    expect(back.articles[own.id]).toEqual(own)
    expect(refusal(page, { name: 'judgeCopy', article: own.id, of: elsewhere, verdict: null })).toBe('already-so')
    expect(refusal(said, { name: 'judgeCopy', article: own.id, of: elsewhere, verdict: 'different' })).toBe('already-so')
  })

  it('[C1] replaces what was said of the same text, wherever that stands by now', () => {
    const said = checkOperation(page, { name: 'judgeCopy', article: own.id, of: elsewhere, verdict: 'later' }, ids)
    const again: OtherText = { ...elsewhere, page: newId<PageId>(ids), article: newId<ArticleId>(ids) }
    const changed = checkOperation(said, { name: 'judgeCopy', article: own.id, of: again, verdict: 'kept' }, ids)
    expect(changed.articles[own.id]?.copies).toEqual([{ ...again, verdict: 'kept' }])
  })

  it('refuses an article that is not there, and the article itself', () => {
    const gone = newId<ArticleId>(ids)
    expect(refusal(page, { name: 'judgeCopy', article: gone, of: elsewhere, verdict: 'kept' })).toBe('no-such-article')
    const itself = { page: page.head.id, article: own.id, text: 1 }
    expect(refusal(page, { name: 'judgeCopy', article: own.id, of: itself, verdict: 'kept' })).toBe('same-article')
  })

  it('[C1] is remembered with a group of the page', () => {
    const [keep, copy] = [present(own.blocks[0], 'two'), present(neighbour.blocks[0], 'one')]
    const group: DuplicateGroup = {
      type: 'group',
      id: newId<GroupId>(ids),
      kind: 'near',
      cause: 'unknown',
      keep: [keep],
      copies: [[copy]],
      score: 0.9,
    }
    const found: Page = { ...page, groups: { [group.id]: group } }
    const said = checkOperation(found, { name: 'judgeGroup', group: group.id, verdict: 'kept' }, ids)
    expect(said.groups[group.id]?.said).toBe('kept')
    expect(checkOperation(said, { name: 'judgeGroup', group: group.id, verdict: null }, ids).groups).toEqual(found.groups)
    expect(refusal(page, { name: 'judgeGroup', group: group.id, verdict: 'kept' })).toBe('no-such-group')
    expect(refusal(said, { name: 'judgeGroup', group: group.id, verdict: 'kept' })).toBe('already-so')
  })

  it('[C1][M7] settles the question whether to drop one of a group that stays', () => {
    const [keep, copy] = [present(own.blocks[0], 'two'), present(neighbour.blocks[0], 'one')]
    const id = newId<GroupId>(ids)
    const group: DuplicateGroup = { type: 'group', id, kind: 'near', cause: 'unknown', keep: [keep], copies: [[copy]], score: 0.9 }
    const doubt: Doubt = {
      type: 'doubt',
      id: newId<DoubtId>(ids),
      block: copy,
      code: 'duplicate',
      params: {},
      p: 0.8,
      reasons: [],
      answers: [
        { answer: { do: 'drop-copy', blocks: [copy], keep: [keep], group: id }, p: 0.8 },
        { answer: { do: 'keep' }, p: 0.2 },
      ],
      state: 'open',
    }
    const asked: Page = { ...page, groups: { [id]: group }, doubts: { [doubt.id]: doubt } }
    const later = checkOperation(asked, { name: 'judgeGroup', group: id, verdict: 'later' }, ids)
    expect(later.doubts[doubt.id]?.state).toBe('open')
    const kept = checkOperation(later, { name: 'judgeGroup', group: id, verdict: 'kept' }, ids)
    expect(kept.doubts[doubt.id]?.state).toBe('settled')
  })

  it('[C2] drops for an article elsewhere, and says which', () => {
    const of = { ...elsewhere, score: 0.97 }
    const dropped = checkOperation(page, { name: 'dropCopy', blocks: own.blocks, reason: 'near', keep: [], of }, ids)
    for (const id of own.blocks) expect(dropped.blocks[id]?.dropped).toMatchObject({ reason: 'near', partner: null, of })
    const restored = checkOperation(dropped, { name: 'restoreCopy', blocks: own.blocks }, ids)
    expect(restored.blocks).toEqual(page.blocks)
  })

  it('[C2] refuses to drop the last that stands of a text', () => {
    const of = { page: page.head.id, article: neighbour.id, text: 1, score: 1 }
    const both: Operation = { name: 'dropCopy', blocks: [...own.blocks, ...neighbour.blocks], reason: 'exact', keep: [], of }
    expect(refusal(page, both)).toBe('partner-dropped')
    const one = checkOperation(page, { name: 'dropCopy', blocks: own.blocks, reason: 'exact', keep: [], of }, ids)
    const back = { page: page.head.id, article: own.id, text: 1, score: 1 }
    expect(refusal(one, { name: 'dropCopy', blocks: neighbour.blocks, reason: 'exact', keep: [], of: back })).toBe('partner-dropped')
  })
})

import { describe, expect, it } from 'vitest'

import { newId, present, type GroupId } from '#shared/base/index.ts'
import type { Box } from '#shared/geometry/index.ts'
import type { Page } from '#shared/model/index.ts'
import { countingIds } from '#shared/testing/ids.ts'

import { blockAt, makePage } from '../library/testing.ts'
import { derivePage } from './derive.ts'

const LINE = '近日，交警大队开展“三小车辆”整治宣传活动，劝导儿童有序排队上车。'

/** A page with the same paragraph twice; `boxes`: where each was read on the picture. */
function page(...boxes: readonly Box[]): Page {
  const made = makePage(countingIds(1), `标题一则\n${LINE}\n标题二则\n${LINE}`, { articles: [2, 2], copies: [[1, 3]] }).page
  const blocks = { ...made.blocks }
  for (const [i, box] of boxes.entries()) {
    const block = blockAt(made, 1 + 2 * i)
    blocks[block.id] = { ...block, sources: block.sources.map((source) => ({ ...source, boxes: [box] })) }
  }
  return { ...made, blocks }
}

const box = (x: number): Box => ({ x, y: 100, width: 200, height: 60 })
const only = (of: Page) => present(derivePage(7, of).groups[0], 'the page has one')

describe('what a page tells of its copies', () => {
  it('[C9] reads the cause off the boxes, and says so where there are none', () => {
    expect(only(page(box(0), box(10))).cause).toBe('machine')
    expect(only(page(box(0), box(900))).cause).toBe('printed')
    expect(only(page()).cause).toBe('unknown')
  })

  it('[U7] has no group of which nothing is left, and one that is kept as kept', () => {
    const found = page()
    const group = present(Object.values(found.groups)[0], 'one')
    expect(only(found)).toMatchObject({ state: 'open', grain: 'paragraph', copies: 2, characters: LINE.length })
    expect(only({ ...found, groups: { [group.id]: { ...group, said: 'kept' } } }).state).toBe('kept')
    expect(only({ ...found, groups: { [group.id]: { ...group, said: 'later' } } }).state).toBe('later')
    const copy = blockAt(found, 3)
    const dropped = { reason: 'exact', partner: null, operation: '' as never, by: '林一', at: '' as never } as const
    expect(derivePage(7, { ...found, blocks: { ...found.blocks, [copy.id]: { ...copy, dropped } } }).groups).toEqual([])
  })

  it('calls runs inside an article paragraphs, and an article what is all that stands of one', () => {
    const tail = ['儿童有序排队，信息核对无误后进行采样。', '现场还设了等候区，志愿者送来热水。']
    const made = (articles: readonly number[]): Page => {
      const ids = countingIds(1)
      const { page: bare } = makePage(ids, ['吕陵镇有序开展核酸检测', ...tail, ...tail].join('\n'), { articles })
      const runs = [
        [1, 2],
        [3, 4],
      ].map((blocks) => blocks.map((block) => blockAt(bare, block).id))
      const id = newId<GroupId>(ids)
      const [keep = [], ...copies] = runs
      return { ...bare, groups: { [id]: { type: 'group', id, kind: 'exact', cause: 'unknown', keep, copies, score: 1 } } }
    }
    expect(only(made([5])).grain).toBe('paragraph')
    expect(only(made([3, 2])).grain).toBe('article')
  })

  it('[C3] signs the articles that are long enough to be copies', () => {
    const { texts } = derivePage(7, makePage(countingIds(1), `广告\n${LINE}`, { articles: [1, 1] }).page)
    expect(texts.map(({ raw }) => raw)).toEqual([LINE.length])
  })
})

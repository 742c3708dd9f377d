import { describe, expect, it } from 'vitest'

import { newId, present, type BlockId, type GroupId } from '#shared/base/index.ts'
import { countingIds } from '#shared/testing/ids.ts'
import { pageOf, perform } from '#shared/testing/pages.ts'

import { standingGroup, type DuplicateGroup, type Page } from './index.ts'

const STORY = ['近日，交警大队开展宣传活动，劝导儿童有序排队。', '通讯员 常川 摄']

function world(): { page: Page; group: DuplicateGroup; runs: (readonly BlockId[])[]; drop: (page: Page, run: number) => Page } {
  const ids = countingIds(1)
  const page = pageOf([{ lines: [...STORY, ...STORY, ...STORY] }], [], ids)
  const blocks = present(Object.values(page.articles)[0], 'there is one').blocks
  const runs = [0, 2, 4].map((from) => blocks.slice(from, from + 2))
  const [keep = [], ...copies] = runs
  const group: DuplicateGroup = { type: 'group', id: newId<GroupId>(ids), kind: 'exact', cause: 'unknown', keep, copies, score: 1 }
  const drop = (on: Page, run: number): Page => perform(on, { name: 'dropCopy', blocks: runs[run] ?? [], reason: 'exact', keep: [] }, ids)
  return { page, group, runs, drop }
}

describe('what a group still suggests', () => {
  it('[U7] keeps another copy where the one to keep is dropped', () => {
    const { page, group, runs, drop } = world()
    expect(standingGroup(page, group)).toEqual({ keep: runs[0], copies: [runs[1], runs[2]] })
    expect(standingGroup(drop(page, 0), group)).toEqual({ keep: runs[1], copies: [runs[2]] })
    expect(standingGroup(drop(page, 1), group)).toEqual({ keep: runs[0], copies: [runs[2]] })
  })

  it('[U7] suggests nothing more where one copy is left', () => {
    const { page, group, drop } = world()
    expect(standingGroup(drop(drop(page, 0), 2), group)).toBeUndefined()
    expect(standingGroup(drop(drop(drop(page, 0), 1), 2), group)).toBeUndefined()
  })

  it('[U7] does not keep the rest of a copy that went but for a line', () => {
    const { page, group, runs } = world()
    const only = present(runs[0]?.[0], 'the run has two')
    const left = perform(page, { name: 'dropCopy', blocks: [only], reason: 'exact', keep: [] }, countingIds(3))
    expect(standingGroup(left, group)).toEqual({ keep: runs[1], copies: [[runs[0]?.[1]], runs[2]] })
  })

  it('[U7] is silent where the editor said that all stay, and not where that was put off', () => {
    const { page, group } = world()
    expect(standingGroup(page, { ...group, said: 'kept' })).toBeUndefined()
    expect(standingGroup(page, { ...group, said: 'different' })).toBeUndefined()
    expect(standingGroup(page, { ...group, said: 'later' })).toBeDefined()
  })
})

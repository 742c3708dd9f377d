import { describe, expect, it } from 'vitest'

import { originalLines, stripOf } from './original.ts'
import { stripPaths } from './strip-paths.ts'
import { done, testPage, withDoubt } from './test-page.ts'

const story = testPage([
  [0, 'headline', '题目'],
  [0, 'body', '第一段。'],
  [1, 'headline', '下一篇'],
  [1, 'body', '它的一段。'],
  [null, 'body', '待定的一行。'],
])
const SPINES = ['s1', 's1', 's2', 's2', 'shelved']

function paths(page = story.page): ReadonlyMap<string, string> {
  const lines = originalLines(page)
  return new Map(stripPaths(lines, stripOf(lines), SPINES, 500))
}

/** How many bars a path draws. */
const bars = (path: string | undefined): number => path?.split('M').filter((piece) => piece !== '').length ?? 0

describe('stripPaths', () => {
  it('draws all bars of a colour as one path', () => {
    expect([...paths()].map(([kind, path]) => [kind, bars(path)])).toEqual([
      ['s1', 2],
      ['s2', 2],
      ['shelved', 1],
    ])
  })

  it('draws dropped lines in their own way, and a tick at each doubt', () => {
    const { page } = withDoubt(story, 3, 'follows', [{ do: 'keep' }])
    const drawn = paths(done(page, { name: 'dropCopy', blocks: [story.at(1)], reason: 'other', keep: [] }))
    expect([...drawn.keys()].toSorted()).toEqual(['doubts', 'dropped', 's1', 's2', 'shelved'])
    expect([bars(drawn.get('s1')), bars(drawn.get('dropped')), bars(drawn.get('doubts'))]).toEqual([1, 1, 1])
  })

  it('leaves no bar without height on a strip that is too short for them', () => {
    const lines = originalLines(story.page)
    for (const [, path] of stripPaths(lines, stripOf(lines), SPINES, 3)) expect(path).not.toMatch(/v0(?!\.)|v-/)
  })
})

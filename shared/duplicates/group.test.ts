import { describe, expect, it } from 'vitest'

import { boilerplateOf } from './boilerplate.ts'
import type { Comparison } from './comparison.ts'
import { groupCopies, type GroupedTexts, type Link } from './group.ts'

const near = (a: number, b: number, figures = false): Link => ({ a, b, likeness: { ...likeness, kind: 'near', score: 0.9, figures } })
const likeness: Comparison = { kind: 'near', whole: 'both', score: 0.9, figures: false, a: { start: 0, end: 50 }, b: { start: 0, end: 50 } }

const texts = (count: number, compare: GroupedTexts['compare'] = () => undefined, text = '一篇五十个字的稿子'): GroupedTexts => ({
  count,
  lengthOf: () => 50,
  rawLengthOf: () => 60,
  textOf: () => text,
  keepOf: () => 0,
  compare,
})

const members = (groups: ReturnType<typeof groupCopies>): number[][] => groups.map((group) => group.members.map(({ text }) => text))

describe('groupCopies', () => {
  it('[DU6] makes no chain of texts that are alike one after the other', () => {
    const chain = [near(0, 1), near(1, 2), near(2, 3), near(3, 4)]
    expect(members(groupCopies(texts(5), [], chain))).toEqual([
      [0, 1, 2],
      [3, 4],
    ])
    // Where the one in the middle is like the next one as well, it belongs to the group.
    expect(
      members(
        groupCopies(
          texts(5, () => likeness),
          [],
          chain,
        ),
      ),
    ).toEqual([[0, 1, 2, 3, 4]])
  })

  it('puts exact copies with what their text is like', () => {
    const [group, ...rest] = groupCopies(texts(5), [[0, 3, 4]], [near(0, 1)])
    expect(rest).toEqual([])
    expect(group).toMatchObject({ kind: 'near', keep: 0, score: 0.9 })
    expect(group?.members.map(({ text, kind }) => [text, kind])).toEqual([
      [0, 'exact'],
      [1, 'near'],
      [3, 'exact'],
      [4, 'exact'],
    ])
  })

  it('[DU3] offers nothing where figures differ, and what is the same apart from them', () => {
    const groups = groupCopies(texts(4), [[0, 3]], [near(0, 1, true), near(1, 2)])
    expect(groups.map(({ kind, keep, figures }) => ({ kind, keep, figures }))).toEqual([
      { kind: 'near', keep: null, figures: true },
      { kind: 'exact', keep: 0, figures: false },
      { kind: 'near', keep: 1, figures: false },
    ])
    expect(members(groups)).toEqual([
      [0, 1, 2, 3],
      [0, 3],
      [1, 2],
    ])
  })

  it('[DU5] keeps the text that holds a fragment, and nothing of a passage', () => {
    const piece: Comparison = { ...likeness, kind: 'contained', whole: 'b', a: { start: 10, end: 60 } }
    const passage: Comparison = { ...piece, whole: 'neither', b: { start: 5, end: 55 } }
    const groups = groupCopies(
      texts(4),
      [],
      [
        { a: 0, b: 1, likeness: piece },
        { a: 2, b: 3, likeness: passage },
      ],
    )
    expect(groups).toMatchObject([
      {
        kind: 'contained',
        keep: 0,
        passage: false,
        members: [
          { text: 0, span: { start: 10, end: 60 } },
          { text: 1, span: { start: 0, end: 60 } },
        ],
      },
      {
        kind: 'contained',
        keep: null,
        passage: true,
        members: [
          { text: 2, span: { start: 10, end: 60 } },
          { text: 3, span: { start: 5, end: 55 } },
        ],
      },
    ])
  })

  it('[DU7] says what is boilerplate', () => {
    const line = '新闻热线：0530-1234567 投稿邮箱见版式'
    expect(groupCopies(texts(4, undefined, line), [[0, 1, 2, 3]], [])).toMatchObject([{ boilerplate: true, keep: null }])
    expect(groupCopies(texts(4), [[0, 1, 2, 3]], [])).toMatchObject([{ boilerplate: false, keep: 0 }])
    expect(boilerplateOf('讲文明树新风', 6, 40)).toBe(true)
    expect(boilerplateOf('讲文明树新风', 6, 3)).toBe(false)
  })

  it('[DU10] takes a hundred thousand copies of one text', () => {
    const all = Array.from({ length: 100_000 }, (_, i) => i)
    expect(groupCopies(texts(all.length), [all], [])[0]?.members).toHaveLength(all.length)
    const star = all.slice(1).map((text) => near(0, text))
    expect(groupCopies(texts(all.length), [], star)[0]?.members).toHaveLength(all.length)
  })
})

import { describe, expect, it } from 'vitest'

import { SHIPPED, toInputBlocks } from '../index.ts'
import { factsOf } from '../lines/page-facts.ts'
import { readRow, rowOf, type RowReading } from '../reading/reading.ts'
import { placeRow, type Placing } from './placing.ts'
import { articlesOf, movesOf, type Move } from './second-look.ts'

/** Two articles with a paragraph of the first behind the second, and a headline that waits for its text. */
const PAGE = [
  '石门峡的守渠人',
  '石门峡渠修成那年,段水生刚满十八岁,从此在渠边住了三十年。渠长二十七里,段水生一天走一个来回。',
  '段水生的本子上记着石门峡渠的渗漏,段水生在渠边住了三十年,石门峡渠从来没有断过水,段水生一天走一个来回。',
  '县城供热管网改造提前完工',
  '本报讯(记者 秦岭)县城供热管网改造工程10月20日提前完工,惠及居民小区四十六个。',
  '夜里巡渠,段水生提一只马灯。石门峡的风大,马灯灭了,段水生就摸着渠沿走回来。',
  '渠水流进了学校',
]

function movesWith(
  change: (reading: RowReading) => RowReading = (reading) => reading,
  page: readonly string[] = PAGE,
): {
  moves: Move[]
  articles: readonly (readonly number[])[]
} {
  const facts = factsOf(toInputBlocks(page.join('\n')).input.blocks)
  const read = readRow(rowOf(facts, SHIPPED, new Set()), SHIPPED)
  const kinds = read.kinds.map((kind, k) => (k === 6 ? 'headline' : kind))
  const links = read.links.map((link, k) => (k === 6 ? 'start' : link))
  const reading = change({ ...read, kinds, links })
  const starts = new Set(page === PAGE ? [0, 3, 6] : [0, 2])
  const follows = Int32Array.from(page, (_, k) => (starts.has(k) ? -1 : k - 1))
  const placing: Placing = { ...placeRow(reading, SHIPPED), follows }
  const articles = articlesOf(reading, follows)
  return { moves: movesOf(reading, placing, articles, SHIPPED), articles }
}

const targets = (moves: readonly Move[], from: number, at: number): (number | null)[] =>
  moves.filter((move) => move.from === from && move.at === at).map((move) => move.to)

describe('[G7] the end of an article', () => {
  it('is held against the article that its words speak for most, and against headlines that wait for a text', () => {
    const { moves, articles } = movesWith()
    expect(articles).toEqual([[0, 1, 2], [3, 4, 5], [6]])
    expect(targets(moves, 1, 2)).toEqual([2, 0, null])
  })

  it('shows whether it speaks of the same body as the text above, and as the article that would take it', () => {
    const { moves } = movesWith(undefined, [
      '石门镇修渠记',
      '石门镇的渠修成那年,段水生刚满十八岁,石门镇没有断过水,从此他在渠边住了三十年。',
      '清河县供热管网改造提前完工',
      '本报讯(记者 秦岭)清河县供热管网改造工程提前完工,清河县惠及居民小区四十六个。',
      '石门镇的渠长二十七里,石门镇的人一天走一个来回。',
    ])
    const move = moves.find(({ from, at, to }) => from === 1 && at === 2 && to === 0)
    expect(move?.cues.names.filter((name) => name.startsWith('subject:'))).toEqual([
      'subject:joins.own.other.often',
      'subject:joins.to.same.often',
    ])
  })

  it('is held against no other text where its words would rather stay', () => {
    const { moves } = movesWith()
    expect(moves.filter((move) => move.from === 0 && move.to === 1)).toEqual([])
  })

  it('is not cut off where the reading hardly doubts that it goes on, and its words say so', () => {
    const sure =
      (p: number) =>
      (reading: RowReading): RowReading => ({ ...reading, p: { ...reading.p, on: reading.p.on.map(() => p) } })
    expect(targets(movesWith(sure(0.9)).moves, 0, 2)).not.toEqual([])
    expect(targets(movesWith(sure(0.99)).moves, 0, 2)).toEqual([])
    // Its words speak for another article, so that it is looked at however sure the reading is.
    expect(targets(movesWith(sure(0.99)).moves, 1, 2)).toContain(0)
  })
})

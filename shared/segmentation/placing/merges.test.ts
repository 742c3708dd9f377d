import { describe, expect, it } from 'vitest'

import { articlesOf, movesOf } from './second-look.ts'
import { placeRow } from './placing.ts'
import { readRow, rowOf } from '../reading/reading.ts'
import { factsOf } from '../lines/page-facts.ts'
import { toInputBlocks } from '../index.ts'
import { SHIPPED } from '../index.ts'

/** Two articles, and then a title with a text that has the names of the second one. */
const PAGE = [
  '县城供热管网改造提前完工',
  '本报讯(记者 秦岭)县城供热管网改造工程10月20日提前完工,惠及居民小区四十六个。',
  '石门峡的守渠人',
  '石门峡渠修成那年,段水生刚满十八岁,从此在渠边住了三十年。渠长二十七里,他一天走一个来回。',
  '段水生的本子上记着每一处渗漏,石门峡渠的水从来没有断过。',
  '一只马灯',
  '夜里巡渠,段水生提一只马灯。石门峡的风大,马灯灭了,他就摸着渠沿走回来。',
]

function merges(page: readonly string[]): readonly (readonly string[])[] {
  const facts = factsOf(toInputBlocks(page.join('\n')).input.blocks)
  const reading = readRow(rowOf(facts, SHIPPED, new Set()), SHIPPED)
  // Every title begins an article, so that each is looked at.
  const starts = new Set([0, 2, 5])
  const follows = Int32Array.from(page, (_, k) => (starts.has(k) ? -1 : k - 1))
  const placing = { ...placeRow(reading, SHIPPED), follows }
  const moves = movesOf(reading, placing, articlesOf(reading, follows), SHIPPED)
  return moves.filter((move) => move.cues.has('habit:merges')).map((move) => move.cues.names)
}

describe('a title that may be a crosshead', () => {
  it('is held against the article above it', () => {
    const all = merges(PAGE)
    expect(all).toHaveLength(2)
    expect(all.every((names) => names.includes('words-headline:merges'))).toBe(true)
    expect(all[0]).toContain('starts-report:merges.no.above')
  })

  it('is not where nothing stands above it', () => {
    expect(merges(PAGE.slice(0, 2))).toEqual([])
  })
})

import { describe, expect, it } from 'vitest'

import { SHIPPED, toInputBlocks } from '../index.ts'
import { factsOf } from '../lines/page-facts.ts'
import { readRow, rowOf, type RowReading } from '../reading/reading.ts'
import type { Kind, Link } from '../reading/states.ts'
import { candidatesOfRow } from './candidates.ts'
import { Rivals } from './rivals.ts'
import { surroundingsOf } from './surroundings.ts'

/** A text without a headline, a headline whose words it has, and a caption below that speaks of something else. */
const PAGE = [
  '本报讯(记者 王燕)4月8日,临河县举行春耕现场会,推广玉米免耕播种,各乡镇农技员到场观摩学习。',
  '现场会上,种粮大户介绍了玉米免耕播种的经验,农技员解答了农户提出的问题。',
  '临河县推广玉米免耕播种',
  '4月9日,沂河区幸福里社区老人在长者食堂用餐。该食堂由社区与养老机构合办,每餐八元。',
]

function readingWith(links: readonly Link[], kinds: readonly Kind[]): RowReading {
  const facts = factsOf(toInputBlocks(PAGE.join('\n')).input.blocks)
  const read = readRow(rowOf(facts, SHIPPED, new Set()), SHIPPED)
  // Doubted everywhere, so that each line looks for its place.
  const p = { ...read.p, on: read.p.on.map(() => 0.6), start: read.p.start.map(() => 0.3) }
  return { ...read, links, kinds, p }
}

const reading = readingWith(['start', 'on', 'start', 'on'], ['body', 'body', 'headline', 'caption'])

describe('[G6] the rivals of a line for a place', () => {
  const free = { places: [{ place: 2, nats: 0 }], texts: [[2]] }
  const rivals = (odds: readonly (number | undefined)[]): { odds: number; title: number }[] => {
    const seeking = [0, 1, 3]
    const all = new Rivals(reading, surroundingsOf(reading), free)
    seeking.forEach((k, i) => {
      all.add(k, [odds[i]])
    })
    return seeking.map((k) => all.of(k, 0))
  }

  it('are the best of the others, those of its own run left aside', () => {
    const [first, second, caption] = rivals([5, 9, -20])
    expect([first?.odds, second?.odds]).toEqual([0, 0])
    expect(caption?.odds).toBe(0.9)
    expect(caption?.title).toBeGreaterThan(0.5)
  })

  it('are those only that could go on there', () => {
    expect(rivals([undefined, undefined, 4]).map(({ odds }) => odds)).toEqual([0.4, 0.4, 0])
    expect(rivals([undefined, undefined, 4])[2]?.title).toBe(0)
  })

  it('speak against a caption right below a headline of which a text above has the words, and for that text', () => {
    const cueOf = (k: number, from: number, cue: string): number | undefined => {
      const cues = candidatesOfRow(reading, SHIPPED)[k]?.find((candidate) => candidate.from === from)?.cues
      return cues?.values[cues.names.findIndex((name) => name === cue)]
    }
    expect(cueOf(3, 2, 'words-headline:rival-near')).toBeLessThan(-0.5)
    expect(cueOf(0, 2, 'words-headline:rival-behind')).toBeGreaterThan(0.5)
  })
})

import { describe, expect, it } from 'vitest'

import { segmentPage, SHIPPED, toInputBlocks, type Weights } from '../index.ts'
import { factsOf } from '../lines/page-facts.ts'
import { readRow, rowOf, type RowReading } from '../reading/reading.ts'
import { labelChoices, settleLabels, type Placed } from './labels.ts'
import { placeRow } from './placing.ts'
import { START } from './cover.ts'

/** A label that is read with the article below it, so that the labels' own model decides. */
const LABEL = '基层动态'
const FIRST = ['黑石乡修通引水渠', '本报讯(记者 秦岭)黑石乡引水渠10月20日修通,全长四十六里,沿渠八个村都能浇上水。']
const SECOND = ['白云镇建成卫生院', '本报讯(记者 秦岭)白云镇卫生院10月21日建成,有病床三十张,方便周围群众看病。']

/** A page that has been read and placed, with the label as it is told. */
function read(lines: readonly string[], label: 'over' | 'own'): Placed {
  const facts = factsOf(toInputBlocks(lines.join('\n')).input.blocks)
  const reading = readRow(rowOf(facts, SHIPPED, new Set()), SHIPPED)
  const kinds = reading.kinds.map((kind, k) => (lines[k] === LABEL ? 'section' : kind))
  const links = reading.links.map((link, k) => (lines[k] === LABEL ? (label === 'over' ? 'none' : 'start') : link))
  const headed: RowReading = { ...reading, kinds, links }
  const placing = placeRow(headed, SHIPPED)
  const follows = Int32Array.from(lines, (line, k) => {
    if (lines[k - 1] === LABEL) return label === 'own' ? k - 1 : START
    return line === LABEL || line === FIRST[0] || line === SECOND[0] ? START : k - 1
  })
  return { reading: headed, placing: { ...placing, follows } }
}

/** Weights for which every label that any article but one stands below is over them. */
const COUNTING: Weights = { ...SHIPPED, labels: { 'spans-articles:count.0.page': -3, 'spans-articles:count.1.page': 3 } }

describe('[G10] a label above an article', () => {
  it('is asked about with what stands below it up to the next label', () => {
    const namesOf = (lines: readonly string[], label: 'over' | 'own'): readonly string[] => {
      const { reading, placing } = read(lines, label)
      return labelChoices(reading, placing).flatMap(({ place, below, cues }) => [`${place} ${below}`, ...cues.names])
    }
    expect(namesOf([LABEL, ...FIRST, ...SECOND], 'own')).toEqual(
      expect.arrayContaining([
        '0 1',
        'spans-articles:count.1.page',
        'spans-articles:alike.headed.headed',
        'spans-articles:report.true.true',
      ]),
    )
    expect(namesOf([LABEL, ...FIRST], 'over')).toEqual(expect.arrayContaining(['0 1', 'spans-articles:count.0.page']))
    expect(namesOf([LABEL, ...FIRST, LABEL, ...SECOND], 'over')).toEqual(
      expect.arrayContaining(['0 1', 'spans-articles:count.0.label', '3 4', 'spans-articles:count.0.page']),
    )
  })

  it('is taken out of the article where it stands over several', () => {
    const { reading, placing } = read([LABEL, ...FIRST, ...SECOND], 'own')
    const settled = settleLabels(reading, placing, COUNTING)
    expect(settled.reading.links[0]).toBe('none')
    expect(Array.from(settled.placing.follows)).toEqual([START, START, 1, START, 3])
    expect(Array.from(settled.reading.above)).toEqual([-1, -1, 1, 2, 3])
    expect(settled.placing.labels?.get(0)).toBeCloseTo(1 / (1 + Math.exp(-3)))
    expect(settled.placing.labels?.get(3)).toBeUndefined()
  })

  it('is taken into the article where it stands over that alone', () => {
    const { reading, placing } = read([LABEL, ...FIRST], 'over')
    const settled = settleLabels(reading, placing, COUNTING)
    expect(settled.reading.links[0]).toBe('start')
    expect(Array.from(settled.placing.follows)).toEqual([START, 0, 1])
  })

  it('stays as it was read by weights that know nothing of labels', () => {
    const page = read([LABEL, ...FIRST], 'over')
    expect(settleLabels(page.reading, page.placing, { ...SHIPPED, labels: {} })).toEqual(page)
  })

  it('is asked about with the other way as the other answer', () => {
    const { input } = toInputBlocks([LABEL, ...FIRST, ...SECOND].join('\n'))
    const answersOf = (habit: number): unknown[] => {
      const { doubts } = segmentPage(input, { ...SHIPPED, labels: { habit }, sureness: {} })
      const asked = doubts.find(({ block }) => block === 0)
      return [asked?.code, ...(asked?.answers.slice(0, 2).map(({ answer }) => answer) ?? [])]
    }
    expect(answersOf(0.5)).toEqual(['orphan', { do: 'keep' }, { do: 'move-to', article: 0 }])
    expect(answersOf(-0.5)).toEqual(['follows', { do: 'keep' }, { do: 'shelve' }])
  })

  it('changes nothing but where it belongs', () => {
    const { input } = toInputBlocks([LABEL, ...FIRST, ...SECOND].join('\n'))
    for (const labels of [{ habit: 30 }, { habit: -30 }]) {
      const { articles, blocks } = segmentPage(input, { ...SHIPPED, labels })
      expect(articles.map(({ order }) => order.filter((block) => block > 0))).toEqual([
        [1, 2],
        [3, 4],
      ])
      expect(blocks[0]?.article === null).toBe(labels.habit > 0)
      expect(blocks[0]?.role).toBe('section')
    }
  })
})

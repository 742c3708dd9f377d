import { describe, expect, it } from 'vitest'

import type { Box } from '#shared/geometry/index.ts'

import type { InputBlock } from '../types.ts'
import { Cues } from './cues.ts'
import { geometryCues, placeGeometry } from './geometry-cues.ts'
import { factsOf } from './page-facts.ts'
import { sheetOf } from '../sheet/sheet.ts'

const SENTENCE = '今年以来各镇街抓住农时组织农户备足种子和化肥。'

function block(text: string, ...boxes: Box[]): InputBlock {
  return { text, marks: 0, indented: false, gap: 1, boxes, label: null }
}

/** Text of ten characters a line in type of 20 pixels, in a column of 200, with the usual leading. */
function column(x: number, y: number, lines: number): InputBlock {
  return block(SENTENCE.repeat(lines).slice(0, lines * 10), { x, y, width: 200, height: lines * 25 })
}

/** Two columns under a title, and a second article with its own title below them. */
const page: InputBlock[] = [
  block('春耕全面展开', { x: 0, y: 0, width: 410, height: 68 }),
  column(0, 80, 6),
  column(0, 235, 4),
  column(210, 80, 10),
  block('县里修好水渠', { x: 0, y: 360, width: 410, height: 68 }),
  column(0, 440, 5),
]

function lineCues(blocks: readonly InputBlock[], line: number): readonly string[] {
  const cues = new Cues()
  geometryCues(factsOf(blocks), cues, line, line > 0 ? line - 1 : undefined, line + 1 < blocks.length ? line + 1 : undefined)
  return cues.names
}

function placeCues(blocks: readonly InputBlock[], last: number, next: number): readonly string[] {
  const cues = new Cues()
  placeGeometry(factsOf(blocks), cues, last, next)
  return cues.names
}

describe('sheetOf', () => {
  it('[G19] tells size of type and width in columns, whatever number of lines a box has', () => {
    const spots = sheetOf(page)?.spots ?? []
    expect(spots.map((spot) => Math.round((spot?.size ?? 0) * 10) / 10)).toEqual([3.4, 1, 1, 1, 3.4, 1])
    expect(spots.map((spot) => Math.round((spot?.columns ?? 0) * 10) / 10)).toEqual([2.1, 1, 1, 1, 2.1, 1])
  })

  it('[G19] finds what stands directly above and below, and the title above', () => {
    const spots = sheetOf(page)?.spots ?? []
    expect(spots.map((spot) => spot?.above)).toEqual([-1, 0, 1, 0, 2, 4])
    expect(spots.map((spot) => spot?.below)).toEqual([1, 2, 4, 4, 5, -1])
    expect(spots.map((spot) => spot?.title)).toEqual([-1, 0, 0, 0, 0, 4])
  })

  it('[G19] tells nothing where there are no boxes, too few, or empty ones', () => {
    expect(sheetOf(page.map(({ text }) => block(text)))).toBeUndefined()
    expect(sheetOf(page.slice(0, 3))).toBeUndefined()
    expect(sheetOf(page.map(({ text }) => block(text, { x: 1, y: 1, width: 0, height: 9 })))).toBeUndefined()
    expect(sheetOf(page.map((each, i) => (i === 2 ? block(each.text) : each)))?.spots[2]).toBeUndefined()
  })

  it('[G19] turns a vertical page: its lines run from right to left, its tiers from top to bottom', () => {
    const turned = page.map((each) =>
      block(each.text, ...each.boxes.map(({ x, y, width, height }) => ({ x: 1000 - y - height, y: x, width: height, height: width }))),
    )
    expect(sheetOf(turned)?.spots.map((spot) => [spot?.above, spot?.below, spot?.title])).toEqual(
      sheetOf(page)?.spots.map((spot) => [spot?.above, spot?.below, spot?.title]),
    )
    expect(placeCues(turned, 2, 3)).toEqual(placeCues(page, 2, 3))
  })
})

describe('the cues of a page with boxes', () => {
  it('[G19] tell a title from text, and text directly below its neighbour from the head of the next column', () => {
    expect(lineCues(page, 0)).toContain('type-size:more')
    expect(lineCues(page, 2)).toEqual(
      expect.arrayContaining(['type-size:1.1', 'box-above:under.0.4', 'box-over:text.neighbour', 'box-title:above.same']),
    )
    expect(lineCues(page, 3)).toEqual(expect.arrayContaining(['box-above:next.up', 'box-over:large.before', 'box-title:above.same']))
  })

  it('[G19] tell what may follow what', () => {
    expect(placeCues(page, 1, 2)).toEqual(expect.arrayContaining(['box-follows:direct', 'box-title:same']))
    expect(placeCues(page, 2, 3)).toEqual(
      expect.arrayContaining(['box-follows:next.up', 'box-follows:next.up.large.large', 'box-title:same']),
    )
    expect(placeCues(page, 0, 3)).toEqual(expect.arrayContaining(['box-follows:direct', 'box-title:own']))
    expect(placeCues(page, 3, 5)).toContain('box-title:other')
    expect(placeCues(page, -1, 5)).toEqual(['box-over:begins.large'])
  })

  it('[G19] are the same where boxes are drawn around the ink of lines, with white space between them', () => {
    const lineAt = (y: number, ink: number): InputBlock =>
      block(SENTENCE.slice(0, 10), { x: 0, y: y + (25 - ink) / 2, width: 200, height: ink })
    const lines = (ink: number): InputBlock[] => [...[0, 25, 50, 75, 100, 125].map((y) => lineAt(y, ink)), lineAt(190, ink)]
    for (const ink of [19, 22, 25]) {
      expect(sheetOf(lines(ink))?.gap).toBe(25 - ink)
      for (const k of [1, 2, 5]) expect(placeCues(lines(ink), k - 1, k)).toEqual(placeCues(lines(25), k - 1, k))
      expect(placeCues(lines(ink), 5, 6)).toContain('box-follows:under.2.5')
      expect(placeCues(lines(ink), 4, 5)).toContain('box-follows:under.0.4')
    }
    // Too few, or too far apart, to tell what is usual.
    expect(sheetOf(lines(19).slice(0, 4))?.gap).toBe(0)
    expect(sheetOf([0, 80, 160, 240, 320, 400].map((y) => lineAt(y, 25)))?.gap).toBe(0)
  })

  it('[G19] are none without boxes', () => {
    const bare = page.map(({ text }) => block(text))
    expect([lineCues(bare, 1), placeCues(bare, 0, 1), placeCues(bare, -1, 1)]).toEqual([[], [], []])
  })
})

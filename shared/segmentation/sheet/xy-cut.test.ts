import { describe, expect, it } from 'vitest'

import type { Run } from './runs.ts'
import { xyCut } from './xy-cut.ts'

/** Type of 20 pixels, columns of 200 with 20 between them. */
const TYPE = 20

interface Named extends Run {
  readonly name: string
}

function text(name: string, from: number, top: number, bottom: number, to = from + 200): Named {
  return { name, blocks: [0, 1], area: { from, to, top, bottom }, isLarge: false }
}

function title(name: string, from: number, to: number, top: number): Named {
  return { name, blocks: [0], area: { from, to, top, bottom: top + 50 }, isLarge: true }
}

function label(name: string, from: number, to: number, top: number): Named {
  return { name, blocks: [0], area: { from, to, top, bottom: top + 22 }, isLarge: false }
}

function read(...runs: Named[]): string {
  return (xyCut(runs.toReversed(), TYPE) as Named[]).map(({ name }) => name).join(' ')
}

describe('xyCut', () => {
  it('reads the columns below a title from left to right', () => {
    expect(read(title('A', 0, 420, 0), text('a1', 0, 60, 300), text('a2', 220, 60, 290))).toBe('A a1 a2')
  })

  it('reads articles side by side one after the other, though their titles end at one height', () => {
    const left = [title('A', 0, 420, 0), text('a1', 0, 60, 300), text('a2', 220, 60, 290)]
    const right = [title('B', 440, 860, 0), text('b1', 440, 60, 300), text('b2', 660, 60, 290)]
    expect(read(...left, ...right)).toBe('A a1 a2 B b1 b2')
  })

  it('reads articles under each other beside a long one', () => {
    const left = [title('A', 0, 420, 0), text('a1', 0, 60, 600), text('a2', 220, 60, 600)]
    const right = [title('B', 440, 640, 0), text('b', 440, 60, 280), title('C', 440, 640, 300), text('c', 440, 360, 590)]
    expect(read(...left, ...right)).toBe('A a1 a2 B b C c')
  })

  it('takes a short title in the middle for as wide as its columns', () => {
    const columns = [text('a1', 0, 60, 300), text('a2', 220, 60, 300), text('a3', 440, 60, 290)]
    expect(read(title('A', 240, 400, 0), ...columns)).toBe('A a1 a2 a3')
    expect(read(label('k', 280, 360, -30), title('A', 240, 400, 0), ...columns)).toBe('k A a1 a2 a3')
  })

  it('reads names below a title, in its middle, before the columns', () => {
    const columns = [text('a1', 0, 100, 300), text('a2', 220, 100, 300), text('a3', 440, 100, 290)]
    expect(read(title('A', 0, 640, 0), label('n', 260, 380, 60), ...columns)).toBe('A n a1 a2 a3')
    expect(read(title('A', 0, 640, 0), label('m', 200, 440, 56), label('n', 260, 380, 80), ...columns)).toBe('A m n a1 a2 a3')
  })

  it('keeps a column without a title with the one to its left', () => {
    const above = [title('A', 0, 200, 0), text('a1', 0, 60, 300), text('a2', 220, 0, 290)]
    const below = [title('B', 0, 200, 320), text('b1', 0, 380, 600), text('b2', 220, 320, 590)]
    const beside = [title('C', 440, 640, 0), text('c', 440, 60, 600)]
    expect(read(...above, ...below, ...beside)).toBe('A a1 a2 B b1 b2 C c')
  })

  it('reads a label right above its title, not with the label beside it', () => {
    const left = [label('l', 60, 140, 0), title('A', 0, 200, 40), text('a', 0, 100, 300)]
    const right = [label('m', 280, 360, 0), title('B', 220, 420, 40), text('b', 220, 100, 300)]
    expect(read(...left, ...right)).toBe('l A a m B b')
  })

  it('gives each run once where boxes lie over each other', () => {
    const runs = [text('a', 0, 0, 300, 300), text('b', 200, 100, 400, 500), text('c', 100, 250, 500, 600), title('D', 0, 600, 200)]
    expect(
      read(...runs)
        .split(' ')
        .sort(),
    ).toEqual(['D', 'a', 'b', 'c'])
    expect(xyCut([], TYPE)).toEqual([])
  })
})

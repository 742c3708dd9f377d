/** What the engine says of its decisions, on every page at hand: nothing that has no words. */
import { describe, expect, it } from 'vitest'

import { seedPages, smallPages } from '#shared/testing/gold-pages.ts'

import { segmentPage, toInputBlocks, type InputBlock, type Reason, type SegmentationResult } from './index.ts'
import { REASON_WORDS } from './reason-words.ts'
import { questionInWords, reasonInWords } from './words.ts'

/** The same page as a scan would give it: two columns, titles in larger type, labels of a layout program. */
function scanned({ blocks }: { readonly blocks: readonly InputBlock[] }): { blocks: InputBlock[] } {
  const tops = [0, 0]
  return {
    blocks: blocks.map((block, i) => {
      const column = i < blocks.length / 2 ? 0 : 1
      const type = block.text.length < 24 ? 48 : 24
      const height = type * Math.ceil((block.text.length * type) / 600)
      const y = tops[column] ?? 0
      tops[column] = y + height + 10
      const label = type === 48 ? 'paragraph_title' : i % 3 === 0 ? 'figure_title' : 'text'
      return { ...block, boxes: [{ x: 40 + column * 660, y, width: 600, height }], label }
    }),
  }
}

const inputs = [...seedPages(), ...smallPages()].flatMap(({ name, text }) => {
  const { input } = toInputBlocks(text)
  const lines = { blocks: input.blocks.flatMap((block) => cutUp(block)) }
  return [
    [name, input],
    [`${name} as a scan`, scanned(input)],
    [`${name} in printed lines`, lines],
    [`${name} backwards`, { blocks: [...input.blocks].reverse() }],
  ] as const
})

/** Lines of 18 characters, as a column has them. */
function cutUp(block: InputBlock): InputBlock[] {
  const pieces = block.text.match(/.{1,18}/gu) ?? [block.text]
  return pieces.map((text, i) => ({ ...block, text, marks: i === 0 ? block.marks : 0, gap: i === 0 ? block.gap : 0 }))
}

function reasonsOf(result: SegmentationResult): Reason[] {
  return [...result.blocks, ...result.doubts].flatMap(({ reasons }) => reasons)
}

describe('the reasons of a page', { timeout: 60_000 }, () => {
  it.each(inputs)('[G12] have words in both languages: %s', (_, input) => {
    const result = segmentPage(input)
    const reasons = reasonsOf(result)
    expect(reasons.length).toBeGreaterThan(result.blocks.length)
    for (const reason of reasons) {
      expect(REASON_WORDS).toHaveProperty([reason.code])
      expect(reasonInWords(reason, 'zh')).toMatch(/\p{Script=Han}/u)
      for (const language of ['zh', 'en'] as const) expect(reasonInWords(reason, language)).not.toMatch(/undefined|NaN|“”/)
      expect(Math.abs(reason.weight)).toBeGreaterThanOrEqual(0.25)
      expect(Number.isFinite(reason.weight)).toBe(true)
    }
    for (const doubt of result.doubts) expect(questionInWords(doubt, 'zh')).not.toMatch(/undefined|NaN|\?\?/)
  })

  it('are given for nearly every block, six at most, the weightiest first', () => {
    const blocks = inputs.flatMap(([, input]) => segmentPage(input).blocks)
    expect(blocks.filter((block) => block.reasons.length > 0).length).toBeGreaterThan(blocks.length * 0.95)
    for (const { reasons } of blocks) {
      expect(reasons.length).toBeLessThanOrEqual(6)
      const weights = reasons.map((reason) => Math.abs(reason.weight))
      expect([...weights].sort((a, b) => b - a)).toEqual(weights)
    }
  })
})

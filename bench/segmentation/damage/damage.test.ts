import diff from 'fast-diff'
import { describe, expect, it } from 'vitest'

import { compose } from '../compose.ts'
import { isCopied, type Draft } from '../compose-draft.ts'
import { layOut } from '../layout.ts'
import { READINGS } from '../layout-read.ts'
import { readPapers } from '../papers.ts'
import { randomOf } from '../random.ts'
import { wrapLines } from './breaks.ts'
import { LOOK_ALIKES } from './confusable.ts'
import { kindOf } from './copies.ts'
import { DAMAGES } from './levels.ts'
import { spoilt } from './ocr.ts'

const papers = readPapers()

function draftOf(seed: number): Draft {
  const made = compose(papers, () => true, randomOf(seed))
  if (made === undefined) throw new Error('the papers have articles')
  return made.draft
}

/** What each article says, without blanks and without what breaking a line adds or takes. */
function wordsOf(draft: Draft): string[] {
  return draft.articles.map((article) =>
    article.order
      .map((piece) => piece.text)
      .join('')
      .replace(/[\s-]/g, ''),
  )
}

const printing = DAMAGES.filter((damage) => damage.stage === 'print' || damage.stage === 'cuts')

describe('damage', () => {
  it.each(DAMAGES.map((damage) => damage.name))('%s changes some pages, and never leaves an empty line', (name) => {
    const damage = DAMAGES.find((each) => each.name === name)
    let changed = 0
    for (let seed = 0; seed < 60; seed++) {
      const draft = draftOf(seed)
      const before = draft.flow.map((piece) => piece.text).join('\n')
      const told = damage?.apply(draft) === true
      if (told && draft.flow.map((piece) => piece.text).join('\n') !== before) changed++
      expect(draft.flow.filter((piece) => piece.text.trim() !== piece.text || piece.text === '')).toEqual([])
    }
    expect(changed).toBeGreaterThan(0)
  })

  it.each(printing.map((damage) => damage.name))('%s leaves what the articles say, read in their order, as it was', (name) => {
    const damage = printing.find((each) => each.name === name)
    for (let seed = 100; seed < 180; seed++) {
      const draft = draftOf(seed)
      const before = wordsOf(draft)
      for (let k = 0; k < 3; k++) damage?.apply(draft)
      expect(wordsOf(draft)).toEqual(before)
    }
  })

  it('single lines leave what the articles say as it was', () => {
    for (let seed = 200; seed < 240; seed++) {
      const draft = draftOf(seed)
      const before = wordsOf(draft)
      wrapLines(draft)
      expect(wordsOf(draft)).toEqual(before)
    }
  })

  it.each(READINGS)('a page set in columns and read by %s has every line once, in a box, and says the same', (reading) => {
    for (let seed = 300; seed < 360; seed++) {
      const draft = draftOf(seed)
      const before = wordsOf(draft)
      const pieces = [...draft.flow]
      layOut(draft, reading, seed % 5 === 0)
      expect(wordsOf(draft)).toEqual(before)
      const now = new Set(draft.flow)
      expect(pieces.filter((piece) => !now.has(piece))).toEqual([])
      // What is new goes on from a paragraph's piece, or is a line of a title.
      const known = new Set(pieces)
      const added = draft.flow.filter((piece) => !known.has(piece) && piece.joins === null)
      expect(added.filter(({ role }) => !['headline', 'kicker', 'subhead', 'section'].includes(role))).toEqual([])
      expect(seed % 5 === 0 ? [] : added).toEqual([])
      expect(new Set(draft.flow).size).toBe(draft.flow.length)
      expect(draft.flow.filter((piece) => piece.box === undefined || piece.box.width <= 0 || piece.box.height <= 0)).toEqual([])
    }
  })

  it('keeps a complete copy, and knows copies from other text', () => {
    let groups = 0
    for (let seed = 400; seed < 460; seed++) {
      const draft = draftOf(seed)
      for (const { name, apply } of printing) if (/Again|Twice/.test(name)) apply(draft)
      for (const group of draft.copies) {
        groups++
        expect(['exact', 'near', 'contained']).toContain(kindOf(group))
        expect(group.partial.has(group.keep)).toBe(false)
        for (const piece of [...group.keep, ...group.drops.flat()]) expect(isCopied(draft, piece)).toBe(true)
      }
    }
    expect(groups).toBeGreaterThan(60)
  })
})

describe('spoilt', () => {
  const text = '日前，市人大代表在土地局大门前查看了未来三年的规划。'.repeat(40)

  it.each([0.005, 0.02])('misreads about as many characters as told: %f', (rate) => {
    const random = randomOf(1)
    let wrong = 0
    for (let k = 0; k < 40; k++) {
      const changes = diff(text, spoilt(text, rate, random)).filter(([kind]) => kind !== diff.EQUAL)
      // A look-alike is a loss and a gain side by side: only gains and lone losses count.
      wrong += changes.filter(([kind], i) => kind === diff.INSERT || changes[i + 1]?.[0] !== diff.INSERT).length
    }
    expect(wrong / (40 * text.length)).toBeGreaterThan(rate * 0.6)
    expect(wrong / (40 * text.length)).toBeLessThan(rate * 1.4)
  })

  it('leaves the text alone at rate 0', () => {
    expect(spoilt(text, 0, randomOf(2))).toBe(text)
  })

  it('never leaves nothing', () => {
    for (let seed = 0; seed < 200; seed++) expect(spoilt('。', 0.9, randomOf(seed))).not.toBe('')
  })
})

describe('LOOK_ALIKES', () => {
  it('goes both ways and has no character that looks only like itself', () => {
    for (const [char, others] of LOOK_ALIKES) {
      expect(others.length, char).toBeGreaterThan(0)
      expect(others, char).not.toContain(char)
      for (const other of others) expect(LOOK_ALIKES.get(other), other).toContain(char)
    }
  })
})

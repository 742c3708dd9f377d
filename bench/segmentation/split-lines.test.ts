import { expect, it } from 'vitest'

import { splitLines, toInputBlocks } from '#shared/segmentation/index.ts'

import { readPapers } from './papers.ts'

const papers = readPapers()

function cut(text: string): string[] {
  const { lines, input } = toInputBlocks(text)
  return splitLines(lines, input).pieces.map((piece) => piece.text)
}

it('[G18] cuts no line of the invented newspapers', () => {
  const texts = papers.flatMap(({ articles, furniture, labels, ads }) => [
    ...articles.flatMap(({ lines }) => lines.map(({ text }) => text)),
    ...furniture,
    ...labels,
    ...ads.flat(),
  ])
  expect(texts.length).toBeGreaterThan(4000)
  expect(texts.filter((text) => cut(text).length !== 1)).toEqual([])
})

it('[G18] cuts a headline that is glued to its report where it ends, or not at all', () => {
  let right = 0
  let reports = 0
  for (const { lines } of papers.flatMap(({ articles }) => articles)) {
    lines.forEach(({ role, text }, i) => {
      const next = lines[i + 1]
      if (role !== 'headline' || next?.role !== 'body' || next.verse) return
      const pieces = cut(`${text} ${next.text}`)
      if (pieces.length > 1) expect(pieces).toEqual([text, next.text])
      if (pieces.length > 1) right++
      if (/^[【(（]?(?:据?新华社|本报|本報).{0,14}[讯訊电電]/.test(next.text)) reports++
    })
  }
  expect(right).toBeGreaterThan(reports * 0.95)
})

import { expect, it } from 'vitest'

import { readWeights, SHIPPED, type Weights } from '#shared/segmentation/index.ts'

import { weightsText } from './weights-text.ts'

it('gives back the weights that were written', () => {
  expect(readWeights(JSON.parse(weightsText(SHIPPED)))).toEqual(SHIPPED)
})

it('is the same text for the same weights, in whatever order they were learned', () => {
  const turned = (model: Readonly<Record<string, unknown>>): Record<string, unknown> => Object.fromEntries(Object.entries(model).reverse())
  const weights = { ...SHIPPED, seams: turned(SHIPPED.seams), lines: turned(SHIPPED.lines) } as Weights
  expect(weightsText(weights)).toBe(weightsText(SHIPPED))
})

it('has a line for each cue, so that two files can be compared', () => {
  const lines = weightsText({ ...SHIPPED, seams: { 'colon-end': 0.5, dash: -1 } }).split('\n')
  expect(lines).toContain('    "colon-end": 0.5,')
  expect(lines).toContain('    "dash": -1')
})

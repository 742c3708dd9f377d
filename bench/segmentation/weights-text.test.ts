import { expect, it } from 'vitest'

import { readWeights, SHIPPED, type Weights } from '#shared/segmentation/index.ts'

import { weightsText } from './weights-text.ts'

it('gives back the weights that were written', () => {
  expect(readWeights(JSON.parse(weightsText(SHIPPED)))).toEqual(SHIPPED)
})

it('is the same text for the same weights, in whatever order they were learned', () => {
  const turned = (model: Readonly<Record<string, unknown>>): Record<string, unknown> => Object.fromEntries(Object.entries(model).reverse())
  const hidden = { columns: turned(SHIPPED.hidden.columns), cues: turned(SHIPPED.hidden.cues) }
  const weights = { ...SHIPPED, seams: turned(SHIPPED.seams), lines: turned(SHIPPED.lines), hidden } as Weights
  expect(weightsText(weights)).toBe(weightsText(SHIPPED))
})

it('has a line for each cue, so that two files can be compared', () => {
  const lines = weightsText({ ...SHIPPED, seams: { 'colon-end': 0.5, dash: -1 } }).split('\n')
  expect(lines).toContain('    "colon-end": 0.5,')
  expect(lines).toContain('    "dash": -1')
  const layer = weightsText({ ...SHIPPED, hidden: { cues: { dash: 'gh' }, columns: { body: [0.5, -1] } } })
  expect(layer).toMatch(
    /"hidden": \{\n {4}"columns": \{\n {6}"body": \[0\.5,-1\]\n {4}\},\n {4}"cues": \{\n {6}"dash": "gh"\n {4}\}\n {2}\}\n\}\n$/,
  )
})

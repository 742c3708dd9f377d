import { expect, it } from 'vitest'

import { readWeights, SHIPPED, type Weights } from '#shared/segmentation/index.ts'

import { weightsText } from './weights-text.ts'

it('gives back the weights that were written', () => {
  expect(readWeights(JSON.parse(weightsText(SHIPPED)))).toEqual(SHIPPED)
})

it('is the same text for the same weights, in whatever order they were learned', () => {
  const turned = (model: Readonly<Record<string, unknown>>): Record<string, unknown> => Object.fromEntries(Object.entries(model).reverse())
  const layers = Object.entries(SHIPPED.hidden).reverse()
  const hidden = Object.fromEntries(layers.map(([model, { columns, cues }]) => [model, { columns: turned(columns), cues: turned(cues) }]))
  const weights = { ...SHIPPED, seams: turned(SHIPPED.seams), lines: turned(SHIPPED.lines), hidden } as Weights
  expect(weightsText(weights)).toBe(weightsText(SHIPPED))
})

it('has a line for each cue, so that two files can be compared', () => {
  const lines = weightsText({ ...SHIPPED, seams: { 'colon-end': 0.5, dash: -1 } }).split('\n')
  expect(lines).toContain('    "colon-end": 0.5,')
  expect(lines).toContain('    "dash": -1')
  const layer = weightsText({ ...SHIPPED, hidden: { seams: { cues: { dash: 'gh' }, columns: { nats: [0.5, -1] } } } })
  expect(layer).toMatch(
    /"hidden": \{\n {4}"seams": \{\n {6}"columns": \{\n {8}"nats": \[0\.5,-1\]\n {6}\},\n {6}"cues": \{\n {8}"dash": "gh"\n {6}\}\n {4}\}\n {2}\}\n\}\n$/,
  )
})

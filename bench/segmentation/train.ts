/**
 * Learns the shipped weights anew and writes them to shared/segmentation/shipped-weights.json:
 * `npm run train`. Takes a dozen minutes and 11 GB of memory; the same pages give the same file, byte for byte.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { learnWeights, SHIPPED } from '#shared/segmentation/index.ts'

import { trainingPages } from './training-pages.ts'
import { weightsText } from './weights-text.ts'

const file = join(import.meta.dirname, '..', '..', 'shared', 'segmentation', 'shipped-weights.json')
const number = Number(/\d+$/.exec(SHIPPED.version)?.[0] ?? 0)
const learned = learnWeights(trainingPages(), SHIPPED.version)
const text = weightsText(learned)
if (text === weightsText(SHIPPED)) {
  console.log(`The weights come out as they are: ${SHIPPED.version}.`)
} else {
  const version = `shipped-${number + 1}`
  writeFileSync(file, weightsText({ ...learned, version }))
  console.log(`Learned ${version}: ${Object.keys(learned.lines).length} cues of lines, ${text.length} characters. Written to ${file}.`)
}

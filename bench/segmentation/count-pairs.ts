/**
 * Writes the usual pairs of characters that come with the engine, shared/segmentation/shipped-pairs.json: a step of `npm run train`. They are
 * counted in the articles to learn from, never in those that are held back, nor in the sample pages, which are left out in turn.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { recordText } from './record-text.ts'
import { learnedArticles } from './training-pages.ts'
import { usualPairs } from './usual-pairs.ts'

const pairs = usualPairs(learnedArticles())
const text = recordText(pairs)
writeFileSync(join(import.meta.dirname, '..', '..', 'shared', 'segmentation', 'shipped-pairs.json'), text)
const count = Object.values(pairs).reduce((sum, seconds) => sum + seconds.replaceAll(' ', '').length, 0)
console.log(`${count} pairs of ${Object.keys(pairs).length} first characters, ${text.length} characters.`)

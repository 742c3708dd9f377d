/**
 * Writes the words by field that come with the engine, shared/segmentation/shipped-fields.json: the first step of `npm run train`. What proves
 * a word are the articles to learn from, never those that are held back, nor the sample pages, which are left out in turn.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { fieldsText, provenFields, writtenFields } from './fields.ts'
import { learnedArticles } from './training-pages.ts'

const written = writtenFields()
const proven = provenFields(written, learnedArticles())
const count = (fields: typeof written): number => [...fields.values()].reduce((sum, words) => sum + words.length, 0)
const file = join(import.meta.dirname, '..', '..', 'shared', 'segmentation', 'shipped-fields.json')
writeFileSync(file, fieldsText(proven))
console.log(`${written.size} fields, ${count(written)} words, ${count(written) - count(proven)} of them left out.`)

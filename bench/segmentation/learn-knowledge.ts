/**
 * Writes what the engine knows of texts, shared/segmentation/shipped-run-ons.json and shipped-wordings.json: a step of `npm run train`. It is learned
 * from the articles and pages to learn from, never from those that are held back, nor from the sample pages, which are left out in turn.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { recordText } from './record-text.ts'
import { learnRunOns } from './run-ons.ts'
import { learnedArticles, learnedLines } from './training-pages.ts'
import { learnWordings } from './wordings.ts'

function write(name: string, what: string, table: Readonly<Record<string, string>>): void {
  const text = recordText(table)
  writeFileSync(join(import.meta.dirname, '..', '..', 'shared', 'segmentation', name), text)
  console.log(`${what}: ${Object.keys(table).length} names, ${text.length} characters.`)
}

write('shipped-run-ons.json', 'How texts go on', learnRunOns(learnedArticles()))
write('shipped-wordings.json', 'How lines are worded', learnWordings(learnedLines()))

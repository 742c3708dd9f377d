/**
 * `npm run bench`: measures the product and prints each figure beside its goal and its baseline.
 *
 * `npm run bench -- import export` runs only the scenarios named; `--scale 0.1` makes them smaller for a quick look.
 * Exit code 0 also where a goal is not reached: a figure is a report, not a test.
 */
import { parseArgs } from 'node:util'

import { inWords, type Scenario } from './figures.ts'

const known: Readonly<Record<string, () => Promise<Scenario>>> = {
  import: async () => (await import('./scenarios/import.ts')).importPages,
  export: async () => (await import('./scenarios/export.ts')).exportPages,
  operation: async () => (await import('./scenarios/operation.ts')).operations,
  'ocr-help': async () => (await import('./scenarios/ocr-help.ts')).ocrHelp,
  segmentation: async () => (await import('./scenarios/segmentation.ts')).segmentation,
  review: async () => (await import('./scenarios/review.ts')).reviewDesk,
  editor: async () => (await import('./scenarios/editor.ts')).editorsCost,
  duplicates: async () => (await import('./scenarios/duplicates.ts')).duplicates,
  'duplicates-million': async () => (await import('./scenarios/duplicates.ts')).duplicatesMillion,
  open: async () => (await import('./scenarios/open.ts')).openLibrary,
}

/** Too long for a run of everything: some minutes and gigabytes. */
const byNameOnly: readonly string[] = ['duplicates-million']

const { positionals, values } = parseArgs({ allowPositionals: true, options: { scale: { type: 'string', default: '1' } } })
const scale = Number(values.scale)
const unknown = positionals.filter((name) => !Object.hasOwn(known, name))
if (unknown.length > 0 || !(scale > 0)) {
  console.error(`Usage: npm run bench -- [${Object.keys(known).join('|')}]… [--scale N]`)
  process.exit(2)
}

for (const name of positionals.length > 0 ? positionals : Object.keys(known).filter((each) => !byNameOnly.includes(each))) {
  const scenario = await known[name]?.()
  if (scenario === undefined) continue
  console.log(`\n${scenario.name}`)
  for (const figure of await scenario.run(scale)) console.log(`  ${inWords(figure)}`)
}

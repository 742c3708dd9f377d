/**
 * `npm test`: types, lint, rules, unit tests, build and end-to-end tests in this order, one line each, and the counts at the end.
 * A failed step shows what it printed, and the others run all the same. `--without NAME` leaves a step out.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs, stripVTControlCharacters } from 'node:util'
import { countsLine, notesOf, runStep, total, type Outcome, type Step } from './steps.ts'

const root = join(import.meta.dirname, '..')
const unitReport = join(root, '.cache/unit/report.json')
const e2eReport = join(root, '.cache/e2e/report.json')

const steps: readonly Step[] = [
  { name: 'types', script: 'types' },
  { name: 'lint', script: 'lint' },
  { name: 'format', script: 'format:check' },
  { name: 'layers', script: 'rules:layers' },
  { name: 'spec', script: 'rules:spec' },
  {
    name: 'unit',
    script: 'unit',
    args: ['--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`],
    report: { file: unitReport, by: 'vitest' },
  },
  { name: 'build', script: 'build' },
  { name: 'e2e', script: 'e2e', report: { file: e2eReport, by: 'playwright' }, needs: 'build' },
]

function show({ step, counts, seconds, figures, output }: Outcome): void {
  const word = counts.failed > 0 ? 'FAILED' : counts.passed > 0 ? 'ok' : 'skipped'
  console.log(`${step.name.padEnd(8)}${word.padEnd(9)}${seconds.toFixed(1).padStart(6)} s  ${figures}`.trimEnd())
  if (counts.failed > 0) console.log(stripVTControlCharacters(output).trimEnd().replace(/^/gm, '  | '))
  else for (const note of notesOf(output)) console.log(`  ${note}`)
}

const { values } = parseArgs({ options: { without: { type: 'string', multiple: true, default: [] } } })
const unknown = values.without.filter((name) => !steps.some((step) => step.name === name))
if (unknown.length > 0) throw new Error(`there is no step ${unknown.join(', ')}; the steps are ${steps.map(({ name }) => name).join(', ')}`)

mkdirSync(join(root, '.cache'), { recursive: true })
const outcomes: Outcome[] = []
for (const step of steps) {
  if (values.without.includes(step.name)) continue
  const outcome = await runStep(root, step, outcomes)
  outcomes.push(outcome)
  show(outcome)
}

const counts = total(outcomes.map((outcome) => outcome.counts))
console.log(countsLine(counts))
process.exitCode = counts.failed > 0 ? 1 : 0

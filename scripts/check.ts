/**
 * `npm test`: types, lint, format and rules two at a time, then unit tests, build and end-to-end tests, one line each as it ends, and the counts
 * at the end. A failed step shows what it printed, and the others run all the same. `--without NAME` leaves a step out.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs, stripVTControlCharacters } from 'node:util'
import { countsLine, notesOf, runStep, total, type Outcome, type Step } from './steps.ts'

const root = join(import.meta.dirname, '..')
const unitReport = join(root, '.cache/unit/report.json')
const e2eReport = join(root, '.cache/e2e/report.json')

/** Each of these keeps one processor busy: the longest first. */
const checks: readonly Step[] = [
  { name: 'lint', script: 'lint' },
  { name: 'types', script: 'types' },
  { name: 'format', script: 'format:check' },
  { name: 'layers', script: 'rules:layers' },
  { name: 'spec', script: 'rules:spec' },
]

/** These use all there are. */
const runs: readonly Step[] = [
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
const steps = [...checks, ...runs]
const unknown = values.without.filter((name) => !steps.some((step) => step.name === name))
if (unknown.length > 0) throw new Error(`there is no step ${unknown.join(', ')}; the steps are ${steps.map(({ name }) => name).join(', ')}`)

mkdirSync(join(root, '.cache'), { recursive: true })
// Tests start hosts, commands and threads by the hundred, each from the same sources: what Node makes of those is kept for the next one.
process.env['NODE_COMPILE_CACHE'] ??= join(root, '.cache/compile')
const outcomes: Outcome[] = []

/** Runs steps in their order, so many at once. */
async function runAll(waiting: readonly Step[], atOnce: number): Promise<void> {
  const queue = waiting.filter((step) => !values.without.includes(step.name))
  const runNext = async (): Promise<void> => {
    for (let step = queue.shift(); step !== undefined; step = queue.shift()) {
      const outcome = await runStep(root, step, outcomes)
      outcomes.push(outcome)
      show(outcome)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, runNext))
}

await runAll(checks, 2)
await runAll(runs, 1)

const counts = total(outcomes.map((outcome) => outcome.counts))
console.log(countsLine(counts))
process.exitCode = counts.failed > 0 ? 1 : 0

/** Runs the steps of `npm test` and counts what they say. */
import { spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'

/** How many checks and tests passed, failed and were skipped. */
export interface Counts {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

/** One step: an npm script, and how its result is counted. */
export interface Step {
  readonly name: string
  /** Name of the script in package.json, and further arguments for it. */
  readonly script: string
  readonly args?: readonly string[]
  /** The JSON report that the step writes, and who writes it. Without one, the step counts as one check. */
  readonly report?: { readonly file: string; readonly by: 'vitest' | 'playwright' }
  /** Without a success of the step of this name, this one is skipped. */
  readonly needs?: string
}

/** What came of a step. `output` is all that it printed; `figures` is one line worth showing. */
export interface Outcome {
  readonly step: Step
  readonly counts: Counts
  readonly seconds: number
  readonly figures: string
  readonly output: string
}

/** How a step's program ended, with all that it printed. */
interface Ending {
  readonly code: number
  readonly output: string
}

const none: Counts = { passed: 0, failed: 0, skipped: 0 }

/** Adds counts up. */
export function total(all: readonly Counts[]): Counts {
  return all.reduce(
    (sum, { passed, failed, skipped }) => ({ passed: sum.passed + passed, failed: sum.failed + failed, skipped: sum.skipped + skipped }),
    none,
  )
}

/** The line that `npm test` ends with. */
export function countsLine({ passed, failed, skipped }: Counts): string {
  return `${String(passed)} passed, ${String(failed)} failed, ${String(skipped)} skipped`
}

/** The part of Vitest's JSON report that is counted. */
interface VitestReport {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numPendingTests: number
  readonly numTodoTests: number
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly { readonly status: string }[] }[]
}

/** The part of Playwright's JSON report that is counted. */
interface PlaywrightReport {
  readonly stats: { readonly expected: number; readonly unexpected: number; readonly flaky: number; readonly skipped: number }
}

/** Counts Vitest's report. A test file that could not be loaded has no failed test in it and counts as one. */
export function vitestCounts(report: VitestReport): Counts {
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  )
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded.length,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

/** Counts Playwright's report. A test that passed only when it was tried again counts as failed. */
export function playwrightCounts({ stats }: PlaywrightReport): Counts {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped }
}

/**
 * Counts a finished step. A step that failed without a failed test (it broke down, or wrote no report) counts as one failure,
 * so that a failure is never lost between the exit code and the report.
 */
export function countsOf(step: Step, ending: Ending, report: string | undefined): Counts {
  if (step.report === undefined) return ending.code === 0 ? { ...none, passed: 1 } : { ...none, failed: 1 }
  if (report === undefined) return { ...none, failed: 1 }
  const parsed: unknown = JSON.parse(report)
  const counts = step.report.by === 'vitest' ? vitestCounts(parsed as VitestReport) : playwrightCounts(parsed as PlaywrightReport)
  return ending.code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts
}

/** Runs an npm script of the project at `root` to its end. `NO_COLOR` keeps its output readable in a log. */
function runScript(root: string, step: Step): Promise<Ending> {
  const npm = process.env['npm_execpath']
  const rest = ['run', '--silent', step.script, ...(step.args === undefined ? [] : ['--', ...step.args])]
  const windows = process.platform === 'win32'
  const [command, args, shell] =
    npm === undefined ? (['npm', rest, windows] as const) : ([process.execPath, [npm, ...rest], false] as const)
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    const child = spawn(command, args, {
      cwd: root,
      shell,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
    })
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => chunks.push(chunk))
    const end = (code: number, extra: string): void => {
      resolve({ code, output: Buffer.concat(chunks).toString('utf8') + extra })
    }
    child.on('error', (error) => {
      end(1, `\n${error.message}`)
    })
    child.on('close', (code, signal) => {
      end(code ?? 1, signal === null ? '' : `\nended by ${signal}`)
    })
  })
}

/** Runs one step. `earlier` are the outcomes so far: a step whose need failed is skipped and says so. */
export async function runStep(root: string, step: Step, earlier: readonly Outcome[]): Promise<Outcome> {
  const need = earlier.find((outcome) => outcome.step.name === step.needs)
  if (need !== undefined && need.counts.failed > 0) {
    return { step, counts: { ...none, skipped: 1 }, seconds: 0, figures: `skipped, because ${need.step.name} failed`, output: '' }
  }
  const file = step.report?.file
  if (file !== undefined) rmSync(file, { force: true })
  const from = performance.now()
  const ending = await runScript(root, step)
  const seconds = (performance.now() - from) / 1000
  const report = file !== undefined && existsSync(file) ? readFileSync(file, 'utf8') : undefined
  const counts = countsOf(step, ending, report)
  return { step, counts, seconds, figures: figuresOf(step, counts, ending.output), output: ending.output }
}

/** The checks of our own end with a line `name: figures`; a test run's figures are its counts. */
function figuresOf(step: Step, counts: Counts, output: string): string {
  if (step.report !== undefined) return countsLine(counts)
  return /^(?:layers|spec|bundles): (.*)$/m.exec(output)?.[1] ?? ''
}

/** What a step wants said although nothing failed: its lines that begin with `note: `. */
export function notesOf(output: string): string[] {
  return output.split(/\r?\n/).filter((line) => line.startsWith('note: '))
}

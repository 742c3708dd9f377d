import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { countsLine, countsOf, notesOf, playwrightCounts, runStep, total, vitestCounts, type Outcome, type Step } from './steps.ts'
import { temporaryProject, type TemporaryProject } from './temporary-project.ts'

const made: TemporaryProject[] = []
afterEach(() => {
  for (const project of made.splice(0)) project.release()
})

const passing = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 1, numTodoTests: 1, testResults: [] }
const flows = { stats: { expected: 4, unexpected: 0, flaky: 0, skipped: 1 } }

describe('counting', () => {
  it('adds up and writes the line that ends the run', () => {
    expect(countsLine(total([]))).toBe('0 passed, 0 failed, 0 skipped')
    expect(
      countsLine(
        total([
          { passed: 1, failed: 2, skipped: 3 },
          { passed: 10, failed: 20, skipped: 30 },
        ]),
      ),
    ).toBe('11 passed, 22 failed, 33 skipped')
  })

  it('counts tests that are to be written as skipped', () => {
    expect(vitestCounts(passing)).toEqual({ passed: 3, failed: 0, skipped: 2 })
  })

  it('counts a test file that could not be loaded, and one with a failed test once', () => {
    const testResults = [
      { status: 'failed', assertionResults: [] },
      { status: 'failed', assertionResults: [{ status: 'failed' }, { status: 'passed' }] },
      { status: 'passed', assertionResults: [{ status: 'passed' }] },
    ]
    expect(vitestCounts({ ...passing, numFailedTests: 1, testResults }).failed).toBe(2)
  })

  it('counts a flow that passed only when tried again as failed', () => {
    expect(playwrightCounts({ stats: { expected: 4, unexpected: 1, flaky: 2, skipped: 3 } })).toEqual({ passed: 4, failed: 3, skipped: 3 })
  })
})

describe('countsOf', () => {
  const check: Step = { name: 'types', script: 'types' }
  const unit: Step = { name: 'unit', script: 'unit', report: { file: 'a.json', by: 'vitest' } }
  const e2e: Step = { name: 'e2e', script: 'e2e', report: { file: 'b.json', by: 'playwright' } }

  it('counts a check as one', () => {
    expect(countsOf(check, { code: 0, output: '' }, undefined)).toEqual({ passed: 1, failed: 0, skipped: 0 })
    expect(countsOf(check, { code: 2, output: '' }, undefined)).toEqual({ passed: 0, failed: 1, skipped: 0 })
  })

  it('takes the numbers of a test run from its report', () => {
    expect(countsOf(unit, { code: 0, output: '' }, JSON.stringify(passing))).toEqual({ passed: 3, failed: 0, skipped: 2 })
    expect(countsOf(e2e, { code: 0, output: '' }, JSON.stringify(flows))).toEqual({ passed: 4, failed: 0, skipped: 1 })
  })

  it('loses no failure between the exit code and the report', () => {
    expect(countsOf(unit, { code: 1, output: '' }, JSON.stringify(passing))).toEqual({ passed: 3, failed: 1, skipped: 2 })
    expect(countsOf(unit, { code: 0, output: '' }, undefined)).toEqual({ passed: 0, failed: 1, skipped: 0 })
  })
})

describe('runStep', () => {
  /** A project whose scripts are small programs: `ok`, `bad`, and `tests`, which writes the report that it is told to. */
  function project(): string {
    const scripts = {
      ok: "node -e \"console.log('layers: 7 files'); console.error('note: hear me')\"",
      bad: 'node -e "console.log(\'why\'); process.exit(3)"',
      tests: 'node write.js',
      silent: 'node -e 0',
    }
    const write = 'require("node:fs").writeFileSync(process.argv[2], process.argv[3])'
    const one = temporaryProject({ 'package.json': JSON.stringify({ scripts }), 'write.js': write })
    made.push(one)
    return one.root
  }

  it('tells the figures and notes of a step that passed, and the output of one that failed', async () => {
    const root = project()
    const ok = await runStep(root, { name: 'layers', script: 'ok' }, [])
    expect([ok.counts.passed, ok.figures, notesOf(ok.output)]).toEqual([1, '7 files', ['note: hear me']])
    const bad = await runStep(root, { name: 'lint', script: 'bad' }, [ok])
    expect([bad.counts.failed, bad.output.trim()]).toEqual([1, 'why'])
  })

  it('reads the report that this run wrote and never an older one', async () => {
    const root = project()
    const file = join(root, 'report.json')
    const written: Step = { name: 'unit', script: 'tests', args: [file, JSON.stringify(passing)], report: { file, by: 'vitest' } }
    expect((await runStep(root, written, [])).figures).toBe('3 passed, 0 failed, 2 skipped')
    const unwritten: Step = { name: 'unit', script: 'silent', report: { file, by: 'vitest' } }
    expect((await runStep(root, unwritten, [])).counts).toEqual({ passed: 0, failed: 1, skipped: 0 })
  })

  it('skips a step whose need failed, and runs one whose need was left out', async () => {
    const root = project()
    const e2e: Step = { name: 'e2e', script: 'ok', needs: 'build' }
    const build: Outcome = {
      step: { name: 'build', script: 'bad' },
      counts: { passed: 0, failed: 1, skipped: 0 },
      seconds: 1,
      figures: '',
      output: '',
    }
    const skipped = await runStep(root, e2e, [build])
    expect([skipped.counts, skipped.figures]).toEqual([{ passed: 0, failed: 0, skipped: 1 }, 'skipped, because build failed'])
    expect((await runStep(root, e2e, [])).counts.passed).toBe(1)
  })

  it('counts a script that does not exist as failed', async () => {
    expect((await runStep(project(), { name: 'gone', script: 'gone' }, [])).counts.failed).toBe(1)
  })
})

/**
 * Whole-application tests on two hosts: `loopback` always, `desktop` where Electron's program is installed.
 * The specs are the same; which host a test gets is its project's name.
 */
import { join } from 'node:path'
import { defineConfig, type Project } from '@playwright/test'
import { BROWSER_ARGS } from '../scripts/browser.ts'
import { ensureBrowser, ensureChineseFont, thisSetupMachine } from '../scripts/browser-setup.ts'
import { findElectron } from '../scripts/electron-binary.ts'

const cache = join(import.meta.dirname, '../.cache/e2e')

// Playwright reads this file in every worker; what the first reading found is handed on to them by the environment.
const firstReading = process.env['TEST_WORKER_INDEX'] === undefined

function browserProgram(): string {
  const known = process.env['JIAOBAN_E2E_BROWSER']
  if (known !== undefined) return known
  const machine = thisSetupMachine()
  const browser = ensureBrowser(machine)
  if (!browser.ok) {
    console.error(browser.advice)
    process.exit(1)
  }
  ensureChineseFont(machine)
  process.env['JIAOBAN_E2E_BROWSER'] = browser.program
  return browser.program
}

/** The desktop project, or one skipped test in its place that says why it is missing. */
function desktop(): Project {
  const electron = findElectron()
  if (electron.found) return { name: 'desktop', testMatch: 'flows/**/*.spec.ts' }
  if (firstReading) console.error(`note: the desktop host is skipped: ${electron.reason}`)
  return { name: 'desktop', testMatch: 'hosts/desktop-missing.spec.ts', metadata: { reason: electron.reason } }
}

export default defineConfig({
  testDir: '.',
  outputDir: join(cache, 'results'),
  // Every test has a host and a library of its own; most of its time it waits.
  workers: 2,
  fullyParallel: true,
  retries: 0,
  timeout: 90_000,
  // The machine may be busy: what is waited for comes or does not, however long it takes.
  expect: { timeout: 20_000 },
  forbidOnly: process.env['CI'] !== undefined,
  reporter: [['line'], ['json', { outputFile: join(cache, 'report.json') }]],
  use: {
    locale: 'zh-CN',
    viewport: { width: 1440, height: 900 },
    // A trace of every step takes a fifth of the time; `--trace on` behind a file's name records one.
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: browserProgram(),
      args: [...BROWSER_ARGS],
    },
  },
  projects: [{ name: 'loopback', testMatch: 'flows/**/*.spec.ts' }, desktop()],
})

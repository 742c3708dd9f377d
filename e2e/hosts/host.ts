/**
 * A running application for a whole-application test: started on a library, stopped, killed, started again.
 * The loopback host is a process of its own and the window a page of Playwright's browser; on the desktop host both
 * are Electron's.
 */
import { readdirSync } from 'node:fs'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { test as base, type BrowserContext } from '@playwright/test'

import { jiaoban } from '../screens/command-line.ts'
import { SEEDS } from '../screens/desk.ts'
import { startDesktop } from './desktop.ts'
import { startLoopback } from './loopback.ts'
import type { Folders, RunningHost } from './running.ts'

/** What 打开样例 imports. */
const SAMPLES = readdirSync(SEEDS)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => join(SEEDS, name))

export interface Application {
  readonly folders: Folders
  /** Starts the host and shows its window. The page of the loopback host is kept from one start to the next. */
  start(): Promise<RunningHost>
}

interface Fixtures {
  readonly application: Application
  /** The library has the sample pages when the host starts: for tests of what comes after the import. */
  readonly withSamples: boolean
}

interface Shared {
  /** A library into which the sample pages were imported, once for all tests of a worker. Copied, never opened. */
  readonly samples: string
}

/** Tests with a library of their own each; whatever a test leaves running is ended. */
export const test = base.extend<Fixtures, Shared>({
  withSamples: [false, { option: true }],
  samples: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads from the pattern that nothing else is needed
    async ({}, use) => {
      const root = await mkdtemp(join(tmpdir(), 'jiaoban-e2e-samples-'))
      await jiaoban('import', ...SAMPLES, '--library', join(root, 'library'))
      await use(join(root, 'library'))
      await rm(root, { recursive: true, force: true })
    },
    { scope: 'worker' },
  ],
  application: async ({ context, withSamples, samples }, use, testInfo) => {
    const root = await mkdtemp(join(tmpdir(), 'jiaoban-e2e-'))
    const folders: Folders = { root, library: join(root, 'library'), data: join(root, 'data'), exports: join(root, 'exports') }
    if (withSamples) await cp(samples, folders.library, { recursive: true })
    const started: RunningHost[] = []
    await use({
      folders,
      start: async () => {
        const host = await startOn(testInfo.project.name, folders, context)
        started.push(host)
        return host
      },
    })
    for (const host of started) await host.kill()
    await rm(root, { recursive: true, force: true })
  },
})

function startOn(project: string, folders: Folders, context: BrowserContext): Promise<RunningHost> {
  return project === 'desktop' ? startDesktop(folders) : startLoopback(folders, context)
}

export { expect } from '@playwright/test'

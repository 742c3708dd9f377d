/**
 * A running application for a whole-application test: started on a library, stopped, killed, started again.
 * The loopback host is a process of its own and the window a page of Playwright's browser; on the desktop host both
 * are Electron's.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { test as base, type BrowserContext } from '@playwright/test'

import { startDesktop } from './desktop.ts'
import { startLoopback } from './loopback.ts'
import type { Folders, RunningHost } from './running.ts'

export interface Application {
  readonly folders: Folders
  /** Starts the host and shows its window. The page of the loopback host is kept from one start to the next. */
  start(): Promise<RunningHost>
}

interface Fixtures {
  readonly application: Application
}

/** Tests with a fresh library each; whatever a test leaves running is ended. */
export const test = base.extend<Fixtures>({
  application: async ({ context }, use, testInfo) => {
    const root = await mkdtemp(join(tmpdir(), 'jiaoban-e2e-'))
    const folders: Folders = { root, library: join(root, 'library'), data: join(root, 'data'), exports: join(root, 'exports') }
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

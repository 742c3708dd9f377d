/** The loopback host with its window, a page of Playwright's browser. */
import type { BrowserContext } from '@playwright/test'

import { startLoopbackProcess } from '../../scripts/loopback-process.ts'

import type { Folders, RunningHost } from './running.ts'

export async function startLoopback(folders: Folders, context: BrowserContext): Promise<RunningHost> {
  const host = await startLoopbackProcess(folders.library, folders.data)
  const page = context.pages()[0] ?? (await context.newPage())
  await page.goto(host.address)
  return { page, stop: () => host.end('SIGTERM'), kill: () => host.end('SIGKILL') }
}

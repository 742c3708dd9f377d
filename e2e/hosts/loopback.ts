/** The loopback host with its window, a page of Playwright's browser. */
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createServer } from 'node:net'

import type { BrowserContext } from '@playwright/test'

import { startLoopbackProcess } from '../../scripts/loopback-process.ts'

import type { Folders, RunningHost } from './running.ts'

export async function startLoopback(folders: Folders, context: BrowserContext): Promise<RunningHost> {
  // The first start of a test asks for a port of its own: else another program could take it while the host is down, and
  // the window's data with it. Later starts find it again by themselves.
  const port = existsSync(folders.data) ? undefined : await freePort()
  const host = await startLoopbackProcess(folders.library, folders.data, port)
  const page = context.pages()[0] ?? (await context.newPage())
  await page.goto(host.address)
  return { page, stop: () => host.end('SIGTERM'), kill: () => host.end('SIGKILL') }
}

/** A port that no program has, and that hosts without a wish do not choose. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('a server on 127.0.0.1 has a port')
  return address.port
}

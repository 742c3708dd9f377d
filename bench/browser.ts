/** A real window for measuring: the loopback host as a process of its own, and Chromium through Playwright. */
import { readFile } from 'node:fs/promises'

import { chromium, type Browser, type Page } from '@playwright/test'

import { ensureBrowser, thisSetupMachine } from '../scripts/browser-setup.ts'
import { BROWSER_ARGS } from '../scripts/browser.ts'
import { startLoopbackProcess } from '../scripts/loopback-process.ts'

export interface Window {
  readonly page: Page
  /** Where the host answers, with its token. */
  readonly address: string
  /** Resident memory of the host's process and of the window's renderer process, in MB. */
  memory(): Promise<{ readonly host: number; readonly renderer: number }>
  release(): Promise<void>
}

/** Starts a host on a library and opens an empty window beside it; the caller navigates. */
export async function openWindow(library: string, data: string): Promise<Window> {
  const found = ensureBrowser(thisSetupMachine())
  if (!found.ok) throw new Error(found.advice)
  const host = await startLoopbackProcess(library, data)
  const browser = await chromium.launch({ executablePath: found.program, args: [...BROWSER_ARGS] })
  const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  return {
    page,
    address: host.address,
    memory: async () => ({ host: await resident(host.pid ?? 0), renderer: await rendererMemory(browser) }),
    release: async () => {
      await browser.close()
      await host.end('SIGTERM')
    },
  }
}

/** Resident memory of a process in MB, from Linux's /proc; NaN elsewhere. */
async function resident(pid: number): Promise<number> {
  const status = await readFile(`/proc/${String(pid)}/status`, 'utf8').catch(() => '')
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? Number.NaN) / 1000
}

/** The largest renderer process is the window's; the others are spare. */
async function rendererMemory(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  const sizes = await Promise.all(processInfo.filter((one) => one.type === 'renderer').map((one) => resident(one.id)))
  return Math.max(...sizes)
}

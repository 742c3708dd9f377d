/** The loopback host as a child process, run from its sources as `npm start` runs it. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

import type { BrowserContext } from '@playwright/test'

import type { Folders, RunningHost } from './running.ts'

const root = join(import.meta.dirname, '../..')

export async function startLoopback(folders: Folders, context: BrowserContext): Promise<RunningHost> {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(root, 'electron/loopback/main.ts'), '--library', folders.library],
    {
      cwd: root,
      env: { ...process.env, XDG_DATA_HOME: folders.data, APPDATA: folders.data, HOME: folders.root },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  const address = await addressOf(child)
  const page = context.pages()[0] ?? (await context.newPage())
  await page.goto(address)
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill(signal)
    await gone
  }
  return { page, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') }
}

/** The address that the host prints; throws with what it complained about where it ends instead. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    const listen = (chunk: Buffer): void => {
      said += chunk.toString('utf8')
      const address = /https?:\/\/127\.0\.0\.1:\d+\S*/.exec(said)?.[0]
      if (address !== undefined) resolve(address)
    }
    child.stdout?.on('data', listen)
    child.stderr?.on('data', listen)
    child.on('exit', (code) => {
      reject(new Error(`the loopback host ended with ${String(code)}: ${said}`))
    })
  })
}

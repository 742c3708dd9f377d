/** A whole run of the host, as a process: what it prints, how it ends. */
import { spawn, type ChildProcessByStdio } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { AddressInfo } from 'node:net'
import type { Readable } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { AppError, fakePlatform, type FakePlatform } from '#electron/platform/index.ts'
import { fakeServices } from '#electron/rpc/testing/fake-services.ts'
import { failure } from '#shared/contract/index.ts'

import { openCommand } from './open-browser.ts'
import { runLoopback } from './run-loopback.ts'

let platform: FakePlatform
let renderer: string
let library: string
const children: ChildProcessByStdio<null, Readable, Readable>[] = []

beforeEach(() => {
  platform = fakePlatform()
  library = join(platform.root, 'library')
  renderer = join(platform.root, 'renderer')
  mkdirSync(renderer)
  writeFileSync(join(renderer, 'index.html'), '<!doctype html>')
})

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  await platform.release()
})

interface Run {
  readonly child: ChildProcessByStdio<null, Readable, Readable>
  readonly lines: string[]
  /** The first line that it prints. */
  readonly first: string
  /** Exit code, once it and its output have ended. */
  readonly ended: Promise<number | null>
}

async function run(): Promise<Run> {
  const script = join(import.meta.dirname, 'testing', 'whole-host.ts')
  const child = spawn(process.execPath, [script, library, platform.dataDir, renderer], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, LANG: 'C' },
  })
  children.push(child)
  const lines: string[] = []
  const output = createInterface(child.stdout)
  output.on('line', (line) => lines.push(line))
  const ended = once(child, 'close').then(([code]) => code as number | null)
  const [first] = (await once(output, 'line')) as [string]
  return { child, lines, first, ended }
}

const addressIn = (line: string): string => /http:\/\/\S+/.exec(line)?.[0] ?? ''

describe('a run of the loopback host', () => {
  it('prints one line with the address, the library, the host and why', async () => {
    const { child, first, lines, ended } = await run()
    expect(first).toMatch(/http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{43} /)
    expect(first).toContain(library)
    expect(first).toContain('loopback host: for a test')
    expect((await fetch(addressIn(first), { redirect: 'manual' })).status).toBe(303)
    expect(lines).toHaveLength(1)
    child.kill('SIGTERM')
    await ended
  })

  it.each(['SIGTERM', 'SIGINT'] as const)('ends cleanly on %s, also when it comes several times', async (signal) => {
    const { child, first, ended } = await run()
    child.kill(signal)
    child.kill(signal)
    expect(await ended).toBe(0)
    await expect(fetch(addressIn(first))).rejects.toThrow()
    expect(readFileSync(join(platform.dataDir, 'jiaoban.log'), 'utf8')).toContain('the loopback host has ended')
    // The library is free again, and what SQLite keeps beside it while it is open is gone.
    expect(readdirSync(library).filter((name) => name.startsWith('library.db'))).toEqual(['library.db'])
  })

  it('comes back at the same port', async () => {
    const once = await run()
    once.child.kill('SIGKILL')
    await once.ended
    const again = await run()
    expect(new URL(addressIn(again.first)).port).toBe(new URL(addressIn(once.first)).port)
    again.child.kill('SIGTERM')
    expect(await again.ended).toBe(0)
  })

  it('says what keeps it from starting, and lets go of what it had opened', async () => {
    const said: string[] = []
    const options = {
      library: platform.root,
      dataDir: platform.dataDir,
      complain: (line: string) => said.push(line),
      print: () => undefined,
    }
    const { services, released } = fakeServices()
    const locked = async (): Promise<never> => {
      throw new AppError(failure('library-locked', { path: '/library', pid: 7 }))
    }
    expect(await runLoopback({ ...options, renderer }, { openLibrary: locked, createServices: async () => services })).toBe(1)
    expect(said.join()).toMatch(/7/)

    let closed = 0
    const store: object = { id: 'library-1', release: async () => closed++ }
    const parts = { openLibrary: async () => store as never, createServices: async () => services }
    writeFileSync(join(platform.dataDir, 'ports.json'), JSON.stringify({ 'library-1': 1 }))
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    expect(await runLoopback({ ...options, renderer, port }, parts)).toBe(1)
    other.close()
    expect(said.at(-1)).toContain(String(port))
    expect({ closed, released: released() }).toEqual({ closed: 1, released: 1 })
  })

  it('says where it cannot write its log', async () => {
    const said: string[] = []
    const file = join(platform.root, 'a-file')
    writeFileSync(file, '')
    expect(await runLoopback({ dataDir: join(file, 'data'), renderer, complain: (line) => said.push(line) })).toBe(1)
    expect(said).toEqual([expect.stringContaining(join(file, 'data')) as string])
  })

  it('touches no library where the page was not built', async () => {
    const said: string[] = []
    const opened = async (): Promise<never> => Promise.reject(new Error('a library was opened'))
    const options = { dataDir: platform.dataDir, renderer: join(platform.root, 'none'), complain: (line: string) => said.push(line) }
    expect(await runLoopback(options, { openLibrary: opened, createServices: opened })).toBe(1)
    expect(said.join()).toMatch(/npm run build/)
  })

  it("warns aloud where it cannot have the library's port", async () => {
    const other = createServer()
    other.listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as { port: number }
    writeFileSync(join(platform.dataDir, 'ports.json'), JSON.stringify({ 'library-1': port }))
    const said: string[] = []
    const printed: string[] = []
    const order: string[] = []
    const store: object = { id: 'library-1', release: async () => order.push('library') }
    const { services } = fakeServices({ release: async () => void order.push('services') })
    const stop = new AbortController()
    const code = await runLoopback(
      {
        library: platform.root,
        dataDir: platform.dataDir,
        renderer,
        signal: stop.signal,
        complain: (line) => said.push(line),
        print: (line) => {
          printed.push(line)
          stop.abort()
        },
      },
      { openLibrary: async () => store as never, createServices: async () => services },
    )
    other.close()
    expect(code).toBe(0)
    expect(said.join()).toContain(String(port))
    expect(printed).toHaveLength(1)
    expect(order).toEqual(['services', 'library'])
  })
})

describe('the command that opens a browser', () => {
  it('passes the address as one argument, also through a shell', () => {
    const address = 'http://127.0.0.1:1/?token=a&b'
    expect(openCommand('linux', address)).toEqual(['xdg-open', [address]])
    expect(openCommand('darwin', address)).toEqual(['open', [address]])
    expect(openCommand('win32', address)[1].at(-1)).toBe('http://127.0.0.1:1/?token=a^&b')
  })
})

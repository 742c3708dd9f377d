/** The loopback host as a child process, run from its sources as `npm start` runs it: for whole-application tests and benches. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')

export interface LoopbackProcess {
  /** What the host printed: where it answers, with its token. */
  readonly address: string
  readonly pid: number | undefined
  /** Sends the signal, where the process still runs, and waits until it is gone. */
  end(signal: NodeJS.Signals): Promise<void>
}

/**
 * Starts a host on a library; `data` holds its settings, ports and log. Throws with what it said where it ends instead.
 * `port`: where it is to answer from now on; without one it takes the library's own.
 */
export async function startLoopbackProcess(library: string, data: string, port?: number): Promise<LoopbackProcess> {
  const program = join(root, 'electron/loopback/main.ts')
  const wish = port === undefined ? [] : ['--port', String(port)]
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program, '--library', library, ...wish], {
    cwd: root,
    env: { ...process.env, XDG_DATA_HOME: data, APPDATA: data, HOME: data },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const address = await addressOf(child)
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill(signal)
    await gone
  }
  return { address, pid: child.pid, end }
}

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

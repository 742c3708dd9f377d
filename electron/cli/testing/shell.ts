/** The command line as somebody runs it: the whole program, in a folder of the test's own. For tests only. */
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type * as vitest from 'vitest'

/** Milliseconds for a test: whole programs and real disks take their time on a busy machine. */
const PATIENCE = 120_000

/** How a program ended. */
export interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** What a program is given besides its arguments. */
export interface Given {
  readonly env?: NodeJS.ProcessEnv
  /** Standard input; left out, it is empty. */
  readonly input?: string
}

/** The command line's own file. */
export const main = join(import.meta.dirname, '../main.ts')

export interface Shell {
  /** The folder that programs run in; new for each test and removed after it. */
  readonly root: string
  /** Where programs put what is temporary, so that what they leave is seen. */
  readonly temporary: string
  /** The environment of programs: English, not run by npm. */
  environment(): NodeJS.ProcessEnv
  /** Writes a file of the folder; returns its whole path. */
  put(path: string, bytes: string | Uint8Array): string
  /** Runs `jiaoban` with the arguments and waits for its end. */
  jiaoban(args: readonly string[], given?: Given): Promise<Ended>
  /** Runs another file of ours. */
  run(file: string, args: readonly string[], given?: Given): Promise<Ended>
}

/** Called once at the top of a test file, with what vitest calls so: gives each of its tests a folder of its own. */
export function commandShell({ afterEach, beforeEach, vi }: Pick<typeof vitest, 'afterEach' | 'beforeEach' | 'vi'>): Shell {
  vi.setConfig({ testTimeout: PATIENCE, hookTimeout: PATIENCE })
  let root = ''
  const temporary = (): string => join(root, 'tmp')
  const environment = (): NodeJS.ProcessEnv => ({
    ...process.env,
    LC_ALL: 'C.UTF-8',
    TMPDIR: temporary(),
    npm_lifecycle_event: undefined,
  })
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'jiaoban-cli-'))
    mkdirSync(temporary())
  })
  afterEach(() => {
    rmSync(root, { recursive: true, force: true })
  })
  const run: Shell['run'] = (file, args, { env = {}, input = '' } = {}) => {
    const child = spawn(process.execPath, [file, ...args], { cwd: root, env: { ...environment(), ...env } })
    // A program that reads no input may have ended before all of it is written.
    child.stdin.on('error', () => undefined).end(input)
    let [out, err] = ['', '']
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
    return new Promise((resolve) => child.once('close', (code) => resolve({ code, out, err })))
  }
  return {
    get root() {
      return root
    },
    get temporary() {
      return temporary()
    },
    environment,
    put(path, bytes) {
      writeFileSync(join(root, path), bytes)
      return join(root, path)
    },
    jiaoban: (args, given) => run(main, args, given),
    run,
  }
}

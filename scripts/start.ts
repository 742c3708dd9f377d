/**
 * `npm start`: builds what is missing or out of date, then runs the desktop host where Electron's program is there or can be
 * fetched, else the loopback host, and says which and why.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { existsSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'

import { findElectron, type ElectronBinary } from './electron-binary.ts'

const USAGE = `npm start -- [--library DIR] [--port N] [--no-open] [--loopback]
  --library DIR  the library's folder; made where it is missing (default: Jiaoban in your documents folder)
  --port N       serve at this port of 127.0.0.1 (loopback host)
  --no-open      print the address and open nothing (loopback host)
  --loopback     serve to your own browser even where Electron is installed`

/** What the command line asks for. */
export interface Wishes {
  readonly library: string | undefined
  readonly port: string | undefined
  /** Open a window or browser. */
  readonly open: boolean
  readonly loopback: boolean
  readonly help: boolean
}

/** Reads the command line; relative folders are below `cwd`. Throws a TypeError that says what is wrong. */
export function readWishes(argv: readonly string[], cwd: string): Wishes {
  const options = {
    library: { type: 'string' },
    port: { type: 'string' },
    open: { type: 'boolean', default: true },
    loopback: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  } as const
  const { values } = parseArgs({ args: [...argv], options, allowNegative: true })
  const { port, open, loopback, help } = values
  return { library: values.library === undefined ? undefined : resolve(cwd, values.library), port, open, loopback, help }
}

const OUTPUTS = ['out/main/desktop/main.js', 'out/main/loopback/main.js', 'out/preload/preload.cjs', 'out/renderer/index.html']
const SOURCES = ['{shared,electron,renderer}/**/*.{ts,vue,css,html,svg,json}', 'electron.vite.config.ts', 'package-lock.json']

/** True where a bundle is missing or older than a source. Tests are no sources of bundles. */
export function needsBuild(root: string): boolean {
  const built = OUTPUTS.map((file) => statSync(join(root, file), { throwIfNoEntry: false })?.mtimeMs)
  if (built.some((time) => time === undefined)) return true
  const oldest = Math.min(...built.filter((time) => time !== undefined))
  const sources = globSync(SOURCES, { cwd: root }).filter((file) => !/\.test\.ts$/.test(file))
  return sources.some((file) => statSync(join(root, file)).mtimeMs > oldest)
}

/** Why the loopback host runs. */
export type Because = 'asked' | 'no-open' | 'no-display' | 'root' | 'not-fetched' | 'not-fetched-lately' | 'broken'

export type Choice = { readonly host: 'desktop'; readonly program: string } | { readonly host: 'loopback'; readonly because: Because }

/** What the choice depends on; a test passes its own. */
export interface Machine {
  readonly display: boolean
  readonly root: boolean
  electron(): ElectronBinary
  /** A download failed within the last day. */
  readonly failedLately: boolean
  /** Downloads Electron's program; false where that fails. Remembers a failure. */
  fetch(): boolean
}

/** Chooses the host. Looks for Electron only where it could run: it needs a display, and its sandbox a user who is not root. */
export function chooseHost(wishes: Wishes, machine: Machine): Choice {
  if (wishes.loopback || wishes.port !== undefined) return { host: 'loopback', because: 'asked' }
  if (!wishes.open) return { host: 'loopback', because: 'no-open' }
  if (!machine.display) return { host: 'loopback', because: 'no-display' }
  if (machine.root) return { host: 'loopback', because: 'root' }
  const there = machine.electron()
  if (there.found) return { host: 'desktop', program: there.program }
  if (machine.failedLately) return { host: 'loopback', because: 'not-fetched-lately' }
  const fetched = machine.fetch() ? machine.electron() : there
  return fetched.found ? { host: 'desktop', program: fetched.program } : { host: 'loopback', because: 'not-fetched' }
}

const language = Intl.DateTimeFormat().resolvedOptions().locale.startsWith('zh') ? 'zh' : 'en'

const words = {
  asked: { zh: '按要求', en: 'as asked' },
  'no-open': { zh: '按 --no-open，不开窗口', en: 'no window is opened, as --no-open asks' },
  'no-display': { zh: '这里没有图形界面，开不了窗口', en: 'there is no display to open a window on' },
  root: { zh: 'root 用户不能用 Electron 的沙箱', en: 'Electron’s sandbox is not to be had as root' },
  'not-fetched': { zh: 'Electron 的程序没有装，也下载不了', en: 'Electron’s program is not installed and could not be downloaded' },
  'not-fetched-lately': {
    zh: 'Electron 的程序没有装，一天之内试过下载，没有成功',
    en: 'Electron’s program is not installed, and downloading it failed within the last day',
  },
  broken: { zh: 'Electron 的程序在这台机器上运行不了', en: 'Electron’s program does not run on this machine' },
  building: { zh: '正在构建…', en: 'Building…' },
  notBuilt: { zh: '构建没有成功：', en: 'The build failed:' },
  fetching: {
    zh: '正在下载 Electron（一百多 MB，最多等 90 秒）…',
    en: 'Downloading Electron (somewhat more than 100 MB, 90 seconds at most)…',
  },
  desktop: {
    zh: '校版在自己的窗口里打开（桌面主机：Electron 已经装好）',
    en: 'Jiaoban opens in its own window (desktop host: Electron is installed)',
  },
} as const

/** How long a download may take, and for how long its failure is remembered; milliseconds. */
const PATIENCE = 90_000
const DAY = 24 * 60 * 60 * 1000

/** This machine, as seen from the project at `root`. */
function thisMachine(root: string): Machine {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env
  const note = join(root, '.cache', 'electron-download-failed')
  const failedAt = existsSync(note) ? Number(readFileSync(note, 'utf8')) : NaN
  return {
    display: process.platform !== 'linux' || Boolean(DISPLAY) || Boolean(WAYLAND_DISPLAY),
    root: process.getuid?.() === 0,
    electron: () => findElectron(),
    failedLately: Date.now() - failedAt < DAY,
    fetch: () => {
      const install = installer()
      if (install === undefined) return false
      console.log(words.fetching[language])
      const { status } = spawnSync(process.execPath, [install], { stdio: 'ignore', timeout: PATIENCE })
      if (status !== 0) {
        mkdirSync(dirname(note), { recursive: true })
        writeFileSync(note, String(Date.now()))
      }
      return status === 0
    },
  }
}

/** The file behind the electron package's `install-electron`; undefined where the package is not installed. */
function installer(): string | undefined {
  try {
    return join(dirname(createRequire(import.meta.url).resolve('electron/package.json')), 'install.js')
  } catch {
    return undefined
  }
}

/** Builds all bundles; says so in one line, and shows the build's output only where it fails. */
function build(root: string): boolean {
  console.log(words.building[language])
  const manifest = createRequire(import.meta.url).resolve('electron-vite/package.json')
  const tool = join(dirname(manifest), 'bin', 'electron-vite.js')
  const { status, stdout, stderr } = spawnSync(process.execPath, [tool, 'build', '--logLevel', 'warn'], { cwd: root, encoding: 'utf8' })
  if (status !== 0) console.error(`${words.notBuilt[language]}\n${stdout}${stderr}`)
  return status === 0
}

/** Waits for a host's end and hands signals on to it. Resolves with its exit code; 127 where it could not be started. */
function untilEnded(child: ChildProcess): Promise<number> {
  const handOn = (signal: NodeJS.Signals): void => void child.kill(signal)
  process.on('SIGINT', handOn)
  process.on('SIGTERM', handOn)
  return new Promise((done) => {
    child.on('error', () => done(127))
    child.on('exit', (code, signal) => done(code ?? (signal === null ? 1 : 128)))
  })
}

function runLoopback(root: string, wishes: Wishes, because: Because, display: boolean): Promise<number> {
  const { library, port } = wishes
  const args = [
    ...['--because', words[because][language]],
    ...(library === undefined ? [] : ['--library', library]),
    ...(port === undefined ? [] : ['--port', port]),
    ...(wishes.open && display ? ['--open'] : []),
  ]
  // node:sqlite still counts as experimental and would say so in the editor's terminal.
  const node = ['--disable-warning=ExperimentalWarning', join(root, 'electron/loopback/main.ts')]
  return untilEnded(spawn(process.execPath, [...node, ...args], { cwd: root, stdio: 'inherit' }))
}

/** Runs the desktop host; where its program does not run here at all (a library of the system is missing), the other one. */
async function runDesktop(root: string, wishes: Wishes, program: string): Promise<number> {
  console.log(words.desktop[language])
  const args = [root, ...(wishes.library === undefined ? [] : ['--library', wishes.library])]
  const code = await untilEnded(spawn(program, args, { cwd: root, stdio: 'inherit' }))
  return code === 127 ? runLoopback(root, wishes, 'broken', true) : code
}

async function main(): Promise<number> {
  const root = join(import.meta.dirname, '..')
  let wishes: Wishes
  try {
    // npm runs scripts in the project's folder and says where it was called.
    wishes = readWishes(process.argv.slice(2), process.env['INIT_CWD'] ?? process.cwd())
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`)
    return 2
  }
  if (wishes.help) {
    console.log(USAGE)
    return 0
  }
  if (needsBuild(root) && !build(root)) return 1
  const machine = thisMachine(root)
  const choice = chooseHost(wishes, machine)
  return choice.host === 'desktop' ? runDesktop(root, wishes, choice.program) : runLoopback(root, wishes, choice.because, machine.display)
}

if (import.meta.main) process.exitCode = await main()

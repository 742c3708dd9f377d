/** Finds a browser of the Chromium family that is installed on this machine: Chrome, Chromium or Edge. */
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, posix, win32 } from 'node:path'

/** What the search asks of a machine, so that its decisions can be tested on machines that we do not have. */
export interface Machine {
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
  /** The user may install programs for everybody without being asked for a password. */
  readonly root: boolean
  exists(path: string): boolean
  /** The full path of a command on PATH, or undefined where there is none. */
  which(command: string): string | undefined
  /** Runs a program to its end. `ok` is false where it is missing, fails, or takes longer than `seconds`. */
  run(command: string, args: readonly string[], seconds: number): { readonly ok: boolean; readonly stdout: string }
}

const linuxCommands = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
] as const

const macPrograms = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Chromium.app/Contents/MacOS/Chromium',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
] as const

const windowsPrograms = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
] as const

/** Where a browser may be, likeliest first; a path that `JIAOBAN_BROWSER` names comes before all others. */
function candidates(machine: Machine): string[] {
  const named = machine.env['JIAOBAN_BROWSER']
  const first = named === undefined || named === '' ? [] : [named]
  if (machine.platform === 'darwin') {
    const home = machine.env['HOME']
    const folders = ['/Applications', ...(home === undefined ? [] : [posix.join(home, 'Applications')])]
    return [...first, ...folders.flatMap((folder) => macPrograms.map((program) => posix.join(folder, program)))]
  }
  if (machine.platform === 'win32') {
    const folders = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
      .map((name) => machine.env[name])
      .filter((folder) => folder !== undefined)
    return [...first, ...windowsPrograms.flatMap((program) => folders.map((folder) => win32.join(folder, program)))]
  }
  return [...first, ...linuxCommands.map((command) => machine.which(command)).filter((path) => path !== undefined)]
}

/**
 * Says whether a program is there and starts. On Ubuntu `chromium-browser` may be a script that only asks for a snap package,
 * so the program must tell its version; on Windows a browser that is asked for it opens a window, so there its file must do.
 */
export function starts(machine: Machine, program: string): boolean {
  if (!machine.exists(program)) return false
  return machine.platform === 'win32' || machine.run(program, ['--version'], 30).ok
}

/** The program file of an installed browser, or undefined where there is none that starts. */
export function findBrowser(machine: Machine): string | undefined {
  return candidates(machine).find((program) => starts(machine, program))
}

function onPath(command: string): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
  return folders
    .map((folder) => posix.join(folder, command))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK)
        return true
      } catch {
        return false
      }
    })
}

/** The machine that this program runs on. What a program says on stderr is dropped. */
export function thisMachine(): Machine {
  return {
    platform: process.platform,
    env: process.env,
    root: process.getuid?.() === 0,
    exists: existsSync,
    which: onPath,
    run: (command, args, seconds) => {
      // A program that is missing leaves no output at all, which Node's type declarations do not say.
      const result: { status: number | null; stdout: string | null } = spawnSync(command, args, {
        encoding: 'utf8',
        timeout: seconds * 1000,
        stdio: ['ignore', 'pipe', 'ignore'],
      })
      return { ok: result.status === 0, stdout: result.stdout ?? '' }
    },
  }
}

/** How tests and benches start the browser: as root, without a graphics card, and without calls to the network. */
export const BROWSER_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--no-first-run',
  '--disable-component-update',
  '--disable-sync',
] as const

/** Sees to it that the end-to-end tests have a browser and a Chinese font, and says exactly what to install where it cannot. */
import { createRequire } from 'node:module'
import { chromium } from '@playwright/test'
import { findBrowser, starts, thisMachine, type Machine } from './browser.ts'

/** What the setup asks beyond a plain search: Playwright's own browser, and a place to say what it is doing. */
export interface SetupMachine extends Machine {
  /** Where Playwright keeps, or would keep, the Chromium that it downloads. */
  readonly playwrightBrowser: string
  /** The command that downloads it. */
  readonly playwrightInstall: readonly [command: string, ...args: string[]]
  say(line: string): void
}

/** A browser to use, or the sentence that tells the developer what to install. */
export type BrowserSetup = { readonly ok: true; readonly program: string } | { readonly ok: false; readonly advice: string }

const aptSeconds = 900
const fontPackage = 'fonts-noto-cjk'

function mayInstall(machine: Machine): boolean {
  return machine.platform === 'linux' && machine.root && machine.which('apt-get') !== undefined
}

/** Installs Debian packages, with fresh package lists; false where a step fails, e.g. on a machine without a network. */
function apt(machine: SetupMachine, packages: readonly string[]): boolean {
  machine.say(`installing ${packages.join(' and ')} with apt-get`)
  const options = ['-qq', '-y', '-o', 'DPkg::Lock::Timeout=300']
  const env = ['DEBIAN_FRONTEND=noninteractive', 'apt-get']
  const run = (...args: string[]): boolean => machine.run('env', [...env, ...args], aptSeconds).ok
  return run('update', ...options) && run('install', ...options, '--no-install-recommends', ...packages)
}

function advice(platform: NodeJS.Platform): string {
  const missing = 'No Chrome, Chromium or Edge was found, and none could be installed from here.'
  const otherwise = 'or set JIAOBAN_BROWSER to the program file of one that is installed elsewhere, then run this again.'
  if (platform === 'darwin') return `${missing} Install Google Chrome (brew install --cask google-chrome), ${otherwise}`
  if (platform === 'win32') return `${missing} Install Microsoft Edge or Google Chrome (winget install Google.Chrome), ${otherwise}`
  return `${missing} Install Chromium and a Chinese font (sudo apt-get install chromium ${fontPackage}) or Google Chrome, ${otherwise}`
}

/**
 * Gives a browser: an installed one; else Debian's, where this user may install it; else the one that Playwright downloads;
 * else the sentence that says what to install.
 */
export function ensureBrowser(machine: SetupMachine): BrowserSetup {
  const installed = findBrowser(machine)
  if (installed !== undefined) return { ok: true, program: installed }
  if (starts(machine, machine.playwrightBrowser)) return { ok: true, program: machine.playwrightBrowser }
  if (mayInstall(machine) && apt(machine, ['chromium', fontPackage])) {
    const fresh = findBrowser(machine)
    if (fresh !== undefined) return { ok: true, program: fresh }
  }
  machine.say('downloading the Chromium of Playwright')
  const [command, ...args] = machine.playwrightInstall
  if (machine.run(command, args, aptSeconds).ok && starts(machine, machine.playwrightBrowser))
    return { ok: true, program: machine.playwrightBrowser }
  return { ok: false, advice: advice(machine.platform) }
}

/**
 * Installs a Chinese font where the system has none and this user may. macOS and Windows bring theirs.
 * Without one the tests still run, with boxes for characters on their pictures, so this only says so.
 */
export function ensureChineseFont(machine: SetupMachine): 'present' | 'installed' | 'missing' {
  if (machine.platform !== 'linux') return 'present'
  const hasFont = (): boolean => machine.run('fc-list', [':lang=zh'], 30).stdout.trim() !== ''
  if (hasFont()) return 'present'
  if (mayInstall(machine) && apt(machine, ['fontconfig', fontPackage]) && hasFont()) return 'installed'
  machine.say(`no Chinese font was found: pictures will show boxes for characters (sudo apt-get install ${fontPackage})`)
  return 'missing'
}

/** This machine, with Playwright's browser; what the setup does is said on stderr. */
export function thisSetupMachine(): SetupMachine {
  return {
    ...thisMachine(),
    playwrightBrowser: chromium.executablePath(),
    playwrightInstall: [process.execPath, createRequire(import.meta.url).resolve('@playwright/test/cli'), 'install', 'chromium'],
    say: (line) => {
      console.error(`note: ${line}`)
    },
  }
}

if (import.meta.main) {
  const machine = thisSetupMachine()
  const browser = ensureBrowser(machine)
  ensureChineseFont(machine)
  console.log(browser.ok ? browser.program : browser.advice)
  process.exitCode = browser.ok ? 0 : 1
}

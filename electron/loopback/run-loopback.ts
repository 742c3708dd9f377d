/** A whole run of the loopback host: library, services and server opened in order, and ended in the opposite one. */
import { resolve } from 'node:path'

import { AppError, type Platform } from '#electron/platform/index.ts'
import { dataFolder, defaultLibrary, fileLog, nodePlatform, type FileLog, type Services } from '#electron/rpc/index.ts'
import { createServices, openLibrary, type LibraryStore } from '#electron/services/index.ts'
import type { Language } from '#shared/base/index.ts'
import { failure, failureInWords } from '#shared/contract/index.ts'

import { openBrowser } from './open-browser.ts'
import { PortTaken } from './ports.ts'
import { builtRenderer, NotBuilt, startLoopback, type Loopback } from './start-loopback.ts'

/** What a run is made of; a test passes its own. */
export interface Parts {
  openLibrary(folder: string, platform: Platform): Promise<LibraryStore>
  createServices(platform: Platform, library: LibraryStore): Promise<Services>
}

const realParts: Parts = { openLibrary, createServices }

export interface RunOptions {
  /** The library's folder, made where it is missing; the default library unless given. */
  readonly library?: string | undefined
  readonly port?: number | undefined
  /** Open the address in the user's browser. */
  readonly open?: boolean
  /** Why this host and not another, as a part of the printed line. */
  readonly because?: string | undefined
  /** Where settings, ports and the log are; the user's data folder unless given. */
  readonly dataDir?: string
  /** Folder of the built renderer; that of this installation unless given. */
  readonly renderer?: string
  /** Ends the run, as a signal of the system does. */
  readonly signal?: AbortSignal
  /** Where lines for the user go; standard output and standard error unless given. */
  readonly print?: (line: string) => void
  readonly complain?: (line: string) => void
}

/** The language of what is printed: Chinese where the system's is, else English. */
function systemLanguage(): Language {
  return Intl.DateTimeFormat().resolvedOptions().locale.startsWith('zh') ? 'zh' : 'en'
}

/**
 * Runs the host until SIGINT, SIGTERM or the signal of the options, then lets running work end and closes the library.
 * Returns the process's exit code; what keeps it from starting is a sentence for `complain`, not an exception.
 */
export async function runLoopback(options: RunOptions, parts: Parts = realParts): Promise<number> {
  const { print = (line) => process.stdout.write(`${line}\n`), complain = (line) => process.stderr.write(`${line}\n`) } = options
  const language = systemLanguage()
  const dataDir = options.dataDir ?? dataFolder()
  const folder = resolve(options.library ?? defaultLibrary())
  let log: FileLog
  try {
    log = fileLog(dataDir)
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    complain(failureInWords(failure('cannot-write', { path: dataDir, reason }), language))
    return 1
  }
  const ending = endingOf(options.signal)
  const opened: (() => Promise<void>)[] = []
  try {
    const renderer = builtRenderer(options.renderer)
    const platform = nodePlatform({ library: folder, dataDir, log })
    const library = await parts.openLibrary(folder, platform)
    opened.push(() => library.release())
    const services = await parts.createServices(platform, library)
    opened.push(() => services.release())
    const host = await startLoopback({ platform, services, library: library.id, port: options.port, renderer })
    opened.push(() => host.release())
    const lines = announcement(host, folder, options.because, language)
    for (const warning of lines.slice(0, -1)) complain(warning)
    for (const line of lines.slice(-1)) print(line)
    log.info('the loopback host is up', { port: host.port, library: folder, version: platform.version })
    if (options.open === true && !(await openBrowser(host.address))) complain(words.noBrowser[language])
    await ending.promise
    return 0
  } catch (error) {
    complain(sentence(error, language))
    log.error('the loopback host could not go on', { error: error instanceof Error ? (error.stack ?? error.message) : String(error) })
    return 1
  } finally {
    for (const release of opened.reverse()) await release()
    ending.release()
    log.info('the loopback host has ended')
    log.release()
  }
}

const words = {
  up: {
    zh: (address: string, folder: string, because: string) => `校版在 ${address} ，稿库 ${folder} （本机网页主机：${because}）`,
    en: (address: string, folder: string, because: string) =>
      `Jiaoban is at ${address} with the library ${folder} (loopback host: ${because})`,
  },
  taken: {
    zh: (taken: number, port: number) =>
      `警告：这个稿库一向用 ${taken} 端口，现在被别的程序占着，这次改用 ${port}。案头会从稿库重新取出；没有送到稿库的改动还在 ${taken} 端口那边，请让出它再启动。`,
    en: (taken: number, port: number) =>
      `WARNING: this library's port ${taken} is in use by another program; using ${port} this time. The desk is built anew from the library; edits that had not reached it stay with port ${taken}: free it and start again.`,
  },
  asked: { zh: '按要求', en: 'as asked' },
  noBrowser: { zh: '打不开浏览器，请自己打开上面的地址。', en: 'No browser could be opened; open the address above yourself.' },
  portTaken: {
    zh: (port: number) => `${port} 端口被别的程序占着。请换一个，或先关闭那个程序。`,
    en: (port: number) => `Port ${port} is in use by another program. Choose another, or close that program first.`,
  },
  notBuilt: {
    zh: '界面还没有构建。请用 npm start 启动，或先运行 npm run build。',
    en: 'The screens have not been built. Start with npm start, or run npm run build first.',
  },
} as const

/** The line that is printed, after the warning where there is one. */
function announcement(host: Loopback, folder: string, because: string | undefined, language: Language): string[] {
  const up = words.up[language](host.address, folder, because ?? words.asked[language])
  return host.taken === null ? [up] : [words.taken[language](host.taken, host.port), up]
}

function sentence(error: unknown, language: Language): string {
  if (error instanceof AppError) return failureInWords(error.failure, language)
  if (error instanceof PortTaken) return words.portTaken[language](error.port)
  if (error instanceof NotBuilt) return words.notBuilt[language]
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

/** A signal that comes this long after the first is a person who does not want to wait any more; in milliseconds. */
const IMPATIENCE = 3_000

/**
 * Resolves at the first wish to end. One Ctrl-C may arrive several times (the terminal sends it to every process, and npm hands
 * it on), so further signals are taken for it; only a late one ends the process at once.
 */
function endingOf(signal: AbortSignal | undefined): { readonly promise: Promise<void>; release(): void } {
  let end = (): void => undefined
  const promise = new Promise<void>((done) => {
    end = done
  })
  let first: number | undefined
  const wished = (): void => {
    first ??= performance.now()
    if (performance.now() - first > IMPATIENCE) process.exit(130)
    end()
  }
  const aborted = (): void => end()
  process.on('SIGINT', wished)
  process.on('SIGTERM', wished)
  signal?.addEventListener('abort', aborted)
  if (signal?.aborted === true) aborted()
  return {
    promise,
    release: () => {
      signal?.removeEventListener('abort', aborted)
      // After a signal the process is about to end; another copy of that signal must not kill it on its last steps.
      if (first !== undefined) return
      process.off('SIGINT', wished)
      process.off('SIGTERM', wished)
    },
  }
}

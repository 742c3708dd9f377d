/**
 * Puts the desktop host together: one process, one library, one window.
 *
 * The services are released in `will-quit`, when the window has closed and said its last, and not in `before-quit`, when it may
 * still be sending; the process ends when they have let go of the library.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { app, dialog, Menu, nativeTheme, screen, session, shell, type BrowserWindow } from 'electron'

import { AppError, type Platform } from '#electron/platform/index.ts'
import {
  createRpcServer,
  createWeb,
  dataFolder,
  fileLog,
  installation,
  type FileLog,
  type RpcServer,
  type Services,
} from '#electron/rpc/index.ts'
import { createServices, openLibrary } from '#electron/services/index.ts'
import { DEFAULT_SETTINGS, failureInWords, type Settings } from '#shared/contract/index.ts'

import { confine, denyPermissions } from './lockdown.ts'
import { menuTemplate } from './menu.ts'
import { START_URL } from './origin.ts'
import { desktopPlatform } from './platform.ts'
import { handOutPorts } from './port.ts'
import { registerScheme, serveProtocol } from './protocol.ts'
import { followSettings, languageOf } from './settings.ts'
import { keepWindowState, readWindowState } from './window-state.ts'
import { createWindow, mendCrashes, overlay, ownTitleBar } from './window.ts'

/** What the command line of the host says. */
interface CommandLine {
  /** The library's folder, where one is named. */
  readonly library: string | undefined
  /** Show what only developers use. */
  readonly development: boolean
}

/** Reads our two options among all those that Electron and Chromium take. */
export function commandLine(argv: readonly string[]): CommandLine {
  const options = { library: { type: 'string' }, development: { type: 'boolean' } } as const
  const { values } = parseArgs({ args: [...argv], options, strict: false, allowPositionals: true })
  return {
    library: typeof values.library === 'string' ? values.library : undefined,
    development: values.development === true,
  }
}

/** The default library: `Jiaoban` in the user's documents; in the data folder on a machine without documents. */
function defaultFolder(documents: string): string {
  return existsSync(documents) ? join(documents, 'Jiaoban') : join(dataFolder(), 'library')
}

/** Runs the host. Must be called before Electron is ready: schemes and the sandbox are settled before that. */
export async function runDesktop(argv: readonly string[]): Promise<void> {
  registerScheme()
  app.enableSandbox()
  if (!app.requestSingleInstanceLock()) {
    app.quit()
    return
  }
  await app.whenReady()
  const log = fileLog(app.getPath('userData'))
  try {
    await new Desktop(log, commandLine(argv)).start()
  } catch (error) {
    log.error('the desktop host could not start', { error: error instanceof Error ? (error.stack ?? error.message) : String(error) })
    const language = languageOf(DEFAULT_SETTINGS, app.getLocale())
    dialog.showErrorBox('校版 Jiaoban', error instanceof AppError ? failureInWords(error.failure, language) : String(error))
    app.exit(1)
  }
}

class Desktop {
  readonly #log: FileLog
  readonly #asked: CommandLine
  readonly #dataDir = app.getPath('userData')
  #settings: Settings = DEFAULT_SETTINGS
  #window: BrowserWindow | null = null
  /** Ends everything that was opened, latest first. */
  readonly #opened: (() => Promise<void> | void)[] = []

  constructor(log: FileLog, asked: CommandLine) {
    this.#log = log
    this.#asked = asked
  }

  async start(): Promise<void> {
    const log = this.#log
    app.on('web-contents-created', (_event, contents) => confine(contents, log))
    denyPermissions(session.defaultSession)
    const documents = app.getPath('documents')
    const platform = this.#platform(documents)
    const library = await openLibrary(this.#asked.library ?? defaultFolder(documents), platform)
    this.#opened.push(() => library.release())
    const services = await createServices(platform, library)
    this.#opened.push(() => services.release())
    const rpc = createRpcServer(services, log)
    this.#opened.push(() => rpc.release())
    serveProtocol(createWeb({ services, renderer: installation().renderer, connect: [], log }))
    await this.#follow(services)
    this.#listen(rpc)
    this.#openWindow(rpc)
    log.info('the desktop host is up', { library: library.folder, version: platform.version })
  }

  #language(): 'zh' | 'en' {
    return languageOf(this.#settings, app.getLocale())
  }

  #platform(documents: string): Platform {
    return desktopPlatform({
      dataDir: this.#dataDir,
      documents,
      log: this.#log,
      system: process.platform,
      window: () => this.#window,
      language: () => this.#language(),
    })
  }

  /** Menu, dialogs and colours follow the editor's settings. */
  async #follow(services: Services): Promise<void> {
    const followed = await followSettings(services, (settings) => {
      this.#settings = settings
      nativeTheme.themeSource = settings.theme
      const showLog = (): void => shell.showItemInFolder(this.#log.file)
      const { development } = this.#asked
      const template = menuTemplate({ language: this.#language(), platform: process.platform, development, showLog })
      Menu.setApplicationMenu(Menu.buildFromTemplate(template))
    })
    this.#opened.push(() => followed.release())
    nativeTheme.on('updated', () => {
      if (ownTitleBar(process.platform)) this.#window?.setTitleBarOverlay(overlay(nativeTheme.shouldUseDarkColors))
    })
  }

  #listen(rpc: RpcServer): void {
    app.on('second-instance', () => this.#focus())
    app.on('activate', () => {
      if (this.#window === null) this.#openWindow(rpc)
    })
    app.on('window-all-closed', () => {
      // On macOS an application stays until it is told to quit.
      if (process.platform !== 'darwin') app.quit()
    })
    let ended = false
    app.on('will-quit', (event) => {
      if (ended) return
      ended = true
      event.preventDefault()
      void this.#end().finally(() => app.exit(0))
    })
  }

  #focus(): void {
    const window = this.#window
    if (window === null) return
    if (window.isMinimized()) window.restore()
    window.show()
    window.focus()
  }

  #openWindow(rpc: RpcServer): void {
    const file = join(this.#dataDir, 'window.json')
    const state = readWindowState(
      file,
      screen.getAllDisplays().map((display) => display.workArea),
    )
    const preload = join(installation().root, 'out', 'preload', 'preload.cjs')
    const look = { dark: nativeTheme.shouldUseDarkColors, platform: process.platform }
    const window = createWindow(state, preload, look, this.#asked.development)
    this.#window = window
    window.on('closed', () => {
      this.#window = null
    })
    keepWindowState(window, file, this.#log)
    mendCrashes(
      window,
      () => this.#language(),
      () => app.quit(),
      this.#log,
    )
    handOutPorts(window, rpc, this.#log)
    void window.loadURL(START_URL)
  }

  async #end(): Promise<void> {
    for (const release of this.#opened.splice(0).reverse()) {
      try {
        await release()
      } catch (error) {
        this.#log.error('something could not be ended', { error: String(error) })
      }
    }
    this.#log.info('the desktop host has ended')
    this.#log.release()
  }
}

/**
 * As much of Electron as the desktop host touches, for tests on machines without its program. It keeps what it is given and lets a
 * test play the events; it imitates nothing.
 */
import { EventEmitter } from 'node:events'
import { MessageChannel, type MessagePort } from 'node:worker_threads'

import type { BrowserWindowConstructorOptions } from 'electron'

/** Everything that was called, in order, by name. */
export const calls: string[] = []

/** What the fake answers and what it was given; reset before each test. */
export const state = {
  hasLock: true,
  paths: {} as Record<string, string>,
  locale: 'zh-CN',
  dark: false,
  workAreas: [{ x: 0, y: 0, width: 1920, height: 1040 }],
  windows: [] as BrowserWindow[],
  schemes: [] as unknown[],
  handlers: new Map<string, (request: Request) => Promise<Response>>(),
  menu: null as unknown,
  errors: [] as string[],
  /** Answers of the next dialogs. */
  picked: { canceled: true, filePaths: [] as string[] },
  response: 0,
  asked: [] as unknown[],
  shown: [] as string[],
  exit: undefined as undefined | ((code: number) => void),
}

export function resetElectron(): void {
  calls.length = 0
  app.removeAllListeners()
  nativeTheme.removeAllListeners()
  Object.assign(state, {
    hasLock: true,
    paths: {},
    locale: 'zh-CN',
    dark: false,
    workAreas: [{ x: 0, y: 0, width: 1920, height: 1040 }],
    windows: [],
    schemes: [],
    handlers: new Map(),
    menu: null,
    errors: [],
    picked: { canceled: true, filePaths: [] },
    response: 0,
    asked: [],
    shown: [],
    exit: undefined,
  })
  session.defaultSession = new FakeSession()
}

class FakeApp extends EventEmitter {
  enableSandbox = (): void => void calls.push('enableSandbox')
  requestSingleInstanceLock = (): boolean => state.hasLock
  whenReady = async (): Promise<void> => void calls.push('ready')
  getPath = (name: string): string => state.paths[name] ?? ''
  getLocale = (): string => state.locale
  quit = (): void => void calls.push('quit')
  exit = (code: number): void => {
    calls.push(`exit ${code}`)
    state.exit?.(code)
  }
}
export const app = new FakeApp()

/** The handlers that a session was given. */
export class FakeSession {
  request: ((contents: unknown, permission: string, callback: (granted: boolean) => void, details: object) => void) | undefined
  check: ((contents: unknown, permission: string, origin: string) => boolean) | undefined
  device: (() => boolean) | undefined
  display: ((request: unknown, callback: (streams: unknown) => void) => void) | undefined
  setPermissionRequestHandler = (handler: typeof this.request): void => void (this.request = handler)
  setPermissionCheckHandler = (handler: typeof this.check): void => void (this.check = handler)
  setDevicePermissionHandler = (handler: typeof this.device): void => void (this.device = handler)
  setDisplayMediaRequestHandler = (handler: typeof this.display): void => void (this.display = handler)
}
export const session = { defaultSession: new FakeSession() }

export class FakeContents extends EventEmitter {
  readonly ipc = new EventEmitter()
  openHandler: ((details: { url: string }) => { action: string }) | undefined
  setWindowOpenHandler = (handler: typeof this.openHandler): void => void (this.openHandler = handler)
  reload = (): void => void calls.push('reload')
  forcefullyCrashRenderer = (): void => void calls.push('crash')
}

export class BrowserWindow extends EventEmitter {
  readonly webContents = new FakeContents()
  readonly options: BrowserWindowConstructorOptions
  bounds = { x: 10, y: 20, width: 1200, height: 800 }
  maximized = false
  minimized = false
  overlay: unknown
  url = ''

  constructor(options: BrowserWindowConstructorOptions) {
    super()
    this.options = options
    state.windows.push(this)
    app.emit('web-contents-created', {}, this.webContents)
  }

  show = (): void => void calls.push('show')
  focus = (): void => void calls.push('focus')
  restore = (): void => void calls.push('restore')
  maximize = (): void => void (this.maximized = true)
  isMaximized = (): boolean => this.maximized
  isMinimized = (): boolean => this.minimized
  isFullScreen = (): boolean => false
  isDestroyed = (): boolean => false
  getNormalBounds = (): typeof this.bounds => this.bounds
  setTitleBarOverlay = (overlay: unknown): void => void (this.overlay = overlay)
  loadURL = async (url: string): Promise<void> => void (this.url = url)
}

export const protocol = {
  registerSchemesAsPrivileged: (schemes: unknown[]): void => {
    calls.push('registerSchemes')
    state.schemes = schemes
  },
  handle: (scheme: string, handler: (request: Request) => Promise<Response>): void => void state.handlers.set(scheme, handler),
}

export const Menu = {
  buildFromTemplate: (template: unknown): unknown => template,
  setApplicationMenu: (menu: unknown): void => void (state.menu = menu),
}

class FakeTheme extends EventEmitter {
  themeSource = 'system'
  get shouldUseDarkColors(): boolean {
    return state.dark
  }
}
export const nativeTheme = new FakeTheme()

export const screen = { getAllDisplays: (): object[] => state.workAreas.map((workArea) => ({ workArea })) }

export const dialog = {
  showErrorBox: (_title: string, text: string): void => void state.errors.push(text),
  showOpenDialog: async (...asked: unknown[]): Promise<typeof state.picked> => {
    state.asked.push(asked.at(-1))
    return state.picked
  },
  showMessageBox: async (_window: unknown, options: unknown): Promise<{ response: number }> => {
    state.asked.push(options)
    return { response: state.response }
  },
}

export const shell = { showItemInFolder: (path: string): void => void state.shown.push(path) }

/** Node's channel in the dress of Electron's main process: messages arrive as events with `data`, after `start`. */
class FakePort extends EventEmitter {
  readonly node: MessagePort

  constructor(node: MessagePort) {
    super()
    this.node = node
    node.on('close', () => this.emit('close'))
  }

  start = (): void => void this.node.on('message', (data: unknown) => this.emit('message', { data }))
  postMessage = (message: unknown): void => this.node.postMessage(message)
  close = (): void => this.node.close()
}

export class MessageChannelMain {
  readonly port1: FakePort
  readonly port2: FakePort

  constructor() {
    const { port1, port2 } = new MessageChannel()
    this.port1 = new FakePort(port1)
    this.port2 = new FakePort(port2)
  }
}

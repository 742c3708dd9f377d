/** The window: how it is made, and what is done when its page breaks. */
import { BrowserWindow, dialog, type BrowserWindowConstructorOptions } from 'electron'

import type { Log } from '#electron/platform/index.ts'
import type { Language } from '#shared/base/index.ts'

import { MIN_HEIGHT, MIN_WIDTH, type WindowState } from './window-state.ts'

/** The height of the application's title bar in pixels; renderer/styles/tokens.css has it as --titlebar. */
const TITLE_BAR = 40

/** Colours of the page's ground, and of the title bar with its signs: --paper, --well and --ink of renderer/styles/tokens.css. */
const COLORS = {
  light: { paper: '#faf8f4', well: '#f3efe8', ink: '#1f1d1a' },
  dark: { paper: '#1c1b19', well: '#161513', ink: '#ece8e1' },
} as const

export interface WindowLook {
  readonly dark: boolean
  readonly platform: NodeJS.Platform
}

/** True where the application draws the title bar itself and the system draws its buttons over it. */
export function ownTitleBar(platform: NodeJS.Platform): boolean {
  return platform === 'win32' || platform === 'linux'
}

/** The system's buttons over our title bar, one pixel lower than it so that its lower edge stays whole. */
export function overlay(dark: boolean): { readonly color: string; readonly symbolColor: string; readonly height: number } {
  const { well, ink } = COLORS[dark ? 'dark' : 'light']
  return { color: well, symbolColor: ink, height: TITLE_BAR - 1 }
}

/** Everything that the window is made with. The page gets no Node, no Electron, and nothing but the preload's one object. */
export function windowOptions(
  state: WindowState,
  preload: string,
  look: WindowLook,
  development: boolean,
): BrowserWindowConstructorOptions {
  return {
    ...(state.position ?? {}),
    width: state.width,
    height: state.height,
    minWidth: MIN_WIDTH,
    minHeight: MIN_HEIGHT,
    title: '校版',
    show: false,
    backgroundColor: COLORS[look.dark ? 'dark' : 'light'].paper,
    ...(ownTitleBar(look.platform) ? { titleBarStyle: 'hidden', titleBarOverlay: overlay(look.dark) } : {}),
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      // Chromium fetches dictionaries from the network.
      spellcheck: false,
      devTools: development,
    },
  }
}

/** Makes the window and shows it when its page has drawn itself. */
export function createWindow(state: WindowState, preload: string, look: WindowLook, development: boolean): BrowserWindow {
  const window = new BrowserWindow(windowOptions(state, preload, look, development))
  window.once('ready-to-show', () => {
    if (state.maximized) window.maximize()
    window.show()
  })
  return window
}

const words = {
  crashed: {
    zh: { message: '界面出错停了。已做的都在稿库里。', buttons: ['重新载入', '退出'] },
    en: { message: 'The screens have stopped. Your work is in the library.', buttons: ['Reload', 'Quit'] },
  },
  hanging: {
    zh: { message: '界面没有反应。', buttons: ['再等等', '重新载入'] },
    en: { message: 'The screens do not answer.', buttons: ['Wait', 'Reload'] },
  },
} as const

/** Offers to load the page again where its process crashed or hangs. `language` is asked for at that moment. */
export function mendCrashes(window: BrowserWindow, language: () => Language, quit: () => void, log: Log): void {
  const contents = window.webContents
  contents.on('render-process-gone', (_event, details) => {
    if (details.reason === 'clean-exit' || window.isDestroyed()) return
    log.error('the renderer process is gone', { reason: details.reason, exitCode: details.exitCode })
    const { message, buttons } = words.crashed[language()]
    void dialog
      .showMessageBox(window, { type: 'error', message, buttons: [...buttons], defaultId: 0, cancelId: 0 })
      .then(({ response }) => {
        if (response === 1) quit()
        else if (!window.isDestroyed()) contents.reload()
      })
  })
  let asking = false
  window.on('unresponsive', () => {
    if (asking) return
    asking = true
    log.warn('the renderer process does not answer')
    const { message, buttons } = words.hanging[language()]
    void dialog
      .showMessageBox(window, { type: 'warning', message, buttons: [...buttons], defaultId: 0, cancelId: 0 })
      .then(({ response }) => {
        asking = false
        // Reloading alone waits for the page; ending its process first does not, and is answered above.
        if (response === 1 && !window.isDestroyed()) contents.forcefullyCrashRenderer()
      })
  })
}

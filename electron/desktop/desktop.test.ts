/** The desktop host against a fake of Electron: what it asks of it, what it denies, how it starts and ends. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { MessagePort } from 'node:worker_threads'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { fakePlatform, type FakePlatform } from '#electron/platform/index.ts'
import { openLibrary } from '#electron/services/index.ts'
import { CONTRACT_VERSION, DEFAULT_SETTINGS } from '#shared/contract/index.ts'

import { commandLine, runDesktop } from './desktop.ts'
import * as electron from './testing/fake-electron.ts'

vi.mock('electron', () => import('./testing/fake-electron.ts'))

const { calls, resetElectron, state } = electron

let place: FakePlatform

beforeEach(() => {
  resetElectron()
  place = fakePlatform()
  state.paths = { userData: join(place.root, 'user-data'), documents: join(place.root, 'documents') }
  mkdirSync(join(place.root, 'documents'))
})

afterEach(async () => {
  if (electron.app.listenerCount('will-quit') > 0) await quit()
  await place.release()
})

/** Plays the end of the application and waits for its exit. */
async function quit(): Promise<number> {
  const exited = new Promise<number>((resolve) => {
    state.exit = resolve
  })
  electron.app.emit('will-quit', { preventDefault: () => calls.push('kept from quitting') })
  const code = await exited
  electron.app.removeAllListeners('will-quit')
  return code
}

const theWindow = (): electron.BrowserWindow => {
  const window = state.windows.at(-1)
  if (window === undefined) throw new Error('no window was opened')
  return window
}

describe('the start', () => {
  it('settles scheme and sandbox before Electron is ready', async () => {
    await runDesktop([])
    expect(calls.indexOf('ready')).toBeGreaterThan(Math.max(calls.indexOf('registerSchemes'), calls.indexOf('enableSandbox')))
    expect(calls).toContain('enableSandbox')
    expect(state.schemes).toEqual([
      {
        scheme: 'app',
        privileges: expect.objectContaining({ standard: true, secure: true, supportFetchAPI: true, stream: true }) as object,
      },
    ])
    expect(JSON.stringify(state.schemes)).not.toContain('bypassCSP')
  })

  it('[B5] opens a window without Node, sandboxed and isolated, on our page', async () => {
    await runDesktop([])
    expect(theWindow().options.webPreferences).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: false,
      preload: expect.stringMatching(/out[/\\]preload[/\\]preload\.cjs$/) as string,
    })
    expect(theWindow().url).toBe('app://jiaoban/')
  })

  it('makes the library in the documents folder, or where it is told', async () => {
    await runDesktop([])
    expect(existsSync(join(place.root, 'documents', 'Jiaoban', 'library.db'))).toBe(true)
    await quit()
    resetElectron()
    state.paths = { userData: join(place.root, 'user-data'), documents: join(place.root, 'documents') }
    await runDesktop(['.', '--user-data-dir=/x', '--library', join(place.root, 'other')])
    expect(existsSync(join(place.root, 'other', 'library.db'))).toBe(true)
  })

  it('leaves to the first instance, which comes to the front', async () => {
    state.hasLock = false
    await runDesktop([])
    expect(calls).toContain('quit')
    expect(state.windows).toEqual([])

    state.hasLock = true
    await runDesktop([])
    theWindow().minimized = true
    calls.length = 0
    electron.app.emit('second-instance', {})
    expect(calls).toEqual(['restore', 'show', 'focus'])
  })

  it("says in the system's language what keeps it from starting", async () => {
    const owner = await openLibrary(join(place.root, 'documents', 'Jiaoban'), place)
    await runDesktop([])
    expect(state.errors).toHaveLength(1)
    expect(state.errors[0]).toMatch(/正由另一个校版使用/)
    expect(calls.at(-1)).toBe('exit 1')
    await owner.release()
  })
})

describe('the end', () => {
  it('[B6] closes the library before the process goes, once', async () => {
    await runDesktop([])
    const library = join(place.root, 'documents', 'Jiaoban')
    expect(await quit()).toBe(0)
    expect(calls.filter((call) => call.startsWith('exit') || call.startsWith('kept'))).toEqual(['kept from quitting', 'exit 0'])
    const again = await openLibrary(library, place)
    await again.release()
  })

  it('comes when the window is closed', async () => {
    await runDesktop([])
    theWindow().emit('closed')
    electron.app.emit('window-all-closed')
    expect(calls.at(-1)).toBe('quit')
  })
})

describe('what a page may not do', () => {
  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])('leave: %s', async (name) => {
    await runDesktop([])
    const { webContents } = theWindow()
    const denied = (url: string): boolean => {
      let prevented = false
      webContents.emit(name, { url, preventDefault: () => (prevented = true) })
      return prevented
    }
    for (const url of [
      'https://example.org/',
      'file:///etc/passwd',
      'app://other/',
      'app://jiaoban.evil/',
      'app://jiaoban/other',
      'javascript:1',
      'data:text/html,x',
    ]) {
      expect(denied(url), url).toBe(true)
    }
    expect(denied('app://jiaoban/')).toBe(false)
  })

  it('[B5] open windows or embed pages', async () => {
    await runDesktop([])
    const { webContents } = theWindow()
    expect(webContents.openHandler?.({ url: 'https://example.org/' })).toEqual({ action: 'deny' })
    expect(webContents.openHandler?.({ url: 'app://jiaoban/' })).toEqual({ action: 'deny' })
    let prevented = false
    webContents.emit('will-attach-webview', { preventDefault: () => (prevented = true) })
    expect(prevented).toBe(true)
  })

  it('[B5] have a permission, but for writing text to the clipboard', async () => {
    await runDesktop([])
    const { request, check, device, display } = electron.session.defaultSession
    const asked = (permission: string, requestingUrl: string): boolean => {
      let answer = true
      request?.({}, permission, (granted) => (answer = granted), { requestingUrl })
      return answer
    }
    for (const permission of [
      'media',
      'geolocation',
      'notifications',
      'clipboard-read',
      'openExternal',
      'fileSystem',
      'hid',
      'display-capture',
      'unknown',
    ]) {
      expect(asked(permission, 'app://jiaoban/'), permission).toBe(false)
      expect(check?.({}, permission, 'app://jiaoban'), permission).toBe(false)
    }
    expect(asked('clipboard-sanitized-write', 'app://jiaoban/')).toBe(true)
    expect(check?.({}, 'clipboard-sanitized-write', 'app://jiaoban/')).toBe(true)
    expect(asked('clipboard-sanitized-write', 'https://example.org/')).toBe(false)
    expect(check?.({}, 'clipboard-sanitized-write', 'app://jiaoban.evil')).toBe(false)
    expect(device?.()).toBe(false)
    let streams: unknown = 'none'
    display?.({}, (given) => (streams = given))
    expect(streams).toBeNull()
  })
})

describe('ports', () => {
  const nonce = '0193e4a0-0000-4000-8000-000000000001'
  interface Posted {
    readonly channel: string
    readonly nonce: unknown
    readonly port: { readonly node: MessagePort }
  }
  const ask = (frame: object | null, ...given: readonly unknown[]): Posted[] => {
    const posted: Posted[] = []
    const postMessage = (channel: string, answered: unknown, [port]: Posted['port'][]): void => {
      if (port !== undefined) posted.push({ channel, nonce: answered, port })
    }
    theWindow().webContents.ipc.emit(
      'jiaoban:connect',
      { senderFrame: frame === null ? null : { postMessage, ...frame } },
      ...(given.length === 0 ? [nonce] : given),
    )
    return posted
  }

  it('[B5] go to the main frame of our page only', async () => {
    await runDesktop([])
    expect(ask(null)).toEqual([])
    expect(ask({ parent: null, origin: 'https://example.org' })).toEqual([])
    expect(ask({ parent: null, origin: 'null' })).toEqual([])
    expect(ask({ parent: null, origin: 'app://other' })).toEqual([])
    expect(ask({ parent: {}, origin: 'app://jiaoban' })).toEqual([])
    for (const wrong of ['', 7, undefined, 'x'.repeat(36), '<img src=x onerror=alert(1)>']) {
      expect(ask({ parent: null, origin: 'app://jiaoban' }, wrong)).toEqual([])
    }
    const [posted] = ask({ parent: null, origin: 'app://jiaoban' })
    expect(posted).toMatchObject({ channel: 'jiaoban:port', nonce })
    posted?.port.node.close()
  })

  it('[B7] carry the contract as text', async () => {
    await runDesktop([])
    const [posted] = ask({ parent: null, origin: 'app://jiaoban' })
    const answer = await new Promise<unknown>((resolve) => {
      posted?.port.node.on('message', resolve)
      posted?.port.node.postMessage(`{"i":"1","p":{"u":"/session/hello","b":{"json":{"contract":${CONTRACT_VERSION}}}}}`)
    })
    expect(typeof answer).toBe('string')
    expect(JSON.parse(String(answer))).toMatchObject({
      p: { b: { json: { host: 'desktop', capabilities: { paths: true, dialogs: true, reveal: true, downloads: false } } } },
    })
    posted?.port.node.close()
  })
})

describe("the page's files", () => {
  const fetched = async (url: string, init: RequestInit & { initiator?: string } = {}): Promise<Response> => {
    const handler = state.handlers.get('app')
    if (handler === undefined) throw new Error('app:// is not served')
    return handler(Object.assign(new Request(url, init), init.initiator === undefined ? {} : { initiatorOrigin: init.initiator }))
  }

  it('[B3] come with the content policy of both hosts', async () => {
    await runDesktop([])
    const { headers } = await fetched('app://jiaoban/')
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("connect-src 'self';")
    expect(policy).not.toContain('unsafe')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  })

  it('go to our own page only', async () => {
    await runDesktop([])
    expect((await fetched('app://other/')).status).toBe(403)
    expect((await fetched('app://jiaoban/', { initiator: 'https://example.org' })).status).toBe(403)
    expect((await fetched('app://jiaoban/none.js', { initiator: 'app://jiaoban' })).status).toBe(404)
    const upload = { method: 'POST', body: '本报讯', headers: { 'x-file-name': 'a.txt' } }
    expect((await fetched('app://jiaoban/upload', upload)).status).toBe(403)
    const kept = await fetched('app://jiaoban/upload', { ...upload, initiator: 'app://jiaoban' })
    expect(await kept.json()).toEqual({ upload: expect.stringMatching(/^[0-9a-f-]{36}$/) as string })
  })
})

describe('the window', () => {
  it("draws no title bar of the system's where the page has one, and leaves its buttons to the system", async () => {
    const was = process.platform
    try {
      for (const [platform, own] of [
        ['linux', true],
        ['win32', true],
        ['darwin', false],
      ] as const) {
        Object.defineProperty(process, 'platform', { value: platform })
        const { windowOptions } = await import('./window.ts')
        const options = windowOptions({ position: null, width: 1440, height: 900, maximized: false }, 'p', { dark: true, platform }, false)
        expect(options.titleBarStyle === 'hidden' && options.titleBarOverlay !== undefined, platform).toBe(own)
        expect(options.frame).toBeUndefined()
      }
    } finally {
      Object.defineProperty(process, 'platform', { value: was })
    }
  })

  it('opens where it was left', async () => {
    await runDesktop([])
    const first = theWindow()
    Object.assign(first, { bounds: { x: 100, y: 50, width: 1300, height: 700 }, maximized: true })
    first.emit('close')
    expect(JSON.parse(readFileSync(join(place.root, 'user-data', 'window.json'), 'utf8'))).toEqual({
      position: { x: 100, y: 50 },
      width: 1300,
      height: 700,
      maximized: true,
    })
    await quit()
    resetElectron()
    state.paths = { userData: join(place.root, 'user-data'), documents: join(place.root, 'documents') }
    await runDesktop([])
    expect(theWindow().options).toMatchObject({ x: 100, y: 50, width: 1300, height: 700 })
    theWindow().emit('ready-to-show')
    expect(theWindow().maximized).toBe(true)
  })

  it("follows the editor's language and theme", async () => {
    mkdirSync(join(place.root, 'user-data'))
    writeFileSync(join(place.root, 'user-data', 'settings.json'), JSON.stringify({ ...DEFAULT_SETTINGS, language: 'en', theme: 'dark' }))
    await runDesktop([])
    expect(electron.nativeTheme.themeSource).toBe('dark')
    expect(JSON.stringify(state.menu)).toContain('Select All')
    state.dark = true
    electron.nativeTheme.emit('updated')
    if (process.platform !== 'darwin') expect(theWindow().overlay).toMatchObject({ color: '#161513' })
  })

  it.each([
    [0, 'reload'],
    [1, 'quit'],
  ])('offers to load its page again when it crashed (answer %i)', async (response, done) => {
    await runDesktop([])
    state.response = response
    theWindow().webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 })
    await vi.waitFor(() => expect(calls.at(-1)).toBe(done))
    expect(state.asked).toEqual([expect.objectContaining({ buttons: ['重新载入', '退出'] })])
  })
})

describe('the command line', () => {
  it('finds our options among those of others', () => {
    expect(commandLine(['.', '--inspect=0', '--library', '/a b', '--no-sandbox'])).toEqual({ library: '/a b', development: false })
    expect(commandLine(['--development', '--library=/c'])).toEqual({ library: '/c', development: true })
    expect(commandLine([])).toEqual({ library: undefined, development: false })
  })
})

/** What the preload puts into the window, and what it does with what comes back. */
import { expect, it, vi } from 'vitest'

const electron = vi.hoisted(() => {
  const exposed: Record<string, unknown> = {}
  const sent: unknown[][] = []
  const listeners = new Map<string, (event: { ports: unknown[] }, nonce: string) => void>()
  return { exposed, sent, listeners }
})

vi.mock('electron', () => ({
  contextBridge: { exposeInMainWorld: (name: string, api: unknown) => (electron.exposed[name] = api) },
  ipcRenderer: {
    on: (channel: string, listener: (event: { ports: unknown[] }, nonce: string) => void) => electron.listeners.set(channel, listener),
    send: (...message: unknown[]) => electron.sent.push(message),
  },
  webUtils: { getPathForFile: (file: { path: string }) => file.path },
}))

interface Exposed {
  readonly connect: (nonce: unknown) => unknown
  readonly pathOf: (file: unknown) => string
}

it('[B5] exposes two functions and nothing else, and posts the port to the window itself', async () => {
  const posted: unknown[][] = []
  vi.stubGlobal('window', { location: { origin: 'app://jiaoban' }, postMessage: (...message: unknown[]) => posted.push(message) })
  await import('./preload.ts')
  expect(Object.keys(electron.exposed)).toEqual(['jiaoban'])
  const jiaoban = electron.exposed['jiaoban'] as Exposed
  expect(Object.keys(jiaoban).sort()).toEqual(['connect', 'pathOf'])

  expect(jiaoban.connect('a nonce')).toBeUndefined()
  jiaoban.connect({ toString: () => 'made text' })
  expect(electron.sent).toEqual([
    ['jiaoban:connect', 'a nonce'],
    ['jiaoban:connect', 'made text'],
  ])
  expect(jiaoban.pathOf({ path: '/pages/a.txt' })).toBe('/pages/a.txt')

  electron.listeners.get('jiaoban:port')?.({ ports: ['the port'] }, 'a nonce')
  expect(posted).toEqual([[{ jiaoban: 'a nonce' }, 'app://jiaoban', ['the port']]])
})

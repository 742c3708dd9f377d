/** Hands message ports to our own window, and to nobody else. */
import { MessageChannelMain, type BrowserWindow, type WebFrameMain } from 'electron'

import type { Log } from '#electron/platform/index.ts'
import { portWire, type RpcServer } from '#electron/rpc/index.ts'

import { ORIGIN } from './origin.ts'

/** The preload's two channels; it can load no file and so has them written out. */
const CONNECT = 'jiaoban:connect'
const PORT = 'jiaoban:port'

const NONCE = /^[0-9a-f-]{36}$/

/** Only the main frame of the window, and only while it shows our page: a frame inside it or another page gets nothing. */
function mayConnect(frame: WebFrameMain | null): frame is WebFrameMain {
  return frame !== null && frame.parent === null && frame.origin === ORIGIN
}

/** Answers each request of this window's page for a port with a new one, served by `rpc`. */
export function handOutPorts(window: BrowserWindow, rpc: RpcServer, log: Log): void {
  window.webContents.ipc.on(CONNECT, (event, nonce: unknown) => {
    const frame = event.senderFrame
    if (!mayConnect(frame) || typeof nonce !== 'string' || !NONCE.test(nonce)) {
      log.warn('a port was refused', { origin: frame?.origin ?? null, mainFrame: frame?.parent === null })
      return
    }
    const { port1, port2 } = new MessageChannelMain()
    rpc.serve(portWire(port1))
    frame.postMessage(PORT, nonce, [port2])
  })
}

/** Chooses this window's transport, once: the preload's port where there is one, else a WebSocket to the page's own origin. */
import { RPC_PATH } from '#shared/contract/index.ts'

import { requestPort, type Bridge } from './bridge.ts'
import { connectOver, type Connection, type Release, type Transport } from './connection.ts'
import { Disconnected } from './errors.ts'
import { uploadFile } from './upload.ts'
import { portWire, socketWire, type Wire } from './wire.ts'

/** The first pause and the longest between attempts to reach the host, in milliseconds. */
const FIRST_PAUSE = 250
const LONGEST_PAUSE = 5_000

/**
 * Connects to the host of this window. Rejects with `VersionMismatch` where page and host do not fit, with `Disconnected` where
 * no host answers.
 */
export function connect(): Promise<Connection> {
  return connectOver(window.jiaoban === undefined ? socketTransport() : portTransport(window.jiaoban))
}

/** Doubles the pause, and spreads it so that several windows do not knock at once. */
function pause(attempt: number): number {
  return Math.min(FIRST_PAUSE * 2 ** Math.min(attempt, 10), LONGEST_PAUSE) * (0.75 + Math.random() / 2)
}

function onHint(listener: () => void): Release {
  const looked = (): void => {
    if (document.visibilityState === 'visible') listener()
  }
  document.addEventListener('visibilitychange', looked)
  return () => document.removeEventListener('visibilitychange', looked)
}

function portTransport(bridge: Bridge): Transport {
  return {
    open: async () => portWire(await requestPort(bridge, window)),
    diagnose: () => Promise.resolve('unreachable'),
    upload: uploadFile,
    pathOf: (file) => bridge.pathOf(file) || null,
    pause,
    onHint,
  }
}

function socketTransport(): Transport {
  const url = new URL(RPC_PATH, window.location.origin)
  return {
    open: () => openSocket(url),
    diagnose: async () => {
      // A browser does not say why a WebSocket was refused; the same path asked for by GET does.
      const answer = await fetch(url, { method: 'GET' }).catch(() => undefined)
      return answer?.status === 403 ? 'refused' : 'unreachable'
    },
    upload: uploadFile,
    pathOf: () => null,
    pause,
    onHint,
  }
}

function openSocket(url: URL): Promise<Wire> {
  const address = new URL(url)
  address.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:'
  const socket = new WebSocket(address)
  return new Promise((resolve, reject) => {
    const failed = (): void => reject(new Disconnected('the host does not answer'))
    socket.addEventListener('close', failed)
    socket.addEventListener('open', () => {
      socket.removeEventListener('close', failed)
      resolve(socketWire(socket))
    })
  })
}

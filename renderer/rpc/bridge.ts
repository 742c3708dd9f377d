/** The one thing that Electron's preload puts into the window, and how a port is asked of it. */
import { Disconnected } from './errors.ts'
import type { Port } from './wire.ts'

export interface Bridge {
  /** Asks the host for a message port; it is posted to the window in `{jiaoban: nonce}`. */
  connect(nonce: string): void
  /** The path of a file that was dropped or chosen; '' where it has none. */
  pathOf(file: File): string
}

declare global {
  interface Window {
    readonly jiaoban?: Bridge
  }
}

/** How long the host may take to hand a port over, in milliseconds. It is on the same machine. */
const PATIENCE = 10_000

/**
 * Gets a port through the bridge. A port cannot be returned through the context bridge, so it comes as a message to the window;
 * the nonce tells it from any other message, and only the window itself may have sent it.
 */
export function requestPort(bridge: Bridge, window: Window, patience: number = PATIENCE): Promise<Port> {
  const nonce = crypto.randomUUID()
  return new Promise((resolve, reject) => {
    const settle = (): void => {
      clearTimeout(timer)
      window.removeEventListener('message', received)
    }
    const received = (event: MessageEvent): void => {
      const data: unknown = event.data
      const ours = event.source === window && event.origin === window.location.origin
      if (!ours || typeof data !== 'object' || data === null || !('jiaoban' in data) || data.jiaoban !== nonce) return
      const port = event.ports[0]
      settle()
      if (port === undefined) reject(new Disconnected('the host sent no port'))
      else resolve(port)
    }
    const timer = setTimeout(() => {
      settle()
      reject(new Disconnected('the host handed over no port'))
    }, patience)
    window.addEventListener('message', received)
    bridge.connect(nonce)
  })
}

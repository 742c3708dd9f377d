/**
 * What every transport is reduced to: text both ways, and an end. oRPC's peers stand on it, so that the three transports cannot
 * differ in anything but how the text travels.
 */
import type { WebSocket } from 'ws'

/** One end of a connection. */
export interface Wire {
  /** False from the moment on that nothing can be sent any more. */
  readonly open: boolean
  /** Sends one message; resolves when the next may be sent. Does nothing on a wire that is closed. */
  send(text: string): Promise<void>
  /** Called with each message in order; `undefined` stands for one that was no text. One listener. */
  onText(listener: (text: string | undefined) => void): void
  /** Called once, whichever side closed, with no message after it; listeners are called in the order in which they came. */
  onClose(listener: () => void): void
  /** Ends the connection; `broken` where the other side does not keep to the rules, else `done`. */
  close(why?: 'done' | 'broken'): void
}

/** The part of Electron's MessagePortMain that a wire needs. */
export interface PortMain {
  on(event: 'message', listener: (message: { readonly data: unknown }) => void): unknown
  on(event: 'close', listener: () => void): unknown
  postMessage(message: string): void
  start(): void
  close(): void
}

/** Closed once and told once, by whichever side. */
function ending(): { readonly open: boolean; onClose(listener: () => void): void; end(): void } {
  let open = true
  const listeners: (() => void)[] = []
  return {
    get open() {
      return open
    },
    onClose: (listener) => {
      if (open) listeners.push(listener)
      else listener()
    },
    end: () => {
      if (!open) return
      open = false
      for (const listener of listeners) listener()
    },
  }
}

/** A wire over a message port of the main process. Text is posted, never an object that structured clone would carry. */
export function portWire(port: PortMain): Wire {
  const state = ending()
  port.on('close', () => state.end())
  return {
    get open() {
      return state.open
    },
    send: (text) => {
      if (state.open) port.postMessage(text)
      return Promise.resolve()
    },
    onText: (listener) => {
      port.on('message', ({ data }) => {
        if (state.open) listener(typeof data === 'string' ? data : undefined)
      })
      port.start()
    },
    onClose: (listener) => state.onClose(listener),
    close: () => {
      port.close()
      state.end()
    },
  }
}

/** WebSocket close codes (RFC 6455 section 7.4.1): going away, and policy violation. */
const CLOSE_CODES = { done: 1001, broken: 1008 } as const

/** A wire over an open WebSocket of the `ws` package. `send` resolves when the text has been handed to the system. */
export function socketWire(socket: WebSocket): Wire {
  const state = ending()
  socket.on('close', () => state.end())
  // A frame that is too long or malformed ends the connection by itself; the `close` event follows.
  socket.on('error', () => undefined)
  return {
    get open() {
      return state.open
    },
    send: (text) =>
      new Promise((resolve) => {
        if (state.open) socket.send(text, () => resolve())
        else resolve()
      }),
    onText: (listener) => {
      socket.on('message', (data, binary) => {
        if (state.open) listener(binary ? undefined : (data as Buffer).toString('utf8'))
      })
    },
    onClose: (listener) => state.onClose(listener),
    close: (why = 'done') => {
      socket.close(CLOSE_CODES[why])
      state.end()
    },
  }
}

/** Two wires that are each other's other end, in one process. Messages arrive later and in order, as over any wire. */
export function memoryWires(): readonly [Wire, Wire] {
  const states = [ending(), ending()] as const
  const listeners: ((text: string | undefined) => void)[] = []
  const wire = (mine: 0 | 1): Wire => ({
    get open() {
      return states[mine].open
    },
    send: (text) => {
      queueMicrotask(() => {
        if (states[mine].open) listeners[1 - mine]?.(text)
      })
      return Promise.resolve()
    },
    onText: (listener) => {
      listeners[mine] = listener
    },
    onClose: (listener) => states[mine].onClose(listener),
    close: () => {
      for (const state of states) state.end()
    },
  })
  return [wire(0), wire(1)]
}

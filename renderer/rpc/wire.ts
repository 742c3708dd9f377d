/**
 * What both transports are reduced to on this side: text both ways, and an end. Written against the least that a port and a
 * socket must have, so that the conformance suite can run this very code outside a browser.
 */

/** This end of a connection. */
export interface Wire {
  /** False from the moment on that nothing can be sent any more. */
  readonly open: boolean
  /** Sends one message. Does nothing on a wire that is closed. */
  send(text: string): void
  /** Called with each message in order; `undefined` stands for one that was no text. One listener. */
  onText(listener: (text: string | undefined) => void): void
  /** Called once, whichever side closed, with no message after it; listeners are called in the order in which they came. */
  onClose(listener: () => void): void
  close(): void
}

interface Listening {
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void
  addEventListener(type: 'close', listener: () => void): void
}

/** The part of a MessagePort that a wire needs. */
export interface Port extends Listening {
  postMessage(message: string): void
  start(): void
  close(): void
}

/** The part of a WebSocket that a wire needs. */
export interface Socket extends Listening {
  send(text: string): void
  close(code?: number): void
}

/** Closed once and told once, by whichever side. */
function endOf(listening: Listening): { readonly open: boolean; onClose(listener: () => void): void; end(): void } {
  let open = true
  const listeners: (() => void)[] = []
  const end = (): void => {
    if (!open) return
    open = false
    for (const listener of listeners) listener()
  }
  listening.addEventListener('close', end)
  return {
    get open() {
      return open
    },
    onClose: (listener) => {
      if (open) listeners.push(listener)
      else listener()
    },
    end,
  }
}

/** A wire over a message port that the host handed over. */
export function portWire(port: Port): Wire {
  const state = endOf(port)
  return {
    get open() {
      return state.open
    },
    send: (text) => {
      if (state.open) port.postMessage(text)
    },
    onText: (listener) => {
      port.addEventListener('message', ({ data }) => {
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

/** A wire over a WebSocket that is open. */
export function socketWire(socket: Socket): Wire {
  const state = endOf(socket)
  return {
    get open() {
      return state.open
    },
    send: (text) => {
      if (state.open) socket.send(text)
    },
    onText: (listener) => {
      socket.addEventListener('message', ({ data }) => {
        if (state.open) listener(typeof data === 'string' ? data : undefined)
      })
    },
    onClose: (listener) => state.onClose(listener),
    close: () => {
      // 1000: the purpose of the connection has been fulfilled.
      socket.close(1000)
      state.end()
    },
  }
}

/** Runs the conformance suite over the three transports, each with the renderer's client at one end and the host's server at the other. */
import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { MessageChannel } from 'node:worker_threads'
import { WebSocket, WebSocketServer } from 'ws'

import { AppError, type Log } from '#electron/platform/index.ts'
import { createRpcServer, memoryWires, portWire, socketWire, type Services, type Wire } from '#electron/rpc/index.ts'
import { createClient, createLink } from '#renderer/rpc/client.ts'
import { Disconnected } from '#renderer/rpc/errors.ts'
import * as client from '#renderer/rpc/wire.ts'

import { conformance, TEST_LONGEST, testWelcome, type Connected, type Script } from './conformance.ts'

/** Two ends of one connection, and what must be let go of afterwards. */
interface Ends {
  readonly here: client.Wire
  readonly there: Wire
  release(): Promise<void>
}

function servicesOf(script: Script): Services {
  const unused = new Proxy({}, { get: () => () => Promise.reject(new Error('the suite does not use this')) })
  const services: object = {
    session: { hello: async () => testWelcome, saveSettings: script.saveSettings },
    library: { overview: script.overview, search: script.search, events: script.events },
    pages: unused,
    operations: unused,
    imports: unused,
    exports: unused,
    jobs: unused,
    system: unused,
  }
  return services as Services
}

/** Serves the script at one end and puts the client on the other, writing down what passes. */
function connected(script: Script, ends: Ends): Connected {
  const texts: string[] = []
  const lines: string[] = []
  const write = (what: string, details: unknown): void => void lines.push(`${what} ${JSON.stringify(details)}`)
  const log: Log = { info: write, warn: write, error: write }
  const server = createRpcServer(servicesOf(script), log, { maxCharacters: TEST_LONGEST, checkResults: true })
  let closed = (): void => undefined
  const closedThere = new Promise<void>((resolve) => {
    closed = resolve
  })
  server.serve({
    get open() {
      return ends.there.open
    },
    send: (text) => {
      texts.push(`< ${text}`)
      return ends.there.send(text)
    },
    onText: (listener) => ends.there.onText(listener),
    onClose: (listener) =>
      ends.there.onClose(() => {
        listener()
        closed()
      }),
    close: (why) => ends.there.close(why),
  })
  const here: client.Wire = {
    get open() {
      return ends.here.open
    },
    send: (text) => {
      texts.push(`> ${text}`)
      ends.here.send(text)
    },
    onText: (listener) => ends.here.onText(listener),
    onClose: (listener) => ends.here.onClose(listener),
    close: () => ends.here.close(),
  }
  return {
    client: createClient(createLink(here, TEST_LONGEST)),
    texts,
    logged: () => lines.join('\n'),
    sendRaw: (text) => ends.here.send(text),
    closeHere: () => ends.here.close(),
    closeThere: () => server.release(),
    closedThere,
    release: async () => {
      server.release()
      await ends.release()
    },
  }
}

async function memory(): Promise<Ends> {
  const [here, there] = memoryWires()
  return { here, there, release: async () => undefined }
}

/** Node's ports, the host's end dressed as Electron's: messages come as events with `data`, and wait for `start`. */
async function port(): Promise<Ends> {
  const { port1, port2 } = new MessageChannel()
  const there = portWire({
    on: (event: 'message' | 'close', listener: (message: { readonly data: unknown }) => void) =>
      event === 'close' ? port2.on('close', listener) : port2.addListener('message', (data: unknown) => listener({ data })),
    postMessage: (message) => port2.postMessage(message),
    start: () => port2.start(),
    close: () => port2.close(),
  })
  return { here: client.portWire(port1 as unknown as client.Port), there, release: async () => port1.close() }
}

async function webSocket(): Promise<Ends> {
  const http = createServer()
  const sockets = new WebSocketServer({ server: http })
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
  const connection = once(sockets, 'connection')
  const socket = new WebSocket(`ws://127.0.0.1:${(http.address() as AddressInfo).port}/`)
  const [there] = (await connection) as [WebSocket]
  if (socket.readyState !== socket.OPEN) await once(socket, 'open')
  return {
    here: client.socketWire(socket),
    there: socketWire(there),
    release: async () => {
      socket.terminate()
      sockets.close()
      http.close()
      await once(http, 'close')
    },
  }
}

for (const [name, open] of [
  ['memory', memory],
  ['message port', port],
  ['WebSocket', webSocket],
] as const) {
  conformance({
    name,
    connect: async (script) => connected(script, await open()),
    refusal: (what) => new AppError(what),
    Disconnected,
  })
}

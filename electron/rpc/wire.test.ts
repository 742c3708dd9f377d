/** What only one kind of wire can meet: a port that brings objects, a socket that brings bytes or too much. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { MessageChannel } from 'node:worker_threads'
import { describe, expect, it } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'

import { CONTRACT_VERSION } from '#shared/contract/index.ts'

import { fakeServices } from './testing/fake-services.ts'
import { createRpcServer, type RpcOptions } from './server.ts'
import { memoryWires, portWire, socketWire, type PortMain } from './wire.ts'

/** A server whose log lines are kept. */
function serving(options: RpcOptions = {}): { readonly server: ReturnType<typeof createRpcServer>; readonly lines: string[] } {
  const lines: string[] = []
  const write = (what: string, details: unknown): void => void lines.push(`${what} ${JSON.stringify(details)}`)
  return { server: createRpcServer(fakeServices().services, { info: write, warn: write, error: write }, options), lines }
}

it('logs an answer that is too long to be sent', async () => {
  const { server, lines } = serving({ maxCharacters: 200 })
  const [ours, theirs] = memoryWires()
  const answer = new Promise<string>((resolve) => theirs.onText((text) => resolve(text ?? '')))
  server.serve(ours)
  await theirs.send(JSON.stringify({ i: '1', p: { u: '/session/hello', b: { json: { contract: CONTRACT_VERSION } } } }))
  expect(await answer).toContain('PAYLOAD_TOO_LARGE')
  expect(lines).toEqual(['an answer is too long {"log":"PAYLOAD_TOO_LARGE","procedure":"/session/hello","longest":200}'])
  server.release()
})

describe('a message port', () => {
  it.each([
    ['an object, which structured clone would carry', { i: '1', p: { u: '/session/hello', b: { json: { contract: 1 } } } }],
    ['bytes', new TextEncoder().encode('{"i":"1"}')],
  ])('is closed when %s comes instead of text', async (_, message) => {
    const { port1, port2 } = new MessageChannel()
    const port: PortMain = {
      on: (event: 'message' | 'close', listener: (message: { readonly data: unknown }) => void) =>
        event === 'close' ? port2.on('close', listener) : port2.on('message', (data: unknown) => listener({ data })),
      postMessage: (text) => port2.postMessage(text),
      start: () => undefined,
      close: () => port2.close(),
    }
    const { server, lines } = serving()
    server.serve(portWire(port))
    const closed = once(port1, 'close')
    port1.postMessage(message)
    await closed
    expect(lines.join()).toContain('not text')
  })
})

describe('a WebSocket', () => {
  async function connected(maxPayload = 1000): Promise<{ socket: WebSocket; lines: string[]; end: () => Promise<void> }> {
    const http = createServer()
    const sockets = new WebSocketServer({ server: http, maxPayload })
    const { server, lines } = serving()
    sockets.on('connection', (socket) => server.serve(socketWire(socket)))
    http.listen(0, '127.0.0.1')
    await once(http, 'listening')
    const socket = new WebSocket(`ws://127.0.0.1:${(http.address() as AddressInfo).port}/`)
    await once(socket, 'open')
    const end = async (): Promise<void> => {
      sockets.close()
      http.close()
      await once(http, 'close')
    }
    return { socket, lines, end }
  }

  it.each([
    ['1008 for bytes instead of text', Buffer.from('{"i":"1"}'), 1008],
    ['1009 for a frame that is too long', 'x'.repeat(1001), 1009],
  ])('is closed with code %s', async (_, message, code) => {
    const { socket, end } = await connected()
    const closed = once(socket, 'close')
    socket.send(message)
    expect((await closed)[0]).toBe(code)
    await end()
  })
})

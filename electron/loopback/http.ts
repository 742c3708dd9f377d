/** Node's HTTP on one side, the hosts' common answers on the other. */
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type WebSocket } from 'ws'

import type { Log } from '#electron/platform/index.ts'
import { plainAnswer, type Answer, type Web, type WebRequest } from '#electron/rpc/index.ts'
import { MAX_MESSAGE_CHARACTERS, RPC_PATH } from '#shared/contract/index.ts'

import type { Gate, Refusal } from './gate.ts'

/** Bytes of the longest message: Chinese characters have three in UTF-8. */
const LONGEST_FRAME = 3 * MAX_MESSAGE_CHARACTERS

/** What a person reads who comes to the gate without a key. */
const SENTENCES: Readonly<Record<Refusal, string>> = {
  'wrong-host': '请打开校版启动时显示的地址。\nOpen the address that Jiaoban printed at its start.',
  'wrong-origin': '别的网页不能使用校版。\nOther pages may not use Jiaoban.',
  'cross-site': '别的网页不能使用校版。\nOther pages may not use Jiaoban.',
  'bad-token':
    '这个地址是以前的。请打开校版这一次启动时显示的地址。\nThis address is an old one. Open the address that Jiaoban printed at its latest start.',
  'no-session': '请打开校版启动时显示的地址（带 token 的）。\nOpen the address that Jiaoban printed at its start, with its token.',
}

export interface HttpOptions {
  readonly gate: Gate
  readonly web: Web
  /** Takes over a window's WebSocket. */
  connected(socket: WebSocket): void
  readonly log: Log
}

/** Answers a server's requests from now on. The returned function ends the WebSockets. */
export function answerRequests(server: Server, options: HttpOptions): () => void {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: LONGEST_FRAME, perMessageDeflate: false })
  server.on('request', (request, response) => {
    answer(request, response, options).catch((error: unknown) => {
      options.log.warn('an answer was broken off', { path: pathOf(request), error: String(error) })
      response.destroy()
    })
  })
  server.on('upgrade', (request, socket: Duplex, head) => {
    socket.on('error', () => socket.destroy())
    const code = upgradeRefusal(request, options.gate)
    if (code === undefined) {
      sockets.handleUpgrade(request, socket, head, (webSocket) => options.connected(webSocket))
      return
    }
    options.log.warn('a WebSocket was refused', { code, from: request.headers.origin ?? null, host: request.headers.host ?? null })
    const status = code === 'not-found' ? '404 Not Found' : '403 Forbidden'
    socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Type: text/plain\r\nContent-Length: ${code.length}\r\n\r\n${code}`)
  })
  return () => {
    for (const socket of sockets.clients) socket.terminate()
    sockets.close()
  }
}

/** Why a WebSocket is refused; undefined lets it in. The address with its token opens the page and nothing else. */
function upgradeRefusal(request: IncomingMessage, gate: Gate): Refusal | 'not-found' | undefined {
  const verdict = gate.judge(request, true)
  if (verdict.verdict === 'refused') return verdict.code
  if (verdict.verdict === 'exchange') return 'no-session'
  return pathOf(request) === RPC_PATH ? undefined : 'not-found'
}

/** The path as it was sent. Nothing is normalised, so that what leads out of a folder is seen. */
function pathOf(request: IncomingMessage): string {
  return (request.url ?? '').split('?', 1)[0] ?? ''
}

async function answer(request: IncomingMessage, response: ServerResponse, options: HttpOptions): Promise<void> {
  const { gate, web, log } = options
  const changing = request.method !== 'GET' && request.method !== 'HEAD'
  const verdict = gate.judge(request, changing)
  if (verdict.verdict === 'refused') {
    log.warn('a request was refused', { code: verdict.code, from: request.headers.origin ?? null, host: request.headers.host ?? null })
    const headers = { 'x-content-type-options': 'nosniff', 'content-security-policy': "default-src 'none'" }
    await send(request, response, plainAnswer(403, `403 ${verdict.code}\n${SENTENCES[verdict.code]}`, headers))
  } else if (verdict.verdict === 'exchange') {
    const headers = { location: '/', 'set-cookie': verdict.cookie, 'referrer-policy': 'no-referrer' }
    await send(request, response, plainAnswer(303, '303 see-other', headers))
  } else if (pathOf(request) === RPC_PATH) {
    await send(request, response, plainAnswer(426, '426 upgrade-required', { upgrade: 'websocket', connection: 'upgrade' }))
  } else {
    await send(request, response, await web(webRequest(request)))
  }
}

function webRequest(request: IncomingMessage): WebRequest {
  return {
    method: request.method ?? '',
    path: pathOf(request),
    header: (name) => {
      const value = request.headers[name]
      return Array.isArray(value) ? value.join(', ') : value
    },
    body: request,
  }
}

async function send(request: IncomingMessage, response: ServerResponse, { status, headers, body }: Answer): Promise<void> {
  response.writeHead(status, headers)
  if (body instanceof Readable) await pipeline(body, response)
  else response.end(body)
  // What was refused before its end is read to it and thrown away: a browser that is still sending would not hear the refusal.
  if (!request.complete) request.resume()
}

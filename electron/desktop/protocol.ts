/** Serves the renderer over app://, with the answers and the content policy that the loopback host gives too. */
import { Readable } from 'node:stream'
import { protocol } from 'electron'

import { plainAnswer, type Answer, type Web, type WebRequest } from '#electron/rpc/index.ts'

import { isOurs, ORIGIN, SCHEME } from './origin.ts'

/** Makes app:// an origin like https: with storage, fetch and a secure context. Only before Electron is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true } },
  ])
}

/** Answers requests to app:// from now on. */
export function serveProtocol(web: Web): void {
  protocol.handle(SCHEME, async (request) => {
    const { initiatorOrigin } = request as { readonly initiatorOrigin?: string }
    const changing = request.method !== 'GET' && request.method !== 'HEAD'
    // Electron names the page that asks, which that page cannot change; the browser's own first request has none.
    const foreign = initiatorOrigin === undefined ? changing : initiatorOrigin !== ORIGIN
    if (foreign || !isOurs(request.url)) return toResponse(plainAnswer(403, '403 wrong-origin'))
    return toResponse(await web(toWebRequest(request)))
  })
}

function toWebRequest(request: Request): WebRequest {
  return {
    method: request.method,
    path: new URL(request.url).pathname,
    header: (name) => request.headers.get(name) ?? undefined,
    body: request.body,
  }
}

function toResponse({ status, headers, body }: Answer): Response {
  return new Response(body instanceof Readable ? Readable.toWeb(body) : body, { status, headers })
}

/**
 * Who may speak to the loopback host. Any page in any browser of this machine can send requests to 127.0.0.1, so each is held
 * against four things before anything else looks at it:
 *
 * - `Host` must be our own address: a foreign name that was made to resolve to 127.0.0.1 (DNS rebinding) stands there as itself.
 * - `Origin`, where the browser sends it, must be ours; POST and the WebSocket must have it.
 * - `Sec-Fetch-Site`, where the browser sends it: a page of another port of this machine is "same site" and so gets our cookie
 *   sent along; only navigation may come from there.
 * - The session's cookie. It is given in exchange for the token of the printed address, by a redirect that takes the token off
 *   the address bar. Cookies do not know ports, so the cookie's name has the port.
 *
 * The token is made at each start and holds until the host ends. A token for one use would lock an editor out of the own work who
 * closes the browser; it is only printed where the host was started, and whoever reads there can read the library's files too.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** Why a request was refused. */
export type Refusal = 'wrong-host' | 'wrong-origin' | 'cross-site' | 'bad-token' | 'no-session'

export type Verdict =
  | { readonly verdict: 'let-in' }
  /** The token is right: answer with a redirect to `/` and this cookie. */
  | { readonly verdict: 'exchange'; readonly cookie: string }
  | { readonly verdict: 'refused'; readonly code: Refusal }

export interface Gate {
  /** The address of the page, without token. */
  readonly origin: string
  /** The address to open: with the token. */
  readonly address: string
  /** Judges a request; `mustHaveOrigin` for whatever changes something. */
  judge(request: IncomingMessage, mustHaveOrigin: boolean): Verdict
}

const secret = (): string => randomBytes(32).toString('base64url')

/** Compares in a time that does not tell how much of a guess is right; hashing makes both equally long. */
function same(guess: string, secretText: string): boolean {
  const hash = (text: string): Buffer => createHash('sha256').update(text).digest()
  return timingSafeEqual(hash(guess), hash(secretText))
}

const refused = (code: Refusal): Verdict => ({ verdict: 'refused', code })

/** Makes the gate of a host that listens on 127.0.0.1 at this port. */
export function createGate(port: number): Gate {
  const host = `127.0.0.1:${port}`
  const origin = `http://${host}`
  const [token, session] = [secret(), secret()]
  const name = `jiaoban-${port}`
  return {
    origin,
    address: `${origin}/?token=${token}`,
    judge: (request, mustHaveOrigin) => {
      if (request.headers.host !== host) return refused('wrong-host')
      const from = request.headers.origin
      if (from === undefined ? mustHaveOrigin : from !== origin) return refused('wrong-origin')
      if (comesFromElsewhere(request)) return refused('cross-site')
      const offered = tokenOf(request)
      if (offered !== undefined) {
        if (!same(offered, token)) return refused('bad-token')
        return { verdict: 'exchange', cookie: `${name}=${session}; Path=/; HttpOnly; SameSite=Strict` }
      }
      return same(cookieOf(request, name) ?? '', session) ? { verdict: 'let-in' } : refused('no-session')
    },
  }
}

function comesFromElsewhere(request: IncomingMessage): boolean {
  const site = request.headers['sec-fetch-site']
  const elsewhere = site === 'cross-site' || site === 'same-site'
  const navigation = request.headers['sec-fetch-mode'] === 'navigate' && request.headers['sec-fetch-dest'] === 'document'
  return elsewhere && !(navigation && request.method === 'GET')
}

/** The token of the printed address; only the start page takes one. */
function tokenOf(request: IncomingMessage): string | undefined {
  const [path, query] = (request.url ?? '').split('?', 2)
  if (path !== '/' || query === undefined || request.method !== 'GET') return undefined
  return new URLSearchParams(query).get('token') ?? undefined
}

function cookieOf(request: IncomingMessage, name: string): string | undefined {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim())
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1)
}

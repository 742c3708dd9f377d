/**
 * The contract's typed client over one wire. Plain JSON and nothing else crosses it: a date, a map or an `undefined` inside a
 * request is a defect and fails here, on every transport alike.
 */
import { createORPCClient, mapEventIterator, ORPCError, type ClientLink } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { ContractRouterClient } from '@orpc/contract'

import { Bug } from '#shared/base/index.ts'
import { MAX_MESSAGE_CHARACTERS, type contract } from '#shared/contract/index.ts'

import { Disconnected } from './errors.ts'
import type { Wire } from './wire.ts'

export type Client = ContractRouterClient<typeof contract>
/** Calls carry no context of ours; oRPC spells that as an object without keys. */
type NoContext = Record<PropertyKey, never>
export type Link = ClientLink<NoContext>

/**
 * True for what JSON text carries unchanged, looking one level deep: oRPC asks for every value inside too.
 * `undefined` alone is a call without input; inside an object or list it would silently vanish or turn into null.
 */
function isPlain(value: unknown): boolean {
  if (value === null || value === undefined || typeof value === 'string' || typeof value === 'boolean') return true
  if (typeof value === 'number') return Number.isFinite(value)
  if (typeof value !== 'object') return false
  if (Array.isArray(value)) return !value.includes(undefined)
  const prototype: unknown = Object.getPrototypeOf(value)
  // A plain object of another realm (a test's, a worker's) has another Object.prototype, which has no prototype either.
  return (prototype === null || Object.getPrototypeOf(prototype) === null) && !Object.values(value).includes(undefined)
}

const refuse = (): never => {
  throw new Bug('only JSON crosses the wire')
}
const onlyJson = { type: 99, condition: (value: unknown) => !isPlain(value), serialize: refuse, deserialize: refuse }

/**
 * Calls procedures over a wire. Calls that are pending when it closes reject with `Disconnected`, and so does every later one;
 * a stream of events throws it. `maxCharacters`: of a request; a longer one is refused with `PAYLOAD_TOO_LARGE` and not sent.
 */
export function createLink(wire: Wire, maxCharacters: number = MAX_MESSAGE_CHARACTERS): Link {
  const port = {
    on: (event: string, listener: (message?: { data: unknown }) => void): void => {
      if (event === 'close') wire.onClose(() => listener())
      else wire.onText((data) => (data === undefined ? wire.close() : listener({ data })))
    },
    postMessage: (text: string): void => {
      if (text.length > maxCharacters) throw new ORPCError('PAYLOAD_TOO_LARGE', { message: `longer than ${maxCharacters} characters` })
      wire.send(text)
    },
  }
  const why = (error: unknown, signal: AbortSignal | undefined): unknown => {
    if (signal?.aborted === true) return signal.reason
    return wire.open || error instanceof ORPCError ? error : new Disconnected()
  }
  return new RPCLink<NoContext>({
    port,
    customJsonSerializers: [onlyJson],
    clientInterceptors: [
      // In the same moment as oRPC notes the call as pending: a wire that closes later rejects it, one that closed before is met here.
      async (call) => {
        if (!wire.open) throw new Disconnected()
        return call.next()
      },
    ],
    interceptors: [
      async (call) => {
        try {
          const output = await call.next()
          if (!isStream(output)) return output
          return mapEventIterator(output, { value: async (event) => event, error: async (error) => why(error, call.signal) })
        } catch (error) {
          throw why(error, call.signal)
        }
      },
    ],
  })
}

/** The typed client over a link; the link may change what it calls over from call to call. */
export function createClient(link: Link): Client {
  return createORPCClient(link)
}

function isStream(output: unknown): output is AsyncIterator<unknown, unknown, void> {
  return typeof output === 'object' && output !== null && Symbol.asyncIterator in output
}

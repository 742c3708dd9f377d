/** Serves the contract over wires, whatever they are made of. Knows no host. */
import { mapEventIterator, ORPCError } from '@orpc/client'
import { StandardHandler, StandardRPCMatcher } from '@orpc/server/standard'
import { WebsocketHandler } from '@orpc/server/websocket'

import type { Log } from '#electron/platform/index.ts'
import { MAX_MESSAGE_CHARACTERS } from '#shared/contract/index.ts'

import { helloFirstError, sendable } from './errors.ts'
import { jsonText } from './json-text.ts'
import { createRouter, type Caller, type RouterOptions } from './router.ts'
import type { Services } from './services.ts'
import type { Wire } from './wire.ts'

export interface RpcOptions extends RouterOptions {
  /** The longest message, in UTF-16 code units of its text. Longer requests end the connection, longer answers are refused. */
  readonly maxCharacters?: number
}

export interface RpcServer {
  /** Answers what comes over this wire until it closes. */
  serve(wire: Wire): void
  /** Closes all wires. Running calls of the services are told by their signals and not waited for. */
  release(): void
}

/** Makes the server of one host. The services stay the caller's to release, after the server. */
export function createRpcServer(services: Services, log: Log, options: RpcOptions = {}): RpcServer {
  const longest = options.maxCharacters ?? MAX_MESSAGE_CHARACTERS
  // oRPC's WebSocket handler asks of a socket only that it sends text, and, unlike the others, tells when a message went wrong.
  const handler = new WebsocketHandler<Caller>(createHandler(services, log, longest, options))
  const wires = new Set<Wire>()
  return {
    serve: (wire) => {
      const caller: Caller = { greeted: false }
      const socket = { send: (text: unknown) => wire.send(String(text)), addEventListener: () => undefined }
      wires.add(wire)
      wire.onClose(() => {
        wires.delete(wire)
        handler.close(socket as never)
      })
      wire.onText((text) => {
        if (text === undefined || text.length > longest) {
          log.warn('a connection was closed for what came over it', { why: text === undefined ? 'not text' : 'too long' })
          wire.close('broken')
          return
        }
        handler.message(socket as never, text, { context: caller }).catch((error: unknown) => {
          log.warn('a message could not be handled', { error: String(error) })
          if (error instanceof SyntaxError) wire.close('broken')
        })
      })
    },
    release: () => {
      for (const wire of [...wires]) wire.close('done')
    },
  }
}

function createHandler(services: Services, log: Log, longest: number, options: RouterOptions): StandardHandler<Caller> {
  return new StandardHandler<Caller>(createRouter(services, options), new StandardRPCMatcher(), jsonText(longest), {
    // Around everything: what the codec refuses to write is a defect of ours and is answered as one.
    interceptors: [
      async (call) => {
        try {
          return await call.next()
        } catch (error) {
          if (error instanceof ORPCError) {
            // The editor is told that the log says more.
            if (error.code === 'PAYLOAD_TOO_LARGE') {
              log.error('an answer is too long', { log: error.code, procedure: call.request.url.pathname, longest })
            }
            throw error
          }
          throw sendable(error, call.request.url.pathname, log, call.request.signal)
        }
      },
    ],
    // Around the procedure, and, for a stream of events, around each of them.
    clientInterceptors: [
      async (call) => {
        const { context, signal } = call
        const procedure = call.path.join('.')
        if (!context.greeted && procedure !== 'session.hello') throw helloFirstError()
        try {
          const output = await call.next()
          if (!isStream(output)) return output
          return mapEventIterator(output, {
            value: async (event) => event,
            error: async (error) => sendable(error, procedure, log, signal),
          })
        } catch (error) {
          throw sendable(error, procedure, log, signal)
        }
      },
    ],
  })
}

function isStream(output: unknown): output is AsyncIterator<unknown, unknown, void> {
  return typeof output === 'object' && output !== null && Symbol.asyncIterator in output
}

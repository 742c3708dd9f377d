/**
 * The codec of the server's side: plain JSON and nothing else, the same text on every transport.
 *
 * oRPC could carry dates, maps, `undefined` and files by notes beside the JSON. We refuse those notes in what comes in and never
 * write them, so that a value which is not JSON fails in the first test that sends it and not under one host only.
 */
import { isORPCErrorJson, ORPCError } from '@orpc/client'
import { StandardRPCJsonSerializer, StandardRPCSerializer } from '@orpc/client/standard'
import { StandardRPCCodec } from '@orpc/server/standard'

import { Bug } from '#shared/base/index.ts'

/**
 * The longest message, in UTF-16 code units of its text. A page's text of 64 MB, the most that is imported, has about 22 million
 * Chinese characters and stands twice in its page; V8 itself ends at 512 million.
 */
export const MAX_CHARACTERS = 64 * 1024 * 1024

/**
 * True for what JSON text carries unchanged, looking one level deep: the serializer asks for every value inside too.
 * `undefined` alone is a call without input; inside an object or list it would silently vanish or turn into null.
 */
function isPlain(value: unknown): boolean {
  if (value === null || value === undefined || typeof value === 'string' || typeof value === 'boolean') return true
  if (typeof value === 'number') return Number.isFinite(value)
  if (typeof value !== 'object') return false
  if (Array.isArray(value)) return !value.includes(undefined)
  const prototype: unknown = Object.getPrototypeOf(value)
  // A plain object of another realm (a test's, a worker's) has another Object.prototype, which has no prototype either.
  const plain = prototype === null || Object.getPrototypeOf(prototype) === null
  return plain && !Object.values(value).includes(undefined)
}

const kindOf = (value: unknown): string =>
  typeof value === 'object' && value !== null
    ? ((value.constructor as { readonly name?: string } | undefined)?.name ?? 'object')
    : typeof value

const onlyJson = {
  type: 99,
  // An oRPC error without data is written as {…, data: undefined}; leaving it out loses nothing.
  condition: (value: unknown) => !isPlain(value) && !isORPCErrorJson(value),
  serialize: (value: unknown): never => {
    throw new Bug(`only JSON crosses the wire: met ${kindOf(value)} or undefined inside it`)
  },
  deserialize: (): never => {
    throw new ORPCError('BAD_REQUEST', { message: 'only JSON crosses the wire', data: null })
  },
}

/** Characters of a JSON value's strings, keys included: what makes a message long. */
function characters(value: unknown): number {
  if (typeof value === 'string') return value.length + 2
  if (typeof value !== 'object' || value === null) return 4
  let sum = 2
  if (Array.isArray(value)) for (const item of value) sum += characters(item) + 1
  else for (const [key, item] of Object.entries(value)) sum += key.length + characters(item) + 4
  return sum
}

class JsonText extends StandardRPCCodec {
  readonly #longest: number

  constructor(longest: number) {
    super(new StandardRPCSerializer(new StandardRPCJsonSerializer({ customJsonSerializers: [onlyJson] })))
    this.#longest = longest
  }

  override async decode(...[request, params, procedure]: Parameters<StandardRPCCodec['decode']>): Promise<unknown> {
    const body: unknown = await request.body()
    const fits = typeof body === 'object' && body !== null && !('meta' in body) && !('maps' in body) && !(body instanceof FormData)
    if (!fits) throw new ORPCError('BAD_REQUEST', { message: 'only JSON crosses the wire', data: null })
    return super.decode({ ...request, method: 'POST', body: () => Promise.resolve(body) }, params, procedure)
  }

  override encode(...[output, procedure]: Parameters<StandardRPCCodec['encode']>): ReturnType<StandardRPCCodec['encode']> {
    const response = super.encode(output, procedure)
    if (characters(output) > this.#longest) {
      throw new ORPCError('PAYLOAD_TOO_LARGE', { message: `the answer is longer than ${this.#longest} characters`, data: null })
    }
    return response
  }
}

/** The codec for the server's handler. `longest`: of a message, in UTF-16 code units. */
export function jsonText(longest: number = MAX_CHARACTERS): StandardRPCCodec {
  return new JsonText(longest)
}

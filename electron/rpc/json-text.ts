/**
 * The codec of the server's side: plain JSON and nothing else, the same text on every transport.
 *
 * oRPC could carry dates, maps, `undefined` and files by notes beside the JSON. We refuse those notes in what comes in and never
 * write them, so that a value which is not JSON fails in the first test that sends it and not under one host only.
 */
import { isORPCErrorJson, ORPCError } from '@orpc/client'
import { StandardRPCJsonSerializer, StandardRPCSerializer, type StandardRPCJsonSerialized } from '@orpc/client/standard'
import { StandardRPCCodec } from '@orpc/server/standard'

import { Bug } from '#shared/base/index.ts'
import { MAX_MESSAGE_CHARACTERS } from '#shared/contract/index.ts'

/** What JSON would not carry unchanged. */
class NotJson extends Bug {}

/**
 * The characters of a JSON value's strings, keys included: what makes a message long. Throws `NotJson` for anything that JSON
 * text does not carry unchanged. `undefined` alone is a call without input or result; inside an object or list it would silently
 * vanish or turn into null.
 */
function characters(value: unknown): number {
  if (typeof value === 'string') return value.length + 2
  if (value === null || typeof value === 'boolean') return 4
  if (typeof value === 'number' && Number.isFinite(value)) return 4
  if (typeof value !== 'object')
    throw new NotJson(`only JSON crosses the wire, and this is ${typeof value === 'number' ? String(value) : typeof value}`)
  let sum = 2
  if (Array.isArray(value)) {
    // Not for…of over entries: a hole in a list is not JSON either.
    for (let i = 0; i < value.length; i++) sum += characters(value[i]) + 1
    return sum
  }
  const prototype: unknown = Object.getPrototypeOf(value)
  // A plain object of another realm (a test's, a worker's) has another Object.prototype, which has no prototype either.
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) {
    throw new NotJson(`only JSON crosses the wire, and this is a ${value.constructor.name}`)
  }
  for (const key of Object.keys(value)) sum += key.length + characters((value as Record<string, unknown>)[key]) + 4
  return sum
}

/** Passes JSON on as it is, without the copy that oRPC makes to note other values beside it. */
class OnlyJson extends StandardRPCJsonSerializer {
  readonly #longest: number

  constructor(longest: number) {
    super()
    this.#longest = longest
  }

  override serialize(data: unknown): StandardRPCJsonSerialized {
    // An oRPC error without data is written as {…, data: undefined}; leaving it out loses nothing.
    const error = isORPCErrorJson(data)
    if (data !== undefined && characters(error ? { ...data, data: data.data ?? null } : data) > this.#longest) {
      throw new ORPCError('PAYLOAD_TOO_LARGE', { message: `the answer is longer than ${this.#longest} characters`, data: null })
    }
    return [data, [], [], []]
  }
}

class JsonText extends StandardRPCCodec {
  override async decode(...[request, params, procedure]: Parameters<StandardRPCCodec['decode']>): Promise<unknown> {
    const body: unknown = await request.body()
    const fits = typeof body === 'object' && body !== null && !('meta' in body) && !('maps' in body) && !(body instanceof FormData)
    if (!fits) throw new ORPCError('BAD_REQUEST', { message: 'only JSON crosses the wire', data: null })
    return super.decode({ ...request, method: 'POST', body: () => Promise.resolve(body) }, params, procedure)
  }
}

/** The codec for the server's handler. `longest`: of an answer or event, in UTF-16 code units. */
export function jsonText(longest: number = MAX_MESSAGE_CHARACTERS): StandardRPCCodec {
  return new JsonText(new StandardRPCSerializer(new OnlyJson(longest)))
}

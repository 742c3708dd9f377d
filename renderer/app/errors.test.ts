import { describe, expect, it } from 'vitest'

import { failure, type Failure } from '#shared/contract/index.ts'
import { Disconnected, Refused } from '#renderer/rpc/index.ts'

import { createErrorChain, detailsOf, type ErrorChain } from './errors.ts'

function chain(): { chain: ErrorChain; said: Failure[] } {
  const said: Failure[] = []
  return { chain: createErrorChain({ say: (what) => void said.push(what), now: () => 0 }), said }
}

describe('what happens to an error', () => {
  it('says in a line what the services refused', () => {
    const { chain: errors, said } = chain()
    errors.handle(new Refused(failure('disk-full')))
    expect(said.map(({ code }) => code)).toEqual(['disk-full'])
    expect(errors.shown.value).toBeNull()
  })

  it('leaves a lost connection and given-up work to who shows those', () => {
    const { chain: errors, said } = chain()
    errors.handle(new Disconnected())
    errors.handle(new DOMException('gone', 'AbortError'))
    expect(said).toEqual([])
    expect(errors.shown.value).toBeNull()
  })

  it('shows everything else, and counts what comes again', () => {
    const { chain: errors } = chain()
    errors.handle(new TypeError('broken'))
    errors.handle(new TypeError('broken'))
    errors.handle('a string')
    expect(errors.shown.value).toMatchObject({ error: 'a string', times: 1 })
    errors.handle('a string')
    expect(errors.shown.value?.times).toBe(2)
  })

  it('gives details to send, with the cause', () => {
    const error = new Error('outer', { cause: new Error('inner') })
    const text = detailsOf({ error, at: 0, times: 2 }, { version: '0.1.0' })
    for (const part of ['time: 1970-01-01T00:00:00.000Z', 'times: 2', 'version: 0.1.0', 'outer', 'inner']) expect(text).toContain(part)
  })
})

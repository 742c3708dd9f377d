import { afterEach, describe, expect, it } from 'vitest'

import { requestPort, type Bridge } from './bridge.ts'
import { Disconnected } from './errors.ts'
import type { Port } from './wire.ts'

interface Message {
  readonly data: unknown
  readonly source?: unknown
  readonly origin?: string
  readonly ports?: readonly unknown[]
}

/** Delivers a message to the window as the browser does. */
function deliver({ data, source = window, origin = window.location.origin, ports = [] }: Message): void {
  const event = new Event('message')
  Object.assign(event, { data, source, origin, ports })
  window.dispatchEvent(event)
}

const port: object = { postMessage: () => undefined }
const asked: string[] = []
const bridge: Bridge = { connect: (nonce) => void asked.push(nonce), pathOf: () => '' }

/** Asks for a port and returns the nonce that was given to the bridge. */
function ask(patience?: number): { readonly promise: Promise<Port>; readonly nonce: string } {
  const promise = requestPort(bridge, window, patience)
  return { promise, nonce: asked.at(-1) ?? '' }
}

describe('a port from the bridge', () => {
  afterEach(() => {
    asked.length = 0
  })

  it('is the one that comes with the nonce', async () => {
    const { promise, nonce } = ask()
    deliver({ data: { jiaoban: nonce }, ports: [port] })
    expect(await promise).toBe(port)
  })

  it('has a new nonce each time', async () => {
    const both = [ask(1), ask(1)]
    await Promise.allSettled(both.map(({ promise }) => promise))
    expect(new Set(both.map(({ nonce }) => nonce)).size).toBe(2)
    expect(asked[0]).toMatch(/^[0-9a-f-]{36}$/)
  })

  it.each([
    ['another nonce', () => ({ data: { jiaoban: 'x' }, ports: [port] })],
    ['another window', (nonce: string) => ({ data: { jiaoban: nonce }, ports: [port], source: {} })],
    ['another origin', (nonce: string) => ({ data: { jiaoban: nonce }, ports: [port], origin: 'https://example.org' })],
    ['no object', (nonce: string) => ({ data: nonce, ports: [port] })],
    ['null', () => ({ data: null, ports: [port] })],
  ])('is not taken from a message with %s', async (_, message) => {
    const { promise, nonce } = ask(20)
    deliver(message(nonce))
    await expect(promise).rejects.toBeInstanceOf(Disconnected)
  })

  it('is refused where the message brings none', async () => {
    const { promise, nonce } = ask()
    deliver({ data: { jiaoban: nonce } })
    await expect(promise).rejects.toBeInstanceOf(Disconnected)
  })
})

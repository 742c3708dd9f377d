/**
 * What every transport must do, written once and run for each: the memory pair, the message port and the WebSocket.
 * The suite scripts the services behind the contract; whoever calls it connects the renderer's real client to the host's real
 * server over the transport in question.
 */
import type { ContractRouterClient } from '@orpc/contract'
import { afterEach, describe, expect, it } from 'vitest'

import { newId, type ArticleId, type PageId } from '#shared/base/index.ts'
import {
  CONTRACT_VERSION,
  DEFAULT_SETTINGS,
  failure,
  type contract,
  type Failure,
  type LibraryEvent,
  type Overview,
  type SearchHit,
  type Settings,
  type Welcome,
} from '#shared/contract/index.ts'
import { UNKNOWN_INFO } from '#shared/model/index.ts'

import { countingIds } from './ids.ts'

/** The services that the suite needs, to be put behind the contract. */
export interface Script {
  overview(): Promise<Overview>
  search(text: string, limit: number, signal?: AbortSignal): Promise<readonly SearchHit[]>
  events(signal: AbortSignal): AsyncIterable<LibraryEvent>
  saveSettings(settings: Settings): Promise<Settings>
}

/** A client connected to a server that plays the script. No handshake has been made yet. */
export interface Connected {
  readonly client: ContractRouterClient<typeof contract>
  /** Every message's text so far, in the order in which it was sent: `>` to the host, `<` from it. */
  readonly texts: readonly string[]
  /** Details of what the host logged, as text. */
  logged(): string
  /** Sends a message past the client. */
  sendRaw(text: string): void
  /** Closes the connection at this side, as a window that is closed. */
  closeHere(): void
  /** Closes it at the host's side, as a host that ends. */
  closeThere(): void
  /** Resolves when the host knows that the connection is closed. */
  readonly closedThere: Promise<void>
  release(): Promise<void>
}

export interface TransportUnderTest {
  readonly name: string
  connect(script: Script): Promise<Connected>
  /** The error that a service throws to refuse with this failure. */
  refusal(what: Failure): Error
  /** What a call rejects with when its connection is closed. */
  readonly Disconnected: new () => Error
}

/** The longest message that hosts and clients under test may send, in UTF-16 code units. */
export const TEST_LONGEST = 100_000

const ids = countingIds()
const overview: Overview = { pages: 5, articles: 61, doubts: 7, duplicates: 2, effort: 840, refused: 0 }

/** A welcome that fits the contract. */
export const testWelcome: Welcome = {
  contract: CONTRACT_VERSION,
  application: '0.0.0-test',
  host: 'memory',
  capabilities: { paths: false, dialogs: false, reveal: false, downloads: true, windowButtons: false },
  library: { id: 'library-1', name: '稿库', folder: '/library' },
  exportFolder: '/exports',
  samples: false,
}

/** A promise with its ends in hand. */
function deferred<T = void>(): { readonly promise: Promise<T>; resolve(value: T): void } {
  let resolve: (value: T) => void = () => undefined
  const promise = new Promise<T>((done) => {
    resolve = done
  })
  return { promise, resolve }
}

/** Services that answer plainly; a test replaces the one that it is about. */
function script(changes: Partial<Script>): Script {
  return {
    overview: async () => overview,
    search: async () => [],
    events: (signal) => quiet(signal),
    saveSettings: async (settings) => settings,
    ...changes,
  }
}

/** A source without events, which ends when the signal aborts and then calls back. */
function quiet(signal: AbortSignal, ended?: () => void): AsyncIterable<LibraryEvent> {
  const next = async (): Promise<IteratorResult<LibraryEvent>> => {
    await aborted(signal)
    ended?.()
    return { done: true, value: undefined }
  }
  return { [Symbol.asyncIterator]: () => ({ next }) }
}

function aborted(signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted === true) resolve()
    else signal?.addEventListener('abort', () => resolve())
  })
}

/** Awaits a rejection and returns the error. */
async function rejection(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise
  } catch (error) {
    return error
  }
  throw new Error('expected a rejection, got an answer')
}

/** Registers the suite for one transport. */
export function conformance(transport: TransportUnderTest): void {
  const opened: Connected[] = []
  const connect = async (changes: Partial<Script> = {}): Promise<Connected> => {
    const connected = await transport.connect(script(changes))
    opened.push(connected)
    return connected
  }
  const greet = async (changes: Partial<Script> = {}): Promise<Connected> => {
    const connected = await connect(changes)
    await connected.client.session.hello({ contract: CONTRACT_VERSION })
    return connected
  }
  describe(transport.name, () => {
    afterEach(async () => {
      for (const connected of opened.splice(0)) await connected.release()
    })
    calls(transport, greet)
    handshakes(connect)
    cancelling(greet)
    streams(transport, greet)
    closing(transport, greet)
    payloads(transport, greet)
  })
}

type Open = (changes?: Partial<Script>) => Promise<Connected>

function calls(transport: TransportUnderTest, greet: Open): void {
  it('answers calls, also several at once', async () => {
    const { client } = await greet()
    const [first, second] = await Promise.all([client.library.overview(), client.session.saveSettings(DEFAULT_SETTINGS)])
    expect(first).toEqual(overview)
    expect(second).toEqual(DEFAULT_SETTINGS)
  })

  it('carries the same JSON text as every other transport', async () => {
    const { client, texts } = await greet()
    await client.library.overview()
    expect(texts).toEqual([
      `> {"i":"1","p":{"u":"/session/hello","b":{"json":{"contract":${CONTRACT_VERSION}}}}}`,
      `< {"i":"1","p":{"b":{"json":${JSON.stringify(testWelcome)}}}}`,
      '> {"i":"2","p":{"u":"/library/overview","b":{}}}',
      `< {"i":"2","p":{"b":{"json":${JSON.stringify(overview)}}}}`,
    ])
  })

  it('carries a refusal with its code and numbers', async () => {
    const { client } = await greet({
      overview: async () => {
        throw transport.refusal(failure('too-large', { size: 65, limit: 64 }))
      },
    })
    expect(await rejection(client.library.overview())).toMatchObject({
      code: 'FAILURE',
      defined: true,
      data: { code: 'too-large', params: { size: 65, limit: 64 } },
    })
  })

  it.each([
    ['an error', new Error('secret detail')],
    ['nothing at all', undefined],
    ['a text', 'secret detail'],
  ])('answers `internal` when a service throws %s, and keeps the details in the log', async (_, thrown) => {
    const { client, texts, logged } = await greet({
      overview: () => {
        // eslint-disable-next-line @typescript-eslint/only-throw-error -- services call code that may throw anything
        throw thrown
      },
    })
    const error = await rejection(client.library.overview())
    expect(error).toMatchObject({ code: 'FAILURE', defined: true, data: { code: 'internal' } })
    const id = (error as { data: Failure }).data.params['log']
    expect(logged()).toContain(String(id))
    if (thrown !== undefined) expect(logged()).toContain('secret detail')
    expect(texts.join()).not.toContain('secret detail')
  })

  it('answers `internal` when a result does not fit the contract', async () => {
    const { client, logged } = await greet({ overview: async () => ({ ...overview, pages: -1 }) })
    expect(await rejection(client.library.overview())).toMatchObject({ code: 'FAILURE', data: { code: 'internal' } })
    expect(logged()).toContain('"path":"pages"')
  })

  it('refuses a request that does not fit the contract, before a service sees it', async () => {
    let asked = 0
    const { client } = await greet({
      saveSettings: async (settings) => {
        asked++
        return settings
      },
    })
    const error = await rejection(client.session.saveSettings({ ...DEFAULT_SETTINGS, textSize: 400 }))
    expect(error).toMatchObject({ code: 'BAD_REQUEST', data: { issues: [{ path: 'textSize' }] } })
    expect(asked).toBe(0)
  })

  it('refuses a procedure that the contract does not have', async () => {
    const { client } = await greet()
    const unknown = client as unknown as { library: { constructor: (input: unknown) => Promise<unknown> } }
    expect(await rejection(unknown.library.constructor({}))).toMatchObject({ code: 'NOT_FOUND' })
  })
}

function handshakes(connect: Open): void {
  it('refuses another version of the contract and tells both', async () => {
    const { client } = await connect()
    expect(await rejection(client.session.hello({ contract: CONTRACT_VERSION + 1 }))).toMatchObject({
      code: 'CONTRACT_VERSION',
      data: { host: CONTRACT_VERSION, asked: CONTRACT_VERSION + 1 },
    })
    expect(await rejection(client.library.overview())).toMatchObject({ code: 'HELLO_FIRST' })
  })

  it('refuses everything before the handshake', async () => {
    const { client } = await connect()
    expect(await rejection(client.library.overview())).toMatchObject({ code: 'HELLO_FIRST' })
    await client.session.hello({ contract: CONTRACT_VERSION })
    expect(await client.library.overview()).toEqual(overview)
  })
}

function cancelling(greet: Open): void {
  it('tells a service that its caller has given up', async () => {
    const began = deferred()
    const ended = deferred()
    const { client } = await greet({
      search: async (_text, _limit, signal) => {
        began.resolve()
        await aborted(signal)
        ended.resolve()
        return []
      },
    })
    const controller = new AbortController()
    const call = client.library.search({ text: '三小', limit: 5 }, { signal: controller.signal })
    await began.promise
    controller.abort()
    expect(await rejection(call)).toMatchObject({ name: 'AbortError' })
    await ended.promise
    expect(await client.library.overview()).toEqual(overview)
  })

  it('does not send a call that was given up before', async () => {
    const { client, texts } = await greet()
    const before = texts.length
    expect(await rejection(client.library.overview(undefined, { signal: AbortSignal.abort() }))).toMatchObject({ name: 'AbortError' })
    expect(texts).toHaveLength(before)
  })
}

function streams(transport: TransportUnderTest, greet: Open): void {
  const added = (count: number): LibraryEvent => ({ type: 'pages-added', count })

  it('carries events in order and ends with their source', async () => {
    const { client } = await greet({
      events: async function* () {
        yield { type: 'settings' }
        yield added(3)
      },
    })
    const events: LibraryEvent[] = []
    for await (const event of await client.library.events()) events.push(event)
    expect(events).toEqual([{ type: 'settings' }, added(3)])
  })

  it('ends the source when the reader stops', async () => {
    const ended = deferred()
    const { client } = await greet({
      events: async function* (signal) {
        yield added(1)
        await aborted(signal)
        ended.resolve()
      },
    })
    for await (const event of await client.library.events()) {
      expect(event).toEqual(added(1))
      break
    }
    await ended.promise
  })

  it('ends the source when the reader gives up while nothing happens', async () => {
    const ended = deferred()
    const { client } = await greet({ events: (signal) => quiet(signal, () => ended.resolve()) })
    const controller = new AbortController()
    const events = await client.library.events(undefined, { signal: controller.signal })
    const next = rejection(events.next())
    controller.abort()
    expect(await next).toMatchObject({ name: 'AbortError' })
    await ended.promise
  })

  it('carries a refusal in the middle of a stream', async () => {
    const { client } = await greet({
      events: async function* () {
        yield added(1)
        throw transport.refusal(failure('no-such-job'))
      },
    })
    const events = await client.library.events()
    expect(await events.next()).toMatchObject({ done: false })
    expect(await rejection(events.next())).toMatchObject({ code: 'FAILURE', data: { code: 'no-such-job' } })
  })

  it('answers `internal` when a source breaks', async () => {
    const { client, logged } = await greet({
      events: async function* () {
        yield added(1)
        throw new Error('the source broke')
      },
    })
    const events = await client.library.events()
    await events.next()
    expect(await rejection(events.next())).toMatchObject({ code: 'FAILURE', data: { code: 'internal' } })
    expect(logged()).toContain('the source broke')
  })
}

function closing(transport: TransportUnderTest, greet: Open): void {
  it.each(['closeHere', 'closeThere'] as const)('rejects pending calls and streams, and later ones: %s', async (close) => {
    const began = deferred()
    const ended = deferred()
    const connected = await greet({
      search: async (_text, _limit, signal) => {
        began.resolve()
        await aborted(signal)
        ended.resolve()
        return []
      },
    })
    const { client } = connected
    const call = rejection(client.library.search({ text: '三小', limit: 5 }))
    const events = await client.library.events()
    const next = rejection(events.next())
    await began.promise
    connected[close]()
    expect(await call).toBeInstanceOf(transport.Disconnected)
    expect(await next).toBeInstanceOf(transport.Disconnected)
    expect(await rejection(client.library.overview())).toBeInstanceOf(transport.Disconnected)
    await ended.promise
    await connected.closedThere
  })

  it('closes a connection over which something comes that is no message', async () => {
    const connected = await greet()
    connected.sendRaw('{"i":')
    await connected.closedThere
    expect(connected.logged()).toContain('SyntaxError')
  })

  it('goes on after a message that is JSON and nothing else', async () => {
    const { client, sendRaw } = await greet()
    for (const text of ['null', '7', '[]', '{}', '{"i":"x"}', '{"i":"x","p":null}', '{"i":"x","t":4}', '{"i":"x","t":3,"p":{}}']) {
      sendRaw(text)
    }
    expect(await client.library.overview()).toEqual(overview)
  })
}

function payloads(transport: TransportUnderTest, greet: Open): void {
  it.each([
    ['a date', new Date(0)],
    ['a map', new Map([['editor', '林一']])],
    ['undefined', undefined],
    ['not a number', NaN],
    ['a big integer', 1n],
    ['a class of its own', new URL('http://127.0.0.1/')],
    ['undefined in a list', [undefined]],
  ])('does not send %s in a request', async (_, value) => {
    const { client, texts } = await greet()
    const before = texts.length
    const shortcuts = { undo: value } as unknown as Settings['shortcuts']
    expect(await rejection(client.session.saveSettings({ ...DEFAULT_SETTINGS, shortcuts }))).toBeInstanceOf(Error)
    expect(texts).toHaveLength(before)
    expect(await client.library.overview()).toEqual(overview)
  })

  it.each([
    ['a date', { type: 'settings', at: new Date(0) }],
    ['undefined', { type: 'settings', at: undefined }],
  ])('does not send %s in an answer or an event', async (_, value) => {
    const { client } = await greet({
      overview: async () => ({ ...overview, extra: value }),
      events: async function* () {
        yield value as unknown as LibraryEvent
      },
    })
    expect(await rejection(client.library.overview())).toMatchObject({ code: 'FAILURE', data: { code: 'internal' } })
    const events = await client.library.events()
    expect(await rejection(events.next())).toBeInstanceOf(Error)
  })

  it('refuses notes beside the JSON that would make other values of it', async () => {
    const connected = await greet()
    const { texts, sendRaw, client } = connected
    sendRaw('{"i":"raw","p":{"u":"/library/search","b":{"json":{"text":"1970-01-01T00:00:00.000Z","limit":5},"meta":[[1,"text"]]}}}')
    await client.library.overview()
    expect(texts.find((text) => text.startsWith('< {"i":"raw"'))).toContain('"code":"BAD_REQUEST"')
  })

  it('refuses to send a request that is too long, and goes on', async () => {
    const { client } = await greet()
    const editor = '林'.repeat(TEST_LONGEST)
    expect(await rejection(client.session.saveSettings({ ...DEFAULT_SETTINGS, editor }))).toMatchObject({ code: 'PAYLOAD_TOO_LARGE' })
    expect(await client.library.overview()).toEqual(overview)
  })

  it('refuses to send an answer that is too long, and goes on', async () => {
    const hit: SearchHit = {
      page: newId<PageId>(ids),
      article: newId<ArticleId>(ids),
      title: '三小车辆',
      info: UNKNOWN_INFO,
      file: 'a.txt',
      excerpt: '林'.repeat(TEST_LONGEST),
      start: 0,
      end: 1,
    }
    const { client } = await greet({ search: async () => [hit] })
    expect(await rejection(client.library.search({ text: '三小', limit: 5 }))).toMatchObject({ code: 'PAYLOAD_TOO_LARGE' })
    expect(await client.library.overview()).toEqual(overview)
  })

  it('closes a connection over which a message comes that is too long', async () => {
    const connected = await greet()
    connected.sendRaw(JSON.stringify('林'.repeat(TEST_LONGEST)))
    const pending = rejection(connected.client.library.overview())
    await connected.closedThere
    expect(await pending).toBeInstanceOf(transport.Disconnected)
    expect(await rejection(connected.client.library.overview())).toBeInstanceOf(transport.Disconnected)
  })
}

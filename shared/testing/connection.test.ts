/** The renderer's lasting connection against the host's server, over wires that the test cuts. */
import { afterEach, describe, expect, it } from 'vitest'

import type { Log } from '#electron/platform/index.ts'
import { createRpcServer, memoryWires, type RpcServer, type Services } from '#electron/rpc/index.ts'
import { connectOver, type Connection, type Transport } from '#renderer/rpc/connection.ts'
import { Disconnected, VersionMismatch } from '#renderer/rpc/errors.ts'
import type { Wire } from '#renderer/rpc/wire.ts'
import type { LibraryEvent, Welcome } from '#shared/contract/index.ts'

import { testWelcome } from './conformance.ts'

const quiet: Log = { info: () => undefined, warn: () => undefined, error: () => undefined }

/** A host that can be away, come back as another, and tell events. */
class Host {
  welcome: Welcome = testWelcome
  away = false
  refusing = false
  /** Ends of the streams that windows follow. */
  readonly tell = new Set<(event: LibraryEvent) => void>()
  readonly #server: RpcServer

  constructor() {
    const overview = { pages: 0, articles: 0, doubts: 0, duplicates: 0, effort: 0, refused: 0 }
    const none = {}
    const services: object = {
      session: { hello: async () => this.welcome },
      library: { overview: async () => overview, events: (signal: AbortSignal) => this.#stream(signal) },
      pages: none,
      operations: none,
      imports: none,
      exports: none,
      jobs: none,
      system: none,
    }
    this.#server = createRpcServer(services as Services, quiet)
  }

  async *#stream(signal: AbortSignal): AsyncGenerator<LibraryEvent> {
    const waiting: LibraryEvent[] = []
    let wake = (): void => undefined
    const hear = (event: LibraryEvent): void => {
      waiting.push(event)
      wake()
    }
    this.tell.add(hear)
    signal.addEventListener('abort', () => wake())
    try {
      while (!signal.aborted) {
        const event = waiting.shift()
        if (event !== undefined) yield event
        else {
          await new Promise<void>((resolve) => {
            wake = resolve
          })
        }
      }
    } finally {
      this.tell.delete(hear)
    }
  }

  open(): Wire {
    if (this.away || this.refusing) throw new Disconnected()
    const [here, there] = memoryWires()
    this.#server.serve(there)
    return here
  }

  cut(): void {
    this.#server.release()
  }
}

function transportTo(host: Host): Transport {
  return {
    open: async () => host.open(),
    diagnose: async () => (host.refusing ? 'refused' : 'unreachable'),
    upload: async (file) => `upload of ${file.name}`,
    pathOf: (file) => `/dropped/${file.name}`,
    pause: () => 1,
    onHint: () => () => undefined,
  }
}

const opened: Connection[] = []

async function connect(host: Host, transport: Transport = transportTo(host)): Promise<Connection> {
  const connection = await connectOver(transport)
  opened.push(connection)
  return connection
}

/** Resolves when the connection is in the wanted trouble, or in none. */
function until(connection: Connection, trouble: Connection['trouble']): Promise<void> {
  return new Promise((resolve) => {
    if (connection.trouble === trouble) return resolve()
    const release = connection.onState(() => {
      if (connection.trouble !== trouble) return
      release()
      resolve()
    })
  })
}

describe('a lasting connection', () => {
  afterEach(() => {
    for (const connection of opened.splice(0)) connection.release()
  })

  it('rejects where no host answers', async () => {
    const host = new Host()
    host.away = true
    await expect(connect(host)).rejects.toBeInstanceOf(Disconnected)
  })

  it('goes offline when the wire drops, says so, and comes back by itself', async () => {
    const host = new Host()
    const connection = await connect(host)
    const states: string[] = []
    connection.onState((state) => states.push(state))
    host.away = true
    host.cut()
    expect(connection.state).toBe('offline')
    expect(connection.trouble).toBe('unreachable')
    await expect(connection.client.library.overview()).rejects.toBeInstanceOf(Disconnected)
    host.away = false
    await until(connection, null)
    expect(states).toEqual(['offline', 'connected'])
    expect(await connection.client.library.overview()).toMatchObject({ pages: 0 })
  })

  it('tells a host that is away from one that does not know the window', async () => {
    const host = new Host()
    const connection = await connect(host)
    host.refusing = true
    host.cut()
    await until(connection, 'refused')
    host.refusing = false
    await until(connection, null)
  })

  it('does not go on with another library', async () => {
    const host = new Host()
    const connection = await connect(host)
    host.welcome = { ...testWelcome, library: { ...testWelcome.library, id: 'library-2' } }
    host.cut()
    await until(connection, 'other-library')
    await expect(connection.client.library.overview()).rejects.toBeInstanceOf(Disconnected)
  })

  it('tries at once when the window is looked at again', async () => {
    const host = new Host()
    let hint = (): void => undefined
    const onHint: Transport['onHint'] = (listener) => {
      hint = listener
      return () => undefined
    }
    const connection = await connect(host, { ...transportTo(host), pause: () => 1_000_000, onHint })
    host.cut()
    expect(connection.state).toBe('offline')
    hint()
    await until(connection, null)
  })

  it('uploads while connected only, and gives paths only where the host reads them', async () => {
    const host = new Host()
    const file = new File(['一'], 'a.txt')
    const connection = await connect(host)
    expect(await connection.uploadFile(file)).toBe('upload of a.txt')
    expect(connection.pathOf(file)).toBeNull()
    host.away = true
    host.cut()
    await expect(connection.uploadFile(file)).rejects.toBeInstanceOf(Disconnected)

    const reading = new Host()
    reading.welcome = { ...testWelcome, capabilities: { ...testWelcome.capabilities, paths: true } }
    expect((await connect(reading)).pathOf(file)).toBe('/dropped/a.txt')
  })

  it('hands events over through an interruption and says when to read anew', async () => {
    const host = new Host()
    const connection = await connect(host)
    const heard: string[] = []
    let heardMore = (): void => undefined
    const hear = (what: string): void => {
      heard.push(what)
      heardMore()
    }
    const release = connection.follow({
      start: () => hear('start'),
      event: (event) => hear(event.type),
    })
    const reaches = (count: number): Promise<void> =>
      new Promise((resolve) => {
        heardMore = () => {
          if (heard.length >= count) resolve()
        }
        heardMore()
      })
    await reaches(1)
    for (const tell of host.tell) tell({ type: 'settings' })
    await reaches(2)
    host.cut()
    await reaches(3)
    for (const tell of host.tell) tell({ type: 'pages-added', count: 1 })
    await reaches(4)
    expect(heard).toEqual(['start', 'settings', 'start', 'pages-added'])
    release()
    for (let turn = 0; turn < 10 && host.tell.size > 0; turn++) await new Promise((resolve) => setImmediate(resolve))
    expect(host.tell.size).toBe(0)
  })
})

describe('versions', () => {
  it('say which side is the older one', () => {
    expect(new VersionMismatch(99).older).toBe('page')
    expect(new VersionMismatch(0).older).toBe('host')
    expect(new VersionMismatch(undefined).older).toBe('page')
  })
})

/**
 * One port per library, remembered. The desk is in the browser's IndexedDB, which belongs to an origin, and the port is part of
 * the origin: at another port the desk is empty and is built anew from the library.
 */
import { once } from 'node:events'
import { mkdirSync, readFileSync } from 'node:fs'
import type { Server } from 'node:http'
import { join } from 'node:path'
import { lock } from 'proper-lockfile'
import * as v from 'valibot'
import writeFileAtomic from 'write-file-atomic'

import { Bug } from '#shared/base/index.ts'

/** Ports for libraries that have none yet: registered for nothing, and below those that systems give to outgoing connections. */
const FIRST_PORT = 27410
const PORTS = 90

/** A lock this old was left by a host that was killed while it chose its port; in milliseconds. Others wait longer than that. */
const STALE = 3_000

const portsSchema = v.record(v.string(), v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65535)))
type Ports = Readonly<Record<string, number>>

/** Where a server listens now, and where the library's desk was until now, if that is another place. */
export interface Listening {
  readonly port: number
  /** The port that is remembered but that another program has; null where all is as it was. */
  readonly taken: number | null
}

/** A port that was asked for by number is in use. */
export class PortTaken extends Error {
  readonly port: number

  constructor(port: number) {
    super(`port ${port} of 127.0.0.1 is in use`)
    this.name = 'PortTaken'
    this.port = port
  }
}

export interface PortWish {
  /** Id of the library. */
  readonly library: string
  /** Folder of `ports.json`. */
  readonly dataDir: string
  /** The port that the editor named; it is taken or refused, and remembered. */
  readonly wanted?: number | undefined
}

/**
 * Makes the server listen on 127.0.0.1 at the library's port. A library without one gets the first that is free and belongs to no
 * other library. Where the remembered port is in use, the server listens at any other, once: `taken` says so and nothing is
 * remembered. Throws `PortTaken` where the wanted port is in use.
 */
export async function listenForLibrary(server: Server, { library, dataDir, wanted }: PortWish): Promise<Listening> {
  mkdirSync(dataDir, { recursive: true })
  const file = join(dataDir, 'ports.json')
  // Two hosts that start at the same time must not give one port to two libraries, nor lose what the other wrote.
  const unlock = await lock(file, { realpath: false, stale: STALE, retries: { retries: 40, minTimeout: 20, maxTimeout: 200 } })
  try {
    const known = read(file)
    const remembered = known[library]
    if (wanted !== undefined) {
      if (!(await listens(server, wanted))) throw new PortTaken(wanted)
      await remember(file, known, library, portOf(server))
      return { port: portOf(server), taken: null }
    }
    if (remembered !== undefined) {
      if (await listens(server, remembered)) return { port: remembered, taken: null }
      await listens(server, 0)
      return { port: portOf(server), taken: remembered }
    }
    const others = new Set(Object.values(known))
    const candidates = Array.from({ length: PORTS }, (_, i) => FIRST_PORT + i).filter((port) => !others.has(port))
    for (const port of [...candidates, 0]) {
      if (await listens(server, port)) break
    }
    await remember(file, known, library, portOf(server))
    return { port: portOf(server), taken: null }
  } finally {
    await unlock()
  }
}

/** Tries one port (0: any). False where it is in use or the system keeps it for others. */
async function listens(server: Server, port: number): Promise<boolean> {
  server.listen({ host: '127.0.0.1', port, exclusive: true })
  try {
    await once(server, 'listening')
    return true
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'EADDRINUSE' || code === 'EACCES') return false
    throw error
  }
}

function portOf(server: Server): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Bug('a server that listens on TCP has a port')
  return address.port
}

function read(file: string): Ports {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {}
    throw error
  }
  const ports = v.safeParse(v.pipe(v.string(), v.parseJson(), portsSchema), text)
  // Somebody's edit broke the file. The desks are rebuilt from their libraries, so beginning anew loses no work.
  return ports.success ? ports.output : {}
}

async function remember(file: string, known: Ports, library: string, port: number): Promise<void> {
  if (known[library] === port) return
  await writeFileAtomic(file, `${JSON.stringify({ ...known, [library]: port }, null, 2)}\n`)
}

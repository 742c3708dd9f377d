/** The loopback host: plain Node on 127.0.0.1, serving the built renderer and the contract to a browser of this machine. */
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'

import type { Platform } from '#electron/platform/index.ts'
import { createRpcServer, createWeb, installation, socketWire, type Services } from '#electron/rpc/index.ts'

import { createGate } from './gate.ts'
import { answerRequests } from './http.ts'
import { listenForLibrary } from './ports.ts'

/** How long connections may take to end by themselves when the host ends, in milliseconds. */
const PATIENCE = 2_000

export interface LoopbackOptions {
  readonly platform: Platform
  /** Stays the caller's to release, after the host. */
  readonly services: Services
  /** Id of the library, by which its port is remembered. */
  readonly library: string
  /** The port that the editor named. */
  readonly port?: number | undefined
  /** Folder of the built renderer; that of this installation unless given. */
  readonly renderer?: string
}

export interface Loopback {
  /** The address to open, with its token. */
  readonly address: string
  readonly origin: string
  readonly port: number
  /** The library's remembered port, where another program has it: the desk is empty at this one. */
  readonly taken: number | null
  /** Stops accepting, tells the windows and waits for connections to end. Calling it twice is harmless. */
  release(): Promise<void>
}

/** The renderer was not built; there is nothing to show. */
export class NotBuilt extends Error {
  constructor(folder: string) {
    super(`${folder} has no index.html: build with \`npm run build\`, or start with \`npm start\``)
    this.name = 'NotBuilt'
  }
}

/** The folder of the built renderer, this installation's unless one is named. Throws `NotBuilt` where it has no page. */
export function builtRenderer(folder: string = installation().renderer): string {
  if (!existsSync(join(folder, 'index.html'))) throw new NotBuilt(folder)
  return folder
}

/** Starts the host. Throws `NotBuilt`, or `PortTaken` for a port that was named. */
export async function startLoopback(options: LoopbackOptions): Promise<Loopback> {
  const { platform, services } = options
  const renderer = builtRenderer(options.renderer)
  const server = createServer()
  const { port, taken } = await listenForLibrary(server, { library: options.library, dataDir: platform.dataDir, wanted: options.port })
  const gate = createGate(port)
  const rpc = createRpcServer(services, platform.log)
  const web = createWeb({ services, renderer, connect: [`ws://127.0.0.1:${port}`], log: platform.log })
  const endSockets = answerRequests(server, { gate, web, log: platform.log, connected: (socket) => rpc.serve(socketWire(socket)) })
  let ended: Promise<void> | undefined
  const end = async (): Promise<void> => {
    const closed = once(server, 'close')
    server.close()
    rpc.release()
    server.closeIdleConnections()
    const timer = setTimeout(() => {
      endSockets()
      server.closeAllConnections()
    }, PATIENCE)
    await closed
    clearTimeout(timer)
    endSockets()
  }
  return { address: gate.address, origin: gate.origin, port, taken, release: () => (ended ??= end()) }
}

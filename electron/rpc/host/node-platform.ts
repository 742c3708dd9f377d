/** The platform of a host that runs on plain Node: no dialogs, exports below one folder, files come and go through the browser. */
import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

import type { Log, Platform } from '#electron/platform/index.ts'

import { installation } from './places.ts'

export interface NodePlatformOptions {
  /** Folder of the library: exports are written into its folder `exports`. */
  readonly library: string
  readonly dataDir: string
  readonly log: Log
}

export function nodePlatform({ library, dataDir, log }: NodePlatformOptions): Platform {
  const { version, samples } = installation()
  const exportDir = join(library, 'exports')
  mkdirSync(dataDir, { recursive: true })
  return {
    host: 'loopback',
    capabilities: { paths: false, dialogs: false, reveal: false, downloads: true, windowButtons: false },
    version,
    ids: { now: () => Date.now(), random: (bytes) => new Uint8Array(randomBytes(bytes)) },
    log,
    dataDir,
    exportDir,
    exportRoots: [exportDir],
    samplesDir: samples,
    pickFiles: async () => [],
    pickFolder: async () => null,
    reveal: async () => false,
  }
}

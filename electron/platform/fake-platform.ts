/** A platform for tests and measurements: real temporary folders, a log that is kept in memory, and ids that can repeat. */
import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { IdSource } from '#shared/base/index.ts'

import type { Log, Platform } from './platform.ts'

export interface LogLine {
  readonly level: 'info' | 'warn' | 'error'
  readonly what: string
  readonly details: Readonly<Record<string, unknown>>
}

export interface FakePlatformOptions {
  /** A seed makes clock and ids the same in every run; left out, both are real. */
  readonly seed?: number
  /** What the next dialogs answer; left out, they are closed. */
  readonly files?: readonly string[]
  readonly folder?: string
  /** Folder of the sample pages; none unless given. */
  readonly samplesDir?: string
}

export interface FakePlatform extends Platform {
  /** The temporary folder that holds everything else. */
  readonly root: string
  /** What was logged so far, oldest first. */
  readonly lines: readonly LogLine[]
  /** Folders that `reveal` was asked to show. */
  readonly revealed: readonly string[]
  /** Removes the temporary folder. */
  release(): Promise<void>
}

/** Makes one with the capabilities of the loopback host: no paths, no dialogs of its own, exports fetched by the browser. */
export function fakePlatform(options: FakePlatformOptions = {}): FakePlatform {
  const root = mkdtempSync(join(tmpdir(), 'jiaoban-'))
  const dataDir = join(root, 'data')
  const exportDir = join(root, 'exports')
  mkdirSync(dataDir)
  mkdirSync(exportDir)
  const lines: LogLine[] = []
  const revealed: string[] = []
  return {
    root,
    lines,
    revealed,
    host: 'memory',
    capabilities: { paths: false, dialogs: false, reveal: false, downloads: true, windowButtons: false },
    version: '0.0.0-test',
    ids: options.seed === undefined ? realIds : seededIds(options.seed),
    log: memoryLog(lines),
    dataDir,
    exportDir,
    exportRoots: [exportDir],
    samplesDir: options.samplesDir ?? null,
    pickFiles: async () => options.files ?? [],
    pickFolder: async () => options.folder ?? null,
    reveal: async (folder) => {
      revealed.push(folder)
      return true
    },
    release: () => rm(root, { recursive: true, force: true }),
  }
}

const realIds: IdSource = { now: () => Date.now(), random: (bytes) => new Uint8Array(randomBytes(bytes)) }

/** A clock that starts on 2026-01-01 and goes on by a millisecond each time it is read, and random bytes from a 32-bit xorshift. */
function seededIds(seed: number): IdSource {
  let time = Date.UTC(2026, 0, 1)
  // A state of zero would stay zero; the odd multiplier spreads small seeds over all bits.
  let state = Math.imul(seed, 0x9e3779b1) || 1
  const next = (): number => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return state & 0xff
  }
  return { now: () => time++, random: (bytes) => Uint8Array.from({ length: bytes }, next) }
}

function memoryLog(lines: LogLine[]): Log {
  const write =
    (level: LogLine['level']) =>
    (what: string, details: Readonly<Record<string, unknown>> = {}): void => {
      lines.push({ level, what, details })
    }
  return { info: write('info'), warn: write('warn'), error: write('error') }
}

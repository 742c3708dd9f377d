/** The log on disk: one JSON object a line, in the folder of what belongs to no library. */
import { mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { destination, pino } from 'pino'

import type { Log } from '#electron/platform/index.ts'

/** A log that has grown beyond this is put aside at the next start; the one put aside before goes. */
const LARGEST = 5 * 1024 * 1024

export interface FileLog extends Log {
  readonly file: string
  release(): void
}

/** Opens `jiaoban.log` in a folder, which is made where it is missing. Lines are on disk when the call returns. */
export function fileLog(folder: string): FileLog {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'jiaoban.log')
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LARGEST) renameSync(file, `${file}.1`)
  const stream = destination({ dest: file, sync: true })
  const log = pino({ base: { pid: process.pid }, timestamp: () => `,"time":"${new Date().toISOString()}"` }, stream)
  return {
    file,
    info: (what, details) => log.info(details ?? {}, what),
    warn: (what, details) => log.warn(details ?? {}, what),
    error: (what, details) => log.error(details ?? {}, what),
    release: () => stream.end(),
  }
}

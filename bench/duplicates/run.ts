/** Runs the command over records and reads what it prints, as somebody with a corpus would. */
import { spawn } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { FoundGroup } from './scores.ts'

export interface BenchRecord {
  readonly id: string
  readonly text: string
}

export interface Run {
  readonly groups: readonly FoundGroup[]
  readonly seconds: number
  /** Peak of memory in MB; NaN where the system does not tell. */
  readonly memory: number
}

const command = join(import.meta.dirname, '../../electron/cli/main.ts')

/** Writes the records to a file in a temporary folder and hands it to `use`; removes it afterwards. */
export async function withFile<T>(records: Iterable<BenchRecord>, use: (path: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'jiaoban-duplicates-bench-'))
  try {
    const path = join(folder, 'corpus.jsonl')
    const out = createWriteStream(path)
    for (const record of records) if (!out.write(`${JSON.stringify(record)}\n`)) await once(out, 'drain')
    out.end()
    await once(out, 'finish')
    return await use(path)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Runs `jiaoban duplicates FILE --json` with the options. */
export async function runOn(path: string, options: readonly string[] = []): Promise<Run> {
  const start = performance.now()
  const child = spawn(process.execPath, [command, 'duplicates', path, '--json', ...options], { stdio: ['ignore', 'pipe', 'pipe'] })
  let [printed, said, memory] = ['', '', Number.NaN]
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text))
  const watch = setInterval(() => void peakOf(child.pid).then((peak) => (memory = Number.isNaN(peak) ? memory : peak)), 100)
  const [code] = (await once(child, 'close')) as [number | null]
  clearInterval(watch)
  if (code !== 0) throw new Error(`the command ended with ${String(code)}: ${said}`)
  const seconds = (performance.now() - start) / 1000
  const groups = printed.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as FoundGroup]))
  return { groups, seconds, memory }
}

async function peakOf(pid: number | undefined): Promise<number> {
  try {
    const status = await readFile(`/proc/${String(pid)}/status`, 'utf8')
    return Number(/VmHWM:\s*(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024
  } catch {
    return Number.NaN
  }
}

/** The same for records. */
export function findIn(records: Iterable<BenchRecord>, options: readonly string[] = []): Promise<Run> {
  return withFile(records, (path) => runOn(path, options))
}

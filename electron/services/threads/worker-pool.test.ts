import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type * as workerThreads from 'node:worker_threads'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import type { Log } from '#electron/platform/index.ts'

import { createWorkerPool, WorkerCrash, workerEntry, type WorkerPool } from './worker-pool.ts'

/** Whether answers are heard only after the error. Both come to this thread by ways of their own, and sometimes in this order. */
const events = vi.hoisted(() => ({ late: false }))
vi.mock('node:worker_threads', async (original) => {
  const real = await original<typeof workerThreads>()
  class Worker extends real.Worker {
    private readonly held: unknown[] = []
    override emit(name: string | symbol, ...args: unknown[]): boolean {
      if (events.late && name === 'message') return this.held.push(args[0]) > 0
      const heard = super.emit(name, ...args)
      if (name === 'error') for (const answer of this.held.splice(0)) super.emit('message', answer)
      return heard
    }
  }
  return { ...real, Worker }
})

/** A worker that does what it is told: answers, dies, or never answers. */
const script = `
import { parentPort, threadId } from 'node:worker_threads'
let told = null
parentPort.on('message', (task) => {
  if (task === 'die') throw new Error('told to die')
  if (task === 'exit') process.exit(3)
  if (task === 'hang') for (;;) {}
  if (task.tell !== undefined) { told = task.tell; return }
  parentPort.postMessage({ task, threadId, told })
})`

const errors: string[] = []
const log: Log = { info: () => undefined, warn: () => undefined, error: (what) => void errors.push(what) }
const never = new AbortController().signal

interface Answer {
  readonly told: unknown
  readonly task: unknown
  readonly threadId: number
}

let root = ''
let pool: WorkerPool<unknown, Answer>
beforeEach(() => {
  events.late = false
  root = mkdtempSync(join(tmpdir(), 'jiaoban-pool-'))
  writeFileSync(join(root, 'worker.mjs'), script)
  pool = createWorkerPool({ log, size: 2, entry: join(root, 'worker.mjs'), longest: 2000 })
})
afterEach(async () => {
  await pool.release()
  rmSync(root, { recursive: true, force: true })
})

describe('createWorkerPool', () => {
  it('answers many tasks with no more threads than its size', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => pool.run(i, never)))
    expect(answers.map((answer) => answer.task)).toEqual(Array.from({ length: 20 }, (_, i) => i))
    expect(new Set(answers.map((answer) => answer.threadId)).size).toBeLessThanOrEqual(2)
  })

  it.each(['die', 'exit', 'hang'])('gives up a task that makes the thread %s, and goes on with the others', async (deed) => {
    const results = await Promise.allSettled([
      pool.run(1, never),
      pool.run(deed, never),
      pool.run(2, never),
      pool.run(deed, never),
      pool.run(3, never),
    ])
    expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'rejected', 'fulfilled'])
    for (const result of results) if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(WorkerCrash)
  })

  it('blames the task that the thread died over, not one whose answer was still on the way', async () => {
    events.late = true
    pool = createWorkerPool({ log, size: 1, entry: join(root, 'worker.mjs') })
    const results = await Promise.allSettled([pool.run(1, never), pool.run('die', never)])
    expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected'])
  })

  it('[R9] tells threads once what holds from then on, also those that it starts later', async () => {
    const told = async (): Promise<unknown[]> =>
      (await Promise.all([1, 2, 3, 4].map((i) => pool.run(i, never)))).map((answer) => answer.told)
    expect(await told()).toEqual([null, null, null, null])
    const before = pool.run('before', never)
    pool.tell({ tell: 'first' })
    expect((await before).told).toBeNull()
    expect(await told()).toEqual(['first', 'first', 'first', 'first'])
    pool.tell({ tell: 'second' })
    await Promise.allSettled([pool.run('die', never), pool.run('die', never)])
    expect(await told()).toEqual(['second', 'second', 'second', 'second'])
  })

  it('stops working on what is aborted', async () => {
    const stop = new AbortController()
    const hanging = [pool.run('hang', stop.signal), pool.run('hang', stop.signal), pool.run('hang', stop.signal)]
    setTimeout(() => stop.abort(new Error('enough')), 50)
    for (const task of hanging) await expect(task).rejects.toThrow('enough')
    expect((await pool.run('after', never)).task).toBe('after')
  })

  it('rejects what is under way, and everything later, once released', async () => {
    const task = pool.run('hang', never)
    const rejected = expect(task).rejects.toThrow(WorkerCrash)
    await pool.release()
    await rejected
    await expect(pool.run(1, never)).rejects.toThrow(WorkerCrash)
  })
})

describe('workerEntry', () => {
  it('finds the worker beside the sources and in the bundle', () => {
    expect(workerEntry('page-worker', '/a/electron/services/segmentation', '/a/x.ts')).toBe(join('/a/electron/workers/page-worker.ts'))
    expect(workerEntry('page-worker', '/a/out/main/chunks', '/a/out/main/chunks/x.js')).toBe(join('/a/out/main/workers/page-worker.js'))
  })
})

describe('a pool that is released', () => {
  it('keeps the program alive until it is released, although answers come while its threads end', () => {
    const entry = join(root, 'worker.mjs')
    const main = `
import { createWorkerPool } from ${JSON.stringify(pathToFileURL(join(import.meta.dirname, 'worker-pool.ts')).href)}
const log = { info: () => undefined, warn: () => undefined, error: () => undefined }
const pool = createWorkerPool({ log, size: 1, entry: ${JSON.stringify(entry)} })
const never = new AbortController().signal
await pool.run('first', never)
for (let i = 0; i < 8; i++) pool.run(i, never).catch(() => undefined)
// The answers lie in the queue of this thread when the other one is ended.
for (const end = Date.now() + 100; Date.now() < end; );
await pool.release()
console.log('released')`
    const file = join(root, 'main.mjs')
    writeFileSync(file, main)
    const { status, stdout } = spawnSync(process.execPath, [file], { encoding: 'utf8' })
    expect([status, stdout]).toEqual([0, 'released\n'])
  })
})

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { AppError, fakePlatform, type FakePlatform } from '#electron/platform/index.ts'
import { failure, type JobView } from '#shared/contract/index.ts'

import { openJobs, type Jobs } from '../jobs/index.ts'
import { openLibrary, type LibraryStore } from '../library/index.ts'
import { createWorkerPool, type WorkerPool } from '../threads/index.ts'
import { diskReader, type SourceReader } from './files.ts'
import { Importing } from './importing.ts'
import type { PageRequest } from './make-page.ts'
import type { PreparedFile } from './prepare-file.ts'

/** A worker that does what ours does, but dies over a file of one name. */
const script = (importing: string): string => `
import { randomBytes } from 'node:crypto'
import { parentPort } from 'node:worker_threads'
import { prepareFile } from ${JSON.stringify(importing)}
const ids = { now: () => Date.now(), random: (bytes) => new Uint8Array(randomBytes(bytes)) }
parentPort.on('message', (request) => {
  if (request.name === 'deadly.txt') throw new Error('died over it')
  parentPort.postMessage(prepareFile(request, ids))
})`

let platform: FakePlatform
let store: LibraryStore
let makers: WorkerPool<PageRequest, PreparedFile>
beforeEach(async () => {
  platform = fakePlatform()
  store = await openLibrary(join(platform.root, 'library'), platform)
  const entry = join(platform.root, 'worker.mjs')
  writeFileSync(entry, script(pathToFileURL(join(import.meta.dirname, 'index.ts')).href))
  makers = createWorkerPool({ log: platform.log, entry })
})
afterEach(async () => {
  await makers.release()
  await store.release()
  await platform.release()
})

const put = (name: string, text: string): string => {
  writeFileSync(join(platform.root, name), text)
  return join(platform.root, name)
}

interface Desk {
  readonly jobs: Jobs
  run(paths: readonly string[]): Promise<JobView>
}

async function deskOn(over: LibraryStore, reader: SourceReader = diskReader): Promise<Desk> {
  const importing = new Importing({ store: over, platform, makers, onPagesAdded: () => undefined, reader })
  const jobs = await openJobs({
    store: over,
    platform,
    runners: {
      import: importing.run,
      export: importing.run,
      resegment: importing.run,
      copies: importing.run,
      'drop-copies': importing.run,
    },
    onChange: () => undefined,
  })
  return {
    jobs,
    run: async (paths) => {
      const request = await importing.request(paths.map((path) => ({ from: 'path', path })))
      return jobs.ended((await jobs.start('import', request)).id)
    },
  }
}

/** A store with one method of another's making. */
function storeWith(changes: Partial<LibraryStore>): LibraryStore {
  return new Proxy(store, {
    get: (target, name: keyof LibraryStore) => {
      if (name in changes) return changes[name]
      const value: unknown = target[name]
      return typeof value === 'function' ? (value.bind(target) as unknown) : value
    },
  })
}

describe('an import', () => {
  it('[I1] refuses a file over which a worker thread dies, and goes on', async () => {
    const paths = ['1.txt', 'deadly.txt', '2.txt', '3.txt'].map((name) => put(name, `${name}的标题\n正文。`))
    const { run } = await deskOn(store)
    const job = await run(paths)
    expect(job).toMatchObject({ state: 'done', counts: { imported: 3, refused: 1 } })
    const [refused] = await store.refusedItems()
    expect(refused).toMatchObject({ name: 'deadly.txt', failure: { code: 'internal' } })
    expect(platform.lines.some((line) => line.level === 'error' && line.details['log'] === refused?.failure?.params['log'])).toBe(true)
  })

  it('[J3] fails with the library’s sentence, keeps nothing of the batch, and goes on when it is resumed', async () => {
    const paths = ['1.txt', '2.txt'].map((name) => put(name, `${name}的标题\n正文。`))
    let full = true
    const { run, jobs } = await deskOn(
      storeWith({ addPages: (pages) => (full ? Promise.reject(new AppError(failure('disk-full'))) : store.addPages(pages)) }),
    )
    const job = await run(paths)
    expect(job).toMatchObject({ state: 'failed', failure: { code: 'disk-full' }, done: 0 })
    expect((await store.overview()).pages).toBe(0)
    full = false
    await jobs.resume(job.id)
    expect(await jobs.ended(job.id)).toMatchObject({ state: 'done', failure: null, counts: { imported: 2 } })
  })

  it('[I1] refuses a file that may not be read with the reason', async () => {
    const secret = put('secret.txt', '秘密')
    const denied = Object.assign(new Error('denied'), { code: 'EACCES', syscall: 'open' })
    const reader: SourceReader = {
      ...diskReader,
      bytes: (path, limit) => (path === secret ? Promise.reject(denied) : diskReader.bytes(path, limit)),
    }
    const { run } = await deskOn(store, reader)
    expect(await run([secret, put('1.txt', '标题\n正文。')])).toMatchObject({ state: 'done', counts: { imported: 1, refused: 1 } })
    expect(await store.refusedItems()).toMatchObject([{ failure: { code: 'unreadable', params: { reason: 'EACCES' } } }])
  })

  it('refuses a file that has gone since it was listed', async () => {
    const reader: SourceReader = {
      ...diskReader,
      facts: (path) => diskReader.facts(path),
      bytes: () => Promise.reject(Object.assign(new Error('gone'), { code: 'ENOENT', syscall: 'open' })),
    }
    const { run } = await deskOn(store, reader)
    await run([put('1.txt', '标题')])
    expect(await store.refusedItems()).toMatchObject([{ failure: { code: 'not-found' } }])
  })
})

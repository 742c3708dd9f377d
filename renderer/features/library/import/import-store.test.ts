import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'

import type { Instant, JobId } from '#shared/base/index.ts'
import { failure, MAX_TEXT_BYTES, type ImportItem, type ImportSource, type JobView } from '#shared/contract/index.ts'
import { Disconnected, Refused, type Connection } from '#renderer/rpc/index.ts'
import { useJobsStore } from '#renderer/stores/jobs.ts'
import { useSessionStore } from '#renderer/stores/session.ts'
import { fakeConnection } from '#renderer/stores/testing/fake-connection.ts'

import type { Gathered } from './gather.ts'
import { useImportStore } from './import-store.ts'

const job: JobView = {
  id: '1' as JobId,
  kind: 'import',
  state: 'running',
  done: 0,
  total: 3,
  counts: {},
  folder: null,
  failure: null,
  startedAt: '2026-11-20T08:30:00.000Z' as Instant,
  endedAt: null,
}
const gathered = (name: string): Gathered => ({ file: new File(['文'], name), path: `1893/${name}` })
const item = (name: string, state: ImportItem['state']): ImportItem => ({
  name,
  path: name,
  state,
  page: null,
  articles: 0,
  doubts: 0,
  failure: null,
})

describe('an import', () => {
  beforeEach(() => setActivePinia(createPinia()))

  function setUp(more: Partial<Pick<Connection, 'uploadFile' | 'pathOf'>>): {
    imports: ReturnType<typeof useImportStore>
    started: ImportSource[][]
    items: ImportItem[]
    asked: number[]
  } {
    const started: ImportSource[][] = []
    const items: ImportItem[] = []
    const asked: number[] = []
    const { connection } = fakeConnection(
      {
        'jobs.list': () => [],
        'imports.start': (sources: ImportSource[]) => {
          started.push(sources)
          return job
        },
        'imports.items': ({ offset }: { offset: number }) => {
          asked.push(offset)
          return { total: items.length, items: items.slice(offset) }
        },
      },
      more,
    )
    useSessionStore().open(connection)
    useJobsStore().open((error) => {
      throw error
    })
    return { imports: useImportStore(), started, items, asked }
  }

  it('names files by their paths where the host reads those', async () => {
    const { imports, started } = setUp({ pathOf: (file) => `/papers/${file.name}` })
    await imports.importFiles([gathered('a.txt')])
    expect(started).toEqual([[{ from: 'path', path: '/papers/a.txt' }]])
    expect(imports.sheet).toBe('job')
  })

  it('sends bytes a few at a time, keeps the order, and lists what is refused', async () => {
    let most = 0
    let now = 0
    const { imports, started } = setUp({
      uploadFile: async (file) => {
        now += 1
        most = Math.max(most, now)
        await new Promise((resolve) => setTimeout(resolve, file.name === 'a.txt' ? 8 : 1))
        now -= 1
        if (file.name === 'large.txt') throw new Refused(failure('too-large', { size: 80, limit: 64 }))
        return `upload of ${file.name}`
      },
    })
    const names = ['a.txt', 'b.txt', 'large.txt', 'c.txt', 'd.txt', 'e.txt']
    await imports.importFiles(names.map(gathered))
    expect(most).toBeLessThanOrEqual(4)
    expect(started[0]?.map((source) => (source.from === 'upload' ? source.path : ''))).toEqual(
      ['a.txt', 'b.txt', 'c.txt', 'd.txt', 'e.txt'].map((name) => `1893/${name}`),
    )
    expect(imports.unsent.map(({ path, failure: why }) => `${path} ${why?.code ?? ''}`)).toEqual(['1893/large.txt too-large'])
    expect(imports.sending).toBeNull()
  })

  it('[I4] sends no file that is larger than a text may be, and says so', async () => {
    const sent: string[] = []
    const { imports, started } = setUp({ uploadFile: async (file) => `upload of ${String(sent.push(file.name))}` })
    const large = gathered('large.txt')
    Object.defineProperty(large.file, 'size', { value: MAX_TEXT_BYTES + 1 })
    await imports.importFiles([large, gathered('a.txt')])
    expect(sent).toEqual(['a.txt'])
    expect(imports.unsent).toMatchObject([{ name: 'large.txt', state: 'refused', failure: failure('too-large', { size: 5, limit: 4 }) }])
    expect(started[0]).toMatchObject([{ name: 'a.txt' }])
  })

  it('begins nothing when the connection goes while files are sent', async () => {
    const { imports, started } = setUp({
      uploadFile: async () => {
        throw new Disconnected()
      },
    })
    await expect(imports.importFiles([gathered('a.txt')])).rejects.toBeInstanceOf(Disconnected)
    expect(started).toEqual([])
    expect(imports.running).toBe(false)
  })

  it('reads again only files that were not done', async () => {
    const { imports, items, asked } = setUp({ pathOf: (file) => file.name })
    await imports.importFiles([gathered('a.txt')])
    items.push(item('a', 'imported'), item('b', 'waiting'), item('c', 'waiting'))
    await imports.readItems()
    items[1] = item('b', 'refused')
    await imports.readItems()
    expect(asked).toEqual([0, 1])
    expect(imports.items.map(({ state }) => state)).toEqual(['imported', 'refused', 'waiting'])
  })
})

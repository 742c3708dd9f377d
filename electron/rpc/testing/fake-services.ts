/** Services in memory, for tests of hosts: they keep what they are given and answer plainly. */
import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'

import { AppError } from '#electron/platform/index.ts'
import type { Services } from '#electron/rpc/index.ts'
import { CONTRACT_VERSION, DEFAULT_SETTINGS, failure, type LibraryEvent, type Settings, type Welcome } from '#shared/contract/index.ts'

/** A welcome that fits the contract. */
export const fakeWelcome: Welcome = {
  contract: CONTRACT_VERSION,
  application: '0.0.0-test',
  host: 'memory',
  capabilities: { paths: false, dialogs: false, reveal: false, downloads: true, windowButtons: false },
  library: { id: 'library-1', name: '稿库', folder: '/library' },
  exportFolder: '/exports',
  samples: false,
}

export interface FakeServices {
  readonly services: Services
  /** Uploads that arrived whole: name and text. */
  readonly uploads: readonly { readonly name: string; readonly text: string }[]
  /** Uploads that broke off. */
  readonly broken: readonly string[]
  /** Files that `openFile` finds, whichever the job: their text, or a stream of so many bytes. */
  readonly files: Map<string, string | { readonly bytes: number; stream(): Readable }>
  /** How often `release` was called. */
  readonly released: () => number
}

export function fakeServices(changes: { readonly release?: () => Promise<void>; readonly settings?: Settings } = {}): FakeServices {
  const uploads: { name: string; text: string }[] = []
  const broken: string[] = []
  const files: FakeServices['files'] = new Map()
  let released = 0
  let settings = changes.settings ?? DEFAULT_SETTINGS
  const absent = async (): Promise<never> => {
    throw new AppError(failure('not-here'))
  }
  const services: Services = {
    session: {
      hello: async () => fakeWelcome,
      settings: async () => settings,
      saveSettings: async (saved) => (settings = saved),
    },
    library: {
      overview: async () => ({ pages: 0, articles: 0, doubts: 0, duplicates: 0, effort: 0, refused: 0 }),
      pages: async () => ({ total: 0, rows: [] }),
      neighbours: absent,
      facets: absent,
      search: async () => [],
      history: async () => ({ lines: [], next: null }),
      events: (signal) => silence(signal),
    },
    pages: { get: absent, log: absent },
    operations: { submit: absent },
    imports: {
      start: absent,
      samples: absent,
      items: absent,
      refused: async () => [],
      dismissRefused: async () => ({ dismissed: 0 }),
      putUpload: async (name, bytes) => {
        const parts: Uint8Array[] = []
        try {
          for await (const part of bytes) parts.push(part)
        } catch (error) {
          broken.push(name)
          throw error
        }
        uploads.push({ name, text: Buffer.concat(parts).toString('utf8') })
        return randomUUID()
      },
    },
    exports: {
      preview: absent,
      start: absent,
      files: absent,
      openFile: async (_job, name) => {
        const text = files.get(name)
        if (text === undefined) throw new AppError(failure('not-found'))
        if (typeof text !== 'string') return text
        return { bytes: Buffer.byteLength(text), stream: () => Readable.from(text === '' ? [] : [Buffer.from(text)]) }
      },
    },
    resegmenting: { start: absent, items: absent, propose: absent },
    links: { ends: async () => [], candidates: async () => [] },
    audits: { list: async () => [], draw: absent, get: absent, judge: absent },
    finding: { find: absent, seen: absent },
    copies: {
      overview: absent,
      groups: async () => ({ total: 0, rows: [] }),
      facets: absent,
      group: absent,
      align: absent,
      decide: absent,
      previewBulk: absent,
      dropBulk: absent,
      bin: async () => ({ total: 0, items: [] }),
      restore: absent,
      marks: async () => [],
      counts: async ({ length }) => Array.from({ length }, () => 0),
      rebuild: absent,
    },
    jobs: { list: async () => [], get: absent, cancel: absent, resume: absent },
    learning: { view: absent, setOn: absent, reset: absent, restore: absent, exportWeights: absent, importWeights: absent },
    system: { pickFiles: async () => [], pickFolder: async () => null, reveal: async () => ({ shown: false }) },
    release: async () => {
      released++
      await changes.release?.()
    },
  }
  return { services, uploads, broken, files, released: () => released }
}

async function* silence(signal: AbortSignal): AsyncGenerator<LibraryEvent> {
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve())
  })
  yield* []
}

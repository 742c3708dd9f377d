/** A connection whose host is a few functions of the test's. */
import type { LibraryEvent, Welcome } from '#shared/contract/index.ts'
import type { Connection, Followed } from '#renderer/rpc/index.ts'

export interface FakeConnection {
  readonly connection: Connection
  /** Something happens in the library. */
  readonly happen: (event: LibraryEvent) => void
}

/** `calls` are procedures by their path, `library.pages`; one that is not given fails the test that calls it. */
export function fakeConnection(
  calls: Readonly<Record<string, (input: never) => unknown>>,
  more: Partial<Pick<Connection, 'uploadFile' | 'pathOf'>> = {},
): FakeConnection {
  const followers = new Set<Followed>()
  const client = new Proxy(
    {},
    {
      get: (_, room: string) =>
        new Proxy(
          {},
          {
            get: (_inner, name: string) => async (input: never) => {
              const call = calls[`${room}.${name}`]
              if (call === undefined) throw new Error(`the test has no ${room}.${name}`)
              return call(input)
            },
          },
        ),
    },
  )
  const welcome: Welcome = {
    contract: 1,
    application: 'test',
    host: 'memory',
    capabilities: { paths: false, dialogs: false, reveal: false, downloads: false, windowButtons: false },
    library: { id: 'test', name: '测试稿库', folder: '/library' },
    exportFolder: '/exports',
    samples: false,
  }
  const connection: Connection = {
    client: client as Connection['client'],
    welcome,
    state: 'connected',
    trouble: null,
    onState: () => () => undefined,
    follow: (followed) => {
      followers.add(followed)
      followed.start()
      return () => void followers.delete(followed)
    },
    uploadFile: async () => 'upload',
    pathOf: () => null,
    retry: () => undefined,
    release: () => undefined,
    ...more,
  }
  return { connection, happen: (event) => followers.forEach((follower) => follower.event(event)) }
}

/** The copies' service on an empty library of its own, without the services around it: for tests that reach into either. */
import { join } from 'node:path'

import { fakePlatform, type FakePlatform } from '#electron/platform/index.ts'

import { Copies } from '../copies/index.ts'
import { openLibrary, type LibraryStore } from '../library/index.ts'

export interface CopiesAlone {
  readonly platform: FakePlatform
  readonly store: LibraryStore
  readonly copies: Copies
  /** Ends it, and removes the library. */
  release(): Promise<void>
}

export async function openCopiesAlone(): Promise<CopiesAlone> {
  const platform = fakePlatform()
  const store = await openLibrary(join(platform.root, 'library'), platform)
  const copies = new Copies({ store, platform, submit: (submissions) => store.submit(submissions), onChange: () => undefined })
  return {
    platform,
    store,
    copies,
    release: async () => {
      await copies.release()
      await store.release()
      await platform.release()
    },
  }
}

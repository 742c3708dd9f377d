import { afterEach, describe, expect, it } from 'vitest'

import type { Instant } from '#shared/base/index.ts'

import type { StoredLearning, StoredWeights } from './store.ts'
import { addTo, makePage, TestLibraries } from './testing.ts'

const libraries = new TestLibraries()
afterEach(() => libraries.end())

const at = '2026-01-01T00:00:00.000Z' as Instant

function weights(version: string, more: Partial<StoredWeights> = {}): StoredWeights {
  const own = { version, places: Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`cue ${i}`, i / 7])) }
  return { base: null, learnedFrom: 'shipped-1', weights: own, since: null, at, pages: [], ...more }
}

describe('what a library has learned', () => {
  it('[W1] is nothing in a new library, which learns', async () => {
    const { library } = await libraries.use()
    expect(await library.getLearning()).toEqual({ on: true, versions: 0, current: null, previous: null })
  })

  it('[W1] is kept whole, with the pages it comes from, and found again', async () => {
    const { library, platform, folder, ids } = await libraries.use(3)
    const pages = [makePage(ids, '甲\n乙'), makePage(ids, '丙\n丁')]
    await addTo(library, pages)
    const from = pages.map(({ id }, i) => ({ page: id, rev: 2 + i, at }))
    const kept: StoredLearning = {
      on: false,
      versions: 7,
      current: weights('library-7', { pages: from, since: at }),
      previous: weights('library-5', { base: { version: 'library-3', places: {} }, weights: null, pages: from.slice(1) }),
    }
    await library.putLearning(kept)
    expect(await library.getLearning()).toEqual(kept)
    await library.putLearning({ ...kept, current: kept.previous, previous: kept.current })
    await library.release()
    const again = await libraries.open(folder, platform)
    expect(await again.getLearning()).toEqual({ ...kept, current: kept.previous, previous: kept.current })
    await again.putLearning({ ...kept, current: null, previous: null })
    expect(await again.getLearning()).toEqual({ ...kept, current: null, previous: null })
  })

  it('[W1] stays as it was where it cannot be written', async () => {
    const { library, ids } = await libraries.use(4)
    const { id } = makePage(ids, '甲')
    await library.putLearning({ on: true, versions: 1, current: weights('library-1'), previous: null })
    const stray = [{ page: id, rev: 1, at }]
    await expect(
      library.putLearning({ on: false, versions: 2, current: weights('library-2', { pages: stray }), previous: null }),
    ).rejects.toThrow()
    expect(await library.getLearning()).toMatchObject({ on: true, versions: 1, current: { weights: { version: 'library-1' } } })
  })
})

import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'

import { instant, newId, type BlockId, type JobId, type Json, type OperationId, type PageId } from '#shared/base/index.ts'
import type { TrailStep } from '#shared/history/index.ts'
import { ENTRY_FORMAT, type Entry, type Operation } from '#shared/operations/index.ts'
import { countingIds } from '#shared/testing/ids.ts'

import { useMemoryStore } from './memory.ts'
import { TRAIL_KEY, useTrailStore } from './trail.ts'

const ids = countingIds(3)
const page = newId<PageId>(ids)

function entry(operation: Operation = { name: 'editText', block: newId<BlockId>(ids), text: '改' }): Entry {
  const id = newId<OperationId>(ids)
  return { format: ENTRY_FORMAT, id, page, rev: 2, editor: '林一', at: instant(ids.now()), automatic: false, operation, diff: [] }
}

describe('the trail of edits', () => {
  beforeEach(() => setActivePinia(createPinia()))

  it('[H10] follows the desk, counts no edit twice, and is found again after a restart', async () => {
    const kept = new Map<string, Json>()
    const storage = { loadView: async (key: string) => kept.get(key), saveView: (key: string, value: Json) => void kept.set(key, value) }
    await useMemoryStore().open(storage, [TRAIL_KEY])
    let tell = (_: Entry): void => undefined
    const trail = useTrailStore()
    const stop = trail.start({
      onPerformed: (listener) => {
        tell = listener
        return () => (tell = () => undefined)
      },
    })
    const [first, second] = [entry(), entry()]
    tell(first)
    tell(second)
    trail.note(second)
    const undo = entry({ name: 'undo', target: second.id, diff: [] })
    tell(undo)
    stop()
    tell(entry())

    setActivePinia(createPinia())
    await useMemoryStore().open(storage, [TRAIL_KEY])
    const again = useTrailStore()
    expect(again.undoes.map(({ id }) => id)).toEqual([first.id])
    expect(again.redoes.map(({ id }) => id)).toEqual([undo.id])
    again.forget({ page, id: first.id, edit: first.id, bulk: null })
    expect(again.undoes).toEqual([])
  })

  it('takes in an edit that the library made, with all its parts, and undo finds them together', () => {
    const trail = useTrailStore()
    const bulk = newId<JobId>(ids)
    const part = (): TrailStep => {
      const id = newId<OperationId>(ids)
      return { page: newId<PageId>(ids), id, edit: id, bulk }
    }
    const [one, two] = [part(), part()]
    trail.note(entry())
    trail.noteSteps([one, two])
    trail.noteSteps([two])
    expect(trail.undoes).toEqual([two, one])
  })

  it('is empty where what was kept cannot be read', async () => {
    const storage = { loadView: async () => ({ done: 'nonsense' }), saveView: () => undefined }
    await useMemoryStore().open(storage, [TRAIL_KEY])
    expect(useTrailStore().undoes).toEqual([])
  })
})

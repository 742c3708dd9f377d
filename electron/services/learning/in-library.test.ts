/** Learning as the services do it: with the program's weights, in a thread, on pages as they are imported. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { newId, present, type OperationId } from '#shared/base/index.ts'
import { NO_FILTER, type LearningView } from '#shared/contract/index.ts'
import { ENTRY_FORMAT } from '#shared/operations/index.ts'

import { openWorkshop, type Workshop } from '../testing/workshop.ts'
import { readWeights } from '#shared/segmentation/index.ts'

// A thread is started, and the machine may be busy.
vi.setConfig({ testTimeout: 60_000 })

const seeds = join(import.meta.dirname, '../../../seeds')
const text = readFileSync(join(seeds, '003_f35563e586983909.txt'), 'utf8')

let shop: Workshop
beforeEach(async () => {
  shop = await openWorkshop({}, {}, { quiet: 1 })
})
afterEach(async () => {
  await shop.release()
})

async function until(holds: (view: LearningView) => boolean): Promise<LearningView> {
  for (;;) {
    const view = await shop.services.learning.view()
    if (holds(view)) return view
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

async function importAndApprove(): Promise<void> {
  await shop.ended(await shop.services.imports.start([{ from: 'text', text, name: 'a.txt' }]))
  const { rows } = await shop.services.library.pages({ filter: NO_FILTER, sort: 'imported', descending: true, offset: 0, limit: 1 })
  const page = await shop.services.pages.get(present(rows[0], 'it was imported').id)
  const [outcome] = await shop.services.operations.submit([
    {
      format: ENTRY_FORMAT,
      id: newId<OperationId>(shop.platform.ids),
      page: page.head.id,
      rev: page.rev,
      editor: '林一',
      at: '2026-01-01T00:00:00.000Z' as never,
      automatic: false,
      operation: { name: 'setStatus', page: true, articles: page.head.articles, status: 'approved' },
    },
  ])
  expect(outcome?.outcome).toBe('applied')
}

describe('a library that learns', () => {
  it('[W2] learns from an approved page in a thread, and tells its windows', async () => {
    await importAndApprove()
    const view = await until(({ current, state }) => current.pages === 1 && state === 'idle')
    expect(view).toMatchObject({ on: true, waiting: 0, previous: null })
    const { text: kept } = await shop.services.learning.exportWeights()
    expect(readWeights(JSON.parse(kept))?.version).toBe(view.current.version)
    await new Promise((resolve) => setTimeout(resolve, 10))
    expect(shop.events.filter((event) => event.type === 'learning').length).toBeGreaterThan(0)
    shop = await shop.restart()
    expect(await shop.services.learning.view()).toEqual(view)
  })
})

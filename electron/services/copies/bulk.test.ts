import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { SAFE_BULK } from '#shared/contract/index.ts'
import { articlesInOrder, blocksInFileOrder } from '#shared/model/index.ts'

import { openWorkshop, type Workshop } from '../testing/workshop.ts'
import { copyDesk, OTHER, paper, STORY, THIRD } from '../testing/copy-desk.ts'

// Each test starts threads of its own, which takes a while on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

let shop: Workshop
const { load, pages, queue } = copyDesk(() => shop)
beforeEach(async () => {
  shop = await openWorkshop()
})
afterEach(async () => {
  await shop.release()
})

describe('dropping copies in bulk', () => {
  it('[C7] drops exact copies in bulk as one step, after saying what would happen', async () => {
    await load(paper(1, '十二', STORY, OTHER), paper(1, '十三', STORY, THIRD), paper(1, '十四', STORY), paper(2, '十五', OTHER))
    expect(await shop.services.copies.previewBulk(SAFE_BULK)).toMatchObject({
      groups: 0,
      copies: 0,
      leftOut: [{ reason: 'printed', count: 2 }],
    })
    const bulk = { causes: ['machine', 'unknown', 'printed'], grains: [], places: [] } as const
    expect(await shop.services.copies.previewBulk(bulk)).toMatchObject({ groups: 2, copies: 3, leftOut: [] })
    const job = await shop.ended(await shop.services.copies.dropBulk('林一', bulk))
    expect(job).toMatchObject({ state: 'done', counts: { copies: 3, failed: 0 } })
    expect(await queue()).toEqual([])
    const all = await pages()
    expect(
      all.map((page) => articlesInOrder(page).filter(({ blocks }) => blocks.every((id) => page.blocks[id]?.dropped !== null)).length),
    ).toEqual([0, 1, 1, 1])
    const history = await shop.services.library.history({ who: 'editors', before: null, limit: 10 })
    expect(history.lines).toMatchObject([{ pages: 3, words: { zh: '收起逐字重复，共 3 版' } }])
  })

  it('[C7] leaves one copy where a page has several and other pages have more', async () => {
    await load(paper(1, '十二', STORY, OTHER, STORY), paper(1, '十三', STORY, STORY, THIRD), paper(1, '十四', STORY))
    await queue()
    const job = await shop.ended(
      await shop.services.copies.dropBulk('林一', { causes: ['machine', 'unknown', 'printed'], grains: [], places: [] }),
    )
    expect(job).toMatchObject({ state: 'done', counts: { copies: 4, failed: 0 } })
    const left = (await pages()).flatMap((page) =>
      blocksInFileOrder(page).filter((block) => block.dropped === null && block.text.includes('三万民工')),
    )
    expect(left).toHaveLength(1)
    expect(await queue()).toEqual([])
  })
})

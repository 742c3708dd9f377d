/** A decision while others edit the same page. */
import { join } from 'node:path'
import { expect, it } from 'vitest'

import { fakePlatform } from '#electron/platform/index.ts'
import { present, type BlockId } from '#shared/base/index.ts'
import { blocksInFileOrder, type Page } from '#shared/model/index.ts'

import { openLibrary } from '../library/index.ts'
import { addTo, makePage, submissionOf } from '../library/testing.ts'
import { Deciding } from './deciding.ts'
import { CopyViews } from './views.ts'

it('[C5] tells once of what is not to be restored, and restores the rest on the page as it is then', async () => {
  const platform = fakePlatform()
  const store = await openLibrary(join(platform.root, 'library'), platform)
  try {
    const blockAt = (page: Page, at: number): BlockId => present(blocksInFileOrder(page)[at], 'it has four').id
    const made = makePage(platform.ids, '甲稿\n乙稿\n丙稿\n丁稿', {
      edits: [(page) => ({ name: 'dropCopy', blocks: [blockAt(page, 1)], reason: 'other', keep: [] })],
    })
    await addTo(store, [made])
    const now = async (): Promise<Page> => present(await store.getPage(made.id), 'it was added')
    let others = 1
    const deciding = new Deciding(
      {
        store,
        platform,
        // Somebody else is quicker, once.
        submit: async (submissions) => {
          if (others-- > 0)
            await store.submit([
              submissionOf(platform.ids, await now(), { name: 'setRole', blocks: [blockAt(await now(), 3)], role: 'ad' }),
            ])
          return store.submit(submissions)
        },
      },
      new CopyViews(store),
    )
    const [stands, lies] = [blockAt(made.page, 0), blockAt(made.page, 1)]
    const step = await deciding.restore({
      editor: '林一',
      items: [
        { page: made.id, blocks: [stands] },
        { page: made.id, blocks: [lies] },
      ],
    })
    expect(step).toMatchObject({ copies: 1, parts: [{ page: made.id }], refused: [{ page: made.id, code: 'conflict' }] })
    const page = await now()
    expect([page.blocks[lies]?.dropped, page.blocks[blockAt(page, 3)]?.role]).toEqual([null, 'ad'])
  } finally {
    await store.release()
    await platform.release()
  }
})

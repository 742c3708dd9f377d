import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { present, type PageId } from '#shared/base/index.ts'
import { undoOf } from '#shared/history/index.ts'

import { openWorkshop, type Workshop } from '../testing/workshop.ts'
import { copyDesk, dropped, OTHER, paper, READ_BADLY, STORY, THIRD } from '../testing/copy-desk.ts'

// Each test starts threads of its own, which takes a while on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

let shop: Workshop
const { decide, load, members, queue, submit } = copyDesk(() => shop)
beforeEach(async () => {
  shop = await openWorkshop()
})
afterEach(async () => {
  await shop.release()
})

describe('deciding about copies', () => {
  it('[C2][C5] drops a copy for one elsewhere, and the bin gives it back', async () => {
    await load(paper(1, '十二', STORY, OTHER), paper(1, '十三', READ_BADLY, THIRD))
    const [row] = await queue()
    const view = await shop.services.copies.group(row?.group ?? '', 0, 10)
    const keep = present(
      view.members.find((member) => member.keep),
      'one is suggested',
    )
    const step = await decide(row?.group ?? '', { do: 'keep-one', keep: keep.id })
    expect(step).toMatchObject({ bulk: null, copies: 1, refused: [] })
    expect(await queue()).toEqual([])
    const page = await shop.services.pages.get(present(step.parts[0], 'one page').page)
    expect(dropped(page)).toContain('三万民工')
    const { total, items } = await shop.services.copies.bin({ page: null, offset: 0, limit: 10 })
    expect(total).toBe(1)
    const item = present(items[0], 'it lies there')
    expect(item).toMatchObject({ reason: 'near', by: '林一', partner: { page: keep.page, article: keep.article } })
    await shop.services.copies.restore({ editor: '王二', items: [{ page: item.page, blocks: [...item.blocks] }] })
    expect((await queue()).map(({ group }) => group)).toEqual([row?.group])
    expect((await shop.services.copies.bin({ page: null, offset: 0, limit: 10 })).total).toBe(0)
  })

  it('[C1][C6] remembers that copies are kept, also when a page is imported once more, and takes it back', async () => {
    await load(paper(1, '十二', STORY), paper(1, '十三', READ_BADLY))
    const [row] = await queue()
    await decide(row?.group ?? '', { do: 'keep-all' })
    expect((await queue()).map(({ state }) => state)).toEqual(['kept'])
    expect((await shop.services.copies.overview()).groups).toEqual({ open: 0, later: 0, kept: 1, noted: 0 })
    await shop.ended(await shop.services.copies.rebuild())
    expect((await queue()).map(({ state }) => state)).toEqual(['kept'])
    await decide(row?.group ?? '', { do: 'reopen' })
    expect((await queue()).map(({ state }) => state)).toEqual(['open'])
    await decide(row?.group ?? '', { do: 'later' })
    expect((await queue()).map(({ state }) => state)).toEqual(['later'])
  })

  it('[C1] tells within a page, too, what is no copy from what stays', async () => {
    await load(paper(1, '十二', STORY, STORY, OTHER))
    const within = present(
      (await queue()).find(({ place }) => place === 'within'),
      'the page has its story twice',
    )
    const said = async (decision: Parameters<typeof decide>[1]): Promise<readonly string[]> => {
      await decide(within.group, decision)
      const { members: copies } = await shop.services.copies.group(within.group, 0, 10)
      return [...new Set(copies.map(({ state }) => state))]
    }
    expect(await said({ do: 'keep-all' })).toEqual(['kept'])
    expect(await said({ do: 'different', members: [] })).toEqual(['different'])
    expect(await said({ do: 'reopen' })).toEqual(['open'])
  })

  it('[C6] shows no copies that an editor said are none, by any page with the same text, until undo', async () => {
    await load(paper(1, '十二', STORY), paper(1, '十三', READ_BADLY))
    const [row] = await queue()
    const view = await shop.services.copies.group(row?.group ?? '', 0, 10)
    const other = present(
      view.members.find((member) => !member.keep),
      'there are two',
    )
    const step = await decide(row?.group ?? '', { do: 'different', members: [other.id] })
    expect(await queue()).toEqual([])
    await load(`${paper(1, '十三', READ_BADLY)}本版编辑　刘三\n`)
    // The second file of one page is that page read twice, for all that anybody knows.
    expect(await queue()).toMatchObject([{ kind: 'exact', cause: 'unknown' }])
    const { page } = present(step.parts[0], 'one page')
    const log = await shop.services.pages.log(page, 0)
    await submit(page, undoOf(present(log.at(-1), 'the decision'), log))
    expect((await queue()).map(({ kind }) => kind)).toContain('near')
  })

  it('[C1] drops no copy that stays by what was said before', async () => {
    await load(paper(1, '十二', STORY), paper(1, '十三', READ_BADLY))
    const [first] = await queue()
    await decide(first?.group ?? '', { do: 'keep-all' })
    await load(paper(1, '十四', STORY.replace('红旗招展', '红旗招屐')))
    const [row, ...others] = await queue()
    expect([row?.state, row?.copies, others]).toEqual(['open', 3, []])
    const seen = await members(row?.group ?? '')
    expect(seen.map(({ keep, state }) => [keep, state])).toEqual([
      [true, 'open'],
      [false, 'kept'],
      [false, 'open'],
    ])
    const step = await decide(row?.group ?? '', { do: 'keep-one', keep: seen[0]?.id ?? '' })
    expect(step.parts.map(({ page }) => page)).toEqual([seen[2]?.page])
    const [kept, ...more] = await queue()
    expect([kept?.state, kept?.copies, more]).toEqual(['kept', 2, []])
    await expect(decide(kept?.group ?? '', { do: 'keep-one', keep: seen[0]?.id ?? '' })).rejects.toMatchObject({
      failure: { code: 'nothing-to-drop' },
    })
  })

  it('[C1] takes back what was said of a group, and nothing that was said of others', async () => {
    await load(paper(1, '十二', STORY), paper(1, '十三', STORY), paper(1, '十四', READ_BADLY))
    const [all] = await queue()
    const other = (await members(all?.group ?? '')).find(({ kind }) => kind === 'near')
    await decide(all?.group ?? '', { do: 'different', members: [other?.id ?? ''] })
    const [group, ...more] = await queue()
    expect([group?.kind, group?.state, more]).toEqual(['exact', 'open', []])
    await decide(group?.group ?? '', { do: 'keep-all' })
    expect((await queue()).map(({ kind, state }) => [kind, state])).toEqual([['exact', 'kept']])
    await decide(group?.group ?? '', { do: 'reopen' })
    expect(await queue()).toEqual([group])
  })

  it('[C1] puts what is said now in the place of what was said before, with whichever copy that is', async () => {
    await load(paper(1, '十三', STORY), paper(1, '十二', READ_BADLY))
    const [row] = await queue()
    const kept = async (): Promise<PageId | undefined> => (await members(row?.group ?? '')).find(({ keep }) => keep)?.page
    const earlier = present(await kept(), 'one is suggested')
    await decide(row?.group ?? '', { do: 'keep-all' })
    // The other copy is the earlier one from now on: what is said next is said with that.
    const { info } = (await shop.services.pages.get(earlier)).head
    await submit(earlier, { name: 'setPageInfo', info: { ...info, date: '1964-05-20' } })
    expect((await queue()).map(({ state }) => state)).toEqual(['kept'])
    expect(await kept()).not.toBe(earlier)
    const step = await decide(row?.group ?? '', { do: 'later' })
    expect(step.parts).toHaveLength(2)
    expect((await queue()).map(({ state }) => state)).toEqual(['later'])
    await shop.ended(await shop.services.copies.rebuild())
    expect((await queue()).map(({ state }) => state)).toEqual(['later'])
  })

  it('[C3][C6] forgets what was said with an article when that goes, as an index made anew does', async () => {
    await load(paper(1, '十二', STORY, OTHER), paper(1, '十三', READ_BADLY))
    const [row] = await queue()
    const [keep, other] = await members(row?.group ?? '')
    await decide(row?.group ?? '', { do: 'different', members: [other?.id ?? ''] })
    await load(paper(2, '十四', STORY))
    expect((await queue()).map(({ kind }) => kind)).toEqual(['exact'])
    const page = await shop.services.pages.get(present(keep, 'there are two').page)
    const article = present(keep?.article, 'it stands in one')
    const into = present(
      page.head.articles.find((one) => one !== article),
      'the page has two',
    )
    await submit(page.head.id, { name: 'mergeArticles', article, into })
    const rows = await queue()
    await shop.ended(await shop.services.copies.rebuild())
    expect(await queue()).toEqual(rows)
    expect(rows.map(({ kind, copies }) => [kind, copies])).toContainEqual(['near', 2])
  })
})

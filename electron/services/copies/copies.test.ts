import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { present, type PageId } from '#shared/base/index.ts'
import { contract, NO_COPY_FILTER, NO_FILTER, SAFE_BULK } from '#shared/contract/index.ts'
import { blocksInFileOrder } from '#shared/model/index.ts'

import { EVERYTHING, openWorkshop, type Workshop } from '../testing/workshop.ts'
import { copyDesk, OTHER, paper, READ_BADLY, STORY, THIRD } from '../testing/copy-desk.ts'

// Each test starts threads of its own, which takes a while on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

let shop: Workshop
const { decide, load, pages, queue, submit } = copyDesk(() => shop)
beforeEach(async () => {
  shop = await openWorkshop()
})
afterEach(async () => {
  await shop.release()
})

describe('finding copies across the library', () => {
  it('[C3] finds an article that stands on two pages, to the letter and nearly', async () => {
    await load(paper(1, '十二', STORY, OTHER), paper(1, '十三', READ_BADLY, THIRD), paper(2, '十四', OTHER))
    const rows = await queue()
    expect(rows).toMatchObject([
      {
        kind: 'near',
        place: 'across',
        state: 'open',
        note: null,
        copies: 2,
        cause: 'printed',
        grain: 'article',
        title: '龙须口拦河大坝提前合龙',
      },
      { kind: 'exact', place: 'across', state: 'open', note: null, copies: 2, cause: 'printed', score: 1 },
    ])
    expect(rows[0]?.where.map(({ info }) => info.date)).toEqual(['1964-05-12', '1964-05-13'])
    const view = await shop.services.copies.group(present(rows[0], 'just seen').group, 0, 10)
    expect(view.members.map(({ keep, state }) => ({ keep, state }))).toEqual([
      { keep: true, state: 'open' },
      { keep: false, state: 'open' },
    ])
    const [one, other] = view.members.map(({ text }) => text)
    const { spans } = await shop.services.copies.align(one ?? '', other ?? '')
    expect(spans.flatMap(({ same, other: [from, to] }) => (same ? [] : [other?.slice(from, to)]))).toEqual(['刊', '右', '陈'])
  })

  it('[C3] takes an edit over, and nothing but what it touches', async () => {
    await load(paper(1, '十二', STORY), paper(1, '十三', STORY), paper(2, '十四', OTHER), paper(2, '十五', OTHER))
    const before = await queue()
    expect(before.map(({ kind }) => kind)).toEqual(['exact', 'exact'])
    const [page] = await pages()
    const block = present(
      blocksInFileOrder(present(page, 'imported')).find(({ text }) => text.includes('三万民工')),
      'it has it',
    )
    await submit(present(page, 'imported').head.id, { name: 'editText', block: block.id, text: block.text.replace('苦战', '苦干') })
    const rows = await queue()
    expect(rows.map(({ kind, group }) => [kind, before.some((row) => row.group === group)])).toEqual([
      ['near', false],
      ['exact', true],
    ])
  })

  it('[C4] offers nothing where the figures differ', async () => {
    await load(paper(1, '十二', STORY), paper(1, '十三', STORY.replace('一百二十天', '一百三十天').replace('二百四十万', '二百五十万')))
    const [row, ...more] = await queue()
    expect(more).toEqual([])
    expect(row).toMatchObject({ state: 'noted', note: 'figures' })
    const first = (await shop.services.copies.group(row?.group ?? '', 0, 10)).members[0]
    await expect(decide(row?.group ?? '', { do: 'keep-one', keep: first?.id ?? '' })).rejects.toMatchObject({
      failure: { code: 'nothing-to-drop' },
    })
  })

  it('[C3] goes on after a restart with what was left, and makes all anew by a job', async () => {
    await load(paper(1, '十二', STORY))
    await shop.ended(await shop.services.imports.start([{ from: 'text', text: paper(1, '十三', STORY), name: 'b.txt' }]))
    shop = await shop.restart()
    const rows = await queue()
    expect(rows).toHaveLength(1)
    const job = await shop.ended(await shop.services.copies.rebuild())
    expect(job).toMatchObject({ kind: 'copies', state: 'done', done: 2, total: 2 })
    expect(await queue()).toEqual(rows)
  })

  it('[C3] leaves to a cancelled job what it has not come to, and the job goes on there', async () => {
    await load(paper(1, '十二', STORY), paper(1, '十三', STORY), paper(2, '十四', OTHER))
    const rows = await queue()
    const job = await shop.services.copies.rebuild()
    expect((await shop.services.jobs.cancel(job.id)).state).toBe('cancelled')
    await shop.services.copies.settled()
    expect((await shop.services.copies.overview()).due).toBe(3)
    expect((await shop.ended(await shop.services.jobs.resume(job.id))).state).toBe('done')
    expect((await shop.services.copies.overview()).due).toBe(0)
    expect(await queue()).toEqual(rows)
  })

  it('[C3][C9] tells the cause anew where an editor says which page it is', async () => {
    await load(paper(1, '十二', STORY), STORY.replace('红旗招展', '红旗招屐'))
    const [first, second] = await pages()
    expect((await queue()).map(({ cause }) => cause)).toEqual(['printed'])
    const { info } = present(first, 'imported').head
    await submit(present(second, 'imported').head.id, { name: 'setPageInfo', info })
    const rows = await queue()
    expect(rows.map(({ cause }) => cause)).toEqual(['unknown'])
    await shop.ended(await shop.services.copies.rebuild())
    expect(await queue()).toEqual(rows)
  })
})

describe('telling of copies', () => {
  it('[E3][C8] leaves dropped copies out of an export, and says of what they were', async () => {
    await load(paper(1, '十二', STORY), paper(1, '十三', READ_BADLY, THIRD), paper(2, '十四', READ_BADLY))
    const [row] = await queue()
    const view = await shop.services.copies.group(row?.group ?? '', 0, 10)
    await decide(row?.group ?? '', {
      do: 'keep-one',
      keep: present(
        view.members.find(({ keep }) => keep),
        'one is suggested',
      ).id,
    })
    const folder = join(shop.platform.exportDir, 'out')
    const { counts } = await shop.ended(await shop.services.exports.start(EVERYTHING, folder))
    const read = (name: string): Record<string, unknown>[] =>
      readFileSync(join(folder, name), 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Record<string, unknown>)
    const story = read('articles.jsonl').filter(({ title }) => title === '龙须口拦河大坝提前合龙')
    expect(story).toMatchObject([{ date: '1964-05-12', removed_copies: 2 }])
    const removed = read('removed.jsonl')
    const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as { readonly counts: unknown }
    expect(counts['removed']).toBe(2)
    expect(manifest.counts).toMatchObject({ removed_copies: 2, removed_blocks: removed.length })
    expect(removed.filter(({ place }) => (place as { page_no: string }).page_no === '2').length).toBeGreaterThan(1)
    for (const one of removed) {
      expect(one).toMatchObject({ reason: 'near', partner: { id: story[0]?.['id'], title: '龙须口拦河大坝提前合龙' }, operator: '林一' })
    }
    const preview = await shop.services.exports.preview(EVERYTHING, 0)
    expect(preview.removed).toBe(2)
    expect(JSON.parse(preview.sample?.text ?? '')).toEqual(read('articles.jsonl')[0])
  })

  it('answers as the contract says', async () => {
    await load(paper(1, '十二', STORY, STORY, OTHER), paper(1, '十三', READ_BADLY, THIRD), paper(1, '十四', STORY), paper(2, '十五', OTHER))
    const { copies } = shop.services
    const fits = (name: keyof (typeof contract)['copies'], result: unknown): void => {
      const schema = contract.copies[name]['~orpc'].outputSchema as v.GenericSchema
      expect(v.safeParse(schema, JSON.parse(JSON.stringify(result))).issues, name).toBeUndefined()
    }
    const rows = await queue()
    expect(new Set(rows.map(({ place }) => place))).toEqual(new Set(['within', 'across']))
    fits('groups', { total: rows.length, rows })
    for (const { group } of rows) fits('group', await copies.group(group, 0, 50))
    fits('overview', await copies.overview())
    fits('facets', await copies.facets(NO_COPY_FILTER))
    fits('align', await copies.align(STORY, READ_BADLY))
    fits('previewBulk', await copies.previewBulk(SAFE_BULK))
    const [page] = await pages()
    fits('marks', await copies.marks(present(page, 'imported').head.id))
    for (const { group, place } of rows) {
      const view = await copies.group(group, 0, 50).catch(() => undefined)
      if (view === undefined) continue
      const step = await decide(group, { do: 'keep-one', keep: present(view.members[0], 'the one to keep').id })
      expect(step.refused, place).toEqual([])
      fits('decide', step)
    }
    fits('bin', await copies.bin({ page: null, offset: 0, limit: 50 }))
    const kept = (await pages()).flatMap((now) =>
      blocksInFileOrder(now).filter((block) => block.dropped === null && block.text.includes('三万民工')),
    )
    expect(kept).toHaveLength(1)
  })

  it('tells a page of its copies elsewhere', async () => {
    await load(paper(1, '十二', STORY, OTHER), paper(1, '十三', STORY))
    await queue()
    const [first] = await pages()
    const page = present(first, 'imported')
    const marks = await shop.services.copies.marks(page.head.id)
    expect(marks).toMatchObject([{ kind: 'exact', others: 1, state: 'open', first: { title: '龙须口拦河大坝提前合龙' } }])
    expect(await shop.services.copies.counts([page.head.id])).toEqual([1])
    const filter = { ...NO_FILTER, duplicates: true }
    const rows = async (): Promise<(readonly [PageId, number])[]> =>
      (await shop.services.library.pages({ filter, sort: 'imported', descending: false, offset: 0, limit: 9 })).rows.map((row) => [
        row.id,
        row.duplicates,
      ])
    expect((await rows()).map(([, count]) => count)).toEqual([1, 1])
    await submit(page.head.id, { name: 'setStatus', page: true, articles: [], status: 'doubtful' })
    await queue()
    expect((await rows()).map(([, count]) => count)).toEqual([1, 1])
    await decide(present(marks[0], 'just seen').group, { do: 'keep-all' })
    expect(await rows()).toEqual([])
  })
})

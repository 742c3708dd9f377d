import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { newId, present, type OperationId, type PageId } from '#shared/base/index.ts'
import { contract, NO_COPY_FILTER, NO_FILTER, SAFE_BULK, type CopyDecision, type CopyRow } from '#shared/contract/index.ts'
import { undoOf } from '#shared/history/index.ts'
import { articlesInOrder, blocksInFileOrder, type Page } from '#shared/model/index.ts'
import { ENTRY_FORMAT, type Operation, type Submission } from '#shared/operations/index.ts'

import { EVERYTHING, openWorkshop, type Workshop } from '../testing/workshop.ts'

const STORY = `龙须口拦河大坝提前合龙
新华社长沙二十六日电　正在施工的龙须口水利枢纽工程，二十五日下午四时十五分胜利实现了拦河大坝合龙，比国家计划提前二十天。
三万民工和工程技术人员苦战一百二十天，完成土石方二百四十万方，龙须口工地上红旗招展，夯歌阵阵。
`
/** The same, as a bad reader read it. */
const READ_BADLY = STORY.replace('胜利', '胜刊').replace('土石方', '土右方').replace('夯歌阵阵', '夯歌阵陈')
const OTHER = `红旗棉纺织厂增产不忘质量
本报讯　红旗棉纺织厂甲班四月份产量超额完成，却因为布面疵点多了一点，没有评上先进。车间主任带领大家逐台检查织机，找出毛病二十七处。
`
const THIRD = `罗马尼亚女排昨到沅川
本报讯　应邀来我国进行友好访问的罗马尼亚青年女子排球队一行十六人，昨天上午乘火车到达沅川，受到体委负责人的热烈欢迎。
`

// Each test starts threads of its own, which takes a while on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

let shop: Workshop
beforeEach(async () => {
  shop = await openWorkshop()
})
afterEach(async () => {
  await shop.release()
})

function paper(no: number, day: string, ...stories: readonly string[]): string {
  return `沅川日报\n第${'一二三四五六七八九'.charAt(no - 1)}版　　一九六四年五月${day}日　　星期二\n${stories.join('')}`
}

async function load(...texts: readonly string[]): Promise<void> {
  const sources = texts.map((text, i) => ({ from: 'text', text, name: `page-${String(i)}-${String(text.length)}.txt` }) as const)
  await shop.ended(await shop.services.imports.start(sources))
  await shop.services.copies.settled()
}

async function pages(): Promise<Page[]> {
  const query = { filter: NO_FILTER, sort: 'imported', descending: false, offset: 0, limit: 50 } as const
  const { rows } = await shop.services.library.pages(query)
  return Promise.all(rows.map(({ id }) => shop.services.pages.get(id)))
}

async function queue(): Promise<readonly CopyRow[]> {
  await shop.services.copies.settled()
  return (await shop.services.copies.groups({ filter: NO_COPY_FILTER, sort: 'worst', offset: 0, limit: 50 })).rows
}

async function decide(group: string, decision: CopyDecision): ReturnType<Workshop['services']['copies']['decide']> {
  const step = await shop.services.copies.decide({ editor: '林一', group, decision })
  await shop.services.copies.settled()
  return step
}

async function submit(page: PageId, operation: Operation): Promise<void> {
  const { rev } = await shop.services.pages.get(page)
  const id = newId<OperationId>(shop.platform.ids)
  const at = new Date(shop.platform.ids.now()).toISOString() as Submission['at']
  const submission: Submission = { format: ENTRY_FORMAT, id, page, rev, editor: '林一', at, automatic: false, operation }
  expect((await shop.services.operations.submit([submission]))[0]?.outcome).toBe('applied')
}

function dropped(page: Page): string {
  return blocksInFileOrder(page)
    .filter((block) => block.dropped !== null)
    .map(({ text }) => text)
    .join('')
}

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
    expect(removed).toHaveLength(Number(counts['removed']))
    expect(removed.filter(({ place }) => (place as { page_no: string }).page_no === '2').length).toBeGreaterThan(1)
    for (const one of removed) {
      expect(one).toMatchObject({ reason: 'near', partner: { id: story[0]?.['id'], title: '龙须口拦河大坝提前合龙' }, operator: '林一' })
    }
    const preview = await shop.services.exports.preview(EVERYTHING, 0)
    expect(preview.removed).toBe(removed.length)
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

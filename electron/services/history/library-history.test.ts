/** The library's history on a real library: every step once, bulk steps with their count, a part at a time. */
import { afterEach, describe, expect, it } from 'vitest'

import { instant, newId, present, type IdSource, type JobId, type PageId } from '#shared/base/index.ts'
import type { HistoryLine, HistoryQuery } from '#shared/contract/index.ts'
import { takeBack, undoOf } from '#shared/history/index.ts'
import type { Page } from '#shared/model/index.ts'
import type { Operation } from '#shared/operations/index.ts'

import { addTo, blockAt, makePage, submissionOf, TestLibraries } from '../library/testing.ts'
import type { LibraryStore } from '../library/index.ts'
import { libraryHistory } from './index.ts'

const libraries = new TestLibraries()
afterEach(() => libraries.end())

const ALL: HistoryQuery = { who: 'all', before: null, limit: 100 }

async function read(library: LibraryStore, query: Partial<HistoryQuery> = {}): Promise<readonly HistoryLine[]> {
  return (await libraryHistory(library, { ...ALL, ...query })).lines
}

async function edit(library: LibraryStore, ids: IdSource, id: PageId, make: (page: Page) => Operation, editor = '编辑'): Promise<void> {
  const page = present(await library.getPage(id), 'the page was added')
  const [outcome] = await library.submit([submissionOf(ids, page, make(page), { editor })])
  expect(outcome).toMatchObject({ outcome: 'applied' })
}

const rename =
  (line: number, text: string) =>
  (page: Page): Operation => ({ name: 'editText', block: blockAt(page, line).id, text })

async function world() {
  const { library, ids } = await libraries.use()
  const first = [1, 2, 3].map((n) => makePage(ids, `标题${n}\n正文${n}`, { info: { pageNo: `A0${n}` } }))
  await addTo(library, first)
  const [one, two] = first
  return { library, ids, one: present(one, 'three pages').id, two: present(two, 'three pages').id }
}

describe('the history of the library', () => {
  it('[H11] lists each step once, newest first, and an import with the number of its pages', async () => {
    const { library, ids, one, two } = await world()
    await edit(library, ids, one, rename(1, '甲'))
    await edit(library, ids, two, rename(1, '乙'), '王燕')
    await addTo(
      library,
      [4, 5].map((n) => makePage(ids, `标题${n}\n正文${n}`)),
    )
    const lines = await read(library)
    expect(lines.map(({ editor, pages, words }) => [editor, pages, words.zh])).toEqual([
      ['machine', 2, '导入 2 版，并分稿'],
      ['王燕', 1, '改字：第 2 行'],
      ['编辑', 1, '改字：第 2 行'],
      ['machine', 3, '导入 3 版，并分稿'],
    ])
    expect(lines[1]).toMatchObject({ page: two, rev: 3, info: { pageNo: 'A02' }, words: { en: 'Edited text: line 2' }, automatic: false })
    const apart: HistoryLine[] = []
    for (let before: number | null = null; ;) {
      const part = await libraryHistory(library, { who: 'all', before, limit: 1 })
      apart.push(...part.lines)
      before = part.next
      if (before === null) break
    }
    expect(apart).toEqual(lines)
    expect((await read(library, { who: 'editors' })).map(({ place }) => place)).toEqual(lines.slice(1, 3).map(({ place }) => place))
    expect((await read(library, { who: 'machine' })).map(({ pages }) => pages)).toEqual([2, 3])
  })

  it('[H11] takes an editor’s step over several pages as one, and automatic steps with a long pause between them as two', async () => {
    const { library, ids, one, two } = await world()
    const bulk = newId<JobId>(ids)
    for (const id of [one, two]) {
      const part = (page: Page): Operation => ({
        name: 'batch',
        meaning: 'find-and-replace',
        bulk,
        operations: [{ name: 'editText', block: blockAt(page, 1).id, text: '替换' }],
      })
      await edit(library, ids, id, part)
    }
    const later = makePage(ids, '标题9\n正文9')
    const hour = (n: number) => instant(ids.now() + n * 3_600_000)
    await addTo(
      library,
      [1, 5].map((n) => {
        const page = n === 1 ? later : makePage(ids, '标题10\n正文10')
        return { ...page, log: page.log.map((entry) => ({ ...entry, at: hour(n) })) }
      }),
    )
    const lines = await read(library)
    expect(lines.map(({ pages, words }) => [pages, words.zh])).toEqual([
      [1, '导入 1 版，并分稿'],
      [1, '导入 1 版，并分稿'],
      [2, '查找替换，共 2 版'],
      [3, '导入 3 版，并分稿'],
    ])
    expect(present(lines[2], 'four lines').from < present(lines[2], 'four lines').at).toBe(true)
  })

  describe('a step over several pages', () => {
    const PAGES = 5

    async function replaced() {
      const { library, ids } = await libraries.use()
      const made = Array.from({ length: PAGES }, (_, n) => makePage(ids, `标题${String(n)}\n正文${String(n)}`))
      await addTo(library, made)
      const bulk = newId<JobId>(ids)
      const replace = (n: number): Promise<void> =>
        edit(library, ids, present(made[n], 'five pages').id, (page) => ({
          name: 'batch',
          meaning: 'find-and-replace',
          bulk,
          operations: [{ name: 'editText', block: blockAt(page, 1).id, text: '替换' }],
        }))
      /** Takes the last step of the page back: the edit, its undo, and so on. */
      const turn = async (n: number): Promise<void> => {
        const { id } = present(made[n], 'five pages')
        const log = await library.getLog(id, 0)
        await edit(library, ids, id, (page) => {
          const operation = takeBack(present(log.at(-1), 'a step'), page, log)
          if ('ok' in operation) throw new Error(operation.code)
          return operation
        })
      }
      const told = async (query: Partial<HistoryQuery> = {}) =>
        (await read(library, query)).map(({ pages, words }) => [pages, words.zh] as const)
      return { library, ids, made, replace, turn, told }
    }
    const all = [0, 1, 2, 3, 4]
    const imported = [PAGES, '导入 5 版，并分稿']
    const done = [PAGES, '查找替换，共 5 版']
    const undone = [PAGES, '撤销：查找替换，共 5 版']
    const redone = [PAGES, '重做：查找替换，共 5 版']

    it('[H11] is one line with its count, and so is each undo and redo of it', async () => {
      const { library, replace, turn, told } = await replaced()
      for (const n of all) await replace(n)
      for (const n of [2, 0, 1, 3, 4]) await turn(n)
      expect(await told()).toEqual([undone, done, imported])
      for (const n of all) await turn(n)
      for (const n of all) await turn(n)
      expect(await told()).toEqual([undone, redone, undone, done, imported])
      expect((await read(library))[0]?.words.en).toBe('Undid: Find and replace, 5 pages in all')
      expect(await told({ who: 'editors' })).toEqual([undone, redone, undone, done])
    })

    it('[H11] is one line where other steps stand between its parts, in the place of its latest part, and hides none of them', async () => {
      const { library, ids, made, replace, turn, told } = await replaced()
      const other = (n: number): Promise<void> => edit(library, ids, present(made[n], 'five pages').id, rename(0, `改${String(n)}`))
      for (const n of [0, 1, 2, 3]) await replace(n)
      await other(4)
      await turn(0)
      await replace(4)
      await addTo(library, [makePage(ids, '标题9\n正文9')])
      for (const n of [1, 2, 3, 4]) await turn(n)
      const lines = [undone, [1, '导入 1 版，并分稿'], done, [1, '改字：第 1 行'], imported]
      expect(await told()).toEqual(lines)
      const apart: (readonly [number, string])[] = []
      for (let before: number | null = null; ;) {
        const part = await libraryHistory(library, { who: 'all', before, limit: 1 })
        apart.push(...part.lines.map(({ pages, words }) => [pages, words.zh] as const))
        before = part.next
        if (before === null) break
      }
      expect(apart).toEqual(lines)
    })
  })

  it('says which article was merged into which, though it is gone, and takes an undo of it for the same', async () => {
    const { library, ids } = await libraries.use()
    const made = makePage(ids, '甲题\n甲文\n乙题\n乙文', { articles: [2, 2] })
    await addTo(library, [made])
    await edit(library, ids, made.id, ({ head: { articles } }) => {
      const [into, article] = articles
      return { name: 'mergeArticles', article: present(article, 'two articles'), into: present(into, 'two articles') }
    })
    expect((await read(library))[0]?.words).toEqual({ zh: '并稿：《乙题》并入《甲题》', en: 'Merged articles: “乙题” into “甲题”' })
    const log = await library.getLog(made.id, 0)
    await edit(library, ids, made.id, (page) => undoOf(present(log.at(-1), `the merge of ${page.head.id}`), log))
    expect((await read(library))[0]?.words.zh).toBe('撤销：并稿：《乙题》并入《甲题》')
  })

  it('says of an undo what it took back, and is empty for an empty library', async () => {
    const { library, ids, one } = await world()
    await edit(library, ids, one, rename(1, '甲'))
    const log = await library.getLog(one, 0)
    await edit(library, ids, one, (page) => {
      const operation = takeBack(present(log.at(-1), 'the edit'), page, log)
      if ('ok' in operation) throw new Error(operation.code)
      return operation
    })
    const [undo] = await read(library)
    expect(undo?.words).toEqual({ zh: '撤销：改字：第 2 行', en: 'Undid: Edited text: line 2' })
    const { library: empty } = await libraries.use()
    expect(await libraryHistory(empty, ALL)).toEqual({ lines: [], next: null })
  })
})

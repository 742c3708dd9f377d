import { afterEach, describe, expect, it } from 'vitest'

import { newId, present, type ArticleId, type IdSource, type OperationId, type PageId } from '#shared/base/index.ts'
import { undoOf } from '#shared/history/index.ts'
import type { Page } from '#shared/model/index.ts'
import { plan, reverse, stampOf, type Operation, type Submission } from '#shared/operations/index.ts'

import type { LibraryStore } from './index.ts'
import { addTo, blockAt, makePage, submissionOf, TestLibraries } from './testing.ts'

const libraries = new TestLibraries()
afterEach(() => libraries.end())

const TEXT = '标题\n第一段\n第二段\n第三段'

interface World {
  readonly library: LibraryStore
  readonly ids: IdSource
  readonly page: Page
}

/** A library with one page of four blocks in one article. */
async function world(): Promise<World & { readonly id: PageId; readonly reopen: () => Promise<LibraryStore> }> {
  const { library, platform, folder, ids } = await libraries.use()
  const { page, log, id } = makePage(ids, TEXT, { doubts: [2] })
  await addTo(library, [{ page, log }])
  const reopen = async (): Promise<LibraryStore> => {
    await library.release()
    return libraries.open(folder, platform)
  }
  return { library, ids, page, id, reopen }
}

const rename = (page: Page, line: number, text: string): Operation => ({ name: 'editText', block: blockAt(page, line).id, text })

async function current(library: LibraryStore, id: PageId): Promise<Page> {
  return present(await library.getPage(id), 'the test added it')
}

/** Submits one operation on the page as it is now and expects it to be applied. */
async function apply(library: LibraryStore, ids: IdSource, id: PageId, operation: (page: Page) => Operation): Promise<OperationId> {
  const submission = submissionOf(ids, await current(library, id), operation(await current(library, id)))
  expect(await library.submit([submission])).toMatchObject([{ outcome: 'applied', id: submission.id }])
  return submission.id
}

describe('submitting', () => {
  it('[O4] makes of the same operations the page and the log that the desk makes', async () => {
    const { library, ids, page, id, reopen } = await world()
    const operations: ((page: Page) => Operation)[] = [
      (now) => ({ name: 'splitArticle', at: blockAt(now, 2).id, article: newId<ArticleId>(ids) }),
      (now) => rename(now, 1, '改过的第一段'),
      (now) => ({ name: 'tagArticle', article: present(now.head.articles[1], 'it was split'), topic: 'medtop:01000000' }),
      (now) => ({ name: 'moveBlocks', blocks: [blockAt(now, 3).id], to: null, before: null }),
    ]
    let desk = page
    const sent: Submission[] = []
    const diffs = operations.map((operation) => {
      const submission = submissionOf(ids, desk, operation(desk))
      const planned = plan(desk, submission.operation, stampOf(submission))
      if (!planned.ok) throw new Error(planned.code)
      desk = planned.page
      sent.push(submission)
      return planned.diff
    })
    expect(await library.submit(sent)).toEqual(sent.map(({ id: operation }, i) => ({ outcome: 'applied', id: operation, rev: i + 3 })))
    expect(await library.getPage(id)).toEqual(desk)
    const again = await reopen()
    expect(await again.getPage(id)).toEqual(desk)
    expect(await again.getLog(id, 2)).toEqual(sent.map((submission, i) => ({ ...submission, diff: diffs[i] })))
  })

  it('[L5] answers an operation that came before with the present rev and does nothing again', async () => {
    const { library, ids, page, id, reopen } = await world()
    const first = submissionOf(ids, page, rename(page, 1, '甲'))
    expect(await library.submit([first, first])).toEqual([
      { outcome: 'applied', id: first.id, rev: 3 },
      { outcome: 'already', id: first.id, rev: 3 },
    ])
    await apply(library, ids, id, (now) => rename(now, 2, '乙'))
    const again = await reopen()
    expect(await again.submit([first])).toEqual([{ outcome: 'already', id: first.id, rev: 4 }])
    expect(await again.getLog(id, 0)).toHaveLength(4)
  })

  it('[L5] answers a stale rev with a conflict, and leaves what follows on that page out', async () => {
    const { library, ids, page, id } = await world()
    const other = makePage(ids, '别的\n正文')
    await addTo(library, [other])
    await apply(library, ids, id, (now) => rename(now, 1, '甲'))
    const stale = submissionOf(ids, page, rename(page, 2, '乙'))
    const after = submissionOf(ids, page, rename(page, 3, '丙'), { rev: 3 })
    const elsewhere = submissionOf(ids, other.page, rename(other.page, 1, '丁'))
    expect(await library.submit([stale, after, elsewhere])).toEqual([
      { outcome: 'conflict', id: stale.id, rev: 3 },
      { outcome: 'applied', id: elsewhere.id, rev: 3 },
    ])
    expect((await current(library, id)).rev).toBe(3)
    const early = submissionOf(ids, page, rename(page, 2, '乙'), { rev: 9 })
    expect(await library.submit([early])).toEqual([{ outcome: 'conflict', id: early.id, rev: 3 }])
  })

  it('[O5] answers what does not fit with its code, keeps what went before it, and leaves what follows out', async () => {
    const { library, ids, page, id, reopen } = await world()
    const good = submissionOf(ids, page, rename(page, 1, '甲'))
    const bad = submissionOf(ids, page, { name: 'splitArticle', at: blockAt(page, 0).id, article: newId(ids) }, { rev: 3 })
    const late = submissionOf(ids, page, rename(page, 2, '乙'), { rev: 3 })
    const unknown = submissionOf(ids, makePage(ids, '没有').page, rename(page, 1, '丙'))
    expect(await library.submit([good, bad, unknown, late, unknown])).toEqual([
      { outcome: 'applied', id: good.id, rev: 3 },
      { outcome: 'refused', id: bad.id, rev: 3, code: 'split-at-first', data: { block: blockAt(page, 0).id } },
      { outcome: 'no-such-page', id: unknown.id },
      { outcome: 'no-such-page', id: unknown.id },
    ])
    const again = await reopen()
    expect(blockAt(await current(again, id), 1).text).toBe('甲')
    expect(await again.getLog(id, 0)).toHaveLength(3)
  })

  it('refuses the id of an operation of another page', async () => {
    const { library, ids, page } = await world()
    const other = makePage(ids, '别的\n正文')
    await addTo(library, [other])
    const first = submissionOf(ids, page, rename(page, 1, '甲'))
    await library.submit([first])
    const stolen = submissionOf(ids, other.page, rename(other.page, 1, '乙'), { id: first.id })
    expect(await library.submit([stolen])).toMatchObject([{ outcome: 'refused', code: 'id-taken', rev: 2 }])
  })

  it('counts edits apart from automatic steps', async () => {
    const { library, ids, id } = await world()
    await apply(library, ids, id, (now) => rename(now, 1, '甲'))
    const now = await current(library, id)
    const automatic = submissionOf(ids, now, rename(now, 2, '乙'), { automatic: true, editor: 'machine' })
    await library.submit([automatic])
    expect(await current(library, id)).toMatchObject({ rev: 4, edits: 1 })
  })

  it('does nothing for an empty call', async () => {
    const { library } = await world()
    expect(await library.submit([])).toEqual([])
  })

  it('answers a plan that fails by a bug as a refusal, logs it, and carries the other pages on', async () => {
    const { library, platform, ids } = await libraries.use()
    const [one, two] = [makePage(ids, TEXT), makePage(ids, '别的\n正文')]
    await addTo(library, [one, two])
    // The contract refuses such a thing where it comes in; here it stands for any defect of a plan.
    const broken = submissionOf(ids, one.page, { name: 'setRole', blocks: null as never, role: 'body' })
    const sound = submissionOf(ids, two.page, rename(two.page, 1, '甲'))
    expect(await library.submit([broken, sound])).toMatchObject([
      { outcome: 'refused', code: 'breaks-rule', rev: 2 },
      { outcome: 'applied', rev: 3 },
    ])
    expect(platform.lines.filter((line) => line.level !== 'info')).toMatchObject([{ level: 'error', details: { operation: broken.id } }])
  })
})

describe('undo and redo', () => {
  it('[H1] takes back the latest edit and brings it again, also after a restart', async () => {
    const { library, ids, id, reopen } = await world()
    const edit = await apply(library, ids, id, (now) => rename(now, 1, '甲'))
    const log = await library.getLog(id, 0)
    const undo = await apply(library, ids, id, () => undoOf(present(log.at(-1), 'the edit'), log))
    expect(blockAt(await current(library, id), 1).text).toBe('第一段')
    const again = await reopen()
    const longer = await again.getLog(id, 0)
    expect(longer.map((entry) => entry.operation.name)).toEqual(['importPage', 'segmentPage', 'editText', 'undo'])
    const redo = undoOf(present(longer.at(-1), 'the undo'), longer)
    expect(redo).toMatchObject({ name: 'redo', target: undo })
    await apply(again, ids, id, () => redo)
    expect(blockAt(await current(again, id), 1).text).toBe('甲')
    const whole = await again.getLog(id, 0)
    await apply(again, ids, id, () =>
      undoOf(
        present(
          whole.find((entry) => entry.id === edit),
          'the edit',
        ),
        whole,
      ),
    )
    expect(blockAt(await current(again, id), 1).text).toBe('第一段')
  })

  it('[H2] takes back an old edit and keeps the later ones', async () => {
    const { library, ids, id } = await world()
    const old = await apply(library, ids, id, (now) => rename(now, 1, '甲'))
    await apply(library, ids, id, (now) => rename(now, 2, '乙'))
    const log = await library.getLog(id, 0)
    await apply(library, ids, id, () =>
      undoOf(
        present(
          log.find((entry) => entry.id === old),
          'the edit',
        ),
        log,
      ),
    )
    const now = await current(library, id)
    expect([1, 2].map((line) => blockAt(now, line).text)).toEqual(['第一段', '乙'])
  })

  it('[H3] refuses where a later edit is in the way', async () => {
    const { library, ids, id } = await world()
    const old = await apply(library, ids, id, (now) => rename(now, 1, '甲'))
    await apply(library, ids, id, (now) => rename(now, 1, '乙'))
    const log = await library.getLog(id, 0)
    const undo = undoOf(
      present(
        log.find((entry) => entry.id === old),
        'the edit',
      ),
      log,
    )
    const answer = await library.submit([submissionOf(ids, await current(library, id), undo)])
    expect(answer).toMatchObject([{ outcome: 'refused', code: 'later-edit-in-the-way' }])
  })

  it('refuses to take back what was never done, is not in force, or was something else', async () => {
    const { library, ids, id } = await world()
    const other = makePage(ids, '别的\n正文', { edits: [(page) => rename(page, 1, '丁')] })
    await addTo(library, [other])
    const edit = await apply(library, ids, id, (now) => rename(now, 1, '甲'))
    const log = await library.getLog(id, 0)
    const { diff } = present(log.at(-1), 'the edit')
    const back = reverse(diff)
    const refusal = async (operation: Operation): Promise<void> => {
      const answer = await library.submit([submissionOf(ids, await current(library, id), operation)])
      expect(answer, operation.name).toMatchObject([{ outcome: 'refused', code: 'nothing-to-undo' }])
    }
    await refusal({ name: 'undo', target: newId<OperationId>(ids), diff: back })
    await refusal({ name: 'undo', target: present(other.log.at(-1), 'its edit').id, diff: back })
    await refusal({ name: 'redo', target: edit, diff: back })
    await refusal({ name: 'undo', target: edit, diff })
    const forged = back.map((change) => (change.do === 'set' ? { ...change, fields: { text: ['甲', '伪造'] as const } } : change))
    await refusal({ name: 'undo', target: edit, diff: forged })
    await apply(library, ids, id, () => ({ name: 'undo', target: edit, diff: back }))
    // The page holds again what the edit left, but by another edit.
    await apply(library, ids, id, (now) => rename(now, 1, '甲'))
    await refusal({ name: 'undo', target: edit, diff: back })
  })
})

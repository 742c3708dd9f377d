import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'

import { AppError } from '#electron/platform/index.ts'
import { Bug, newId, type PageId, type Sha256 } from '#shared/base/index.ts'
import { NO_FILTER, type PageQuery } from '#shared/contract/index.ts'
import { checkPage } from '#shared/rules/index.ts'

import { bytesOf, preparePage } from './index.ts'
import { addTo, blockAt, makePage, submissionOf, TestLibraries } from './testing.ts'

const libraries = new TestLibraries()
afterEach(() => libraries.end())

const everything: PageQuery = { filter: NO_FILTER, sort: 'imported', descending: false, offset: 0, limit: 1000 }

describe('adding pages', () => {
  it('gives back the page and its log as they were added', async () => {
    const { library, ids } = await libraries.use()
    const made = makePage(ids, '标题\n正文一\n正文二\n散句', {
      articles: [3],
      doubts: [2],
      copies: [[1, 2]],
      info: { publication: '大众日报', date: '2021-11-25', pageNo: '3' },
    })
    expect(await addTo(library, [made])).toEqual([{ outcome: 'added', page: made.id }])
    expect(await library.getPage(made.id)).toEqual(made.page)
    expect(await library.getLog(made.id, 0)).toEqual(made.log)
    expect(await library.getLog(made.id, 1)).toEqual(made.log.slice(1))
    expect(await library.pageOfOriginal(made.page.head.originals[0]?.sha256 ?? ('' as Sha256))).toBe(made.id)
  })

  it('derives the row of the table from the page', async () => {
    const { library, ids } = await libraries.use()
    const made = makePage(ids, '大 标题\n正文一\n二 题\n正文二', {
      articles: [2, 2],
      doubts: [1, 3],
      copies: [[1, 3]],
      file: '大众日报B07.txt',
      info: { publication: '大众日报', pageNo: 'B07' },
    })
    await addTo(library, [made])
    const { total, rows } = await library.pages(everything)
    expect(total).toBe(1)
    expect(rows).toEqual([
      {
        id: made.id,
        rev: 2,
        info: made.page.head.info,
        file: '大众日报B07.txt',
        lead: '大 标题',
        status: 'unreviewed',
        articles: 2,
        approved: 0,
        doubts: 2,
        duplicates: 1,
        characters: 11,
        effort: 2 * 4 + 2 * 8 + 3,
        importedAt: made.log[0]?.at,
        changedAt: made.log[1]?.at,
        changedBy: 'machine',
      },
    ])
  })

  it('[L4] knows a page again by its original, also twice in one call', async () => {
    const { library, ids } = await libraries.use()
    const first = makePage(ids, '标题\n正文')
    const second = makePage(ids, '标题\n正文')
    const other = makePage(ids, '别的\n正文')
    expect(await addTo(library, [first, second, other])).toEqual([
      { outcome: 'added', page: first.id },
      { outcome: 'already', page: first.id },
      { outcome: 'added', page: other.id },
    ])
    expect(await addTo(library, [makePage(ids, '别的\n正文')])).toEqual([{ outcome: 'already', page: other.id }])
    expect((await library.overview()).pages).toBe(2)
    expect(await library.getPage(second.id)).toBeUndefined()
  })

  it('adds all pages of a call or none', async () => {
    const { library, ids } = await libraries.use()
    const good = makePage(ids, '标题\n正文')
    const made = makePage(ids, '别的\n正文')
    const prepared = preparePage(made)
    const { columns } = prepared.rows
    const taken = { ...prepared, rows: { ...prepared.rows, columns: { ...columns, id: good.id } } }
    await expect(library.addPages([preparePage(good), taken])).rejects.toThrow('UNIQUE')
    expect((await library.overview()).pages).toBe(0)
    expect(await library.getPage(good.id)).toBeUndefined()
    expect(await addTo(library, [good, made])).toHaveLength(2)
  })

  it('takes a log that did not make its page for a bug', async () => {
    const { ids } = await libraries.use()
    const { page, log } = makePage(ids, '标题\n正文')
    const other = makePage(ids, '别的\n正文')
    for (const wrong of [log.slice(1), log.slice(0, 1), log.toReversed(), other.log, []]) {
      expect(() => preparePage({ page, log: wrong })).toThrow(Bug)
    }
  })

  it('takes in a page that was made ready in another thread', async () => {
    const { library, ids } = await libraries.use()
    const made = makePage(ids, Array.from({ length: 200 }, (_, i) => `第${i}段，山东省济南市的新闻。`).join('\n'))
    const prepared = preparePage(made)
    const transfer = bytesOf(prepared)
    expect(transfer.length).toBeGreaterThanOrEqual(3)
    const there = structuredClone(prepared, { transfer })
    for (const memory of transfer) expect(memory.detached).toBe(true)
    expect(await library.addPages([there])).toEqual([{ outcome: 'added', page: made.id }])
    expect(await library.getPage(made.id)).toEqual(made.page)
    expect(await library.getLog(made.id, 0)).toEqual(made.log)
  })

  it('answers nothing for a page that it does not have', async () => {
    const { library, ids } = await libraries.use()
    const id = newId<PageId>(ids)
    expect(await library.getPage(id)).toBeUndefined()
    expect(await library.getLog(id, 0)).toEqual([])
    expect(await library.pageOfOriginal('0'.repeat(64) as Sha256)).toBeUndefined()
  })
})

describe('whatever a file holds', () => {
  const hostile = {
    'NUL characters': 'a\0标题\nb\0c 正文\0',
    'halves of surrogate pairs': '\ud83d标题\udc00\n正\udfff文\ud800',
    'the mark of our own encoding': '\u0001"标题"\n\u0001正文',
    'JSON and SQL': `'); DROP TABLE pages; --\n{"text": null, "__proto__": {"x": 1}} \\ud800 \\u0000`,
    'noncharacters and controls': '\ufffe\uffff\u0085标题\u2028x\n\u200e\u202e文\u007f',
    markup: '<img src=x onerror=alert(1)>\n</script><!--',
    'astral characters': '𠮷野家😀\n👨‍👩‍👧‍👦 文𪚥',
  }

  for (const [what, text] of Object.entries(hostile)) {
    it(`[O1] keeps ${what} through closing and opening`, async () => {
      const { library, platform, folder, ids } = await libraries.use()
      const info = { publication: text, pageNo: text.slice(0, 4), pageName: text, issueNo: text }
      const corrected = `${text.replaceAll(/[\n\r]/g, ' ')}!`
      const made = makePage(ids, text, {
        info,
        file: text,
        editor: text.slice(0, 100),
        edits: [
          (page) => ({ name: 'editText', block: blockAt(page, 1).id, text: corrected }),
          (page) => ({
            name: 'setArticleInfo',
            article: Object.values(page.articles)[0]?.id ?? ('' as never),
            title: text,
            authors: [text],
          }),
        ],
      })
      await addTo(library, [made])
      await library.release()
      const again = await libraries.open(folder, platform)
      expect(await again.getPage(made.id)).toEqual(made.page)
      expect(await again.getLog(made.id, 0)).toEqual(made.log)
      const { rows } = await again.pages({ ...everything, filter: { ...NO_FILTER, publications: [text] } })
      expect(rows).toMatchObject([{ id: made.id, info: made.page.head.info, file: text, lead: text, changedBy: text.slice(0, 100) }])
      expect((await again.facets(NO_FILTER)).publications).toEqual([{ value: text, count: 1 }])
    })
  }

  it('keeps a page of 10,000 blocks, and edits of it', { timeout: 60_000 }, async () => {
    const { library, platform, folder, ids } = await libraries.use()
    const lines = Array.from({ length: 10_000 }, (_, i) => `第${i}段，山东省济南市的新闻。`)
    const made = makePage(ids, lines.join('\n'), { articles: Array.from({ length: 1000 }, () => 10) })
    await addTo(library, [made])
    const article = Object.values(made.page.articles)[500]
    if (article === undefined) throw new Error('the page has 1000 articles')
    const second = article.blocks[5]
    if (second === undefined) throw new Error('an article has 10 blocks')
    const split = submissionOf(ids, made.page, { name: 'splitArticle', at: second, article: newId(ids) })
    expect(await library.submit([split])).toMatchObject([{ outcome: 'applied', rev: 3 }])
    await library.release()
    const again = await libraries.open(folder, platform)
    const page = await again.getPage(made.id)
    expect(Object.keys(page?.blocks ?? {})).toHaveLength(10_000)
    expect(Object.keys(page?.articles ?? {})).toHaveLength(1001)
    expect((await again.overview()).articles).toBe(1001)
    expect((await again.search('第9999段', 5)).map((hit) => hit.page)).toEqual([made.id])
  })
})

describe('all pages in order', () => {
  it('goes by publication, date, page number as an editor counts, then import', async () => {
    const { library, ids } = await libraries.use()
    const make = (text: string, publication: string | null, date: string | null, pageNo: string | null): ReturnType<typeof makePage> =>
      makePage(ids, text, { info: { publication, date, pageNo } })
    const pages = [
      make('甲', 'Beta', '2021-01-02', '1'),
      make('乙', 'Alpha', '2021-01-02', '10'),
      make('丙', 'Alpha', '2021-01-02', '9'),
      make('丁', 'Alpha', '2021-01-01', 'B10'),
      make('戊', 'Alpha', '2021-01-01', 'B07'),
      make('己', null, null, null),
      make('庚', 'Alpha', '2021-01-01', 'B7'),
      make('辛', 'Alpha', '2021-01-01', 'A12'),
    ]
    await addTo(library, pages)
    const walked: string[] = []
    for await (const page of library.eachPage()) walked.push(page.text)
    expect(walked.join('')).toBe('己辛戊庚丁丙乙甲')
    const byId = new Map(pages.map(({ id, page }) => [id, page.text]))
    expect((await library.pageIds()).map((id) => byId.get(id)).join('')).toBe('己辛戊庚丁丙乙甲')
  })

  it('shows each page once, as it is when its turn comes, while the library goes on changing', async () => {
    const { library, ids } = await libraries.use()
    const pages = Array.from({ length: 40 }, (_, i) =>
      makePage(ids, `第${i}版\n正文`, { info: { publication: '报', date: '2021-01-01', pageNo: String(i + 1) } }),
    )
    await addTo(library, pages)
    const seen: PageId[] = []
    for await (const page of library.eachPage()) {
      expect(checkPage(page)).toEqual([])
      seen.push(page.head.id)
      if (seen.length !== 5) continue
      // One that was shown goes to the end of the order, the last one to its front; another one is added.
      const last = pages[39]
      const shown = pages[0]
      if (last === undefined || shown === undefined) throw new Error('there are 40 pages')
      const to = (pageNo: string): { name: 'setPageInfo'; info: typeof last.page.head.info } => ({
        name: 'setPageInfo',
        info: { ...last.page.head.info, pageNo },
      })
      await library.submit([submissionOf(ids, shown.page, to('99')), submissionOf(ids, last.page, to('0'))])
      await addTo(library, [makePage(ids, '后来的')])
    }
    expect(seen).toEqual(pages.map((page) => page.id))
    expect((await library.pageIds())[1]).toBe(pages[39]?.id)
  })
})

describe('damage', () => {
  it('refuses a page whose record a disk damaged, and a page of a later format, and still gives the others', async () => {
    const { library, platform, folder, ids } = await libraries.use()
    const pages = ['甲', '乙', '丙'].map((text) => makePage(ids, `${text}标题\n正文`))
    await addTo(library, pages)
    await library.release()
    const [broken, later, sound] = pages
    if (broken === undefined || later === undefined || sound === undefined) throw new Error('there are three pages')
    const raw = new DatabaseSync(join(folder, 'library.db'))
    raw.prepare(`UPDATE documents SET document = x'ff00' WHERE page = (SELECT n FROM pages WHERE id = ?)`).run(broken.id)
    raw
      .prepare('UPDATE documents SET document = ? WHERE page = (SELECT n FROM pages WHERE id = ?)')
      .run(JSON.stringify({ ...later.page, format: 7 }), later.id)
    raw.close()
    const again = await libraries.open(folder, platform)
    await expect(again.getPage(broken.id)).rejects.toThrow(AppError)
    await expect(again.getPage(later.id)).rejects.toMatchObject({ failure: { code: 'library-newer', params: { found: 7, known: 1 } } })
    expect(await again.getPage(sound.id)).toEqual(sound.page)
    const answers = await again.submit(
      [broken, sound].map(({ page }) => submissionOf(ids, page, { name: 'setStatus', page: true, articles: [], status: 'doubtful' })),
    )
    expect(answers).toMatchObject([
      { outcome: 'refused', code: 'breaks-rule', rev: 2 },
      { outcome: 'applied', rev: 3 },
    ])
    expect(platform.lines.filter((line) => line.level === 'error')).toHaveLength(1)
  })

  it('[L7] lets nothing change the log or the text of an original', async () => {
    const { library, folder, ids } = await libraries.use()
    await addTo(library, [makePage(ids, '标题\n正文')])
    await library.release()
    const raw = new DatabaseSync(join(folder, 'library.db'))
    expect(() => {
      raw.exec('UPDATE operations SET rev = 9')
    }).toThrow('only grows')
    expect(() => {
      raw.exec('DELETE FROM operations')
    }).toThrow('only grows')
    expect(() => {
      raw.exec(`UPDATE texts SET text = ''`)
    }).toThrow('never changes')
    raw.close()
  })
})

import { afterEach, describe, expect, it } from 'vitest'

import { newId, present, type ArticleId } from '#shared/base/index.ts'
import { undoOf } from '#shared/history/index.ts'
import type { Page } from '#shared/model/index.ts'
import type { Operation } from '#shared/operations/index.ts'

import type { LibraryStore } from './index.ts'
import { addTo, blockAt, makePage, submissionOf, TestLibraries } from './testing.ts'

const libraries = new TestLibraries()
afterEach(() => libraries.end())

async function withPages(
  ...texts: string[]
): Promise<{ library: LibraryStore; find: (typed: string, limit?: number) => Promise<string[]> }> {
  const { library, ids } = await libraries.use()
  const pages = texts.map((text) => makePage(ids, text))
  await addTo(library, pages)
  const names = new Map(pages.map(({ id, page }) => [id, page.text.split('\n')[0] ?? '']))
  const find = async (typed: string, limit = 50): Promise<string[]> =>
    (await library.search(typed, limit)).map((hit) => names.get(hit.page) ?? '')
  return { library, find }
}

describe('searching', () => {
  it('[L6] finds two Chinese characters, and one, anywhere in a text', async () => {
    const { find } = await withPages('消防\n三小车辆整治', '农业\n小麦丰收', '体育\n车队夺冠，大家高兴')
    expect(await find('车辆')).toEqual(['消防'])
    expect(await find('整治')).toEqual(['消防'])
    expect(await find('三小车辆整治')).toEqual(['消防'])
    expect(await find('小')).toEqual(['农业', '消防'])
    expect(await find('兴')).toEqual(['体育'])
    expect(await find('冠')).toEqual(['体育'])
    expect(await find('辆车')).toEqual([])
    expect(await find('冠大')).toEqual([])
  })

  it('finds only characters that stand together, though each two of them stand somewhere', async () => {
    const { find } = await withPages('甲\n人民日报。民日。日报社。人民', '乙\n人民日，民日报')
    expect(await find('人民日报')).toEqual(['甲'])
    expect(await find('民日报')).toEqual(['乙', '甲'])
  })

  it('looks for words apart one by one, in any order', async () => {
    const { find } = await withPages('甲\n山东记者在济南', '乙\n山东济南', '丙\n记者')
    expect(await find('记者 山东')).toEqual(['甲'])
    expect(await find('山东，济南！')).toEqual(['乙', '甲'])
    expect(await find('　济南　')).toEqual(['乙', '甲'])
  })

  it('finds Latin words and numbers whole and by their beginning, in any width and case', async () => {
    const { find } = await withPages('甲\nＣＯＶＩＤ－19疫苗', '乙\n2021年11月25日 GDP增长6.5%', '丙\nExtract 疫')
    expect(await find('covid')).toEqual(['甲'])
    expect(await find('COV')).toEqual(['甲'])
    expect(await find('ovid')).toEqual([])
    expect(await find('act')).toEqual([])
    expect(await find('2021年11月')).toEqual(['乙'])
    expect(await find('202')).toEqual(['乙'])
    expect(await find('gdp增长')).toEqual(['乙'])
    expect(await find('疫')).toEqual(['丙', '甲'])
  })

  it('does not mind the white space that OCR sets between characters, nor compatibility forms', async () => {
    const { find } = await withPages('甲\n我 省 召　开 大 会', '乙\n⼈⺠政府', '丙\n體育')
    expect(await find('我省召开大会')).toEqual(['甲'])
    expect(await find('人')).toEqual(['乙'])
    expect(await find('體育')).toEqual(['丙'])
    expect(await find('体育')).toEqual([])
  })

  it('finds text across a joined paragraph, and not across two', async () => {
    const { library, ids } = await libraries.use()
    await addTo(library, [makePage(ids, '题\n山东省\n济南市\n青岛市', { joins: [[2, 1]] })])
    expect(await library.search('山东省济南', 9)).toHaveLength(1)
    expect(await library.search('济南市青岛', 9)).toHaveLength(0)
  })

  it('puts articles first that have the words in their titles, then the latest', async () => {
    const { find } = await withPages('一\n高考', '高考二\n时间', '三\n高考', '高考四\n高考')
    expect(await find('高考')).toEqual(['高考四', '高考二', '三', '一'])
    expect(await find('高考', 3)).toEqual(['高考四', '高考二', '三'])
    expect(await find('高考', 0)).toEqual([])
  })

  it('shows the text around the hit and where it lies', async () => {
    const { library } = await withPages(`题目\n${'前'.repeat(100)}三小车辆${'后'.repeat(100)}`, '短\n只有三小\n车辆')
    const [short, long] = await library.search('三小', 9)
    expect(short).toMatchObject({ title: '短', excerpt: '短 只有三小 车辆', start: 4, end: 6, file: 'page.txt' })
    expect(long?.excerpt).toBe(`…${'前'.repeat(24)}三小车辆${'后'.repeat(58)}…`)
    expect(long?.excerpt.slice(long.start, long.end)).toBe('三小')
  })

  it('marks the hit in the text as it stands, whatever the comparing changed', async () => {
    const { library } = await withPages('题\n面积３㎡，用ＡＢＣ，我 省 会议，😀表情𠮷野家')
    const marked = async (typed: string): Promise<string | undefined> => {
      const [hit] = await library.search(typed, 1)
      return hit?.excerpt.slice(hit.start, hit.end)
    }
    expect(await marked('3m2')).toBe('３㎡')
    expect(await marked('abc')).toBe('ＡＢＣ')
    expect(await marked('我省会')).toBe('我 省 会')
    expect(await marked('𠮷野')).toBe('𠮷野')
    expect(await marked('表情')).toBe('表情')
  })

  it('never cuts a character in two', async () => {
    const { library } = await withPages(`题\n${'😀'.repeat(40)}奖金${'😀'.repeat(40)}`)
    const [hit] = await library.search('奖金', 1)
    expect(hit?.excerpt.isWellFormed()).toBe(true)
    expect(hit?.excerpt.slice(hit.start, hit.end)).toBe('奖金')
  })

  it('takes no sign of a query for a command', async () => {
    const { find } = await withPages('甲\n正文 and or near', '乙\n别的')
    const nothing = ['', '   ', '"', '""', '*', '（）', '***', '^', ':', '-', "'", '\\', '\0', '\ud800', '{}', '(', ')', '%', '_']
    for (const typed of nothing) expect(await find(typed), JSON.stringify(typed)).toEqual([])
    const words = [
      '"正文"',
      '正文*',
      '正文" OR "别的',
      'words:正文',
      '正文 AND',
      'NEAR(正文 or)',
      "正文'; DROP TABLE pages; --",
      '-正文',
      '^正文',
      '正文\0',
      '正文§',
      '{words}: 正文',
      '正文 NOT',
    ]
    for (const typed of words) {
      const found = await find(typed)
      expect(['甲', undefined], JSON.stringify(typed)).toContain(found[0])
      expect(found, JSON.stringify(typed)).not.toContain('乙')
    }
    expect(await find('"正文"')).toEqual(['甲'])
    expect(await find('正文 AND near')).toEqual(['甲'])
    expect(await find(`正文${'很长'.repeat(5000)}`)).toEqual([])
  })
})

describe('the index follows the page', () => {
  async function edited(...steps: ((page: Page) => Operation)[]): Promise<(typed: string) => Promise<number>> {
    const { library, platform, folder, ids } = await libraries.use()
    const made = makePage(ids, '旧题目\n原来的段落\n重复的段落\n重复的段落', { articles: [4] })
    await addTo(library, [made])
    for (const step of steps) {
      const page = present(await library.getPage(made.id), 'it was added')
      const [answer] = await library.submit([submissionOf(ids, page, step(page))])
      expect(answer).toMatchObject({ outcome: 'applied' })
    }
    await library.release()
    const again = await libraries.open(folder, platform)
    return async (typed) => (await again.search(typed, 9)).length
  }

  it('[L6] finds corrected text and no longer what it replaced', async () => {
    const count = await edited((page) => ({ name: 'editText', block: blockAt(page, 1).id, text: '改正的段落' }))
    expect([await count('改正'), await count('原来'), await count('段落')]).toEqual([1, 0, 1])
  })

  it('finds the title that an editor wrote', async () => {
    const count = await edited((page) => ({
      name: 'setArticleInfo',
      article: present(page.head.articles[0], 'one'),
      title: '崭新标题',
      authors: null,
    }))
    expect([await count('崭新'), await count('旧题目')]).toEqual([1, 1])
  })

  it('leaves dropped copies and the shelf out, and finds them again when they come back', async () => {
    const drop = (page: Page): Operation => ({
      name: 'dropCopy',
      blocks: [blockAt(page, 3).id, blockAt(page, 2).id],
      reason: 'exact',
      keep: [],
    })
    const restore = (page: Page): Operation => ({ name: 'restoreCopy', blocks: [blockAt(page, 3).id] })
    const shelve = (page: Page): Operation => ({ name: 'moveBlocks', blocks: [blockAt(page, 1).id], to: null, before: null })
    const dropped = await edited(drop, shelve)
    expect([await dropped('重复'), await dropped('原来'), await dropped('旧题')]).toEqual([0, 0, 1])
    const restored = await edited(drop, restore)
    expect(await restored('重复')).toBe(1)
  })

  it('follows an article that is split off, merged away and brought back', async () => {
    const { library, ids } = await libraries.use()
    const made = makePage(ids, '题目\n共同\n独有\n共同')
    await addTo(library, [made])
    const article = newId<ArticleId>(ids)
    const count = async (typed: string): Promise<number> => (await library.search(typed, 9)).length
    const act = async (operation: (page: Page) => Operation): Promise<void> => {
      const page = present(await library.getPage(made.id), 'it was added')
      await library.submit([submissionOf(ids, page, operation(page))])
    }
    await act((page) => ({ name: 'splitArticle', at: blockAt(page, 2).id, article }))
    expect([await count('共同'), await count('独有'), await count('题目')]).toEqual([2, 1, 1])
    await act((page) => ({ name: 'mergeArticles', article, into: present(page.head.articles[0], 'the first') }))
    expect([await count('共同'), await count('独有')]).toEqual([1, 1])
    const log = await library.getLog(made.id, 3)
    await act(() => undoOf(present(log[0], 'the merge'), log))
    expect([await count('共同'), (await library.search('独有', 9))[0]?.article]).toEqual([2, article])
  })
})

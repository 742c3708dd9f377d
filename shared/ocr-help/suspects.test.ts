import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { seedPages } from '#shared/testing/gold-pages.ts'

import { findSuspects } from './suspects.ts'
import { NO_KNOWLEDGE, type HelpPage, type Knowledge } from './types.ts'

function pageOf(paragraphs: readonly (string | readonly string[])[], script: HelpPage['script'] = 'Hans'): HelpPage {
  const article = paragraphs.map((paragraph, i) => {
    const texts = typeof paragraph === 'string' ? [paragraph] : paragraph
    return { prose: true, pieces: texts.map((text, k) => ({ block: `${String(i)}.${String(k)}`, text })) }
  })
  return { articles: [article], script }
}

/** Code, what stands there, and the first suggestion. */
function found(
  paragraphs: readonly (string | readonly string[])[],
  knowledge: Knowledge = NO_KNOWLEDGE,
  script: HelpPage['script'] = 'Hans',
): unknown[] {
  return findSuspects(pageOf(paragraphs, script), knowledge).map(({ code, text, suggestions }) => [code, text, suggestions[0]])
}

const library = (counts: Readonly<Record<string, number>>, pages = 400): Knowledge => ({ pages, seen: (text) => counts[text] ?? 0 })

describe('characters', () => {
  it('[OH2] marks a traditional character in a simplified text only', () => {
    expect(found(['追回被盜财物'])).toEqual([['traditional', '盜', '盗']])
    expect(found(['追回被盜財物'], NO_KNOWLEDGE, 'Hant')).toEqual([])
    expect(found(['乾隆年间,著名的瞭望台'])).toEqual([])
  })

  it('marks what was not read, and no ornament', () => {
    expect(found(['他说\ufffd\ufffd了', '□记者 王鹏', '上面的□字看不清'])).toEqual([
      ['unread', '\ufffd\ufffd', undefined],
      ['unread', '□', undefined],
    ])
  })

  it('marks a letter between digits', () => {
    expect(found(['在2O21年举行'])).toEqual([['look-alike', 'O', '0']])
  })
})

describe('what stands twice', () => {
  it.each(['党员紧紧凝聚在党旗旗下。', '这是我们的的责任', '中共中央政治局中共中央政治局召开会议'])('[OH3] marks it in %s', (text) => {
    expect(found([text]).map((one) => (one as string[])[0])).toEqual(['doubled'])
  })

  it.each([
    '学校校长说',
    '高高兴兴上班',
    '实实在在的好处',
    '研究研究再说',
    '一袋袋追回',
    '村村民代表',
    '沉甸甸的果实',
    '爸爸妈妈',
    '哈哈哈哈',
    '刘某某明',
    '天天向上',
  ])('[OH3] leaves %s alone', (text) => {
    expect(found([text])).toEqual([])
  })

  it('asks the library', () => {
    expect(found(['凝聚在党旗旗下。'], library({ 旗旗: 5 }, 10))).toEqual([])
  })

  it('[OH7] marks behind the seam what stands before and behind it', () => {
    const suspects = findSuspects(pageOf([['紧紧凝聚在党旗', '旗下。']]), NO_KNOWLEDGE)
    expect(suspects).toEqual([{ block: '0.1', code: 'doubled', start: 0, end: 1, text: '旗', suggestions: [''] }])
  })
})

describe('quotes and brackets', () => {
  it('[OH4] marks one without its partner, and says which one was read the wrong way round', () => {
    expect(found(['帮助很大。”2月23日'])).toEqual([['brackets', '”', undefined]])
    expect(found(['他说：“好。“大家笑了'])).toEqual([['brackets', '“', '”']])
    expect(found(['他说：”好。”大家笑了'])).toEqual([['brackets', '”', '“']])
    expect(found(['读《三国演义有感'])).toEqual([['brackets', '《', undefined]])
    expect(found(['（图片新闻)'])).toEqual([['width', ')', '）']])
  })

  it('[OH4] knows joined blocks, speeches over paragraphs and numbered points', () => {
    expect(found([['他说：“明天就', '去。”']])).toEqual([])
    expect(found(['“第一段。', '“第二段。', '“第三段。”他说。'])).toEqual([])
    expect(found(['“第一段。', '第二段。”他说。'])).toEqual([])
    expect(found(['“第一段。', '第二段。', '第三段。”他说。'])).toEqual([])
    expect(found(['1)宣传,2)检查', '一)学习', '(a)抓好'])).toEqual([])
    expect(found(["it's John’s book"])).toEqual([])
  })
})

describe('width', () => {
  const full = Array.from({ length: 12 }, () => '第一，第二，第三。')
  it('[OH5] marks the few of the other width', () => {
    expect(found([...full, '第四,第五。'])).toEqual([['width', ',', '，']])
    expect(found(['2021 2022 2023 2024 2025 2026，２027年'])).toEqual([['width', '２', '2']])
  })

  it('[OH5] leaves a page alone that mixes, or writes half-width throughout', () => {
    expect(found([...full, ...full.map((text) => text.replaceAll('，', ','))])).toEqual([])
    expect(found(full.map((text) => text.replaceAll('，', ',')))).toEqual([])
  })
})

describe('pairs', () => {
  const known = library({ 已: 300, 己: 200, 他: 390, 经: 395, 去: 380, 已经: 250, 他已: 60, 经去: 9, 他己: 0 })

  it('[OH6] marks a look-alike where the library speaks for the other character', () => {
    expect(found(['他己经去了'], known)).toEqual([['look-alike', '己', '已']])
    expect(found(['他已经去了'], known)).toEqual([])
  })

  it('[OH6] says nothing without a library that knows better', () => {
    expect(found(['他己经去了'])).toEqual([])
  })

  it('marks what never stands together only by a large library', () => {
    const counts = { 的: 400, 一: 400, 在: 400 }
    expect(found(['的一在'], library(counts))).toEqual([['unlikely', '一', undefined]])
    expect(found(['的一在'], library({ 的: 90, 一: 90, 在: 90 }, 90))).toEqual([])
  })
})

it('[OH7] never overlaps, and marks what is there', () => {
  const chars = fc.constantFrom('的', '旗', '“', '”', '(', '）', ',', '，', '盜', '人', '下', '2', 'O', '1', '己', '经', '。', '\u{20bb7}')
  const text = fc.string({ unit: chars, minLength: 1, maxLength: 30 })
  const paragraphs = fc.array(fc.array(text, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 5 })
  fc.assert(
    fc.property(paragraphs, (texts) => {
      const page = pageOf(texts)
      const suspects = findSuspects(page, library({ 已: 300, 已经: 250 }))
      const textOf = new Map(page.articles.flat().flatMap((one) => one.pieces.map((piece) => [piece.block, piece.text])))
      for (const one of suspects) {
        expect(one.end).toBeGreaterThan(one.start)
        expect(textOf.get(one.block)?.slice(one.start, one.end)).toBe(one.text)
        expect(one.suggestions).not.toContain(one.text)
        const others = suspects.filter((other) => other !== one && other.block === one.block)
        expect(others.some((other) => other.start < one.end && one.start < other.end)).toBe(false)
      }
    }),
    { seed: 8, numRuns: 400 },
  )
})

it('[OH8] marks the known faults of the sample pages, and hardly anything else', () => {
  const suspects = seedPages().flatMap(({ texts, gold }) => {
    const articles = gold.articles.map(({ order }) =>
      order.map((i) => ({
        prose: !['byline', 'credit'].includes(gold.blocks[i]?.role ?? ''),
        pieces: [{ block: String(i), text: texts[i] ?? '' }],
        joins: gold.blocks[i]?.joins,
      })),
    )
    // What was joined is one paragraph.
    const joined = articles.map((article) =>
      article.reduce<typeof article>((list, one) => {
        const before = one.joins == null ? undefined : list.find((other) => other.pieces.at(-1)?.block === String(one.joins))
        if (before === undefined) return [...list, { ...one, pieces: [...one.pieces] }]
        before.pieces.push(...one.pieces)
        return list
      }, []),
    )
    return findSuspects({ articles: joined, script: 'Hans' }, NO_KNOWLEDGE)
  })
  const texts = suspects.map(({ text }) => text)
  for (const fault of ['盜', '旗旗', '”']) expect(texts).toContain(fault)
  expect(texts.filter((text) => text === '盜')).toHaveLength(2)
  expect(suspects.length).toBeLessThanOrEqual(6)
})

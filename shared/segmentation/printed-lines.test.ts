/** Pages that give their texts line by line, as print has them. */
import { describe, expect, it } from 'vitest'

import { columnsOf } from './lines/columns.ts'
import { factsOf } from './lines/page-facts.ts'
import { unwrap } from './lines/unwrap.ts'
import { viewLines } from './lines/views.ts'
import { segmentPage, toInputBlocks, type SegmentationResult } from './index.ts'

const articles = [
  {
    headline: '临河县推广玉米免耕播种',
    texts: [
      '本报讯(记者 王燕)4月8日,临河县举行春耕现场会,推广玉米免耕播种,各乡镇农技员到场观摩学习,种粮大户现场演示了播种机的用法。',
      '现场会上,种粮大户介绍了玉米免耕播种的经验,农技员解答了农户提出的问题。据测算,玉米免耕播种每亩省工两个,省油三升,还能保住地里的墒情。',
    ],
  },
  {
    headline: '城南菜市场改造完工',
    texts: [
      '本报讯(记者 段一鸣)历时三个月的城南菜市场改造日前完工,市场增设摊位一百二十个,还设了食品快检室,买菜的居民都说方便。',
      '改造后的菜市场摊位宽敞明亮,摊主说,买菜的人比去年多了三成,食品快检室每天公布检测结果,不合格的菜一律不许上摊。',
    ],
  },
  {
    headline: '沂河大桥下月通车',
    texts: [
      '本报讯(通讯员 高峰)记者从市交通局获悉,沂河大桥主体工程已全部完成,计划下月建成通车,桥面沥青已铺设完毕。',
      '大桥全长一千二百米,双向六车道,通车后从城区到沂河新区只要八分钟,两岸居民不必再绕行老桥,货车也不再穿城而过。',
    ],
  },
] as const

/** Lines of `width` characters; a mark that closes hangs, so that no line begins with one. */
function linesOf(text: string, width: number): string[] {
  const lines: string[] = []
  for (let from = 0; from < text.length;) {
    let to = Math.min(text.length, from + width)
    while (/^[,。)]/.test(text.slice(to))) to++
    lines.push(text.slice(from, to))
    from = to
  }
  return lines
}

interface Printed {
  readonly lines: string[]
  /** By article: the numbers of its lines. */
  readonly orders: number[][]
  /** The numbers of the lines that go on from the one above. */
  readonly joined: number[]
}

function printed(widths: readonly number[]): Printed {
  const page: Printed = { lines: [], orders: [], joined: [] }
  articles.forEach(({ headline, texts }, i) => {
    const from = page.lines.push(headline) - 1
    for (const text of texts) {
      const own = linesOf(text, widths[i] ?? 16)
      own.forEach((_, k) => k > 0 && page.joined.push(page.lines.length + k))
      page.lines.push(...own)
    }
    page.orders.push(Array.from({ length: page.lines.length - from }, (_, k) => from + k))
  })
  return page
}

function segment(lines: readonly string[]): SegmentationResult {
  return segmentPage(toInputBlocks(lines.join('\n')).input)
}

function columns(lines: readonly string[]): number[] {
  const { input } = toInputBlocks(lines.join('\n'))
  return [...columnsOf(input.blocks, viewLines(input.blocks), false)]
}

describe('a page that was printed in columns and came line by line', () => {
  it.each([
    ['of one width', [16, 16, 16]],
    ['of which one is wider', [14, 28, 14]],
    ['of three widths', [13, 17, 22]],
  ])('[G22] %s: is cut as its paragraphs are, and its lines are joined', (_, widths) => {
    const { lines, orders, joined } = printed(widths)
    const result = segment(lines)
    expect(result.articles.map(({ order }) => order)).toEqual(orders)
    expect(result.articles.map(({ title }) => title)).toEqual(articles.map(({ headline }) => headline))
    expect(result.blocks.map(({ role }) => role)).toEqual(
      lines.map((_line, i) => (orders.some(([first]) => first === i) ? 'headline' : 'body')),
    )
    expect(result.blocks.flatMap(({ joins }, i) => (joins === null ? [] : [[joins, i]]))).toEqual(joined.map((i) => [i - 1, i]))
  })

  it('[G22] says of each line why it goes on, and asks about paragraphs at their first lines', () => {
    const { lines, joined } = printed([16, 16, 16])
    const { blocks, doubts } = segment(lines)
    for (const i of joined) expect(blocks[i]?.reasons.length).toBeGreaterThan(0)
    for (const { block } of doubts) expect(joined).not.toContain(block)
  })

  it('[G22][G11] finds a text that stands twice, however its lines are broken', () => {
    const { lines } = printed([16, 16, 16])
    const again = linesOf(articles[0].texts[1], 19)
    const { duplicates, articles: found } = segment([...lines, ...again])
    const first = lines.findIndex((line) => line.startsWith('现场会上'))
    const count = linesOf(articles[0].texts[1], 16).length
    expect(duplicates.map(({ keep, drop }) => [keep, drop])).toEqual([
      [Array.from({ length: count }, (_, k) => first + k), [again.map((_, k) => lines.length + k)]],
    ])
    expect(found[0]?.copies).toEqual(again.map((_, k) => lines.length + k))
  })
})

describe('the columns of a page', () => {
  it('[G22] show where lines end at one edge, each line the edge that is its own', () => {
    const { lines, orders } = printed([14, 28, 14])
    const found = columns(lines)
    const widths = orders.map(([, ...texts]) => texts.map((i) => found[i] ?? 0))
    for (const [i, width] of [14, 28, 14].entries()) {
      // The first and the last line may be taken for those of the text beside them.
      for (const own of widths[i]?.slice(1, -1) ?? []) expect(Math.abs(own - width)).toBeLessThanOrEqual(2)
    }
  })

  it('[G22] do not show where lines are whole paragraphs', () => {
    expect(new Set(columns(articles.flatMap(({ headline, texts }) => [headline, ...texts])))).toEqual(new Set([0]))
  })
})

describe('printed lines that surely run on', () => {
  /** The lines of each paragraph where every seam is as sure as can be. */
  function together(lines: readonly string[]): readonly (readonly number[])[] {
    const facts = factsOf(toInputBlocks(lines.join('\n')).input.blocks)
    const seams = lines.map(() => ({ nats: 7, p: 0.999, starts: false, cues: [], edges: [] }))
    return unwrap(facts, seams)?.lines ?? lines.map((_, i) => [i])
  }

  it('[G22] are put together though an English one has figures among its words', () => {
    const lines = [
      'A single ticket on the ferry',
      'will cost 0.5 yuan (6 US cents)',
      'instead of 1 yuan and a month',
      'pass for 12 crossings will be',
      'sold from 8 in the morning at',
      'the 14 landings of the river',
    ]
    expect(together(lines)).toEqual([lines.map((_, i) => i)])
  })

  it('[G22] are put together where a dateline has a blank behind it', () => {
    const lines = [
      '本报安屯9月21日电 （记者项前）洮北省近日开通企业',
      '登记全程电子化系统并把申请人从名称核准到领取执照',
      '的每一步都搬到网上来办理让投资的人少跑路少排队等',
      '候多办成事情全省已有一千二百家企业在网上领到执照',
      '其中三成在夜里和周末办成最快的一家只用了四十分钟',
      '下一步还要把印章和发票也放到网上来领省得企业再跑',
    ]
    expect(together(lines)).toEqual([lines.map((_, i) => i)])
  })

  it('[G22] are not where they are rows of a table, or a title in two parts', () => {
    const filler = [
      '全县供热管网改造工程日前提前完',
      '工惠及居民小区四十六个比原计划',
      '提前了半个月记者近日从城建局获',
      '悉改造后的管网全长三十二公里整',
      '今年冬天还有两个老旧小区接进来',
      '预计十一月十五日全城同时送上热',
    ]
    const rows = ['Halifax 3 Bradford 1', 'Burnley 2 Oldham Ath 2', 'Preston v Bury 7.30', 'Leeds at York 7.30 p.m.']
    expect(together([...filler, ...rows])).toEqual([[0, 1, 2, 3, 4, 5], [6], [7], [8], [9]])
    expect(together([...filler, '蒙眼护蛋感恩父母 体验亲恩难忘', '县实验小学的学生们昨天每人领到']).at(-1)).toEqual([7])
  })
})

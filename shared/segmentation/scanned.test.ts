/** Pages as programs give them that look at a scan: a box for each printed line, in whatever order. */
import { describe, expect, it } from 'vitest'

import { segmentPage, type InputBlock, type SegmentationResult, type TaughtPage } from './index.ts'
import { asRead } from './learning/lessons.ts'
import { arrange } from './sheet/arrange.ts'

/** Size of type, from one line to the next, characters of a line, and from one column to the next; all but the third in pixels. */
const TYPE = 20
const LEADING = 25
const MEASURE = 12
const STEP = 260

interface Line {
  readonly block: InputBlock
  readonly article: number
}

function lineAt(article: number, text: string, x: number, y: number, size = TYPE): Line {
  const box = { x, y, width: text.length * size, height: size * 1.1 }
  return { article, block: { text, marks: 0, indented: false, gap: 0, boxes: [box], label: null } }
}

/** A title of one or two lines over the middle of some columns, and its paragraphs in them, each indented by two characters. */
function article(number: number, title: string, paragraphs: readonly string[], x: number, y: number, columns: number): Line[] {
  const lines = paragraphs.flatMap((text) => {
    const first = text.slice(0, MEASURE - 2)
    const rest = text.slice(MEASURE - 2)
    const others = Array.from({ length: Math.ceil(rest.length / MEASURE) }, (_, i) => rest.slice(i * MEASURE, (i + 1) * MEASURE))
    return [{ text: first, indent: 2 * TYPE }, ...others.map((each) => ({ text: each, indent: 0 }))]
  })
  const height = Math.ceil(lines.length / columns)
  const middle = x + (columns * STEP - (STEP - MEASURE * TYPE)) / 2
  return [
    ...title.split('\n').map((text, i) => lineAt(number, text, middle - text.length * TYPE, y + (i - 1) * 46, 2 * TYPE)),
    ...lines.map(({ text, indent }, i) =>
      lineAt(number, text, x + Math.floor(i / height) * STEP + indent, y + 60 + (i % height) * LEADING),
    ),
  ]
}

const sheet: readonly Line[] = [
  ...article(
    0,
    '临河县推广玉米免耕播种',
    [
      '本报讯（记者 王燕）4月8日，临河县举行春耕现场会，推广玉米免耕播种，各乡镇农技员到场观摩学习，种粮大户现场演示了播种机的用法。',
      '现场会上，种粮大户介绍了玉米免耕播种的经验，农技员解答了农户提出的问题。据测算，玉米免耕播种每亩省工两个，省油三升，还能保住地里的墒情。',
    ],
    0,
    0,
    2,
  ),
  ...article(
    1,
    '城南菜市场改造完工',
    [
      '本报讯（记者 段一鸣）历时三个月的城南菜市场改造日前完工，市场增设摊位一百二十个，还设了食品快检室，买菜的居民都说方便。',
      '改造后的菜市场摊位宽敞明亮，摊主说，买菜的人比去年多了三成，食品快检室每天公布检测结果，不合格的菜一律不许上摊。',
    ],
    2 * STEP,
    0,
    2,
  ),
  ...article(
    2,
    '沂河大桥主体完工\n下月建成通车',
    [
      '本报讯（通讯员 高峰）记者从市交通局获悉，沂河大桥主体工程已全部完成，计划下月建成通车，桥面沥青已铺设完毕。',
      '大桥全长一千二百米，双向六车道，通车后从城区到沂河新区只要八分钟，两岸居民不必再绕行老桥，货车也不再穿城而过。',
    ],
    0,
    376,
    4,
  ),
]

const boxOf = ({ block }: Line): { x: number; y: number } => block.boxes[0] ?? { x: 0, y: 0 }
const byRows = [...sheet.keys()].sort((a, b) => rank(a)[0] - rank(b)[0] || rank(a)[1] - rank(b)[1])
const byColumns = [...sheet.keys()].sort((a, b) => Math.floor(columnOf(a)) - Math.floor(columnOf(b)) || rank(a)[0] - rank(b)[0])

function rank(i: number): [number, number] {
  const line = sheet[i]
  const { x, y } = line === undefined ? { x: 0, y: 0 } : boxOf(line)
  return [Math.round(y / LEADING), x]
}

function columnOf(i: number): number {
  return rank(i)[1] / STEP
}

function blocksOf(order: readonly number[]): InputBlock[] {
  return order.flatMap((i) => (sheet[i] === undefined ? [] : [sheet[i].block]))
}

function isTitle(i: number): boolean {
  return (sheet[i]?.block.boxes[0]?.height ?? 0) > 2 * TYPE
}

/** A line on a sheet that was turned by a small angle, with the box around it. */
function turned(block: InputBlock, slope: number): InputBlock {
  const boxes = block.boxes.map(({ x, y, width, height }) => {
    const size = { width: width + Math.abs(slope) * height, height: height + Math.abs(slope) * width }
    const middle = { x: x + width / 2, y: y + height / 2 }
    return { x: middle.x - slope * middle.y - size.width / 2, y: middle.y + slope * middle.x - size.height / 2, ...size }
  })
  return { ...block, boxes }
}

/** The lines of the sheet that are told to be indented. */
function indentsIn(order: readonly number[], change: (block: InputBlock) => InputBlock = (block) => block): number[] {
  const arranged = arrange(blocksOf(order).map(change))
  const lines = arranged?.order.flatMap((block, i) => (arranged.blocks[i]?.indented === true ? [order[block] ?? -1] : [])) ?? []
  return lines.sort((a, b) => a - b)
}

function cut(order: readonly number[], change: (block: InputBlock) => InputBlock = (block) => block): SegmentationResult {
  return segmentPage({ blocks: blocksOf(order).map(change) })
}

/** The articles of a cut by the numbers of the sheet, in the order of their first lines there. */
function articlesIn({ articles }: SegmentationResult, order: readonly number[]): number[][] {
  const told = articles.map((each) => each.order.map((block) => order[block] ?? -1))
  return told.sort((a, b) => Math.min(...a) - Math.min(...b))
}

const asSet = [...sheet.keys()]
const expected = [0, 1, 2].map((number) => asSet.filter((i) => sheet[i]?.article === number))

describe('a page with a box for each printed line', () => {
  it.each([
    ['article by article', asSet],
    ['column by column, across articles', byColumns],
    ['row by row, across columns', byRows],
    ['backwards', asSet.toReversed()],
  ])('[G23] is cut as it is set where the file has it %s', (_, order) => {
    const result = cut(order)
    expect(articlesIn(result, order)).toEqual(expected)
    expect(result.articles.map(({ title }) => title).sort()).toEqual([
      '临河县推广玉米免耕播种',
      '城南菜市场改造完工',
      '沂河大桥主体完工下月建成通车',
    ])
  })

  it('[G22] [G23] has lines joined that run on, across columns too, and none where a paragraph begins', () => {
    const result = cut(byRows)
    const joined = result.blocks.map(({ joins }, i) => [byRows[i] ?? -1, joins === null ? null : (byRows[joins] ?? -1)] as const)
    for (const [line, joins] of joined) {
      const isFirst =
        sheet[line - 1]?.article !== sheet[line]?.article ||
        boxOf(sheet[line] as Line).x % STEP !== 0 ||
        line - 1 === expected[sheet[line]?.article ?? 0]?.[0]
      expect(joins, sheet[line]?.block.text).toBe(isFirst ? null : line - 1)
    }
  })

  it('[G1] [G23] has the articles in the order of their first blocks in the file, and each block once', () => {
    const { articles, blocks } = cut(byRows)
    const firsts = articles.map(({ order }) => Math.min(...order))
    expect(firsts).toEqual(firsts.toSorted((a, b) => a - b))
    for (const [i, { article }] of blocks.entries()) expect(articles[article ?? -1]?.order).toContain(i)
    expect(articles.flatMap(({ order }) => order).sort((a, b) => a - b)).toEqual([...blocks.keys()])
  })

  it.each([0.03, -0.03])('[G23] is read the same where the sheet lay crooked, at a slope of %d', (slope) => {
    const crooked = (block: InputBlock): InputBlock => ({
      ...block,
      boxes: block.boxes.map((box) => ({ ...box, x: box.x - box.y * slope, y: box.y + box.x * slope })),
    })
    expect(articlesIn(cut(byRows, crooked), byRows)).toEqual(expected)
    expect(indentsIn(byRows, crooked)).toEqual(indentsIn(byRows))
  })

  it('[G23] is read the same where it is set in vertical lines from right to left', () => {
    const turned = (block: InputBlock): InputBlock => ({
      ...block,
      boxes: block.boxes.map(({ x, y, width, height }) => ({ x: 1000 - y - height, y: x, width: height, height: width })),
    })
    expect(articlesIn(cut(byRows, turned), byRows)).toEqual(expected)
  })

  it('[G23] keeps what has no box behind the line that it follows in the file', () => {
    const order = byRows
    const last = order.length - 1
    let seen = 0
    const result = cut(order, (block) => (seen++ === last ? { ...block, boxes: [] } : block))
    expect(result.blocks).toHaveLength(order.length)
    expect(
      articlesIn(result, order)
        .flat()
        .sort((a, b) => a - b),
    ).toEqual(asSet)
  })

  it('[G23] knows the first lines of paragraphs by their indents', () => {
    const first = (i: number): boolean => boxOf(sheet[i] as Line).x % STEP === 2 * TYPE && !isTitle(i)
    expect(indentsIn(byRows)).toEqual(asSet.filter(first))
  })

  it('[G23] is read the same where it lay crooked: boxes around crooked lines are higher and lie over each other', () => {
    const lines = [
      lineAt(0, '沂河大桥主体工程完工', 220, -70, 60).block,
      lineAt(0, '——沂河新区交通建设侧记', 390, 0, 36).block,
      ...sheet
        .filter((line) => line.article === 2 && (line.block.boxes[0]?.height ?? 0) < 2 * TYPE)
        .map((line) => {
          const { x, y } = boxOf(line)
          return { ...line.block, boxes: line.block.boxes.map((box) => ({ ...box, x, y: y - 376 })) }
        }),
    ]
    const byHeight = lines.toSorted((a, b) => (a.boxes[0]?.y ?? 0) - (b.boxes[0]?.y ?? 0) || (a.boxes[0]?.x ?? 0) - (b.boxes[0]?.x ?? 0))
    const read = (blocks: readonly InputBlock[]): string[] => (arrange(blocks)?.blocks ?? blocks).map((block) => block.text)
    expect(read(byHeight)).toEqual(lines.map((block) => block.text))
    for (const slope of [-0.02, 0.02]) expect(read(byHeight.map((block) => turned(block, slope)))).toEqual(lines.map((block) => block.text))
  })

  it('[G23] is left in the file’s order where that keeps articles together, or there are no boxes', () => {
    const [first = [], second = [], third = []] = expected
    for (const order of [asSet, [...second, ...first, ...third], [...third, ...second, ...first]])
      expect(arrange(blocksOf(order))?.order).toEqual([...order.keys()])
    expect(arrange(blocksOf(byRows).map((block) => ({ ...block, boxes: [] })))).toBeUndefined()
  })

  it('[G23] is left in the file’s order where a few blocks stand elsewhere on a small sheet', () => {
    const column = (x: number, y: number, text: string): InputBlock => ({
      ...lineAt(0, text, x, y).block,
      boxes: [{ x, y, width: 240, height: 100 }],
    })
    const text = '各乡镇农技员到场观摩学习，种粮大户现场演示了播种机的用法，农户们都说好。'
    const blocks = [
      lineAt(0, '春耕全面展开', 0, 0, 40).block,
      column(0, 60, `一${text}`),
      column(260, 260, `图${text}`),
      column(0, 160, `二${text}`),
      column(260, 60, `三${text}`),
      column(260, 160, `四${text}`),
    ]
    expect(arrange(blocks)).toBeUndefined()
  })

  it('[G16] [G23] teaches in the order in which it is read', () => {
    const place = new Map(byRows.map((line, i) => [line, i]))
    const at = (line: number): number => place.get(line) ?? -1
    const taught: TaughtPage = {
      input: { blocks: blocksOf(byRows) },
      blocks: byRows.map((line) => ({
        article: sheet[line]?.article ?? null,
        role: 'body',
        joins: sheet[line - 1]?.article === sheet[line]?.article ? at(line - 1) : null,
        dropped: line === 7,
      })),
      articles: expected.map((lines) => lines.filter((line) => line !== 7).map(at)),
    }
    const read = asRead(taught)
    const texts = (page: TaughtPage, order: readonly number[]): string[] => order.map((block) => page.input.blocks[block]?.text ?? '')
    expect(read.articles.map((order) => texts(read, order))).toEqual(taught.articles.map((order) => texts(taught, order)))
    expect(read.articles.flat()).toEqual([...read.articles.flat()].sort((a, b) => a - b))
    const dropped = read.blocks.findIndex((block) => block.dropped)
    expect(read.input.blocks[dropped]?.text).toBe(sheet[7]?.block.text)
    read.blocks.forEach(({ joins, article }, i) => {
      expect(article).toBe(sheet.find(({ block }) => block.text === read.input.blocks[i]?.text)?.article)
      if (joins !== null) expect(joins).toBe(i - 1)
    })
  })
})

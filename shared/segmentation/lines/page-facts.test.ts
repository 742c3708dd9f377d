import { describe, expect, it } from 'vitest'

import type { InputBlock } from '../types.ts'
import { factsOf, withoutWordsOf } from './page-facts.ts'

function blocksOf(...lines: readonly (readonly [marks: number, text: string])[]): InputBlock[] {
  return lines.map(([marks, text]) => ({ text, marks, indented: false, gap: 1, boxes: [], label: null }))
}

const text = '水泵房里六台大泵轰轰作响，说话得贴着耳朵喊，她却听得出轴承的毛病，第三天停机检修，拆开一看，滚珠已经磨出了沟。'

describe('the ranks of heading marks', () => {
  it('are headlines above crossheads where nothing of theirs says otherwise', () => {
    const { ranks } = factsOf(
      blocksOf([1, '水泵房里的女华佗'], [0, text], [2, '冰水里泡了四个钟头'], [0, text], [1, '食堂好不好'], [0, text]),
    )
    expect(ranks).toEqual({ top: 1, isSteady: true })
  })

  it('mean nothing where a report stands right below a deeper mark', () => {
    const { ranks } = factsOf(
      blocksOf([2, '水泵房里的女华佗'], [0, text], [2, '食堂好不好'], [0, text], [3, '又一件'], [0, `本报讯(记者 王燕)${text}`]),
    )
    expect(ranks).toEqual({ top: 2, isSteady: false })
  })

  it('are none where all marks are of one level, or there are none', () => {
    expect(factsOf(blocksOf([2, '水泵房里的女华佗'], [0, text], [2, '食堂好不好'])).ranks).toBeUndefined()
    expect(factsOf(blocksOf([0, text])).ranks).toBeUndefined()
  })
})

it.each([
  ['Sept. 27 — Deputies answered a call on Mill Lane.', 'date'],
  ['27 Sept. — Deputies answered a call on Mill Lane.', 'date'],
  ['Friday, 7 p.m. Whist drive in the church hall, Dunmore.', 'date'],
  ['Sat 9 Nov Whist drive in the church hall, Dunmore.', 'date'],
  ['Sun shines on the village fair after a week of rain.', undefined],
  ['Sat in the same chair for forty years, and then rose.', undefined],
  ['May 1968 was the month that nobody there forgets.', undefined],
  ['12 Marines were killed when the lorry left the road.', undefined],
  ['Mark 12 pages of the book before you hand it in.', undefined],
  ['Sat Mayor Johnson down and gave him tea and cake.', undefined],
  ['Sun, sand and sea are what the brochure promises.', undefined],
  ['Sunday school children sang for the old people.', undefined],
])('%s opens as %s', (text, opening) => {
  const { openings } = factsOf(blocksOf([0, text]))
  expect([...openings.keys()]).toEqual(opening === undefined ? [] : [opening])
})

it('counts the texts that open alike, entries of a log by their dates', () => {
  const entry = 'Deputies answered a call about a dog in the creek behind the feed store.'
  const { openings } = factsOf(
    blocksOf(
      [0, `Sept. 27 — ${entry}`],
      [0, `Oct. 1 — ${entry}`],
      [0, `Friday, 7 p.m.: ${entry}`],
      [0, `Marching band wins. ${entry}`],
      [0, `Sunday's ${entry}`],
    ),
  )
  expect([...openings]).toEqual([['date', 3]])
})

describe('cells', () => {
  it.each([
    ['纯棉纱 21支 16900 16800 17050', 5],
    ['白浪湾海鸥 1比3 溪州铁鹰', 3],
    ['Millard 3 0 78 13', 5],
    ['水泵房里的女华佗', 0],
    ['记者 王燕 通讯员 孙安琪', 0],
    ['4月11日 临皋县在田头讲解水稻技术，受到欢迎。', 0],
  ])('%s has %i', (line, cells) => {
    expect(factsOf(blocksOf([0, line])).views[0]?.cells).toBe(cells)
  })
})

describe('[G11] the words of copies', () => {
  const own = '会盟社区的网格员走访楼栋,居民把难题说给网格员听。'
  const twice = '居民议事厅每周开门,网格员和居民一起商量小区的停车难题。'
  const page = [twice, own, twice, '水务局请小学师生参观自来水厂。', '球队在体育馆训练。'].map((each) => [0, each] as const)

  it('speak against a text that is printed a second time, unless they are left out', () => {
    const facts = factsOf(blocksOf(...page))
    expect(facts.words.odds([2], [1])).toBeLessThan(0)
    const without = withoutWordsOf(facts, new Set([0]))
    expect(without.words.odds([2], [1])).toBeGreaterThan(0)
    expect(without.views).toBe(facts.views)
    expect(without.words.likeness([0], [2])).toBe(0)
  })

  it('are all there where nothing is printed twice', () => {
    const facts = factsOf(blocksOf(...page))
    expect(withoutWordsOf(facts, new Set())).toBe(facts)
  })
})

describe('the script of a page', () => {
  const page = (...texts: readonly string[]): string => factsOf(blocksOf(...texts.map((each) => [0, each] as const))).habits.script

  it('is traditional where several lines begin so, Latin where hardly anything is Chinese', () => {
    expect(page('社會局昨召勞資雙方調解', '閘北裕昌等五絲廠女工', '廠方代表來滬', '學校開學')).toBe('traditional')
    expect(page('本报讯 记者王燕', '於潜镇的於先生', text)).toBe('simplified')
    expect(page('City to spend more on river', 'By Zhao Weining', 'Work began yesterday.')).toBe('latin')
  })
})

it('labels that stand twice are known as such, paragraphs are not', () => {
  const { repeated } = factsOf(blocksOf([0, '简讯'], [0, text], [0, '文苑'], [0, '简讯'], [0, text], [0, '简讯']))
  expect([...repeated].sort()).toEqual([0, 3, 5])
})

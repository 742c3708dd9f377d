import { expect, it } from 'vitest'

import { toInputBlocks } from '../index.ts'
import { rowOf } from '../reading/reading.ts'
import { SHIPPED } from '../weights.ts'
import { Cues } from './cues.ts'
import { listCues } from './list-cues.ts'
import { factsOf } from './page-facts.ts'

/** The cues of each line of a page. */
function cuesOf(...lines: readonly string[]): (readonly string[])[] {
  const row = rowOf(factsOf(toInputBlocks(lines.join('\n')).input.blocks), SHIPPED, new Set())
  return lines.map((_, k) => {
    const cues = new Cues()
    listCues(row, cues, k)
    return cues.names
  })
}

const text = '水泵房里六台大泵轰轰作响，说话得贴着耳朵喊，她却听得出轴承的毛病，第三天停机检修，拆开一看，滚珠已经磨出了沟。'

it('follows the numbers of a list over what stands between its items', () => {
  const cues = cuesOf('招标公告', '一、项目概况', text, '二、报名时间', '三、联系人', '一、另一张单子')
  expect(cues[0]).toContain('starts-numbered:over')
  expect(cues[1]).toContain('starts-numbered:first')
  expect(cues[2]?.filter((name) => name.startsWith('starts-numbered'))).toEqual([])
  expect(cues[3]).toContain('starts-numbered:next')
  expect(cues[4]).toContain('starts-numbered:next.beside')
  expect(cues[5]).toContain('starts-numbered:alone')
})

it('knows a programme by its times, which grow and have no first', () => {
  const cues = cuesOf('今日荧屏', '06:58 国歌', '07:00 新闻', '18:30 新闻', '17:00 动画片')
  expect(cues.map((names) => names.filter((name) => name.startsWith('starts-numbered')))).toEqual([
    ['starts-numbered:over.time'],
    ['starts-numbered:first.time'],
    ['starts-numbered:next.time.beside'],
    ['starts-numbered:next.time.beside'],
    ['starts-numbered:alone.time'],
  ])
})

it('sees the rows of a table by their shape, and what stands over and under them', () => {
  const cues = cuesOf('第三轮对阵', '朔宁飞马—临海蓝鲸 今日19:35', '青川锦鲤—白桦林 今日19:35', '滨江汽车—云峰 今日20:00', '老人被困电梯')
  expect(cues.map((names) => names.filter((name) => name.startsWith('sibling:shape')))).toEqual([
    ['sibling:shape.over'],
    ['sibling:shape.below'],
    ['sibling:shape.both'],
    ['sibling:shape.above'],
    ['sibling:shape.under'],
  ])
})

it('tells the title of the next table from a line inside one', () => {
  const rows = (a: string, b: string): string[] => [`${a} 12.5 3`, `${b} 30.1 4`]
  const shapes = (title: string, ...below: readonly string[]): readonly string[] =>
    (cuesOf(...rows('白菜', '青椒'), title, ...below)[2] ?? []).filter((name) => name.startsWith('sibling:shape'))
  expect(shapes('下午行情', ...rows('鸡蛋', '鲜蘑'))).toEqual(['sibling:shape.inside'])
  expect(shapes('明日赛事', '飞马—蓝鲸 19:35', '锦鲤—白桦 20:00')).toEqual(['sibling:shape.between'])
})

it('sees crossheads that are written alike', () => {
  const cues = cuesOf('“砍树”：一条走不通的老路', text, '简讯', text, '“补纸”：差一点都不行', text, '“砍树”：一条走不通的老路')
  expect(cues[0]).toContain('sibling:mate')
  expect(cues[2]).toEqual([])
  expect(cuesOf('“砍树”：一条走不通的老路', text)[0]).toContain('sibling:mate.none')
})

it('knows the questions of an interview by each other, with their answers', () => {
  const questions = (names: readonly string[] = []): readonly string[] => names.filter((name) => /question|answer/.test(name))
  const cues = cuesOf('怎么会想到养蜂？', text, '最难的是什么？', text, '养蜂人的一天', text)
  expect(cues.map(questions)).toEqual([['sibling:question.2'], ['sibling:answer.2'], ['sibling:question.2'], ['sibling:answer.2'], [], []])
  expect(cuesOf('怎么会想到养蜂？', text, '养蜂人的一天', text).flatMap(questions)).toEqual([])
  const apart = cuesOf('怎么会想到养蜂？', ...Array.from({ length: 20 }, () => text), '最难的是什么？', text)
  expect(apart.flatMap(questions)).toEqual([])
  const near = cuesOf('怎么会想到养蜂？', ...Array.from({ length: 11 }, () => text), '最难的是什么？', text)
  expect(near.at(-1)).toContain('sibling:answer.2')
  expect(cuesOf('怎么会想到养蜂？', '最难的是什么？', '一家三口被困电梯').flatMap(questions)).toEqual([])
})

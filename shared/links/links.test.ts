import { describe, expect, it } from 'vitest'

import type { Page, PageInfo } from '#shared/model/index.ts'
import { countingIds } from '#shared/testing/ids.ts'
import { pageOf, perform, type TestArticle } from '#shared/testing/pages.ts'

import { linkEndsOf, proposeLinks, rankLinks, SURE_LINK } from './index.ts'

const ids = countingIds()

function pageAt(pageNo: string | null, articles: readonly TestArticle[]): Page {
  const info: PageInfo = { publication: '沅川日报', date: '1964-05-12', pageNo, pageName: null, issueNo: null }
  return perform(pageOf(articles, [], ids), { name: 'setPageInfo', info }, ids)
}

const headline = (text: string): { text: string; role: 'headline' } => ({ text, role: 'headline' })
const jump = (text: string): { text: string; role: 'jump' } => ({ text, role: 'jump' })

const dam: TestArticle = {
  lines: [
    headline('龙须口拦河大坝提前合龙'),
    '新华社长沙二十六日电　正在施工的龙须口水利枢纽工程，二十五日下午四时十五分胜利实现了拦河大坝合龙。',
    '三万民工和工程技术人员苦战一百二十天，完成土石方二百四十万方。龙须口工地上红旗招展。',
    jump('（下转第四版）'),
  ],
}
const damGoesOn: TestArticle = {
  lines: [
    jump('（上接第一版）'),
    '拦河大坝合龙之后，民工们又投入溢洪道的施工。龙须口工地党委号召全体民工再接再厉，争取汛期以前把大坝筑到拦洪高程。',
  ],
}
const mill: TestArticle = {
  lines: [
    headline('红旗棉纺织厂增产不忘质量'),
    '本报讯　红旗棉纺织厂甲班四月份产量超额完成，却因为布面疵点多了一点，没有评上先进。',
    '全厂职工就这件事展开讨论。',
  ],
}
const millGoesOn: TestArticle = { lines: [jump('（上接第一版）'), '棉纺织厂的讨论还在继续。甲班职工提出，产量要高，布面疵点要少。'] }
const ball: TestArticle = {
  lines: [headline('罗马尼亚女排昨到沅川'), '本报讯　应邀来我国访问的罗马尼亚青年女子排球队昨天上午乘火车到达。'],
}

const pairs = (pages: readonly Page[]): string[] =>
  proposeLinks(pages.flatMap(linkEndsOf))
    .filter(({ p }) => p >= SURE_LINK)
    .map(({ from, to }) => `${from.pageNo ?? '?'}.${String(from.order)}>${to.pageNo ?? '?'}.${String(to.order)}`)

describe('proposeLinks', () => {
  it('[X1] is sure where both jump lines name each other’s page', () => {
    expect(pairs([pageAt('1', [ball, dam]), pageAt('4', [mill, damGoesOn])])).toEqual(['1.1>4.1'])
  })

  it('[X1] is sure where only one end has its jump line, if page and words agree', () => {
    const bare: TestArticle = { lines: damGoesOn.lines.slice(1) }
    expect(pairs([pageAt('1', [ball, dam]), pageAt('4', [mill, bare, ball])])).toEqual(['1.1>4.1'])
    const silent: TestArticle = { lines: dam.lines.slice(0, -1) }
    expect(pairs([pageAt('1', [ball, silent, mill]), pageAt('4', [damGoesOn, ball])])).toEqual(['1.1>4.0'])
  })

  it('[X1] tells two jumps to the same page apart by their words', () => {
    const both = [dam, { lines: [...mill.lines, jump('（下转第四版）')] }]
    expect(pairs([pageAt('1', both), pageAt('4', [millGoesOn, ball, damGoesOn])]).sort()).toEqual(['1.0>4.2', '1.1>4.0'])
  })

  it('[X1] believes the title that a jump line gives', () => {
    const short: TestArticle = { lines: [jump('（上接第一版《红旗棉纺织厂增产不忘质量》）'), '大家认为应当这样办。'] }
    const both = [dam, { lines: [...mill.lines, jump('（下转第四版）')] }]
    expect(pairs([pageAt('1', both), pageAt('4', [short, damGoesOn])]).sort()).toEqual(['1.0>4.1', '1.1>4.0'])
  })

  it('[X1] is not sure between two that fit equally', () => {
    const same: TestArticle = { lines: [jump('（上接第一版）'), '会议还研究了其他事项。'] }
    const short = (title: string): TestArticle => ({ lines: [headline(title), '今天开会。', jump('（下转第四版）')] })
    expect(pairs([pageAt('1', [short('甲甲甲'), short('乙乙乙')]), pageAt('4', [same])])).toEqual([])
  })

  it('[X1] proposes nothing sure to a page that no jump line names, nor without any jump line', () => {
    expect(pairs([pageAt('1', [dam, mill]), pageAt('3', [damGoesOn, ball])])).toEqual(['1.0>3.0'].slice(1))
    const silent: TestArticle = { lines: dam.lines.slice(0, -1) }
    expect(proposeLinks([pageAt('1', [silent]), pageAt('4', [{ lines: damGoesOn.lines.slice(1) }])].flatMap(linkEndsOf))).toEqual([])
  })

  it('[X1] never links two articles of one page', () => {
    expect(proposeLinks(linkEndsOf(pageAt('1', [dam, damGoesOn])))).toEqual([])
  })

  it('[X1] reads jump lines that stand at the end of a paragraph, and pages with letters', () => {
    const glued: TestArticle = {
      lines: [...dam.lines.slice(0, -1).slice(0, 2), '工程技术人员苦战一百二十天。龙须口工地上红旗招展。(下转A4版)'],
    }
    const there: TestArticle = { lines: ['(上接A01版)拦河大坝合龙之后，龙须口民工们又投入溢洪道的施工。'] }
    expect(pairs([pageAt('A1', [ball, glued]), pageAt('A04', [ball, there])])).toEqual(['A1.1>A04.1'])
  })
})

describe('rankLinks', () => {
  it('[X1] lists every article of the other pages, the likeliest first', () => {
    const first = linkEndsOf(pageAt('1', [dam, ball]))
    const last = linkEndsOf(pageAt('4', [mill, ball, damGoesOn]))
    const [end] = first
    if (end === undefined) throw new Error('the test page has an article')
    const ranked = rankLinks(end, [...first, ...last], 'continuesTo')
    expect(ranked.map((one) => one.end.order)).toHaveLength(3)
    expect(ranked[0]?.end.order).toBe(2)
  })
})

/** For tests of copies: newspaper texts, and what is done with them over a workshop's services. */
import type { PageId } from '#shared/base/index.ts'
import { NO_COPY_FILTER, NO_FILTER, type CopyDecision, type CopyMember, type CopyRow, type CopyStep } from '#shared/contract/index.ts'
import { blocksInFileOrder, type Page } from '#shared/model/index.ts'
import { newSubmission, type Operation } from '#shared/operations/index.ts'

import type { Workshop } from './workshop.ts'

export const STORY = `龙须口拦河大坝提前合龙
新华社长沙二十六日电　正在施工的龙须口水利枢纽工程，二十五日下午四时十五分胜利实现了拦河大坝合龙，比国家计划提前二十天。
三万民工和工程技术人员苦战一百二十天，完成土石方二百四十万方，龙须口工地上红旗招展，夯歌阵阵。
`
/** The same, as a bad reader read it. */
export const READ_BADLY = STORY.replace('胜利', '胜刊').replace('土石方', '土右方').replace('夯歌阵阵', '夯歌阵陈')
export const OTHER = `红旗棉纺织厂增产不忘质量
本报讯　红旗棉纺织厂甲班四月份产量超额完成，却因为布面疵点多了一点，没有评上先进。车间主任带领大家逐台检查织机，找出毛病二十七处。
`
export const THIRD = `罗马尼亚女排昨到沅川
本报讯　应邀来我国进行友好访问的罗马尼亚青年女子排球队一行十六人，昨天上午乘火车到达沅川，受到体委负责人的热烈欢迎。
`

/** The text of a page with its head. */
export function paper(no: number, day: string, ...stories: readonly string[]): string {
  return `沅川日报\n第${'一二三四五六七八九'.charAt(no - 1)}版　　一九六四年五月${day}日　　星期二\n${stories.join('')}`
}

/** What lies in a page's bin, all in one. */
export function dropped(page: Page): string {
  return blocksInFileOrder(page)
    .filter((block) => block.dropped !== null)
    .map(({ text }) => text)
    .join('')
}

export interface CopyDesk {
  /** Imports each text as a page, and waits until its copies are found. */
  load(...texts: readonly string[]): Promise<void>
  /** In the order of import. */
  pages(): Promise<Page[]>
  /** All groups, those that repeat most text first. */
  queue(): Promise<readonly CopyRow[]>
  members(group: string): Promise<readonly CopyMember[]>
  /** Decides, and waits until the groups have followed. */
  decide(group: string, decision: CopyDecision): Promise<CopyStep>
  /** Carries an operation out; it must not be refused. */
  submit(page: PageId, operation: Operation): Promise<void>
}

/** `shop` tells which workshop is open: a restart opens another. */
export function copyDesk(shop: () => Workshop): CopyDesk {
  const settled = (): Promise<void> => shop().services.copies.settled()
  return {
    async load(...texts) {
      const sources = texts.map((text, i) => ({ from: 'text', text, name: `page-${String(i)}-${String(text.length)}.txt` }) as const)
      await shop().ended(await shop().services.imports.start(sources))
      await settled()
    },
    async pages() {
      const query = { filter: NO_FILTER, sort: 'imported', descending: false, offset: 0, limit: 50 } as const
      const { rows } = await shop().services.library.pages(query)
      return Promise.all(rows.map(({ id }) => shop().services.pages.get(id)))
    },
    async queue() {
      await settled()
      return (await shop().services.copies.groups({ filter: NO_COPY_FILTER, sort: 'worst', offset: 0, limit: 50 })).rows
    },
    async members(group) {
      return (await shop().services.copies.group(group, 0, 50)).members
    },
    async decide(group, decision) {
      const step = await shop().services.copies.decide({ editor: '林一', group, decision })
      await settled()
      return step
    },
    async submit(page, operation) {
      const submission = newSubmission(shop().platform.ids, await shop().services.pages.get(page), operation, '林一')
      const [outcome] = await shop().services.operations.submit([submission])
      if (outcome?.outcome !== 'applied') throw new Error(`the test's ${operation.name} was not applied`)
    },
  }
}

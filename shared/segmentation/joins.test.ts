import { describe, expect, it } from 'vitest'

import { canGoOn, judgeSeam, PagePairs } from './joins.ts'
import { viewLines } from './views.ts'

function seam(last: string, next: string, indented = false): number {
  const blocks = [last, next].map((text, i) => ({ text, marks: 0, indented: indented && i === 1, gap: 1, boxes: [], label: null }))
  const [a, b] = viewLines(blocks)
  return a === undefined || b === undefined ? NaN : judgeSeam(a, b, new PagePairs([a, b])).p
}

describe('judgeSeam', () => {
  it.each([
    ['深耕细作绿色化工产业,依托企', '业家的资源优势,建立完善招商网络。'],
    ['在惠民生方面,组织开展水利、医', '保、教育等部门的预算执行审计。'],
    ['惠企政策快落实上更加精准、更具成效,', '为项目建设、企业发展创造最优营商环境。'],
    ['朱美佳说:“他当时嘴里有血,', '车子压着腿了,我们就把车子扶起来。”'],
    ['这项工程已经完成总量的一半以上', ',预计年底通车。'],
  ])('[G8] joins %s | %s', (last, next) => {
    expect(seam(last, next)).toBeGreaterThan(0.75)
  })

  it.each([
    ['全程为投资者提供优质服务。', '紧盯现有项目,全力助企纾困。'],
    ['推动工作取得新成效', '本报讯(通讯员 安宁)近日,'],
    ['提供有力支撑。 记者 张品', '小手拉大手'],
    ['相关报道见第三版(下转第三版)', '近日,记者采访了'],
    ['——', '下面是另一行字'],
  ])('[G8] does not join %s | %s', (last, next) => {
    expect(seam(last, next)).toBeLessThan(0.2)
  })

  it('[G8] is unsure where half a word does not find its other half', () => {
    const p = seam('委员全力以赴牵线搭桥、引荐项目。搭建协', '对中小企业创新的支持,促进科技成果转化。')
    expect(p).toBeGreaterThan(0.5)
    expect(p).toBeLessThan(0.85)
  })

  it('is less sure before an indented line and before words that open a paragraph', () => {
    const last = '帮扶工作取得了显著成绩和广大群众的一致认可'
    expect(seam(last, '村里的老人都说好', true)).toBeLessThan(seam(last, '村里的老人都说好'))
    expect(seam(last, '据了解,村里的老人都说好')).toBeLessThan(seam(last, '村里的老人都说好'))
  })

  it('tells a small from a capital letter in Latin script', () => {
    expect(seam('Prices at the elevator fell by eleven', 'cents a bushel on the news.')).toBeGreaterThan(0.9)
    expect(seam('The Council Approves a New Park', 'Supporters said the park would help.')).toBeLessThan(0.7)
  })
})

describe('canGoOn', () => {
  const ends = [
    '他说完了。',
    '他说:“好的。”',
    '有力支撑。 记者 张品',
    '相关报道见第三版。(下转第三版)',
    '”',
    '',
    '(全文完。)',
    '他说完了',
    '他说,',
    '他说:',
  ]
  const starts = [',接着说', '”接着说', '的话', '业家', 'cents', '“好', '(上接第一版)的话', '近日,', '', '一是', ')”,的']

  it('never keeps a line from going on', () => {
    for (const end of ends) {
      for (const start of starts) {
        const [last, next] = viewLines([end, start].map((text) => ({ text, marks: 0, indented: false, gap: 0, boxes: [], label: null })))
        if (last === undefined || next === undefined || canGoOn(last)) continue
        expect(judgeSeam(last, next, new PagePairs([last, next])).p, `${end} | ${start}`).toBeLessThan(0.5)
      }
    }
  })

  it('is true of open ends and false of complete sentences', () => {
    const views = viewLines(ends.map((text) => ({ text, marks: 0, indented: false, gap: 0, boxes: [], label: null })))
    expect(views.map(canGoOn)).toEqual([false, false, false, false, false, false, false, true, true, true])
  })
})

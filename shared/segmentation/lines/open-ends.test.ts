import { describe, expect, it } from 'vitest'

import { SHIPPED, toInputBlocks } from '../index.ts'
import { openEndsOf, type OpenEnd } from './open-ends.ts'
import { factsOf } from './page-facts.ts'
import { judgeSeam } from './seams.ts'

const open = '本报讯(记者 王燕)会议听取了今年以来全县各项工作开展情况的汇报，要求各乡镇抓好春季农业生产和森林防'
const rest = '火工作，组织护林员上山巡查，对进山路口严加看守，确保安全度过防火期，让群众安心过节。'
const other = '县医院到柳庄村开展义诊活动，为老人量血压、测血糖，发放健康知识手册，受到村民欢迎。'
const report = '本报讯(记者 李明)县农机局日前举办农机手培训班，三百名农机手参加培训，学习了维修知识。'

/** What open ends say on a page of these lines. `runOn` are the lines that the seam above them says to run on. */
function endsOn(lines: readonly string[], runOn: readonly number[] = []): Map<number, OpenEnd> {
  const facts = factsOf(toInputBlocks(lines.join('\n\n')).input.blocks)
  const seams = facts.views.map(({ i }) => {
    const seam = judgeSeam(facts, SHIPPED, i - 1, i) ?? { nats: -4, p: 0.02, starts: false, cues: [], edges: [] }
    return runOn.includes(i) ? { ...seam, p: 0.9 } : seam
  })
  return openEndsOf(
    facts,
    SHIPPED,
    facts.views.map(({ i }) => i),
    seams,
  )
}

describe('open ends', () => {
  it('say for the rest of their sentence that it goes on from them, and not for other texts', () => {
    const ends = endsOn([open, report, other, rest])
    expect(ends.get(3)?.p).toBeGreaterThan(0.5)
    expect(ends.get(3)?.claim).toBeGreaterThan(0.5)
    expect(ends.get(2)?.claim).toBeLessThan(0.1)
  })

  it('are shared by all lines that could go on from them', () => {
    const ends = endsOn([open, report, rest, other, rest])
    expect(ends.get(2)?.p).toBeCloseTo(ends.get(4)?.p ?? 0)
    expect(ends.get(2)?.claim).toBeLessThanOrEqual(0.5)
    expect(ends.get(4)?.claim).toBeCloseTo(ends.get(2)?.claim ?? 0)
  })

  it('are open above a caption, however well that would read on, as its credit shows', () => {
    const caption = '4月9日，护林员在柳庄村的山口上查看进山车辆，劝返携带火种的游客。'
    const lines = [open, caption, '通讯员 石川 摄', report, rest]
    expect(endsOn(lines, [1]).get(4)?.claim).toBeGreaterThan(0.5)
    expect(endsOn([open, caption, report, rest], [1]).size).toBe(0)
  })

  it('say nothing for reports, nor where every text is complete', () => {
    expect(endsOn([open, report, other, rest]).has(1)).toBe(false)
    expect(endsOn([`${open}火工作。`, report, other, rest]).size).toBe(0)
    expect(endsOn([open, rest, other]).size).toBe(0)
  })

  it('say nothing on a page of them', () => {
    expect(endsOn(Array.from({ length: 60 }, (_, i) => (i % 2 === 0 ? open : other))).size).toBe(0)
  })
})

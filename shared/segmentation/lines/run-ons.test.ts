import { describe, expect, it } from 'vitest'

import { shippedKnowledge } from './knowledge.ts'
import { lettersOf } from './number-letters.ts'
import { RUN_ON_SIZE, RUN_ON_STEP, RUN_ON_TOKENS, runOnNats, RunOns, type RunOnTable } from './run-ons.ts'

const ROW = RUN_ON_SIZE + 1

/** Numbers for a token: at one place on one side, a vector that begins with `first`, and what it says by itself. */
function rows(side: 0 | 1, place: number, first: number, own: number): string {
  const numbers = new Array<number>(2 * RUN_ON_TOKENS * ROW).fill(0)
  const row = (side * RUN_ON_TOKENS + place) * ROW
  numbers[row] = first
  numbers[row + RUN_ON_SIZE] = own
  return lettersOf(numbers, RUN_ON_STEP)
}

function nats(runOns: RunOns, end: string, start: string): number {
  return runOnNats(runOns.endOf(end), runOns.startOf(start))
}

describe('run-ons', () => {
  const table: RunOnTable = { 育: rows(0, 0, 1, 0.5), 课: rows(1, 0, 2, 0), '': rows(1, 0, 0, -1) }
  const runOns = new RunOns(table)

  it('are what both sides say together and each by itself', () => {
    expect(nats(runOns, '家庭教育', '课程')).toBeCloseTo(2.5)
    expect(nats(runOns, '家庭教育', '課程')).toBeCloseTo(2.5)
  })

  it('know a token only at its place', () => {
    expect(nats(runOns, '育人', '课程')).toBeCloseTo(0)
  })

  it('take what they do not know for unknown', () => {
    expect(nats(runOns, '家庭教育', '对于')).toBeCloseTo(-0.5)
    expect(nats(runOns, '', '')).toBeCloseTo(-1)
  })

  it('say nothing where nothing was learned', () => {
    expect(nats(new RunOns({}), '家庭教育', '课程')).toBe(0)
  })

  it.each([
    ['会议要求各乡镇抓好春季农业生产和森林防', '火工作,确保安全度过防火期。'],
    ['该局组织执法人员对全县农资市场进行了拉网式检', '查,查处假冒伪劣种子三起。'],
    ['记者在现场看到,工人们正在紧张地进行管道铺', '设,预计月底前可以通水。'],
    ['he said the council would meet again next', 'week to vote on the plan.'],
  ])('that come with the program: %s｜%s runs on better than what stands elsewhere', (end, start) => {
    const others = ['近日,县医院开展义诊活动。', '本报讯(记者 王燕)4月8日,我县召开会议。', 'Police said a man was held on Friday.']
    const best = Math.max(...others.map((other) => nats(shippedKnowledge().runOns, end, other)))
    expect(nats(shippedKnowledge().runOns, end, start)).toBeGreaterThan(best)
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { Comparer, type Comparison } from './comparison.ts'
import { normalise } from './normalise.ts'

const comparer = new Comparer()
const compare = (a: string, b: string, evidence = 0): Comparison | undefined => comparer.compare(normalise(a), normalise(b), evidence)

const story =
  '开展“三小车辆”整治宣传活动，民警在路口向过往群众发放宣传单，提醒驾驶人遵章守法，做到不超速、不超员、不酒后驾驶，共同维护良好的道路交通秩序。'
const other = '会议开始之后代表们认真听取了工作报告并分组进行讨论，大家一致认为过去的一年成绩来之不易。'

describe('compare', () => {
  it('[DU1] calls exact what differs in white space, width and punctuation only', () => {
    expect(compare(story, story.replaceAll('，', ', '))).toMatchObject({ kind: 'exact', score: 1, figures: false })
    expect(compare(story, story.replace('车辆', '車辆'))).toMatchObject({ kind: 'near' })
    expect(compare('', '')).toBeUndefined()
    expect(compare('，。', '！')).toBeUndefined()
  })

  it('[DU4] finds two bad readings, and tells them by their score from good ones', () => {
    const bad = compare(
      story.replace('整治', '整冶').replace('路口', '路囗').replace('提醒', '是酲'),
      story.replace('超员', '起员').replace('民警', '艮警'),
      20,
    )
    expect(bad).toMatchObject({ kind: 'near', whole: 'both' })
    expect(bad?.score).toBeLessThan(0.98)
    expect(bad?.score).toBeGreaterThan(0.85)
    expect(compare(story, other)).toBeUndefined()
  })

  it('[DU4] takes a stray character in a name for a misreading, and another name for another filling', () => {
    const caption = (name: string): string => `图为志愿者在白沙社区为老人理发。本报记者 ${name} 摄`
    expect(compare(caption('汪涛'), caption('构汪涛'))).toMatchObject({ kind: 'near', figures: false })
    expect(compare(caption('汪小涛'), caption('汪涛'))).toMatchObject({ kind: 'near', figures: false })
    expect(compare(caption('汪涛'), caption('谢涛'))).toBeUndefined()
    expect(compare(caption('汪涛'), caption('谢金利'))).toBeUndefined()
  })

  it('[DU4] tells another filling of a pattern from a misread caption by evidence', () => {
    const caption = '图为志愿者在清江社区为老人理发。本报记者 王小明 摄'
    expect(compare(caption, '图为志愿者在石桥社区为老人理发。本报记者 李大伟 摄')).toBeUndefined()
    expect(compare(caption, '图为志愿者在清江社区为老人理发。本报记者 李大伟 摄')).toBeUndefined()
    expect(compare(caption, '图为志愿者在清江社区为老人理发。本报记者 李大伟 摄', 20)).toBeUndefined()
    expect(compare(caption, '图力志愿者在清江社区为老人埋发。本报记省 王小朋 摄', 8)).toMatchObject({ kind: 'near' })
  })

  it('[DU3] says where the figures differ', () => {
    const report = '3月5日，市气象台发布大风蓝色预警信号，预计最高气温8℃，请注意防范。'
    expect(compare(report, report.replace('5日', '6日'))).toMatchObject({ kind: 'near', figures: true })
    expect(compare(report, report.replace('8℃', '-8℃'))).toMatchObject({ figures: true })
    expect(compare(`${story}共查处128起`, `${story}共查处12起`)).toMatchObject({ figures: true })
    expect(compare(`周一${story}`, `周二${story}`)).toMatchObject({ figures: true })
    expect(compare(report, report.replace('8℃', '了℃'))).toMatchObject({ kind: 'near', figures: false })
    expect(compare(`${story}${other}`, `${story.replace('民警', '民瞥')}${other}`)).toMatchObject({ figures: false })
  })

  it('[DU5][DU2] finds a fragment and where it stands', () => {
    const piece = story.slice(20, 64)
    expect(compare(`${other}${story}${other}`, piece.replace('宣传', '宣專'))).toMatchObject({
      kind: 'contained',
      whole: 'b',
      a: { start: other.length + 20, end: other.length + 64 },
      b: { start: 0, end: 44 },
    })
    expect(compare(`${story}编号1`, `${story}编号19，${other}`)).toMatchObject({ figures: true })
    expect(compare(`甲地${other}${story}`, `${story}乙地来电${other.slice(0, 5)}后天再议明年计划如何安排实施细则`)).toMatchObject({
      kind: 'contained',
      whole: 'neither',
    })
  })

  it('[DU10] takes very long texts and texts of one character', () => {
    const long = Array.from({ length: 400_000 }, (_, i) => String.fromCharCode(0x4e00 + ((i * i * 31 + i * 7919) % 19_997))).join('')
    expect(compare(long, `${long.slice(0, 200_000)}某${long.slice(200_001)}`)).toMatchObject({ kind: 'near' })
    expect(compare('字'.repeat(200_000), '字'.repeat(150_000))).toBeDefined()
    expect(compare('字'.repeat(200_000), '甲'.repeat(150_000))).toBeUndefined()
  })
})

describe('spans', () => {
  it('[DU2] cover both texts wholly and in order, and say what is the same', () => {
    const piece = fc.constantFrom(story, other, '民警', '，', '3月5日', ' ', '字', story.slice(5, 30))
    const text = fc.array(piece, { maxLength: 6 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(text, text, (a, b) => {
        const [x, y] = [normalise(a), normalise(b)]
        let [i, j] = [0, 0]
        const unitsIn = (at: Int32Array, span: { start: number; end: number }): number =>
          at.filter((place) => place >= span.start && place < span.end).length
        for (const span of comparer.spans(x, y)) {
          const [inA, inB] = [unitsIn(x.at, span.a), unitsIn(y.at, span.b)]
          if (span.same) expect(x.units.slice(i, i + inA)).toEqual(y.units.slice(j, j + inB))
          i += inA
          j += inB
        }
        expect([i, j]).toEqual([x.units.length, y.units.length])
      }),
      { seed: 23, numRuns: 300 },
    )
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { shippedKnowledge } from './knowledge.ts'
import { lettersOf } from './number-letters.ts'
import { WORDING_STEP, wordingFeatures, WORDINGS, Wordings, type Wording } from './wordings.ts'

/** Letters that speak for one wording. */
function speaksFor(wording: Wording, nats: number): string {
  return lettersOf(
    WORDINGS.map((each) => (each === wording ? nats : 0)),
    WORDING_STEP,
  )
}

function likeliest(wordings: Wordings, text: string): Wording | undefined {
  const nats = wordings.of(text)
  return WORDINGS[nats.indexOf(Math.max(...nats))]
}

describe('wordings', () => {
  it('show the words and pairs of both ends, those at a place, and the length', () => {
    const features = wordingFeatures('记者 王燕')
    expect(features).toContain('a记')
    expect(features).toContain('d记 者')
    expect(features).toContain('g燕')
    expect(features).toContain('j王 燕')
    expect(features).toContain('m记')
    expect(features).toContain('q燕')
    expect(features).toContain('u记 者')
    expect(features).toContain('v王 燕')
    expect(features).toContain('w4')
    expect(new Set(features).size).toBe(features.length)
  })

  it('tell short lines from long ones, and do not look at the middle of these', () => {
    const long = `甲${'乙'.repeat(60)}丙丁${'乙'.repeat(60)}戊`
    expect(wordingFeatures(long)).toContain('c甲')
    expect(wordingFeatures(long).some((name) => name.includes('丙'))).toBe(false)
    expect(wordingFeatures(long)).toContain('w+160')
    expect(wordingFeatures('甲')).toContain('a甲')
  })

  it('are told by the features that are known, each counted once', () => {
    const wordings = new Wordings({ a摄: speaksFor('credit', 2), 'j出 品': speaksFor('ad', 2) })
    expect(likeliest(wordings, '张三 摄 摄')).toBe('credit')
    expect(likeliest(wordings, '某某酒厂出品')).toBe('ad')
    const once = wordings.of('张三 摄')
    expect([...wordings.of('张三 摄 摄')]).toEqual([...once])
  })

  it('are probabilities, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const sum = [...shippedKnowledge().wordings.of(text)].reduce((all, nats) => all + Math.exp(nats), 0)
        expect(sum).toBeCloseTo(1)
      }),
    )
  })

  it('are all as likely where nothing was learned', () => {
    expect(new Set(new Wordings({}).of('记者 王燕')).size).toBe(1)
  })

  it.each<[Wording, string]>([
    ['opening', '本报讯(记者 王燕)4月8日,临河县举行春耕现场会,推广玉米免耕播种,各乡镇农技员到场观摩学习。'],
    ['credit', '通讯员 李强 张敏 摄'],
    ['caption', '图为4月9日,沂河区幸福里社区老人在长者食堂用餐。'],
    ['byline', '本报记者 王燕 通讯员 孙安琪'],
    ['headline', '临河县推广玉米免耕播种'],
    ['noise', '责任编辑 王燕 版式 孙安琪 电话 5320110'],
    ['headline', 'Council Votes to Repair Old Bridge'],
  ])('that come with the program know %s', (wording, text) => {
    expect(likeliest(shippedKnowledge().wordings, text)).toBe(wording)
  })
})

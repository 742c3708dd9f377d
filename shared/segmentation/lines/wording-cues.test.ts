import { describe, expect, it } from 'vitest'

import { Cues } from './cues.ts'
import { lineCues } from './line-cues.ts'
import { factsOf } from './page-facts.ts'
import { wordingCues } from './wording-cues.ts'
import { WORDINGS } from './wordings.ts'
import { toInputBlocks } from '../index.ts'

describe('cues of wordings', () => {
  it('are 1 for what is certain and none for what is hardly possible', () => {
    const cues = new Cues()
    const nats = Float64Array.from(WORDINGS, (wording) => (wording === 'byline' ? 0 : wording === 'credit' ? -3 : -9))
    wordingCues(cues, nats, (wording) => `wording:${wording}`)
    expect(cues.names).toEqual(['wording:byline', 'wording:credit'])
    expect(cues.values).toEqual([1, 0.5])
  })

  it('are none where there is no line', () => {
    const cues = new Cues()
    wordingCues(cues, undefined, (wording) => `wording:${wording}`)
    expect(cues.names).toEqual([])
  })

  it('are told of a line and of two on either side', () => {
    const lines = [
      '临河县推广玉米免耕播种',
      '本报记者 王燕 通讯员 孙安琪',
      '4月8日,临河县举行春耕现场会,推广玉米免耕播种,各乡镇农技员到场观摩学习,农户领到了良种。',
    ]
    const facts = factsOf(toInputBlocks(lines.join('\n\n')).input.blocks)
    const cuesAt = (i: number): Cues => {
      const cues = new Cues()
      lineCues(facts, cues, i)
      return cues
    }
    const names = cuesAt(1).names.filter((name) => name.includes('wording'))
    expect(names).toContain('wording:byline')
    expect(names).toContain('above:wording.headline')
    expect(names).toContain('below:wording.opening')
    expect(names.some((name) => name.startsWith('above-2') || name.startsWith('below-2'))).toBe(false)
    expect(cuesAt(2).names).toContain('above-2:wording.headline')
    expect(cuesAt(0).names).toContain('below-2:wording.opening')
  })
})

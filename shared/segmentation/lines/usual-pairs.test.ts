import { describe, expect, it } from 'vitest'

import { PairUses, shippedPairUses } from './usual-pairs.ts'

const of = (uses: PairUses, pair: string): string => uses.of(pair.charCodeAt(0), pair.charCodeAt(1))

describe('usual pairs', () => {
  const uses = new PairUses({ 国: '家 的 在', 育: '课 ' })

  it.each([
    ['国家', 'often'],
    ['國家', 'often'],
    ['育課', 'often'],
    ['国的', 'usual'],
    ['国在', 'even'],
    ['家国', 'rare'],
    ['国 ', 'rare'],
    ['育', 'rare'],
  ])('%s is %s', (pair, use) => {
    expect(of(uses, pair)).toBe(use)
  })

  it('know of none where there are none', () => {
    expect(of(new PairUses({}), '国家')).toBe('rare')
  })

  it('that come with the program tell neighbours in a text from what two texts make', () => {
    const text = '会议要求各乡镇抓好春季农业生产和森林防火工作'
    const inside = Array.from({ length: text.length - 1 }, (_, i) => of(shippedPairUses(), text.slice(i, i + 2)))
    expect(inside.filter((use) => use !== 'rare').length / inside.length).toBeGreaterThan(0.7)
    const apart = Array.from({ length: text.length - 7 }, (_, i) => of(shippedPairUses(), `${text.charAt(i + 7)}${text.charAt(i)}`))
    expect(apart.filter((use) => use === 'rare').length / apart.length).toBeGreaterThan(0.7)
  })
})

import { describe, expect, it } from 'vitest'

import { WORDINGS, Wordings, type Wording } from '#shared/segmentation/index.ts'

import { learnWordings, wordingsOf, type WordedLine } from './wordings.ts'

const lines: WordedLine[] = Array.from({ length: 40 }, (_, i): WordedLine[] => [
  { text: `记者 王${'甲乙丙丁'.charAt(i % 4)}`, wording: 'byline' },
  { text: `${'赵钱孙李'.charAt(i % 4)}强 摄`, wording: 'credit' },
  { text: `${'东西南北'.charAt(i % 4)}村修通水泥路`, wording: 'headline' },
]).flat()

describe('learnWordings', () => {
  const table = learnWordings(lines)
  const wordings = new Wordings(table)
  const likeliest = (text: string): Wording | undefined => {
    const nats = wordings.of(text)
    return WORDINGS[nats.indexOf(Math.max(...nats))]
  }

  it('knows lines that it has not seen by words that it has', () => {
    expect(likeliest('记者 周敏')).toBe('byline')
    expect(likeliest('周敏 摄')).toBe('credit')
    expect(likeliest('新村修通柏油路')).toBe('headline')
  })

  it('keeps no word that few lines have', () => {
    const rare = learnWordings([...lines, { text: '罕见', wording: 'ad' }])
    expect(Object.keys(rare).some((name) => name.includes('罕'))).toBe(false)
  })

  it('gives the same table for the same lines', () => {
    expect(learnWordings(lines)).toEqual(table)
  })
})

describe('wordingsOf', () => {
  it('tells text by where it stands in its article', () => {
    expect(wordingsOf(['headline', 'body', 'body', 'body'])).toEqual(['headline', 'opening', 'middle', 'closing'])
    expect(wordingsOf(['body'])).toEqual(['whole'])
    expect(wordingsOf(['headline', 'caption'])).toEqual(['headline', 'caption'])
  })

  it('tells crossheads from subheads and signatures from bylines', () => {
    expect(wordingsOf(['headline', 'subhead', 'byline', 'body', 'subhead', 'body', 'byline'])).toEqual([
      'headline',
      'subhead',
      'byline',
      'opening',
      'crosshead',
      'closing',
      'signature',
    ])
  })

  it('takes a jump line for noise', () => {
    expect(wordingsOf(['body', 'jump'])).toEqual(['whole', 'noise'])
  })
})

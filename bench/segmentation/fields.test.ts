import { describe, expect, it } from 'vitest'

import { FieldLexicon } from '#shared/segmentation/index.ts'

import { fieldsText, provenFields, writtenFields, type Fields } from './fields.ts'

describe('written fields', () => {
  const written = writtenFields()

  it('have enough words to be met, each of more than one character', () => {
    for (const [name, words] of written) {
      expect(words.length, name).toBeGreaterThan(35)
      for (const word of words) expect(word, name).toMatch(/^\S{2,}$/u)
    }
  })

  it('are each found in a text', () => {
    const words = new Set([...written.values()].flat())
    const lexicon = new FieldLexicon([[...words].join(' ')])
    // Short Latin ones are those in capitals.
    const printed = (word: string): string => (/^[a-z]{1,3}$/.test(word) ? word.toUpperCase() : word)
    expect([...words].filter((word) => lexicon.wordsIn(`（${printed(word)}）`)[0]?.word !== word)).toEqual([])
  })

  it('are written as the engine reads them', () => {
    const fields: Fields = new Map([
      ['水利', ['水渠', '灌溉']],
      ['farms', ['harvest']],
    ])
    expect(fieldsText(fields)).toBe('{\n  "水利": "水渠 灌溉",\n  "farms": "harvest"\n}\n')
    expect(JSON.parse(fieldsText(written))).toEqual(Object.fromEntries([...written].map(([name, words]) => [name, words.join(' ')])))
  })
})

describe('provenFields', () => {
  const fields: Fields = new Map([
    ['水利', ['水渠', '灌溉', '今年', '机井']],
    ['医院', ['患者', '手术', '今年']],
  ])
  const waters = Array.from({ length: 6 }, () => ['今年水渠通水。', '农田灌溉不再发愁。'])
  const wards = Array.from({ length: 6 }, () => ['患者今年康复。', '手术顺利。'])
  const others = Array.from({ length: 60 }, () => ['今年的雪真大。', '路上行人很少。'])

  it('leave out words that stand in articles on anything', () => {
    expect(Object.fromEntries(provenFields(fields, [...waters, ...wards, ...others]))).toEqual({
      水利: ['水渠', '灌溉', '机井'],
      医院: ['患者', '手术'],
    })
  })

  it('keep what no article has shown anything of', () => {
    expect(provenFields(fields, [])).toEqual(fields)
    expect(provenFields(fields, [['今年的雪真大。']])).toEqual(fields)
  })
})

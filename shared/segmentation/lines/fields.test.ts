import { describe, expect, it } from 'vitest'

import { FieldLexicon, shippedFields } from './fields.ts'

const lexicon = new FieldLexicon(['灌溉 水渠 水库大坝 大坝 水库', '患者 手术室 手术', '手术刀 水库 patients harvest'])

function found(text: string, most?: number): string[] {
  return lexicon.wordsIn(text, most).map(({ word }) => word)
}

describe('words that speak of fields', () => {
  it('are found in their order, each character once', () => {
    expect(found('患者推进手术室,水渠正在灌溉。')).toEqual(['患者', '手术室', '水渠', '灌溉'])
    expect(found('水库大坝和大坝')).toEqual(['水库大坝', '大坝'])
  })

  it('are the longest that begin at a place, whatever they begin like', () => {
    expect(found('水库大坝、水库大桥、手术刀')).toEqual(['水库大坝', '水库', '手术刀'])
    expect(found('手')).toEqual([])
  })

  it('have all their fields', () => {
    expect(lexicon.wordsIn('水库').map(({ fields }) => fields)).toEqual([[0, 2]])
  })

  it('tell their fields, those of a word of several all', () => {
    expect([...lexicon.fieldsIn('患者和水库')]).toEqual([1, 0, 2])
    expect([...lexicon.fieldsIn('患者 患者', 1)]).toEqual([1])
    expect(lexicon.fieldsIn('')).toEqual([])
  })

  it('are found in traditional characters too', () => {
    expect(found('手術室的燈光下,水庫的大壩')).toEqual(['手术室', '水库', '大坝'])
  })

  it('are Latin words in either number and any letters, not parts of words', () => {
    expect(found('Two Patients, one PATIENT, harvests; impatients')).toEqual(['patients', 'patients', 'harvest'])
  })

  it('are short where they stand in capitals', () => {
    const short = new FieldLexicon(['gdp ai harvest'])
    expect(short.wordsIn('GDP增长,AI与ai,HARVEST').map(({ word }) => word)).toEqual(['gdp', 'ai', 'harvest'])
    expect(short.wordsIn('A gdp, AIs')).toEqual([])
  })

  it('are no more than asked for', () => {
    expect(found('患者 患者 患者', 2)).toEqual(['患者', '患者'])
  })

  it('speak of none where they speak of too many', () => {
    const many = new FieldLexicon(['铁路 车站', '车站', '车站'], 2)
    expect(many.wordsIn('铁路车站').map(({ word }) => word)).toEqual(['铁路'])
  })

  it.each([
    ['', []],
    ['患', []],
    ['\ud842', []],
    ['\udfb7患者\ud842', ['患者']],
    ['患者'.repeat(3), ['患者', '患者', '患者']],
    ['\u0000手\u0000术手术', ['手术']],
  ])('are what stands in an odd text: %j', (text, words) => {
    expect(found(text)).toEqual(words)
  })

  it('have two characters at least', () => {
    const short = new FieldLexicon(['水 水渠', '渠 渠道建设'])
    expect(short.wordsIn('水渠,渠道建设,水').map(({ word }) => word)).toEqual(['水渠', '渠道建设'])
    expect(new FieldLexicon([]).wordsIn('水渠')).toEqual([])
  })
})

describe('the words that come with the program', () => {
  const fieldsOf = (text: string): Set<number> =>
    new Set(
      shippedFields()
        .wordsIn(text)
        .flatMap(({ fields }) => fields),
    )
  const share = (a: string, b: string): number => [...fieldsOf(a)].filter((field) => fieldsOf(b).has(field)).length

  it.each([
    ['患者被推进病房,护士量了体温。', '这家医院的门诊请来了主任医师。', '渠道清淤以后,旱田浇上了水,玉米苗转青。'],
    ['法官当庭宣判,被告人不服上诉。', '书记员宣读起诉书,公诉人出庭。', '球队下半场连进三球,门将扑出点球。'],
    ['The batter hit a home run in the ninth inning.', 'Pitchers and catchers reported to camp.', 'The bank raised its mortgage rates.'],
  ])('tell that “%s” and “%s” are of one thing', (a, b, other) => {
    expect(share(a, b)).toBeGreaterThan(share(a, other))
  })
})

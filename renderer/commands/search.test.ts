import { beforeAll, describe, expect, it } from 'vitest'

import { loadSpeller, matchCommand, type Speller } from './search.ts'

const merge = { zh: '并稿，并入上一篇', en: 'Merge with the article before' }
const undo = { zh: '撤销并稿', en: 'Undo the merge' }
const again = { zh: '重复的稿件', en: 'Duplicates' }

describe('finding a command', () => {
  let spell: Speller
  beforeAll(async () => {
    spell = await loadSpeller()
  })
  const match = (title: typeof merge, typed: string): ReturnType<typeof matchCommand> => matchCommand(title, spell(title.zh), typed)

  it('finds by Chinese, by pinyin initials, by whole pinyin, and by English', () => {
    for (const typed of ['并入', 'bg', 'binggao', 'bingg', 'merge', 'article']) expect(match(merge, typed), typed).not.toBeNull()
    expect(match(merge, 'split')).toBeNull()
  })

  it('says which syllables were meant', () => {
    expect(match(undo, 'bg')?.syllables).toEqual([2, 3])
    expect(spell(undo.zh).shown).toEqual(['chè', 'xiāo', 'bìng', 'gǎo'])
  })

  it('puts a name that begins so before one that holds it further back', () => {
    expect(match(merge, 'bg')?.rank).toBeLessThan(match(undo, 'bg')?.rank ?? 0)
  })

  it('reads characters of several sounds by their word', () => {
    expect(match(again, 'cf')).not.toBeNull()
  })

  it('reads the words of the trade as the trade does', () => {
    expect(spell('到校版').plain).toEqual(['dao', 'jiao', 'ban'])
    expect(spell('查重').shown).toEqual(['chá', 'chóng'])
  })

  it('[Y1] finds by characters, initials and letters in order, with others between them', () => {
    for (const typed of ['并一', '并上篇', 'bsyp', 'bingshangp', '并syp', 'mwab', 'merbef', 'mab'])
      expect(match(merge, typed), typed).not.toBeNull()
    for (const typed of ['篇并', 'pb', 'xyz', 'befmer']) expect(match(merge, typed), typed).toBeNull()
    expect(match(merge, 'gsyp')?.syllables).toEqual([1, 4, 5, 6])
  })

  it('puts what stands together before what only stands in order', () => {
    const [together, apart] = [match(merge, 'brsy'), match(merge, 'bryp')]
    expect(together?.rank).toBeLessThan(apart?.rank ?? 0)
    expect(match(merge, '上篇')?.rank).toBeGreaterThan(match(merge, '上一')?.rank ?? 99)
  })

  it('finds characters in order before pinyin is loaded', () => {
    expect(matchCommand(merge, null, '并篇')).not.toBeNull()
    expect(matchCommand(merge, null, 'bp')).toBeNull()
  })

  it('finds everything while nothing is typed', () => {
    expect(match(merge, '  ')?.rank).toBe(0)
  })
})

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

  it('finds everything while nothing is typed', () => {
    expect(match(merge, '  ')?.rank).toBe(0)
  })
})

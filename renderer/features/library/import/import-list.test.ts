import { describe, expect, it } from 'vitest'

import type { ImportItem } from '#shared/contract/index.ts'

import { linesOf, splitSentence, tallyOf } from './import-list.ts'

const item = (path: string, state: ImportItem['state']): ImportItem => ({
  name: path,
  path,
  state,
  page: null,
  articles: 0,
  doubts: 0,
  failure: null,
})

const items = [
  item('a', 'imported'),
  item('b', 'refused'),
  item('c', 'imported'),
  item('d', 'already'),
  item('e', 'waiting'),
  item('f', 'waiting'),
]

describe('the lines of an import', () => {
  it('shows the file in work, then what wants a look, then the latest imported', () => {
    expect(linesOf(items, true).map((line) => line.item.path)).toEqual(['e', 'b', 'd', 'c', 'a'])
  })

  it('shows no waiting file of an import that has ended', () => {
    expect(linesOf(items, false).map((line) => line.item.path)).toEqual(['b', 'd', 'c', 'a'])
  })

  it('tells files of the same name apart', () => {
    const keys = linesOf([item('a', 'imported'), item('a', 'already')], false).map((line) => line.key)
    expect(new Set(keys).size).toBe(2)
  })

  it('counts what has not come yet as waiting', () => {
    expect(tallyOf({ imported: 8, refused: 3 }, 14)).toEqual({ imported: 8, already: 0, refused: 3, waiting: 3 })
  })

  it('tells what is wrong from what to do', () => {
    expect(splitSentence('文件是空的。请检查来源后再导入。')).toEqual(['文件是空的。', '请检查来源后再导入。'])
    expect(splitSentence('.docx is not a known format. Save it as .txt.')).toEqual(['.docx is not a known format.', 'Save it as .txt.'])
    expect(splitSentence('没有句号')).toEqual(['没有句号', ''])
  })
})

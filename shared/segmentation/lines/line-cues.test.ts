import { expect, it } from 'vitest'

import { toInputBlocks } from '../index.ts'
import { Cues } from './cues.ts'
import { lineCues } from './line-cues.ts'
import { factsOf } from './page-facts.ts'

function cuesOf(text: string): readonly string[] {
  const cues = new Cues()
  lineCues(factsOf(toInputBlocks(text).input.blocks), cues, 0)
  return cues.names
}

it.each([
  ['上海 田家和', 'byline-words:from'],
  ['合肥 初一 章小舟', 'byline-words:from'],
  ['江口矿 章守一', 'byline-words:pair'],
  ['【律师说法】', 'section-words:box'],
  ['LETTERS TO THE EDITOR', 'section-words:column'],
])('%s shows %s', (text, name) => {
  expect(cuesOf(text)).toContain(name)
})

it.each(['上海 多云', '春到江南 花满城', '上海 今日多云', '田家和'])('takes %s for nobody from anywhere', (text) => {
  expect(cuesOf(text).filter((name) => /byline-words:(?:from|pair)/.test(name))).toEqual([])
})

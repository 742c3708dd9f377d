import { expect, it } from 'vitest'

import { toInputBlocks } from '../index.ts'
import { rowOf } from '../reading/reading.ts'
import { SHIPPED } from '../weights.ts'
import { Cues } from './cues.ts'
import { letterCues, opensLetter } from './letters.ts'
import { lineCues } from './line-cues.ts'
import { factsOf } from './page-facts.ts'

/** The cues of letters that each line of a page shows. */
function cuesOf(...lines: readonly string[]): (readonly string[])[] {
  const row = rowOf(factsOf(toInputBlocks(lines.join('\n')).input.blocks), SHIPPED, new Set())
  return lines.map((_, k) => {
    const cues = new Cues()
    lineCues(row.facts, cues, k)
    const before = cues.names.length
    letterCues(row, cues, k)
    return cues.names.slice(before)
  })
}

it.each([
  'Sir, – May I use your columns to thank the drivers',
  'SIR, – The photograph on your nostalgia page',
  'To the editor: On Sept. 27 our old beagle got out',
  'To the Editor of the Dunmore Chronicle: Your report',
  'Editor: On Sunday I asked the price of peaches',
  'Dear Sir or Madam, I wonder whether any reader',
  'Dear Editor,',
  'Dear Sir, I was sorry to read',
  'Sir, I was sorry to read',
  'Madam, The drains of Mill Lane',
  'To the Editor, The drains of Mill Lane',
  'SIR: I WISH TO THANK',
  'Dear Editor of the Courier, We write',
  'Sirs,—The drains of Mill Lane',
  '编辑同志：我是一名煤矿工人',
  '编辑同志：1998年我参加工作',
  '编者先生：读贵报昨日社评',
])('%s opens a letter', (text) => {
  expect(opensLetter(text)).toBe(true)
})

it.each([
  'Sir Arthur Penrose opened the new wing on Tuesday',
  'Editors: Lin Xue, Peter Harmon',
  'Editor: Lin Xue',
  'Editor: Lin Xue and Peter Harmon',
  'Editor: Ji Wanting    Designer: Lu Bo',
  'Editor — Lin Xue',
  'Editor-in-chief: Lin Xue',
  'Editor, publisher and proprietor of the Chronicle',
  '编辑部：85012345',
  'The editor of the paper, who is 62, has retired',
  'Editorial: a bridge too dear',
  '编者按：本文作者',
  '记者：您是什么时候开始养蜂的？',
  '主编：王燕',
])('%s opens none', (text) => {
  expect(opensLetter(text)).toBe(false)
})

const complaint = 'To the editor: Every morning I walk my two boys across Dale Avenue, and every morning somebody drives through the light.'
const thanks =
  'There are still good people in this town, and two of them carried her home in a blanket in the pouring rain. God bless them all.'

it('knows the lines that sign a letter by the text above them, until the next text', () => {
  const cues = cuesOf(complaint, thanks, 'NORMA TEAGUE', 'Dale Avenue', thanks, 'Council delays vote')
  expect(cues.map((names) => names.filter((name) => name.startsWith('letter')))).toEqual([
    ['letter:opens.text'],
    ['letter:text.text'],
    ['letter:signs.name'],
    ['letter:signs-more.name'],
    ['letter:behind.text'],
    [],
  ])
})

it('stops looking for a signature behind five lines without text', () => {
  const cues = cuesOf(complaint, 'One thing', 'Another thing', 'A third thing', 'A fourth thing', 'A fifth thing', 'A sixth thing')
  const signing = cues.map((names) => names.filter((name) => name.startsWith('letter:signs')).length)
  expect(signing).toEqual([0, 1, 1, 1, 1, 1, 0])
})

it('marks what stands below a label over letters', () => {
  const cues = cuesOf('Buses that never come', 'LETTERS TO THE EDITOR', 'Trees on Elm Street', thanks, 'Harold T. Winslade')
  expect(cues[0]).toEqual([])
  expect(cues[1]).toEqual([])
  expect(cues[2]).toContain('letter:labelled.name')
  expect(cues[3]).toContain('letter:labelled.text')
  expect(cues[4]).toContain('letter:labelled.name')
})

it('ends what a label stands over with the next label', () => {
  const cues = cuesOf('LETTERS', thanks, 'Harold T. Winslade', 'SPORTS', thanks, 'Doris Thwaite')
  expect(cues.map((names) => names.some((name) => name.startsWith('letter:labelled')))).toEqual([false, true, true, false, false, false])
})

it('takes the caption of a picture inside a letter for no signature', () => {
  const caption = 'The light at Dale Avenue on Monday morning. (Photo by Norma Teague)'
  const cues = cuesOf(complaint, caption, thanks, 'NORMA TEAGUE')
  expect(cues.map((names) => names.filter((name) => name.startsWith('letter')))).toEqual([
    ['letter:opens.text'],
    [],
    ['letter:text.text'],
    ['letter:signs.name'],
  ])
})

it('counts the lines of the page that sign what stands above them in the same way', () => {
  const cues = cuesOf(thanks, 'HAROLD T. WINSLADE', thanks, 'CONRAD PEASE', thanks, '– Doris Thwaite, Bank Top, Scarrow.', 'More news')
  expect(cues.map((names) => names.filter((name) => name.startsWith('sibling:signing')))).toEqual([
    [],
    ['sibling:signing.capitals.2'],
    [],
    ['sibling:signing.capitals.2'],
    [],
    ['sibling:signing.dash.1'],
    [],
  ])
})

it('takes no time for a long run of capitals', () => {
  expect(opensLetter(`Editor: ${'A'.repeat(100)}!`)).toBe(true)
  expect(opensLetter(`Editor: ${'A, '.repeat(30)}!`)).toBe(true)
  expect(opensLetter(`Editor: ${'A'.repeat(100_000)}`)).toBe(true)
})

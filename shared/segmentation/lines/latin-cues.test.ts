import { expect, it } from 'vitest'

import { Cues } from './cues.ts'
import { latinCues } from './latin-cues.ts'
import { viewLines } from './views.ts'

function cuesOf(text: string): readonly string[] {
  const cues = new Cues()
  const [view] = viewLines([{ text, marks: 0, indented: false, gap: 1, boxes: [], label: null }])
  if (view !== undefined) latinCues(cues, view)
  return cues.names
}

it.each([
  ['COUNTRY DIARY', 'look:capitals.2'],
  ['(Mrs) EDNA CRABTREE', 'look:capitals.3'],
  ['(Mrs) EDNA CRABTREE', 'byline-words:latin.capitals'],
  ['Pedro M. Liwanag, Mabini', 'byline-words:latin'],
  ['14 Fell Terrace, Harsdale.', 'byline-words:address'],
  ['The Vicarage, Thorne Bank.', 'byline-words:address'],
  ['School Board Votes to Buy Two New Buses', 'look:title-case.6'],
  ['Buses that never come', 'look:sentence-case.4'],
  ['ALDERMAN Joseph Marsden, who will be 80 on Friday, has been', 'look:opens-in-capitals'],
  ['DES MOINES (AP)—Cash income of the farmers', 'look:capitals-and-dash'],
  ['(Daily News Photo)', 'photo-note'],
  ['XINHUA', 'byline-words:agency'],
  ['— Reuters', 'byline-words:agency'],
  ['Chutian Daily', 'byline-words:agency'],
])('%s shows %s', (text, name) => {
  expect(cuesOf(text)).toContain(name)
})

it('shows nothing of Chinese lines, figures and marks', () => {
  expect([...cuesOf('本报讯 记者王燕'), ...cuesOf('WTO与中国'), ...cuesOf('12 300 45'), ...cuesOf('——'), ...cuesOf('')]).toEqual([])
})

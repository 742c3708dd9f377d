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
  ['Pedro Liwanag, Mabini', 'byline-words:latin.place'],
  ['– Leonard Birkett, Quarry Lane, Hexley.', 'byline-words:latin.dash'],
  ['(Mrs) EDNA CRABTREE', 'byline-words:latin.titled'],
  ['HAROLD T. WINSLADE', 'byline-words:latin.initials'],
  ['Elm Street', 'byline-words:latin.words'],
  ['Mabini', 'byline-words:latin.word'],
  ['Jean Medlicott, 01632 960 307', 'byline-words:contact'],
  ['Peter Yapp, binton.notes@wendlemercury.example', 'byline-words:contact'],
  ['A CYCLIST had to be cut free by firemen after', 'look:opens-in-capitals'],
  ['The writer is head of emergency medicine at Fort Lister General Hospital.', 'byline-words:note.writer'],
  ['Lorna Esterhazy farms and writes in Dunmore.', 'byline-words:note'],
  ['14 Fell Terrace, Harsdale.', 'byline-words:address'],
  ['The Vicarage, Thorne Bank.', 'byline-words:address'],
  ['School Board Votes to Buy Two New Buses', 'look:title-case.6'],
  ['Buses that never come', 'look:sentence-case.4'],
  ['ALDERMAN Joseph Marsden, who will be 80 on Friday, has been', 'look:opens-in-capitals'],
  ['DES MOINES (AP)—Cash income of the farmers', 'look:capitals-and-dash'],
  ['(Daily News Photo)', 'photo-note'],
  ['Lin Xue is a teacher in Harbin.', 'byline-words:note'],
  ['Lin Xue is associate professor of history.', 'byline-words:note'],
  ['The writers live in Dunmore.', 'byline-words:note.writer'],
  ['Shanghai/Xinhua', 'byline-words:agency'],
  ['XINHUA', 'byline-words:agency'],
  ['— Reuters', 'byline-words:agency'],
  ['Chutian Daily', 'byline-words:agency'],
])('%s shows %s', (text, name) => {
  expect(cuesOf(text)).toContain(name)
})

it('shows nothing of Chinese lines, figures and marks', () => {
  expect([...cuesOf('本报讯 记者王燕'), ...cuesOf('WTO与中国'), ...cuesOf('12 300 45'), ...cuesOf('——'), ...cuesOf('')]).toEqual([])
})

it.each([
  'Mayor Johnson was elected in 1990.',
  'Coal Prices are down again.',
  'New Zealand live lambs are sold here.',
  'Lower Mill Lane is closed to traffic until Friday.',
])('%s says nothing of its writer', (text) => {
  expect(cuesOf(text).filter((name) => name.startsWith('byline-words:note'))).toEqual([])
})

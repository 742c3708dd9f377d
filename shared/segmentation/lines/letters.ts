/** Letters to the editor: where one opens, and which lines below its text could sign it. */
import type { Cues } from './cues.ts'
import { englishLabelOf, isGenericSection, isLettersLabel } from './lexicon.ts'
import { isSignature } from './latin-cues.ts'
import { isTextLook } from './page-facts.ts'
import type { Row } from './row.ts'
import type { View } from './views.ts'

/** Whom English letters address. */
const addressed = String.raw`(?:to the editor|(?:dear\s|mr\.?\s)?(?:editor|sirs?|madam|sir\/madam|sir or madam))(?:\sof\s[^:,]{2,30})?`
/** Sir, – / To the Editor: / Dear Editor, on a line of its own */
const salutation = new RegExp(String.raw`^["“'‘]?${addressed}(?:\s?[:;]|[,.]\s?[–—-]|\s?[–—]|\s-|,$)`, 'i')
/** Dear Sir, The drains of … Where no more than the editor is named (Editor, publisher and proprietor) a comma says nothing. */
const salutationAndText =
  /^["“'‘]?(?:(?:To the |Dear |DEAR |TO THE |Mr\.? )(?:[Ee]ditor|EDITOR)(?: of [^:,]{2,30})?|(?:Dear |DEAR )?(?:Sirs?|SIRS?|Madam|MADAM|Sir or Madam)),\s["“'‘]?[A-Z]/
/** Editor: Lin Xue names the editor, on a line of its own or before others. */
const namesEditor = /^(?:[Ee]ditor|EDITOR)\s?(?:[:;]|\s[–—-])\s*[A-Z][\w.'’-]*(?:[\s,&]+(?:and\s)?[A-Z][\w.'’-]*:?){0,7}[\s,]*$/
/** 编辑同志： 编者先生： 贵报编辑部： */
const address =
  /^(?:尊敬的|敬爱的|亲爱的|敬愛的)?(?:贵报|貴報|本报|日报|晚报)?(?:编辑|編輯|编者|編者|主编|主編|总编|記者|记者)(?:部(?:同志|负责人)?|同志|先生|老师|大人)(?:们|們)?[：:，,](?!\s*[\d０-９][\d０-９\s—–-]{5})/
/** The longest line that names the editors, in UTF-16 units. */
const LONGEST_NAMES = 120

function isEditorsName(text: string): boolean {
  return text.length <= LONGEST_NAMES && namesEditor.test(text)
}

/** A text that opens as a letter to the editor does. */
export function opensLetter(text: string): boolean {
  const start = text.slice(0, 60)
  return ((salutation.test(start) || salutationAndText.test(start)) && !isEditorsName(text)) || address.test(start)
}

/** Most lines of a letter. */
const LONGEST_LETTER = 14

/** Most lines without text that are looked at behind one. */
const MOST_SIGNING = 5

/** What a line is to the letters of a page. */
type Part = 'opens' | 'text' | 'signs' | 'signs-more' | 'behind'

interface Letters {
  readonly parts: readonly (Part | undefined)[]
  /** By place: below a label over letters, up to the next label. */
  readonly isBelowLabel: readonly boolean[]
  /** Lines that could sign what stands above them, by how they are written: names in capitals, names behind a dash. */
  readonly signing: ReadonlyMap<number, Way>
  /** How many there are of each. */
  readonly ways: Readonly<Record<Way, number>>
}

type Way = 'capitals' | 'dash'

const known = new WeakMap<Row, Letters>()

/** Adds the cues of letters at place `k` of the row. */
export function letterCues(row: Row, cues: Cues, k: number): void {
  let letters = known.get(row)
  if (letters === undefined) known.set(row, (letters = lettersOf(row)))
  const part = letters.parts[k]
  const look = row.facts.looks[row.lines[k] ?? -1]
  const isShort = look !== 'text' && look !== 'caption'
  const way = letters.signing.get(k)
  if (way !== undefined) cues.add(`sibling:signing.${way}.${Math.min(3, letters.ways[way])}`)
  if (part === undefined && letters.isBelowLabel[k] !== true) return
  const isName = isShort && cues.names.some((name) => name.startsWith('byline-words') || name.startsWith('names-only'))
  const sort = isName ? 'name' : isShort ? 'short' : 'text'
  if (part !== undefined) cues.add(`letter:${part}.${sort}`)
  if (letters.isBelowLabel[k] === true) cues.add(`letter:labelled.${sort}`)
}

function lettersOf({ facts, lines }: Row): Letters {
  const parts: (Part | undefined)[] = lines.map(() => undefined)
  const signing = new Map<number, Way>()
  const ways = { capitals: 0, dash: 0 }
  const isBelowLabel: boolean[] = lines.map(() => false)
  let labelled = false
  let opened = -LONGEST_LETTER
  let signed = 0
  lines.forEach((line, k) => {
    const view = facts.views[line]
    const look = facts.looks[line]
    if (view === undefined) return
    const isNext = isLabel(view)
    isBelowLabel[k] = labelled && !isNext
    if (isNext) labelled = isLettersLabel(view.text)
    const isText = isTextLook(look)
    if (opensLetter(view.text)) {
      parts[k] = 'opens'
      ;[opened, signed] = [k, 0]
    } else if (k - opened < LONGEST_LETTER && look !== 'caption') {
      parts[k] = partOf(isText, signed)
      if (isText && signed > 0) opened = -LONGEST_LETTER
      else if (!isText && ++signed === MOST_SIGNING) opened = -LONGEST_LETTER
    }
    const above = facts.views[lines[k - 1] ?? -1]
    const way = above?.ending === 'sentence' && isSignature(view.text) ? wayOf(view) : undefined
    if (way === undefined) return
    signing.set(k, way)
    ways[way]++
  })
  return { parts, isBelowLabel, signing, ways }
}

function isLabel({ text }: View): boolean {
  return isLettersLabel(text) || isGenericSection(text) || englishLabelOf(text) !== undefined
}

function wayOf({ text, isCapital }: View): Way | undefined {
  if (isCapital) return 'capitals'
  return /^[—–-]/.test(text) ? 'dash' : undefined
}

function partOf(isText: boolean, signed: number): Part {
  if (isText) return signed > 0 ? 'behind' : 'text'
  return signed > 0 ? 'signs-more' : 'signs'
}

/** What a line of an English page shows: in Latin script capitals tell headlines, labels, signatures and the first words of a story apart. */
import { isAgency } from '#shared/text/index.ts'

import type { Cues } from './cues.ts'
import { englishLabelOf } from './lexicon.ts'
import type { View } from './views.ts'

/** Longest line whose capitals are looked at as a whole, in UTF-16 units. */
const LONGEST_TITLE = 90

/** Longest line that says who its writer is, in UTF-16 units. */
const LONGEST_NOTE = 200

/** Longest line that is looked at as a small advertisement, in UTF-16 units. */
const LONGEST_ADVERT = 240

/** How small advertisements and notices speak: what is offered, wanted or given notice of, and whom to ask. */
const advert =
  /^(?:FOR SALE|WANTED|TO LET|LOST|FOUND|NOTICE|TENDERS?|SITUATIONS?|FREE)\b|\b(?:[Aa]pply|[Pp]hone|[Tt]el\.?|[Rr]ing|[Cc]all|Ph\.?|[Ee]nquiries|Box(?: No\.?)?)[:\s][^.]{0,40}\d{2}|[Nn]otice is hereby|[$£€]\s?\d[\d.,]*\s?(?:o\.?n\.?o|each|the pair|a load|per )/

/** Adds the cues of a line without Chinese characters. */
export function latinCues(cues: Cues, { text, isCapital }: View): void {
  const start = text.slice(0, 60)
  if (!/[A-Za-z]{2}/.test(start) || /\p{Script=Han}/u.test(start)) return
  if (/^["“(]?(?:A\s)?[A-Z]{2,}[A-Z'’,. -]*\s\(?[A-Za-z"“]?[a-z]/.test(start)) cues.add('look:opens-in-capitals')
  if (/^[A-Z][A-Z'’.& -]{2,40}(?:\s?\([A-Za-z ]{2,20}\))?\s?[—–:-]\s?[A-Z"“]/.test(start)) cues.add('look:capitals-and-dash')
  if (/^[a-z]/.test(start)) cues.add('starts-inside:small')
  if (text.length <= LONGEST_ADVERT && advert.test(text)) cues.add('commerce:latin')
  if (text.length <= LONGEST_NOTE && writersNote.test(text))
    cues.add(/^The\s/.test(text) ? 'byline-words:note.writer' : 'byline-words:note')
  if (text.length > LONGEST_TITLE) return
  const words = text.match(/[A-Za-z][\w'’-]*/g) ?? []
  const count = String(Math.min(6, words.length))
  const long = words.filter((word) => word.length > 3)
  if (isCapital) cues.add(`look:capitals.${count}`)
  else if (long.length > 1 && long.every((word) => /^[A-Z]/.test(word))) cues.add(`look:title-case.${count}`)
  else if (long.length > 1) cues.add(`look:sentence-case.${count}`)
  const label = englishLabelOf(text)
  if (label !== undefined) cues.add(`section-words:${label}`)
  if (isSignature(text)) {
    cues.add(isCapital ? 'byline-words:latin.capitals' : 'byline-words:latin')
    cues.add(`byline-words:latin.${signatureKind(text, words.length)}`)
  }
  cues.mark(isAgency(text) || otherPaper.test(text), 'byline-words:agency')
  if (address.test(text)) cues.add('byline-words:address')
  if (contact.test(text)) cues.add('byline-words:contact')
  if (/^\(?(?:[A-Z][\w.]*\s){1,4}[Pp]hotos?\)?$/.test(text)) cues.add('photo-note')
}

const title = String.raw`(?:\(?(?:Mr|Mrs|Ms|Miss|Dr|Prof|Rev|Capt|Sir|Lady)\.?\)?\s)`
const name = String.raw`(?:[A-Z]\.\s?){0,3}[A-Z][\w'’-]+(?:\s(?:[A-Z]\.\s?){0,2}[A-Z][\w'’-]+){0,3}`
/** Names alone, as letters are signed: (Mrs) EDNA CRABTREE, R. T. Hollins, Pedro M. Liwanag, Mabini. */
const signature = new RegExp(
  String.raw`^[—–-]{0,2}\s?${title}?${name}(?:\s\((?:Rev|Mrs|Miss|Mr|Dr|Ms)\.?\))?(?:,\s[A-Z][\w'’ ,.-]{2,30})?\.?$`,
)
/** A line that could sign a text: a name, with the place of its bearer or without. */
export function isSignature(text: string): boolean {
  return text.length <= LONGEST_TITLE && signature.test(text)
}

/** How a name is given where it signs: behind a dash, with what one is called, with initials, with a place; a headline can look like the rest. */
function signatureKind(text: string, words: number): string {
  if (/^[—–-]/.test(text)) return 'dash'
  if (titled.test(text)) return 'titled'
  if (/\b[A-Z]\.\s?[A-Z]/.test(text)) return 'initials'
  return text.includes(',') ? 'place' : words > 1 ? 'words' : 'word'
}

const titled = new RegExp(`^${title}`)

/** Who sends in the notes of a village, and how to reach him. */
const contact = new RegExp(String.raw`^${title}?${name}(?:\s\([A-Za-z ]+\))?[,:]?\s(?:\(?\d[\d ()-]{6,}|[\w.+-]+@[\w.-]+)\.?$`)

/** What a paper says of its writer behind the text: The writer is a farmer in Dunmore. */
const writersNote =
  /^(?:The (?:writer|author)s?,?\s(?:is|are|was|were|write|teach|live|work|edit|farm|writes|teaches|lives|works|edits|farms|heads|chairs|runs|reports|covers)|[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){1,3},?\s(?:(?:is|was) an?|is (?:the|our|(?:associate |assistant )?professor|director|head|editor)|writes|teaches|lives|works|edits|farms|heads|chairs|runs|reports|covers))\s.*\.$/
/** Another paper, or an agency with its place, that signs a report. */
const otherPaper = /^[—–-]?\s?\(?(?:[A-Z][A-Za-z]+[-/ ]+(?:Xinhua|XINHUA)|[A-Z][A-Za-z]+ (?:Daily|News|Times|Observer|Service))\)?\.?$/
/** Where its writer lives. */
const address =
  /^(?:The\s|\d{1,4}[a-zA-Z]?,?\s)?[A-Z][\w'’ -]{2,30}\s?(?:Street|St|Road|Rd|Avenue|Ave|Terrace|Lane|Drive|Close|Place|Gardens?|Row|Square|Vicarage|Rectory|Farm|Cottage|House|Lodge)\b[\w'’ ,.-]{0,40}$/

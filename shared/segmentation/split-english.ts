/**
 * English lines that hold a headline and what stands below it: a byline in capitals, a report with its dateline. They are
 * cut only at words in capitals that can be told from those of the headline: where two readings are possible, not at all.
 */
import { isAgency, parseCredits } from '#shared/text/index.ts'

/** The beginning of a line in which headline, byline and dateline are looked for, in UTF-16 units. */
const REACH = 160

/** HARWICK, Tuesday — and KUNMING, May 3 (Xinhua) --. */
const dated = /\s(?=[A-Z][A-Z.'’-]{2,}(?: [A-Z][A-Z.'’-]+){0,2}, (?:[A-Z][a-z]+\.? \d{1,2}|[A-Z][a-z]+) (?:\([A-Z][\w ]+\) )?(?:--|—|–) )/g
/** A dash behind a dateline: the sentence behind it begins with a capital. */
const dash = /\s(?:--|—|–|-)\s(?=["“‘]?[A-Z])/g
/** What stands before the dash: words in capitals, a region, in brackets an agency or the paper. */
const place =
  /(?:^|\s)(?<words>[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,2})(?:, [A-Z][A-Za-z.]{1,11})?(?: (?<source>\([A-Z][A-Za-z ]{1,20}\)))?$/
const byline = /\sBy (?=[A-Z][A-Z.'’-]* [A-Z])/g
const capitals = /^By (?<names>[A-Z][A-Z.'’-]*(?: (?:and |& )?[A-Z][A-Z.'’-]+){1,8})/

/** Words that begin the name of a place of several words. */
const firstOfPlace = new Set(
  'NEW SAN SANTA SAO LOS LAS SAINT ST. PORT FORT MOUNT LAKE CAPE EAST WEST NORTH SOUTH GREAT LITTLE HONG KUALA TEL UNITED ADDIS BUENOS MEXICO SALT RIO KANSAS EL DES BATON PHNOM ABU DAR GUATEMALA PANAMA QUEZON ULAN'.split(
    ' ',
  ),
)
/** What is written in capitals and is no place. */
const noPlace = new Set(
  'NATO NASA UNESCO UNICEF FIFA UEFA OPEC ASEAN APEC AIDS COVID SARS NAACP YMCA YWCA IKEA HSBC ESPN AARP PETA OSHA NOAA FEMA SWAT NASDAQ NASCAR SEATO GATT BRICS INTERPOL'.split(
    ' ',
  ),
)
/** No headline ends with these, and so not with what follows them. */
const openEnd =
  /(?:^|\s)(?:a|an|the|of|for|with|by|from|in|on|at|to|and|or|but|as|is|was|are|were|has|had|that|this|our|their|his|her|its|said|says|told|tells|called|named|into|over|near|via|than|who|which|where|when|if|not|against|between|under|about|through|new|old|next|last|first|best|own|big|every|week|month|year|across|around|along|towards?|behind|before|after|until|since|during|within|without|outside|inside|above|below|off|onto|now|join(?:ed|s)?|widen|leaves?|left|visit(?:s|ed)?|reach(?:es|ed)?)$/i
/** What a report tells in its first sentence, and advertisements and asides seldom do. */
const told = /[a-z](?:ed|day)\b|\b(?:said|says|was|were|has|have|had|will|may|won|lost|rose|fell|took|made|began|died|sank|hit)\b/
/** A sentence that goes on about what stands before the dash. */
const aside = /^["“‘]?(?:It|They|He|She|We|You|I|This|That|These|Those|Its|Their|His|Her|Which|Who)\b/
/** Behind these By says who made something: Hall designed By FRANK WRIGHT. */
const made = /(?:ed|en|photos?|pictures?|story|text|words|made|led|won|sung|drawn|book|play|music|lyrics|poem|read|stand)$/i

/** Where a line is cut, as an offset in it (UTF-16), and why. */
export interface EnglishCut {
  readonly at: number
  readonly reason: 'headline-report' | 'headline-byline'
}

/** Where an English headline ends that stands in one line with its byline or its report. */
export function englishCuts(text: string): EnglishCut[] {
  const head = text.slice(0, REACH)
  if (!/[A-Z]{3}/.test(head)) return []
  const signed = bylineCuts(text, head)
  return signed.length > 0 ? signed : [...datedCuts(head), ...placeCuts(text, head)]
}

/** A dateline with a day behind a headline. */
function datedCuts(head: string): EnglishCut[] {
  const cuts: EnglishCut[] = []
  for (const { index } of head.matchAll(dated)) {
    const title = head.slice(0, index).trim()
    if (/[a-z]{3}/.test(title) && !/[.,;:]$/.test(title) && !openEnd.test(title) && title.split(' ').length >= 3)
      cuts.push({ at: index + 1, reason: 'headline-report' })
  }
  return cuts
}

/** A dateline without a day behind a headline: HARWICK —, MANILA (AP) —. */
function placeCuts(text: string, head: string): EnglishCut[] {
  for (const { index, 0: mark } of head.matchAll(dash)) {
    const found = place.exec(head.slice(0, index))
    const { words, source = '' } = found?.groups ?? {}
    const rest = text.slice(index + mark.length)
    if (found === null || words === undefined || !isReport(rest)) continue
    const isSure = isAgency(source)
    // A hyphen with spaces is a dash of all trades: only an agency makes it a dateline's.
    if (!isSure && (mark.includes(' - ') || aside.test(rest) || !told.test(rest.slice(0, 300)))) continue
    const title = head.slice(0, found.index)
    if (!isPlaceName(words.split(' '), isSure)) continue
    if (isEnglishTitle(title, isSure ? 3 : 4)) return [{ at: found.index + 1, reason: 'headline-report' }]
  }
  return []
}

/** A byline in capitals behind a headline, and the dateline behind it where it is plain which words are whose. */
function bylineCuts(text: string, head: string): EnglishCut[] {
  for (const { index } of head.matchAll(byline)) {
    const title = head.slice(0, index)
    if (!isEnglishTitle(title, 3) || made.test(title)) continue
    const rest = text.slice(index + 1)
    const names = capitals.exec(rest.slice(0, REACH))?.groups?.['names']
    if (names === undefined) continue
    const cut: EnglishCut = { at: index + 1, reason: 'headline-byline' }
    if (rest.length <= REACH && parseCredits(rest.trim())?.kind === 'byline') return [cut]
    const behind = rest.slice('By '.length + names.length)
    if (/^ ["“‘]?[A-Z]/.test(behind) && isReport(behind.trimStart())) return [cut]
    const line = /^(?:, [A-Z][A-Za-z.]{1,11})?(?: \([A-Z][A-Za-z ]{1,20}\))? (?:--|—|–) (?=["“‘]?[A-Z])/.exec(behind)?.[0]
    if (line === undefined || !isReport(behind.slice(line.length))) continue
    const words = names.split(' ')
    // Two names and one word, or a word that begins a place: else nobody can tell where the name ends.
    const isPlain = !/ (?:and|&) /.test(names) && words.length > 2 && isPlaceName(words.slice(2), false)
    if (!isPlain || (words.length > 3 && !firstOfPlace.has(words[2] ?? ''))) return [cut]
    return [cut, { at: cut.at + 'By '.length + words.slice(0, 2).join(' ').length + 1, reason: 'headline-report' }]
  }
  return []
}

/** One word or several in capitals that name a place. `isSure`: an agency behind them says that they stand in a dateline. */
function isPlaceName(words: readonly string[], isSure: boolean): boolean {
  if (words.some((word) => noPlace.has(word))) return false
  if (words.length > 1 && firstOfPlace.has(words[0] ?? '')) return true
  return words.every((word) => word.length >= (isSure && words.length === 1 ? 3 : 4))
}

/** Reads like a headline: one sentence without its full stop, not in capitals, that does not go on. */
function isEnglishTitle(title: string, least: number): boolean {
  const words = title.trim().split(/\s+/)
  if (words.length < least || title.length > 110 || !/^["“‘'$£\dA-Z]/.test(title) || !/[a-z]{3}/.test(title)) return false
  if (/[.,:—–-]$|;/.test(title) || /[a-z]{2}[.!?]["”’]?\s|(?:^|\s|[a-z])B[Yy]\s/.test(title) || openEnd.test(title)) return false
  // The last word is of the headline alone: not in capitals, as what follows it is, and nothing grown onto it.
  return !/^[A-Z]{2,}$|[a-z][A-Z]/.test(words.at(-1) ?? '')
}

/** Reads like the first sentence of a report. */
function isReport(text: string): boolean {
  const first = text.slice(0, 400)
  return first.length >= 30 && /[a-z.]["”’]?\.|\.$|\. /.test(first) && first.split(' ').length >= 6
}

/** Bylines and picture credits of English-language papers. */
import type { Credits } from './people.ts'

const person = String.raw`[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){1,4}`
const people = String.raw`${person}(?:(?:,|\s?and|\s?&)\s${person})*`
const title = String.raw`(?:Our\s)?(?:Staff|Special|Senior|Chief|Foreign|Sports|Business|Contributing)?\s?(?:Reporters?|Writers?|Correspondents?|Editors?|Staff)`
const written = new RegExp(
  String.raw`^(?:(?:Story|Text|Words|Report|Reporting|Written|Compiled)\s+)?(?:By|BY|by)\s+(?:Our\s)?(${people})(?:,?\s(?:in|from)\s[A-Z][\w\s]+|,\s*(?:Staff|Special|Correspondent|Reporter|[A-Z])[\w\s]*)?\.?$`,
)
const both = new RegExp(
  String.raw`^(?:Text|Story|Words|STORY|TEXT)\s(?:and|&|AND)\s(?:Photos?|Pictures?|PHOTOS?)\s(?:by|By|BY)\s(${people})$`,
)
/** Where a photographer works. */
const office = String.raw`(?:(?:FOR|For|for)\s)?[A-Z][A-Za-z]*(?:\s[A-Z][A-Za-z]*){0,3}`
const taken = new RegExp(
  String.raw`^(?:\(|\[)?(?:[A-Z][\w/]*\s)?(?:[Pp]hotos?|PHOTOS?|[Pp]ictures?|PICTURES?|Photography|Cartoon|CARTOON|Illustration|ILLUSTRATION)(?:\s(?:by|By|BY|courtesy of)|:)\s(${people})(?:\s?/\s?${office})?(?:\)|\])?\.?$`,
)
const capitals = String.raw`[A-Z][A-Z.'’-]+(?:\s[A-Z][A-Z.'’-]+){1,3}`
const agencies = '(?:Xinhua|XINHUA|Reuters|REUTERS|Bernama|BERNAMA|Kyodo|KYODO|AFP|AP|UPI|PTI|CNA|EPA)'
/** A photographer and where he works: ZHU LIN / CATHAY TIMES, Li Wei / Xinhua. */
const slashed = new RegExp(String.raw`^(?:(${capitals})\s?/\s?(?:FOR\s)?[A-Z]+(?:\s[A-Z]+){0,3}|(${person})\s?/\s?${agencies})$`)
/** A picture of an agency: (Photo: AP), [Photo/Xinhua]. */
const ofAgency = new RegExp(String.raw`^[([](?:[Pp]hotos?|PHOTOS?|[Pp]ictures?)\s?(?:[:/]|by|BY)\s?(?:${agencies}|PA)[)\]]$`)
/** Who signs a letter: XU RAN, Linpu. */
const signed = new RegExp(String.raw`^(${capitals}),\s[A-Za-z][A-Za-z ,'’-]{2,48}$`)
/** The agency that a report is from, alone on its line: XINHUA, (AP), — Reuters. */
const wire = new RegExp(String.raw`^[—–-]?\s?[([]?${agencies}(?:\s(?:News(?: Agency)?|NEWS(?: AGENCY)?))?[)\]]?\.?$`)
/** A reporter of the paper with his beat: GRAHAM TOLLEY City reporter. */
const withBeat = new RegExp(String.raw`^(${capitals}),?\s(?:[A-Za-z]+\s){0,2}(?:[Rr]eporter|[Cc]orrespondent|[Ee]ditor|[Ww]riter)$`)
/** Somebody of the paper: Courier Staff Writer, Staff Reporter, Graham Tolley Staff Writer. */
const staff =
  /^(?:By\s)?((?:[A-Z][\w'’]*\s){0,3})(?:Staff|STAFF)\s(?:Writers?|Reporters?|Correspondents?|WRITERS?|REPORTERS?|CORRESPONDENTS?)$/
/** What papers, not reporters, are called. */
const ofPaper =
  /\b(?:Our|Special|Daily|Evening|Sunday|Times|News|Courier|Record|Post|Herald|Gazette|Chronicle|Journal|Observer|Tribune|Star|Standard|Mercury|Echo|Press|Advocate)\b/i
const titled = new RegExp(String.raw`^(${people}),\s*${title}(?:\s[\w\s]+)?$`)
/** A name with at most a place behind it; only where the line's place says that it is a byline. */
const bare = new RegExp(String.raw`^(${people})(?:\s(?:in|from)\s[A-Z][\w\s]*|,\s*[A-Z][\w\s]*)?$`)

/** Worth reading as an English byline though no word of it says so. */
export const maySign = new RegExp(String.raw`^[A-Z][\w.'’-]* [A-Z][^.]*[/,] ?[A-Za-z]|^[—–-]?\s?[([]?${agencies}\b`)

/** An agency that signs a report, alone on its line. */
export function isAgency(line: string): boolean {
  return wire.test(line)
}

/** What an English line says of its writers or photographers; undefined where it is no byline. `trusted`: its place says that it is one. */
export function parseEnglishCredits(line: string, trusted = false): Credits | undefined {
  if (ofAgency.test(line)) return { kind: 'credit', names: [], photographers: [] }
  if (wire.test(line)) return { kind: 'byline', names: [], photographers: [] }
  const before = staff.exec(line)?.[1]?.trim()
  if (before !== undefined)
    return { kind: 'byline', names: before.includes(' ') && !ofPaper.test(before) ? [before] : [], photographers: [] }
  const agency = slashed.exec(line)
  const photo = taken.exec(line)?.[1] ?? agency?.[1] ?? agency?.[2]
  if (photo !== undefined) return { kind: 'credit', names: split(photo), photographers: split(photo) }
  const found =
    both.exec(line) ??
    written.exec(line) ??
    titled.exec(line) ??
    withBeat.exec(line) ??
    signed.exec(line) ??
    (trusted ? bare.exec(line) : null)
  return found?.[1] === undefined ? undefined : { kind: 'byline', names: split(found[1]), photographers: [] }
}

function split(names: string): string[] {
  return names
    .split(/,|\sand\s|&/)
    .map((name) => name.trim())
    .filter((name) => name !== '')
}

/** Bylines and picture credits of English-language papers. */
import { LATIN_AGENCIES } from './agencies.ts'
import type { Credits } from './people.ts'

/** A capitalised word of a name, with marks or without: Müller, O’Neill, J. */
const word = String.raw`\p{Lu}[\p{L}\p{M}\d_.'’-]*`
/** Small words inside a name: Ludwig van der Berg. */
const particles = String.raw`(?:(?:van|von|der|den|de|la|le|du|da|das|dos|del|della|di|bin|al|el|zu|ten|ter)\s){0,3}`
const person = String.raw`${word}(?:\s${particles}${word}){1,4}`
const people = String.raw`${person}(?:(?:,|\sand|\s?&)\s${person}){0,7}`
const title = String.raw`(?:Our\s)?(?:Staff|Special|Senior|Chief|Foreign|Sports|Business|Contributing)?\s?(?:Reporters?|Writers?|Correspondents?|Editors?|Staff)`
/** What an English byline ends with behind the names: a desk, a title (but for the places, which `withoutPlaces` takes off). */
const written = new RegExp(
  String.raw`^(?:(?:Story|Text|Words|Report|Reporting|Written|Compiled|Interview|Exclusive|EXCLUSIVE|Additional\s[Rr]eporting)\s+)?(?:By|BY|by)\s+(?:Our\s)?(${people})(?:,\s*(?:Staff|Special|Correspondent|Reporter|[A-Z])[\w\s]*|\s?/\s?[A-Z][\w\s]*)?\.?$`,
  'u',
)
const both = new RegExp(
  String.raw`^(?:Text|Story|Words|STORY|TEXT)\s(?:and|&|AND)\s(?:Photos?|Pictures?|PHOTOS?)\s(?:by|By|BY)\s(${people})$`,
  'u',
)
/** Who helped with a report, below it; the whole sentence must stand there, since people contribute to much else. */
const helped = new RegExp(String.raw`^(${people})\s(?:also\s)?contributed\s(?:reporting\s)?to\sthis\s(?:story|report|article)\.?$`, 'u')
/** What says who wrote only where the line is known to be a byline: elsewhere `Interview: Lee Kuan` is a headline. */
const asked = new RegExp(String.raw`^(?:(?:Interview|INTERVIEW):\s|(?:As|AS)\s(?:told|TOLD)\s(?:to|TO)\s)(${people})\.?$`, 'u')
/** Where a photographer works. */
const office = String.raw`(?:(?:FOR|For|for)\s)?[A-Z][A-Za-z]*(?:\s[A-Z][A-Za-z]*){0,3}`
const taken = new RegExp(
  String.raw`^(?:\(|\[)?(?:[A-Z][\w/]*\s)?(?:[Pp]hotos?|PHOTOS?|[Pp]ictures?|PICTURES?|Photographs?|Photography|Cartoon|CARTOON|Illustration|ILLUSTRATION)(?:\s(?:by|By|BY|courtesy of)|:)\s(${people})(?:\s?/\s?${office})?(?:\)|\])?\.?$`,
  'u',
)
/** The same as a caption ends with it: Pic: Tom Gallagher, Photos: Desmond Au-Yeung, Handout. */
const takenBriefly = new RegExp(
  String.raw`^[([]?(?:[Pp]ics?|PICS?|[Pp]hotos?|PHOTOS?)(?:\s(?:by|By|BY)|:)\s(${people})(?:\s?/\s?${office}|,\s(?:Handouts?|Courtesy|File|${LATIN_AGENCIES}))?[)\]]?\.?$`,
  'u',
)
const capitals = String.raw`\p{Lu}[\p{Lu}\p{M}.'’-]+(?:\s\p{Lu}[\p{Lu}\p{M}.'’-]+){1,3}`
/** A photographer and where he works: ZHU LIN / CATHAY TIMES, Li Wei / Xinhua. */
const slashed = new RegExp(
  String.raw`^(?!By\s|BY\s)(?:(${capitals})\s?/\s?(?:FOR\s)?[A-Z]+(?:\s[A-Z]+){0,3}|(${person})\s?/\s?(?:${LATIN_AGENCIES}|Staff|STAFF)(?:\s(?:[Pp]hotos?|PHOTOS?))?)$`,
  'u',
)
/** A reporter, set in capitals, with where he was: From RAWLE ST. CLAIR at Kensley Park. Before a comma or `in` stand towns too. */
const sentFrom = new RegExp(String.raw`^From\s(${capitals})\sat\s\p{Lu}[\p{L}'’-]*(?:\s\p{Lu}[\p{L}'’-]*){0,3}$`, 'u')
/** Bodies, offices and headings, which are capitalised as people are: Interview: Prime Minister, Interview: Part Two. */
const ofBody =
  /\b(?:Staff|Writers?|Reporters?|Correspondents?|Editors?|Agency|Team|Group|Ltd|Inc|Foundation|Society|Red Cross|Court|World|National|International|Executive|Chief|Director|Chairman|Secretary|Manager|Prime|Part|First|Second|Third|Quarter|One|Two|Three|China|Chinese|City|Town|County|State|Council|Committee|Commission|Ministry|Department|Police|Government|University|School|Hospital|Company|Office|Bureau|Board|Union|Club|Party|Institute|Association|Minister|Mayor|President)\b/i
/** Places, likewise: From MARKET HALL at Linpu, Pic: City Hall. Some are family names too, so they count only where a place could stand. */
const ofPlace =
  /\b(?:Hong Kong|San|Los|Las|Grand|Fort|Mount|Lake|Port|River|Bridge|Square|Bay|Island|Beach|Garden|Museum|Library|Church|Temple|Tower|Hall|Court|House|Park|Street|Road|North|South|East|West|New|Bank|Centre|Center|Station|Airport)\b/i
/** A picture of an agency: (Photo: AP), [Photo/Xinhua]. */
const ofAgency = new RegExp(String.raw`^[([](?:[Pp]hotos?|PHOTOS?|[Pp]ictures?)\s?(?:[:/]|by|BY)\s?(?:${LATIN_AGENCIES}|PA)[)\]]$`)
/** A photographer and his paper in brackets: (Jim Keough/Gazette). */
const bracketed = new RegExp(String.raw`^[([](${person})\s?/\s?(${office})[)\]]$`, 'u')
/** Whose picture it is, with its photographer or without: AP Photo, File photo, Courtesy/File photo, AP Photo/Jim Keough. */
const source = String.raw`(?:${LATIN_AGENCIES}|Staff|File|Courtesy|Submitted|Contributed|Handout|Archive|STAFF|FILE|COURTESY|SUBMITTED)`
const photoOf = new RegExp(String.raw`^[([]?${source}(?:[\s/]${source}){0,2}\s(?:[Pp]hotos?|PHOTOS?)(?:\s?/\s?(${person}))?[)\]]?\.?$`, 'u')
/** Who signs a letter: XU RAN, Linpu. */
const signed = new RegExp(String.raw`^(${capitals}),\s[A-Za-z][A-Za-z ,'’-]{2,48}$`, 'u')
/** The agency that a report is from, alone on its line: XINHUA, (AP), — Reuters. */
const wire = new RegExp(String.raw`^[—–-]?\s?[([]?${LATIN_AGENCIES}(?:\s(?:News(?: Agency)?|NEWS(?: AGENCY)?))?[)\]]?\.?$`)
/** A reporter of the paper with his beat: GRAHAM TOLLEY City reporter. */
const withBeat = new RegExp(String.raw`^(${capitals}),?\s(?:[A-Za-z]+\s){0,2}(?:[Rr]eporter|[Cc]orrespondent|[Ee]ditor|[Ww]riter)$`, 'u')
/** Somebody of the paper: Courier Staff Writer, Staff Reporter, Graham Tolley Staff Writer. */
const staff =
  /^(?:By\s)?((?:[A-Z][\w'’]*\s){0,3})(?:Staff|STAFF)\s(?:Writers?|Reporters?|Correspondents?|WRITERS?|REPORTERS?|CORRESPONDENTS?)$/
/** From Our Special Correspondent: somebody of the paper, who is not named. */
const unnamed =
  /^(?:By|BY|From|FROM)\s(?:Our|OUR|A|An)\s(?:[A-Z][A-Za-z]*\s){0,3}(?:Correspondents?|Reporters?|CORRESPONDENTS?|REPORTERS?|Staff|STAFF)$/
/** What papers, not reporters, are called. */
const ofPaper =
  /\b(?:Our|Special|Daily|Evening|Sunday|Times|News|Courier|Record|Post|Herald|Gazette|Chronicle|Journal|Observer|Tribune|Star|Standard|Mercury|Echo|Press|Advocate|Globe|Ledger|Bulletin|Examiner|Sentinel|Register|Telegraph|Guardian)\b/i
/** Who is no person: Staff Writer, GAZETTE STAFF, Own Correspondent, The Associated Press. */
const nobody = new RegExp(
  String.raw`^(?:${LATIN_AGENCIES}|(?:The|THE|Own|OWN)\s.*|.*\s(?:Staff|Writers?|Reporters?|Correspondents?|Editors?|Agency|Bureau|STAFF|WRITERS?|REPORTERS?|CORRESPONDENTS?|EDITORS?|AGENCY|BUREAU))$`,
)
const titled = new RegExp(String.raw`^(${people}),\s*${title}(?:\s[\w\s]+)?$`, 'u')
/** A name with at most a place behind it; only where the line's place says that it is a byline. From is nobody's first name. */
const bare = new RegExp(String.raw`^(?!(?:From|FROM)\s)(${people})(?:,\s*[A-Z][\w\s]*)?$`, 'u')

/** Worth reading as an English byline though no word of it says so. */
export const maySign = new RegExp(String.raw`^${word} \p{Lu}[^.]*[/,] ?\p{L}|^[—–-]?\s?[([]?${LATIN_AGENCIES}\b`, 'u')

/** An agency that signs a report, alone on its line. */
export function isAgency(line: string): boolean {
  return wire.test(line)
}

/** A letter that is large or small, as those of no Chinese character are. */
const hasCase = /[\p{Lu}\p{Ll}]/u

/** What an English line says of its writers or photographers; undefined where it is no byline. `trusted`: its place says that it is one. */
export function parseEnglishCredits(line: string, trusted = false): Credits | undefined {
  // Most lines of most pages are Chinese: one look instead of a dozen.
  if (!hasCase.test(line)) return undefined
  if (ofAgency.test(line)) return { kind: 'credit', names: [], photographers: [] }
  if (wire.test(line) || unnamed.test(line)) return { kind: 'byline', names: [], photographers: [] }
  const before = staff.exec(line)?.[1]?.trim()
  if (before !== undefined)
    return { kind: 'byline', names: before.includes(' ') && !ofPaper.test(before) ? [before] : [], photographers: [] }
  const photo = photographerIn(line)
  if (photo !== undefined) return { kind: 'credit', names: split(photo), photographers: split(photo) }
  const plain = withoutPlaces(line)
  const found =
    both.exec(line) ??
    written.exec(plain) ??
    titled.exec(line) ??
    withBeat.exec(line) ??
    signed.exec(line) ??
    (trusted ? bare.exec(plain) : null)
  if (found?.[1] === undefined) return readSaid(line, trusted)
  return { kind: 'byline', names: split(found[1]), photographers: [] }
}

/** The writers of a line, said in words behind or before which bodies and places stand too; most prove nothing where it is not `trusted`. */
function readSaid(line: string, trusted: boolean): Credits | undefined {
  const from = trusted ? sentFrom.exec(line)?.[1] : undefined
  if (from !== undefined && ofPlace.test(from)) return undefined
  const said = helped.exec(line)?.[1] ?? from ?? (trusted ? asked.exec(line)?.[1] : undefined)
  if (said === undefined || isBody(said)) return undefined
  return { kind: 'byline', names: split(said), photographers: [] }
}

function isBody(said: string): boolean {
  return ofBody.test(said) || ofPaper.test(said)
}

/** The photographers that a credit names, '' where it names none; undefined where the line is no credit. */
function photographerIn(line: string): string | undefined {
  const of = photoOf.exec(line)
  if (of !== null) return of[1] ?? ''
  const inBrackets = bracketed.exec(line)
  if (inBrackets !== null && ofPaper.test(inBrackets[2] ?? '')) return inBrackets[1]
  const agency = slashed.exec(line)
  const before = taken.exec(line)?.[1] ?? agency?.[1] ?? agency?.[2]
  if (before !== undefined) return before
  const briefly = takenBriefly.exec(line)?.[1]
  return briefly === undefined || isBody(briefly) || ofPlace.test(briefly) ? undefined : briefly
}

const place = /^\p{Lu}[\p{L}\p{M}\s,'’&-]{1,40}\.?$/u

/** A byline without where each of its reporters wrote from: `By Li Kun in Beijing and Zhang Yun in Tokyo`; the same line where that fails. */
function withoutPlaces(line: string): string {
  const [first = '', ...rest] = line.split(/\s(?:in|from)\s/, 5)
  const last = rest.pop()
  if (last === undefined || !place.test(last)) return line
  // Between two places stand the first of them and the next reporters.
  const next = rest.map((piece) => /^[^,&]*?(?:,|\sand|\s?&)\s(.*)$/.exec(piece)?.[1])
  if (next.includes(undefined)) return line
  return [first, ...next.map((names) => reportersIn(names ?? '', inCapitals.test(first))).filter((name) => name.includes(' '))].join(
    ' and ',
  )
}

/** A line that sets its reporters in capitals, and one of them: what is not set so is a place. */
const inCapitals = new RegExp(String.raw`^(?:(?:By|BY)\s)?${capitals}$`, 'u')

/** The reporters behind a place, without the region that may follow it, which is known by its single word: `Jiangbei and SONG LE`, behind Hekou. */
function reportersIn(names: string, capitalised: boolean): string {
  const pieces = names.split(/,\s|\sand\s|\s?&\s/)
  if (pieces.every((name) => name.includes(' '))) return names
  if (!capitalised) return names.replace(/^[^\s,&]+(?:\sand|\s?&)\s(?=\S+\s\S)/, '')
  return pieces.filter((name) => inCapitals.test(name)).join(' and ')
}

/** A name with a beat and a title glued to it: Ruth Pereira Arts Correspondent. */
const withTitle = /^(\p{Lu}\S*\s\p{Lu}\S*)\s\p{Lu}\S*\s(?:Writer|Reporter|Correspondent|Editor)$/u

function bareName(name: string): string {
  const person = withTitle.exec(name)?.[1]
  return person === undefined || ofPaper.test(person) ? name : person
}

/** Evening Post, The Guardian, Union City Herald; Emily Post is a person. */
function isPaper(part: string): boolean {
  const words = part.split(/\s+/)
  return ofPaper.test(part) && (words.length !== 2 || /^(?:The|Our|Special|Daily|Evening|Sunday|Morning)\b/i.test(part))
}

/** The people of a list; a title, a paper or an agency in it is none of them. */
function split(names: string): string[] {
  const parts = names.split(',')
  return parts
    .flatMap((part, i) => {
      const people = part.split(/\sand\s|&/)
      return i === 0 ? people.map(bareName) : people.length === 1 && isPaper(part.trim()) ? [] : people
    })
    .map((name) => name.replace(/^\s*and\s/, '').trim())
    .filter((name) => name !== '' && !nobody.test(name))
}

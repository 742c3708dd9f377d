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
const taken = new RegExp(
  String.raw`^(?:\(|\[)?(?:[A-Z][\w/]*\s)?(?:Photos?|PHOTOS?|Pictures?|PICTURES?|Photography|Picture)(?:\s(?:by|By|BY|courtesy of)|:)\s(${people})(?:\)|\])?\.?$`,
)
const titled = new RegExp(String.raw`^(${people}),\s*${title}(?:\s[\w\s]+)?$`)
/** A name with at most a place behind it; only where the line's place says that it is a byline. */
const bare = new RegExp(String.raw`^(${people})(?:\s(?:in|from)\s[A-Z][\w\s]*|,\s*[A-Z][\w\s]*)?$`)

/** What an English line says of its writers or photographers; undefined where it is no byline. `trusted`: its place says that it is one. */
export function parseEnglishCredits(line: string, trusted = false): Credits | undefined {
  const photo = taken.exec(line)?.[1]
  if (photo !== undefined) return { kind: 'credit', names: split(photo), photographers: split(photo) }
  const found = both.exec(line) ?? written.exec(line) ?? titled.exec(line) ?? (trusted ? bare.exec(line) : null)
  return found?.[1] === undefined ? undefined : { kind: 'byline', names: split(found[1]), photographers: [] }
}

function split(names: string): string[] {
  return names
    .split(/,|\sand\s|&/)
    .map((name) => name.trim())
    .filter((name) => name !== '')
}

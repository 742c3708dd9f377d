/** Misreadings made on purpose, one in a block: a look-alike, a traditional character, a character doubled, a quote lost. */
import { simplifiedPairs } from './traditional-pairs.ts'
import { looksLike, type HelpPage, type HelpPiece } from '#shared/ocr-help/index.ts'

export interface Damage {
  readonly kind: 'traditional' | 'doubled' | 'look-alike' | 'brackets'
  readonly block: string
  readonly at: number
}

const KINDS: readonly Damage['kind'][] = ['look-alike', 'look-alike', 'traditional', 'doubled', 'brackets']

/** The page with a fault in most blocks of prose; the same name gives the same faults. */
export function damaged(page: HelpPage, name: string): { readonly page: HelpPage; readonly damages: readonly Damage[] } {
  const damages: Damage[] = []
  let seed = Array.from(name).reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) % 2147483647, 7)
  const random = (below: number): number => (seed = (seed * 48271) % 2147483647) % below
  const spoil = (piece: HelpPiece): HelpPiece => {
    const kind = KINDS[random(KINDS.length)] ?? 'look-alike'
    const spoiled = spoilers[kind](piece.text, random)
    if (spoiled === undefined) return piece
    damages.push({ kind, block: piece.block, at: spoiled.at })
    return { ...piece, text: spoiled.text }
  }
  const articles = page.articles.map((article) => article.map((one) => (one.prose ? { ...one, pieces: one.pieces.map(spoil) } : one)))
  return { page: { ...page, articles }, damages }
}

type Spoil = (text: string, random: (below: number) => number) => { readonly text: string; readonly at: number } | undefined

function put(text: string, at: number, length: number, by: string): { readonly text: string; readonly at: number } {
  return { text: text.slice(0, at) + by + text.slice(at + length), at }
}

const spoilers: Readonly<Record<Damage['kind'], Spoil>> = {
  'look-alike': (text, random) => {
    const at = random(text.length)
    const others = looksLike(text.charAt(at))
    const other = others[random(Math.max(1, others.length))]
    return other === undefined ? undefined : put(text, at, 1, other)
  },
  traditional: (text, random) => {
    const places = Array.from(text, (char, at) => ({ at, other: simplifiedPairs.get(char) })).filter(({ other }) => other !== undefined)
    const place = places[random(Math.max(1, places.length))]
    return place?.other === undefined ? undefined : put(text, place.at, 1, place.other)
  },
  doubled: (text, random) => {
    const at = random(text.length)
    const char = text.charAt(at)
    return /\p{Script=Han}/u.test(char) ? put(text, at, 1, char + char) : undefined
  },
  // A lost closing quote leaves the opening one without its partner.
  brackets: (text) => {
    const close = text.lastIndexOf('”')
    const open = text.lastIndexOf('“', close)
    return close < 0 || open < 0 ? undefined : { text: text.slice(0, close) + text.slice(close + 1), at: open }
  },
}

/**
 * Text as the full-text index sees it, so that two Chinese characters, and even one, are enough to find an article.
 *
 * Why not FTS5's own tokenizers: `unicode61` takes a whole run of Chinese for one word, `trigram` needs three characters.
 * Here each Chinese (also kana, hangul) character becomes one token with the character after it, the last of a run one
 * by itself; a word of letters or digits is one token. No positions are kept: whether the characters really stand
 * together is verified in the text (`findPiece`), which makes index and import several times cheaper.
 */

const script = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\p{Script=Bopomofo}ー'
const word = '\\p{L}\\p{N}\\p{M}'

const chinese = new RegExp(`^[${script}]`, 'u')
const wordEnd = new RegExp(`(?![${script}])[${word}]$`, 'u')
const runs = new RegExp(`[${script}]+|(?:(?![${script}])[${word}])+`, 'gu')
const pieces = new RegExp(`[${script}${word}]+`, 'gu')
const spaceBesideChinese = new RegExp(`(?<=[${script}])[^\\S\\n]+|[^\\S\\n]+(?=[${script}])`, 'gu')
/** A character with its combining marks: what NFKC and lower case can be told of one by one. */
const clusters = /\P{M}\p{M}*|\p{M}+/gu

/** Marks tokens of titles; it is neither letter nor digit, so no token of a text begins with it. */
const titleMark = '§'

/** More tokens than this narrow no further. */
const MOST_TOKENS = 40

export interface Query {
  /** Runs of characters of which each must stand in the article, prepared by `plainly`. Empty: there is nothing to look for. */
  readonly pieces: readonly string[]
  /** Expressions for FTS5 over all words, and over those of titles only. */
  readonly anywhere: string
  readonly inTitle: string
}

/**
 * A text for comparing: NFKC, lower case, traditional characters kept; white space beside Chinese is left out, as OCR
 * sets it at random.
 */
export function plainly(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(spaceBesideChinese, '')
}

/** Tokens of an article, separated by spaces, for the index. */
export function indexWords(title: string, text: string): string {
  return tokensOf(plainly(title), titleMark) + tokensOf(plainly(text), '')
}

/** Reads what an editor typed. Words apart by white space or punctuation are looked for one by one; no sign has a meaning of its own. */
export function readQuery(typed: string): Query {
  const found = typed.split(/\s+/u).flatMap((part) => plainly(part).match(pieces) ?? [])
  const tokens = [...new Set(found.flatMap(queryTokens))].slice(0, MOST_TOKENS)
  const expression = (mark: string): string =>
    tokens.map((token) => `"${mark}${token.replace('*', '')}"${token.endsWith('*') ? ' *' : ''}`).join(' AND ')
  return { pieces: found, anywhere: expression(''), inTitle: expression(titleMark) }
}

/** Where a piece stands in a plain text, -1 where it does not. A piece that starts with a letter or digit stands at the start of a word. */
export function findPiece(plain: string, piece: string): number {
  const inWord = !chinese.test(piece)
  for (let at = plain.indexOf(piece); at >= 0; at = plain.indexOf(piece, at + 1)) {
    if (!inWord || !wordEnd.test(plain.slice(Math.max(0, at - 2), at))) return at
  }
  return -1
}

/** Where a piece stands in a text as it is, in UTF-16 offsets; undefined where it does not. */
export function findInText(text: string, piece: string): { readonly start: number; readonly end: number } | undefined {
  const { plain, starts, ends } = prepare(text)
  const at = findPiece(plain, piece)
  if (at < 0) return undefined
  return { start: starts[at] ?? 0, end: ends[at + piece.length - 1] ?? text.length }
}

/** `plainly`, cluster by cluster, with the original offsets of each unit's cluster. */
function prepare(text: string): { readonly plain: string; readonly starts: readonly number[]; readonly ends: readonly number[] } {
  let spaced = ''
  const startOf: number[] = []
  const endOf: number[] = []
  for (const { 0: cluster, index } of text.matchAll(clusters)) {
    const plain = cluster.normalize('NFKC').toLowerCase()
    spaced += plain
    for (let i = 0; i < plain.length; i++) {
      startOf.push(index)
      endOf.push(index + cluster.length)
    }
  }
  const starts: number[] = []
  const ends: number[] = []
  let plain = ''
  let from = 0
  const keep = (to: number): void => {
    plain += spaced.slice(from, to)
    for (let i = from; i < to; i++) {
      starts.push(startOf[i] ?? 0)
      ends.push(endOf[i] ?? 0)
    }
  }
  for (const { 0: space, index } of spaced.matchAll(spaceBesideChinese)) {
    keep(index)
    from = index + space.length
  }
  keep(spaced.length)
  return { plain, starts, ends }
}

/**
 * Tokens of a plain text, each with the mark before it and a space behind. Import spends much of its time here, so that
 * UTF-16 units are written to a buffer instead of putting small strings together (measured: 45 against 15 ns a character).
 */
function tokensOf(plain: string, mark: string): string {
  // A character makes at most a mark, itself, the one after it and a space.
  const units = new Uint16Array(plain.length * (mark.length + 4))
  let used = 0
  const write = (from: number, to: number): void => {
    if (mark !== '') units[used++] = mark.charCodeAt(0)
    for (let i = from; i < to; i++) units[used++] = plain.charCodeAt(i)
    units[used++] = SPACE
  }
  let at = 0
  while (at < plain.length) {
    const kind = kindAt(plain, at)
    const next = at + widthAt(plain, at)
    if (kind === CHINESE) {
      write(at, kindAt(plain, next) === CHINESE ? next + widthAt(plain, next) : next)
      at = next
    } else if (kind === WORD) {
      let end = next
      while (kindAt(plain, end) === WORD) end += widthAt(plain, end)
      write(at, end)
      at = end
    } else {
      at = next
    }
  }
  return decoder.decode(units.subarray(0, used))
}

/** Node runs on little-endian machines only. */
const decoder = new TextDecoder('utf-16le')
const SPACE = 0x20

const OTHER = 1
const CHINESE = 2
const WORD = 3
/** Kinds of the characters of one UTF-16 unit, 0 where not asked for yet. */
const kinds = new Uint8Array(0x10000)

/** The kind of the character at an offset; OTHER at the end and for half a surrogate pair. */
function kindAt(text: string, at: number): number {
  if (at >= text.length) return OTHER
  const unit = text.charCodeAt(at)
  const known = kinds[unit]
  if (known !== undefined && known > 0) return known
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0)
  const kind = chinese.test(character) ? CHINESE : wordEnd.test(character) ? WORD : OTHER
  // The first half of a pair tells nothing of the second.
  if (character.length === 1 && (unit < 0xd800 || unit > 0xdfff)) kinds[unit] = kind
  return kind
}

function widthAt(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  return unit >= 0xd800 && unit <= 0xdbff && (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
}

/** A token with `*` behind it stands for all that begin with it. */
function queryTokens(piece: string): string[] {
  const parts = piece.match(runs) ?? []
  return parts.flatMap((run, i) => {
    if (!chinese.test(run)) return [i === parts.length - 1 ? `${run}*` : run]
    const characters = Array.from(run)
    if (characters.length === 1) return [`${run}*`]
    return characters.slice(1).map((character, before) => (characters[before] ?? '') + character)
  })
}

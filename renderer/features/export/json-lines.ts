/** Lays a record of JSON out in lines for reading: short values stay on one line, keys, strings and numbers can be told apart. */

export type Kind = 'key' | 'string' | 'number' | 'mark'

export interface Piece {
  readonly kind: Kind
  readonly text: string
}

export interface CodeLine {
  /** Steps to the right. */
  readonly indent: number
  readonly pieces: readonly Piece[]
}

/** A list or object that is no longer than this in characters stays on one line. */
const SHORT = 96

const mark = (text: string): Piece => ({ kind: 'mark', text })

/** The lines of a JSON text; a text that is no JSON comes back line by line as it stands. */
export function jsonLines(text: string): CodeLine[] {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return plainLines(text)
  }
  return lines(value, 0, [], [])
}

/** The lines of any other text. */
export function plainLines(text: string): CodeLine[] {
  return text
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => ({ indent: 0, pieces: [{ kind: 'string', text: line }] }))
}

function lines(value: unknown, indent: number, before: readonly Piece[], after: readonly Piece[]): CodeLine[] {
  const short = inline(value)
  const length = short.reduce((sum, piece) => sum + piece.text.length, 0)
  if (!isGroup(value) || (length <= SHORT && indent > 0)) return [{ indent, pieces: [...before, ...short, ...after] }]
  const list = Array.isArray(value)
  const inner = Object.entries(value)
  const body = inner.flatMap(([key, item], i) => {
    const comma = i < inner.length - 1 ? [mark(',')] : []
    return lines(item, indent + 1, list ? [] : [keyPiece(key), mark(': ')], comma)
  })
  return [{ indent, pieces: [...before, mark(list ? '[' : '{')] }, ...body, { indent, pieces: [mark(list ? ']' : '}'), ...after] }]
}

const isGroup = (value: unknown): value is object => typeof value === 'object' && value !== null && Object.keys(value).length > 0
const keyPiece = (key: string): Piece => ({ kind: 'key', text: JSON.stringify(key) })

function inline(value: unknown): Piece[] {
  if (typeof value === 'string') return [{ kind: 'string', text: JSON.stringify(value) }]
  if (typeof value !== 'object' || value === null) return [{ kind: 'number', text: JSON.stringify(value) }]
  if (Array.isArray(value)) return [mark('['), ...join(value.map(inline)), mark(']')]
  const entries = Object.entries(value).map(([key, item]) => [keyPiece(key), mark(': '), ...inline(item)])
  return entries.length === 0 ? [mark('{}')] : [mark('{ '), ...join(entries), mark(' }')]
}

function join(groups: readonly (readonly Piece[])[]): Piece[] {
  return groups.flatMap((group, i) => (i === 0 ? group : [mark(', '), ...group]))
}

/**
 * Reads a search pattern: the part of regular expressions that can be matched in one pass over the text. What would need
 * to go back (references to groups, looking around) is refused, so that no pattern can run away, whoever wrote it.
 */

/** One place of a pattern. A character test is the source of a native expression for one character. */
export type Node =
  | { readonly is: 'char'; readonly char: string }
  | { readonly is: 'class'; readonly source: string; readonly negated: boolean }
  | { readonly is: 'edge'; readonly edge: 'start' | 'end' | 'word' | 'inside' }
  | { readonly is: 'group'; readonly node: Node; readonly number: number | null }
  | { readonly is: 'all'; readonly nodes: readonly Node[] }
  | { readonly is: 'any'; readonly nodes: readonly Node[] }
  | { readonly is: 'repeat'; readonly node: Node; readonly least: number; readonly most: number; readonly greedy: boolean }

export type PatternFault =
  'unclosed' | 'nothing-to-repeat' | 'bad-escape' | 'bad-class' | 'bad-count' | 'looks-around' | 'refers-back' | 'too-large'

export interface Parsed {
  readonly ok: true
  readonly node: Node
  /** Capture groups, the whole match not counted. */
  readonly groups: number
}

export interface BadPattern {
  readonly ok: false
  readonly fault: PatternFault
  /** UTF-16 offset in the pattern. */
  readonly at: number
}

/** A count above this is refused: a repetition is written out when it is compiled. */
const MOST_REPEATS = 200

class Fault extends Error {
  readonly fault: PatternFault
  readonly at: number
  constructor(fault: PatternFault, at: number) {
    super(fault)
    this.fault = fault
    this.at = at
  }
}

/** Reads a pattern. Linear in its length. */
export function parsePattern(pattern: string): Parsed | BadPattern {
  const reader = new Reader(pattern)
  try {
    const node = reader.alternatives()
    if (!reader.done) throw new Fault('unclosed', reader.at)
    return { ok: true, node, groups: reader.groups }
  } catch (error) {
    if (error instanceof Fault) return { ok: false, fault: error.fault, at: error.at }
    throw error
  }
}

class Reader {
  at = 0
  groups = 0
  private readonly pattern: string

  constructor(pattern: string) {
    this.pattern = pattern
  }

  get done(): boolean {
    return this.at >= this.pattern.length
  }

  alternatives(): Node {
    const nodes = [this.sequence()]
    while (this.take('|')) nodes.push(this.sequence())
    const [only] = nodes
    return nodes.length === 1 && only !== undefined ? only : { is: 'any', nodes }
  }

  private sequence(): Node {
    const nodes: Node[] = []
    while (!this.done && this.peek() !== '|' && this.peek() !== ')') nodes.push(this.repeated())
    return { is: 'all', nodes }
  }

  private repeated(): Node {
    const from = this.at
    const node = this.atom()
    const count = this.count()
    if (count === null) return node
    if (node.is === 'edge') throw new Fault('nothing-to-repeat', from)
    const repeat: Node = { is: 'repeat', node, ...count, greedy: !this.take('?') }
    if (this.peek() === '*' || this.peek() === '+' || this.peek() === '?') throw new Fault('nothing-to-repeat', this.at)
    return repeat
  }

  private count(): { readonly least: number; readonly most: number } | null {
    if (this.take('*')) return { least: 0, most: Infinity }
    if (this.take('+')) return { least: 1, most: Infinity }
    if (this.take('?')) return { least: 0, most: 1 }
    const braces = /^\{(\d+)(,(\d*))?\}/.exec(this.pattern.slice(this.at, this.at + 16))
    if (braces === null) return null
    const [whole, least = '0', comma, most = ''] = braces
    const count = { least: Number(least), most: comma === undefined ? Number(least) : most === '' ? Infinity : Number(most) }
    if (count.least > count.most || count.least > MOST_REPEATS || (count.most > MOST_REPEATS && count.most !== Infinity))
      throw new Fault('bad-count', this.at)
    this.at += whole.length
    return count
  }

  private atom(): Node {
    const from = this.at
    const char = this.next()
    switch (char) {
      case '(':
        return this.group(from)
      case '[':
        return this.charClass(from)
      case '\\':
        return this.escape(from)
      case '.':
        return { is: 'class', source: '[^]', negated: false }
      case '^':
        return { is: 'edge', edge: 'start' }
      case '$':
        return { is: 'edge', edge: 'end' }
      case '*':
      case '+':
      case '?':
        throw new Fault('nothing-to-repeat', from)
      default:
        return { is: 'char', char }
    }
  }

  private group(from: number): Node {
    let number: number | null = null
    if (this.take('?')) {
      if (!this.take(':')) throw new Fault('looks-around', from)
    } else number = ++this.groups
    const node = this.alternatives()
    if (!this.take(')')) throw new Fault('unclosed', from)
    return { is: 'group', node, number }
  }

  private charClass(from: number): Node {
    const negated = this.peek() === '^'
    for (;;) {
      if (this.done) throw new Fault('unclosed', from)
      const char = this.next()
      if (char === ']') break
      if (char === '\\') this.next()
    }
    return native(this.pattern.slice(from, this.at), negated, 'bad-class', from)
  }

  private escape(from: number): Node {
    if (this.done) throw new Fault('bad-escape', from)
    const char = this.next()
    if (/[dwsDWS]/.test(char)) return native(`\\${char}`, /[DWS]/.test(char), 'bad-escape', from)
    if (char === 'b' || char === 'B') return { is: 'edge', edge: char === 'b' ? 'word' : 'inside' }
    if (/[1-9k]/.test(char)) throw new Fault('refers-back', from)
    if (char === 'p' || char === 'P' || char === 'u' || char === 'x') {
      const rest = /^(?:\{[^}]*\}|[0-9A-Fa-f]{4}|[0-9A-Fa-f]{2})/.exec(this.pattern.slice(this.at))
      if (rest === null) throw new Fault('bad-escape', from)
      this.at += rest[0].length
      return native(this.pattern.slice(from, this.at), char === 'P', 'bad-escape', from)
    }
    if (/[tnrfv0]/.test(char)) return native(`\\${char}`, false, 'bad-escape', from)
    if (/[A-Za-z0-9]/.test(char)) throw new Fault('bad-escape', from)
    return { is: 'char', char }
  }

  private peek(): string {
    return this.pattern.charAt(this.at)
  }

  /** The next character, whole also outside the BMP. */
  private next(): string {
    const char = String.fromCodePoint(this.pattern.codePointAt(this.at) ?? 0)
    this.at += char.length
    return char
  }

  private take(char: string): boolean {
    if (this.peek() !== char || this.done) return false
    this.at += 1
    return true
  }
}

/** A class of characters that the native engine is to test; it tests one character at a time, which cannot run away. */
function native(source: string, negated: boolean, fault: PatternFault, at: number): Node {
  try {
    new RegExp(`^${source}$`, 'u')
  } catch {
    throw new Fault(fault, at)
  }
  return { is: 'class', source, negated }
}

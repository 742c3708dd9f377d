/** Quotes and brackets without their partners, in a paragraph and over the paragraphs of an article. */
import type { Found } from '../types.ts'

const partners: Readonly<Record<string, string>> = {
  '“': '”',
  '‘': '’',
  '（': '）',
  '(': ')',
  '《': '》',
  '〈': '〉',
  '【': '】',
  '「': '」',
  '『': '』',
  '〔': '〕',
  '[': ']',
}
const openers = new Map(Object.entries(partners))
const closers = new Map(Object.entries(partners).map(([open, close]) => [close, open]))
/** Brackets of another width are the same bracket, but look wrong together. */
const kinds: Readonly<Record<string, string>> = { '(': 'round', '（': 'round', ')': 'round', '）': 'round' }
const kindOf = (mark: string): string => kinds[mark] ?? openers.get(mark) ?? mark

interface Open {
  readonly at: number
  readonly mark: string
}

/** What a paragraph leaves open at its end. */
export interface Brackets {
  readonly found: readonly Found[]
  /** Opening quotes that nothing closes: right where the next paragraph goes on with the speech. */
  readonly open: readonly Found[]
  /** Closing quotes that nothing opened: right where a paragraph before left one open. */
  readonly stray: readonly Found[]
}

export function bracketsOf(text: string): Brackets {
  const found: Found[] = []
  const stray: Found[] = []
  const stack: Open[] = []
  for (let at = 0; at < text.length; at++) {
    const mark = text.charAt(at)
    if (openers.has(mark)) {
      const top = stack.at(-1)
      // “……“: the second is a closing quote that was read as an opening one.
      if (top?.mark === mark && isQuote(mark) && closesBetter(text, at)) {
        stack.pop()
        found.push(suspect(at, [partners[mark] ?? '']))
      } else stack.push({ at, mark })
    } else if (closers.has(mark) && !isListNumber(text, at) && !isApostrophe(text, at)) {
      close(text, at, mark, stack, found, stray)
    }
  }
  return { found, stray, open: stack.filter(({ at }) => !isApostrophe(text, at)).map(({ at }) => suspect(at, [])) }
}

function close(text: string, at: number, mark: string, stack: Open[], found: Found[], stray: Found[]): void {
  const opener = closers.get(mark) ?? ''
  const top = stack.at(-1)
  if (top !== undefined && kindOf(top.mark) === kindOf(mark)) {
    stack.pop()
    if (top.mark !== opener) found.push({ ...suspect(at, [partners[top.mark] ?? mark]), code: 'width' })
    return
  }
  const below = stack.findLastIndex((open) => kindOf(open.mark) === kindOf(mark))
  if (below >= 0) {
    // What stands open inside is unfinished.
    for (const inner of stack.splice(below + 1)) found.push(suspect(inner.at, []))
    stack.pop()
    return
  }
  // ”……”: the first is an opening quote that was read as a closing one.
  const later = isQuote(mark) ? text.indexOf(mark, at + 1) : -1
  const between = later < 0 ? '' : text.slice(at + 1, later)
  if (later >= 0 && !between.includes(opener) && opensBetter(text, at)) {
    found.push(suspect(at, [opener]))
    stack.push({ at, mark: opener })
  } else stray.push(suspect(at, []))
}

function suspect(at: number, suggestions: readonly string[]): Found {
  return { code: 'brackets', start: at, end: at + 1, suggestions }
}

function isQuote(mark: string): boolean {
  return mark === '“' || mark === '”' || mark === '‘' || mark === '’'
}

/** Behind a mark or at the end a quote closes; before a mark or at the end, too. */
function closesBetter(text: string, at: number): boolean {
  return (
    /[。！？，、；.!?,;…]$/.test(text.slice(0, at)) || at === text.length - 1 || /^[，。、；：！？）,.;:!?)的]/.test(text.slice(at + 1))
  )
}

function opensBetter(text: string, at: number): boolean {
  return at === 0 || /[：:，,、。（(]\s*$/.test(text.slice(0, at)) || /^\p{Script=Han}/u.test(text.slice(at + 1))
}

/** 1) 一) a) (1)：the bracket belongs to the number of a list. */
function isListNumber(text: string, at: number): boolean {
  return /[)）]/.test(text.charAt(at)) && /(?:^|[\s，。；：,;:])(?:\d{1,3}|[一二三四五六七八九十]{1,3}|[A-Za-z])$/.test(text.slice(0, at))
}

function isApostrophe(text: string, at: number): boolean {
  return (
    /[‘’]/.test(text.charAt(at)) &&
    /[\p{L}\p{N}]$/u.test(text.slice(0, at)) &&
    /^[A-Za-z\d\s.,;:!?]|^$/.test(text.slice(at + 1)) &&
    /[A-Za-z\d]$/.test(text.slice(0, at))
  )
}

/** Paragraphs over which a speech may run that is opened once and closed once. */
const LONG_SPEECH = 4

/**
 * The unpaired brackets of an article's paragraphs. A speech may run over paragraphs: each opens it anew, or only the first, and
 * only the last closes it.
 */
export function bracketsOfArticle(texts: readonly string[]): Found[][] {
  const results = texts.map(bracketsOf)
  /** Paragraphs whose first stray quote closes a speech that began before. */
  const closing = new Set<number>()
  const found = results.map(({ found: own, open }, i) => {
    const unclosed = open.filter(({ start }) => {
      if (texts[i]?.charAt(start) !== '“') return true
      if (texts[i + 1]?.startsWith('“') === true) return false
      const end = results.slice(i + 1, i + 1 + LONG_SPEECH).findIndex(({ stray }, k) => closes(texts[i + 1 + k] ?? '', stray))
      if (end < 0) return true
      closing.add(i + 1 + end)
      return false
    })
    return [...own, ...unclosed]
  })
  results.forEach(({ stray }, i) => {
    const first = closing.has(i) ? stray.findIndex(({ start }) => texts[i]?.charAt(start) === '”') : -1
    found[i]?.push(...stray.filter((_, k) => k !== first))
  })
  return found.map((list) => list.sort((a, b) => a.start - b.start))
}

function closes(text: string, stray: readonly Found[]): boolean {
  return stray.some(({ start }) => text.charAt(start) === '”')
}

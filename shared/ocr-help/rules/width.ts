/** Half- and full-width characters where the page has the other: a few among many are slips of the reader. */
import { fullWidthPunctuation } from '#shared/export/index.ts'

import type { Found } from '../types.ts'

/** What a page mostly writes. null: neither is rare enough for a slip. */
export interface WidthStyle {
  /** Marks of Chinese text full-width. */
  readonly marks: 'full' | null
  /** Digits and Latin letters half-width. */
  readonly letters: 'half' | null
}

/** So few of the other width are slips. */
const RARE = 0.1
/** Fewer than this tell no habit. */
const HABIT = 20

const wideMarks = /[，。：；？！（）]/g
const wideLetters = /[０-９Ａ-Ｚａ-ｚ]/g

export function widthStyle(texts: readonly string[]): WidthStyle {
  const all = texts.join('\n')
  const full = count(all, wideMarks)
  const half = texts.reduce((sum, text) => sum + halfMarks(text).length, 0)
  const wide = count(all, wideLetters)
  const narrow = count(all, /[0-9A-Za-z]/g)
  return {
    marks: full >= HABIT && half <= full * RARE ? 'full' : null,
    letters: narrow >= HABIT && wide <= narrow * RARE ? 'half' : null,
  }
}

export function widthSlips(text: string, style: WidthStyle): Found[] {
  const marks = style.marks === 'full' ? halfMarks(text) : []
  const letters = style.letters === 'half' ? Array.from(text.matchAll(/[０-９Ａ-Ｚａ-ｚ]+/g)) : []
  return [
    ...marks,
    ...letters.map(({ 0: found, index }): Found => ({
      code: 'width',
      start: index,
      end: index + found.length,
      suggestions: [narrow(found)],
    })),
  ].sort((a, b) => a.start - b.start)
}

function halfMarks(text: string): Found[] {
  const wide = fullWidthPunctuation(text)
  const found: Found[] = []
  for (let at = 0; at < text.length; at++) {
    if (wide[at] !== text[at]) found.push({ code: 'width', start: at, end: at + 1, suggestions: [wide.charAt(at)] })
  }
  return found
}

function narrow(text: string): string {
  return Array.from(text, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0)).join('')
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}

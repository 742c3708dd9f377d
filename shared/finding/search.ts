/** What an editor looks for, and where it stands in a text. */
import * as v from 'valibot'

import { foldText, type Folding } from './fold.ts'
import { findMatch } from './pattern/match.ts'
import { compilePattern } from './pattern/program.ts'
import { parsePattern, type PatternFault } from './pattern/syntax.ts'

export interface Search extends Folding {
  readonly text: string
  /** `text` is a pattern; otherwise it is looked for as it stands. */
  readonly pattern: boolean
  /** What to put in its place, null where it is only looked for. In a pattern's: `$1` the first group, `$&` all, `$$` a dollar. */
  readonly replacement: string | null
}

/** A stretch of a text, in UTF-16 offsets, and what would stand in its place. Never empty, never half of a character. */
export interface Hit {
  readonly start: number
  readonly end: number
  readonly after: string
}

/** `too-slow`: a text was so long, and the pattern so wide, that looking on would keep the editor waiting. */
export type SearchFault = { readonly ok: false; readonly fault: 'empty' | 'too-slow' | PatternFault; readonly at: number }
export type Found = { readonly ok: true; readonly hits: readonly Hit[] } | SearchFault
export type Finding = { readonly ok: true; readonly hitsIn: (text: string) => Found }

/** The longest text or pattern that is looked for. */
const LONGEST = 500
/** Steps of a pattern that are followed in one text: some 100 ms. A page's longest block takes a hundredth of it. */
const MOST_WORK = 3_000_000

export const searchSchema: v.GenericSchema<Search> = v.strictObject({
  text: v.pipe(v.string(), v.maxLength(LONGEST)),
  pattern: v.boolean(),
  matchCase: v.boolean(),
  matchWidth: v.boolean(),
  replacement: v.nullable(v.pipe(v.string(), v.maxLength(LONGEST * 2))),
})

/** Makes a search ready. No pattern can run away: looking through a text ends within a budget of work. [FR3] */
export function prepareSearch(search: Search): Finding | SearchFault {
  if (search.text === '') return { ok: false, fault: 'empty', at: 0 }
  return search.pattern ? preparePattern(search) : prepareText(search)
}

function prepareText(search: Search): Finding {
  const wanted = foldText(search.text, search)
  const { replacement } = search
  return {
    ok: true,
    hitsIn: (text) => {
      const folded = foldText(text, search)
      const hits: Hit[] = []
      for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + wanted.length)) {
        const end = at + wanted.length
        if (!cutsCharacter(text, at) && !cutsCharacter(text, end)) hits.push({ start: at, end, after: replacement ?? text.slice(at, end) })
      }
      return { ok: true, hits }
    },
  }
}

function preparePattern(search: Search): Finding | SearchFault {
  const parsed = parsePattern(search.text)
  if (!parsed.ok) return parsed
  const program = compilePattern(parsed.node, search)
  if (program === undefined) return { ok: false, fault: 'too-large', at: 0 }
  const { replacement } = search
  return {
    ok: true,
    hitsIn: (text) => {
      const folded = foldText(text, search)
      const hits: Hit[] = []
      const budget = { left: MOST_WORK }
      let from = 0
      while (from <= text.length) {
        const slots = findMatch(program, folded, from, budget)
        if (budget.left <= 0) return { ok: false, fault: 'too-slow', at: 0 }
        const [start, end] = slots ?? []
        if (slots === undefined || start === undefined || end === undefined) break
        // What matches nothing can neither be shown nor ticked.
        if (end > start) hits.push({ start, end, after: replacement === null ? text.slice(start, end) : filled(replacement, text, slots) })
        from = end > start ? end : end + widthAt(text, end)
      }
      return { ok: true, hits }
    },
  }
}

function filled(replacement: string, text: string, slots: readonly number[]): string {
  return replacement.replace(/\$([$&]|\d)/g, (_, what: string) => {
    if (what === '$') return '$'
    const group = what === '&' ? 0 : Number(what)
    const start = slots[group * 2] ?? -1
    const end = slots[group * 2 + 1] ?? -1
    return start < 0 || end < 0 ? '' : text.slice(start, end)
  })
}

function cutsCharacter(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  const before = text.charCodeAt(at - 1)
  return unit >= 0xdc00 && unit <= 0xdfff && before >= 0xd800 && before <= 0xdbff
}

function widthAt(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
}

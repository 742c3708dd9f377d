/** Traditional characters and their simplified ones, by OpenCC's table (npm package opencc-js, Apache-2.0). */
// eslint-disable-next-line @typescript-eslint/triple-slash-reference -- every program that takes this file in needs the table's types, and no import can bring an ambient module
/// <reference path="./opencc-js.d.ts" />
import table from 'opencc-js/dict/TSCharacters'

let forms: ReadonlyMap<string, string> | undefined

/** By traditional character: the simplified one. What is itself the simplified form of another (苧 of 薴) is not among them. */
export function simplifiedForms(): ReadonlyMap<string, string> {
  return (forms ??= read())
}

function read(): ReadonlyMap<string, string> {
  const all = table.split('|').flatMap((entry): [string, string][] => {
    const [from, to] = entry.split(' ')
    return from === undefined || to === undefined || from === to ? [] : [[from, to]]
  })
  const simple = new Set(all.map(([, to]) => to))
  return new Map(all.filter(([from]) => !simple.has(from)))
}

let units: Uint16Array | undefined

/** By UTF-16 unit: that of the simplified character, where both are of one unit; else the unit itself. */
export function simplifiedUnits(): Readonly<Uint16Array> {
  return (units ??= readUnits())
}

function readUnits(): Uint16Array {
  const all = Uint16Array.from({ length: 65_536 }, (_, unit) => unit)
  for (const [from, to] of simplifiedForms()) if (from.length === 1 && to.length === 1) all[from.charCodeAt(0)] = to.charCodeAt(0)
  return all
}

/** By UTF-16 unit: 1 where a traditional character begins with it. */
let firstUnits: Uint8Array | undefined

function readFirstUnits(): Uint8Array {
  const flags = new Uint8Array(65_536)
  for (const from of simplifiedForms().keys()) flags[from.charCodeAt(0)] = 1
  return flags
}

/** A text in simplified characters, each by itself. A text that has no others is returned as it is, which is told at a glance. */
export function toSimplified(text: string): string {
  firstUnits ??= readFirstUnits()
  let at = 0
  while (at < text.length && firstUnits[text.charCodeAt(at)] === 0) at++
  if (at === text.length) return text
  const forms = simplifiedForms()
  let plain = ''
  for (const char of text) plain += forms.get(char) ?? char
  return plain
}

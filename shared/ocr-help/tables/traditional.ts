/** Traditional characters and what a simplified text writes for them, by OpenCC's table (npm package opencc-js, Apache-2.0). */
// eslint-disable-next-line @typescript-eslint/triple-slash-reference -- every program that takes this file in needs the table's types, and no import can bring an ambient module
/// <reference path="./opencc-js.d.ts" />
import table from 'opencc-js/dict/TSCharacters'

/**
 * Characters that simplified texts print, too: in old names of places, persons and reigns (乾隆, 徵), or as a character of its own
 * meaning. Ours, by the 通用规范汉字表.
 */
const kept = new Set('乾徵藉覆瞭麽夥於甦淼堃祇苧噁')

let pairs: ReadonlyMap<string, string> | undefined

/** The simplified character for a traditional one; undefined for what a simplified text may hold. */
export function simplified(char: string): string | undefined {
  return (pairs ??= read()).get(char)
}

function read(): ReadonlyMap<string, string> {
  const all = table.split('|').flatMap((entry): [string, string][] => {
    const [from, to] = entry.split(' ')
    return from === undefined || to === undefined || from === to || kept.has(from) ? [] : [[from, to]]
  })
  const modern = new Set(all.map(([, to]) => to))
  return new Map(all.filter(([from]) => !modern.has(from)))
}

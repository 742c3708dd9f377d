/** Single characters that cannot be right: traditional ones in a simplified text, signs for what was not read, stray letters. */
import { simplifiedForms } from '#shared/text/index.ts'

import type { Found, HelpPage } from '../types.ts'

/**
 * Traditional characters that simplified texts print, too: in old names of places, persons and reigns (乾隆, 徵), or as a character of
 * its own meaning. Ours, by the 通用规范汉字表.
 */
const kept = new Set('乾徵藉覆瞭麽夥於甦淼堃祇苧噁')

/** 盜 in a simplified text. */
export function traditional(text: string, script: HelpPage['script']): Found[] {
  if (script !== 'Hans') return []
  const forms = simplifiedForms()
  const found: Found[] = []
  let at = 0
  for (const char of text) {
    const plain = kept.has(char) ? undefined : forms.get(char)
    if (plain !== undefined) found.push({ code: 'traditional', start: at, end: at + char.length, suggestions: [plain] })
    at += char.length
  }
  return found
}

/** Signs by which OCR programs and damaged files say that they do not know: the replacement character, boxes, private and control codes. */
const unreadSigns = /[\ufffd\u25a1\u3013\ue000-\uf8ff\u0000-\u0008\u000e-\u001f\u007f]+/gu

/** A box before a byline or a name is a newspaper's ornament (□记者, □本报记者) and not meant. */
export function unread(text: string): Found[] {
  return Array.from(text.matchAll(unreadSigns), ({ 0: signs, index }) => ({ signs, index }))
    .filter(({ signs, index }) => !/^[\u25a1\u3013]+$/.test(signs) || !ornament(text, index, signs.length))
    .map(({ signs, index }): Found => ({ code: 'unread', start: index, end: index + signs.length, suggestions: [] }))
}

function ornament(text: string, at: number, length: number): boolean {
  const before = text.slice(0, at).trimEnd()
  return (
    before === '' ||
    text.slice(at + length).trim() === '' ||
    /[。！？!?”）)]$/.test(before) ||
    /^\s*(?:本报|晨报|晚报|日报|记者|通讯员|文|图|摄|实习)/.test(text.slice(at + length))
  )
}

const digitLike: ReadonlyMap<string, string> = new Map([
  ['O', '0'],
  ['o', '0'],
  ['l', '1'],
  ['I', '1'],
  ['〇', '0'],
])

/** A letter that looks like a digit between digits: 2O21. */
export function lettersInNumbers(text: string): Found[] {
  return Array.from(text.matchAll(/(?<=[0-9])[OolI〇](?=[0-9])/g), ({ 0: letter, index }): Found => {
    return { code: 'look-alike', start: index, end: index + 1, suggestions: [digitLike.get(letter) ?? letter] }
  })
}

/** What recognition does to the characters: look-alikes, lost and doubled ones, lost marks, stray blanks. */
import type { Draft } from '../compose-draft.ts'
import type { Random } from '../random.ts'

import { LOOK_ALIKES } from './confusable.ts'

/** Spoils each character with probability `rate`. Copies are spoilt apart, as they were read apart. */
export function misread(draft: Draft, rate: number): void {
  for (const piece of draft.flow) piece.text = spoilt(piece.text, rate, draft.random)
}

/** The text with about `rate` of its characters misread; never empty, never with a heading mark or blank at its ends. */
export function spoilt(text: string, rate: number, random: Random): string {
  if (rate <= 0) return text
  let result = ''
  // The distance to the next misread character, so that not every character needs a number.
  let until = skip(rate, random)
  for (const char of text) {
    result += until-- > 0 ? char : misreadChar(char, random)
    if (until < 0) until = skip(rate, random)
  }
  const trimmed = result.trim()
  return trimmed === '' || trimmed.startsWith('#') ? text : trimmed
}

function skip(rate: number, random: Random): number {
  return Math.floor(Math.log(1 - random.next()) / Math.log(1 - rate))
}

function misreadChar(char: string, random: Random): string {
  const alike = LOOK_ALIKES.get(char)
  const way = random.next()
  if (alike !== undefined && way < 0.7) return random.pick(alike)
  if (way < 0.2) return ''
  if (way < 0.3) return char + char
  if (way < 0.4) return `${char} `
  if (/[，。、；：,.;:]/.test(char)) return random.chance(0.5) ? '' : random.pick(['，', ',', '.', '、'])
  if (/\p{Script=Han}/u.test(char)) return neighbourOf(char, random)
  return /[a-z]/.test(char) ? random.pick('a c e o n r t i l'.split(' ')) : char
}

/** A character of the same block near by: often of the same radical, and as meaningless as what OCR makes of a smudge. */
function neighbourOf(char: string, random: Random): string {
  const code = (char.codePointAt(0) ?? 0) + random.int(1, 40) * (random.chance(0.5) ? 1 : -1)
  return code >= 0x4e00 && code <= 0x9fa5 ? String.fromCodePoint(code) : char
}

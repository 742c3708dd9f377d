/**
 * What each UTF-16 unit is to the comparison of copies: whether it counts, and what it is taken for. As tables, because every
 * unit of a corpus passes through here.
 */
import { simplifiedUnits } from '#shared/text/index.ts'

import { LOOK_ALIKE_CLASSES } from './tables/look-alikes.ts'

/** Counts always: letters, digits, signs of measure and of arithmetic, what is not known. */
export const KEPT = 0
/** Never counts: white space, controls, marks of formatting. */
export const SPACE = 1
/** Counts between two digits only (3.5, 1:2, 8-10), and a single dash also before a number (-5). */
export const PUNCTUATION = 2
/** Counts inside a word: a bullet is an ornament, but in 王□华 a box is a character that could not be read; *ST and C# are names. */
export const ORNAMENT = 3
/** A combining mark: becomes one with the letter before it where there is such a character. */
export const MARK = 4

const SIZE = 0x10000
const DIGIT_0 = 0x30
const DIGIT_9 = 0x39

export interface Units {
  /** By unit after `narrow`: one of the five kinds above. */
  readonly kind: Uint8Array
  /** The unit without what width and encoding make of it: Ａ→A, ｶ→カ. Itself for most. */
  readonly narrow: Uint16Array
  /** By unit after `narrow`: in small letters and simplified characters. For likeness only. */
  readonly fold: Uint16Array
  /** By unit after `narrow`: one for all that look alike. For likeness only. */
  readonly look: Uint16Array
}

let made: Units | undefined

/** The tables; made when first asked for, which takes some ten milliseconds. */
export function units(): Units {
  return (made ??= makeUnits())
}

export function isDigit(unit: number): boolean {
  return unit >= DIGIT_0 && unit <= DIGIT_9
}

/** Dashes that may be the sign of a number. Two in a row are none. */
export function isDash(unit: number): boolean {
  return unit === 0x2d || unit === 0x2212 || (unit >= 0x2010 && unit <= 0x2014)
}

/** A digit or a Latin letter of ASCII. */
export function isAscii(unit: number): boolean {
  return isDigit(unit) || ((unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a && unit < 0x80)
}

function makeUnits(): Units {
  const kind = new Uint8Array(SIZE)
  const narrow = new Uint16Array(SIZE)
  const fold = new Uint16Array(SIZE)
  const look = new Uint16Array(SIZE)
  const simplified = simplifiedUnits()
  for (let unit = 0; unit < SIZE; unit++) {
    const plain = isUnified(unit)
    narrow[unit] = plain ? unit : narrowOf(unit)
    kind[unit] = plain ? KEPT : kindOf(unit)
    // Characters of two units are compared unit by unit and have no form of their own here.
    const simple = simplified[unit] ?? unit
    fold[unit] = simple !== unit || plain ? simple : foldOf(unit)
  }
  look.set(fold)
  const classOf = new Map<number, number>()
  for (const group of LOOK_ALIKE_CLASSES)
    for (const char of group) if (!classOf.has(char.charCodeAt(0))) classOf.set(char.charCodeAt(0), group.charCodeAt(0))
  for (let unit = 0; unit < SIZE; unit++) {
    const folded = fold[unit] ?? unit
    look[unit] = classOf.get(folded) ?? folded
  }
  return { kind, narrow, fold, look }
}

/** Chinese characters as nearly all texts have them, Korean syllables, private characters: none of them is anything but itself. */
function isUnified(unit: number): boolean {
  return (
    (unit >= 0x3400 && unit <= 0x4dbf) ||
    (unit >= 0x4e00 && unit <= 0x9fff) ||
    (unit >= 0xac00 && unit <= 0xd7a3) ||
    (unit >= 0xd800 && unit <= 0xf8ff)
  )
}

function narrowOf(unit: number): number {
  if (unit === 0x2212) return 0x2d
  const char = String.fromCharCode(unit)
  // Compatibility forms of width only: ² and ① are no 2 and no 1.
  const form = unit >= 0xff00 && unit <= 0xffef ? char.normalize('NFKC') : char.normalize('NFC')
  return form.length === 1 ? form.charCodeAt(0) : unit
}

const counting = /[%‰‱°′″℃]/
const bracketLike = /[<>|~^`´¨¯]/
const glue = /[&#@*■□▢▣◆◇◈●◎▲△▼▽★☆◀▶◁▷]/

function kindOf(unit: number): number {
  const char = String.fromCharCode(unit)
  if (counting.test(char)) return KEPT
  if (glue.test(char)) return ORNAMENT
  if (bracketLike.test(char) || /[\p{P}\p{Sk}]/u.test(char)) return PUNCTUATION
  if (/[\p{Z}\p{Cc}\p{Cf}\u2500-\u257f]/u.test(char)) return SPACE
  return /\p{M}/u.test(char) ? MARK : KEPT
}

function foldOf(unit: number): number {
  // Zero in 二○○八 is printed as a ring, a letter or the character.
  if (unit === 0x25cb || unit === 0x25ef) return 0x3007
  const small = String.fromCharCode(unit).toLowerCase()
  return small.length === 1 ? small.charCodeAt(0) : unit
}

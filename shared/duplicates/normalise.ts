/**
 * A text as copies are compared: without white space, width and punctuation, each unit with the place where it stood.
 *
 * Two texts with the same normal text are the same to the letter; nothing that a reader would call another text may be lost here.
 * So marks inside numbers stay (3.5 is not 35), letter case stays, traditional characters stay. What makes texts merely alike,
 * the script, letter case and look-alikes, is a second look at the same units (`Units.fold`, `Units.look`), so that offsets agree.
 */
import { isAscii, isDash, isDigit, KEPT, MARK, ORNAMENT, PUNCTUATION, SPACE, units } from './units.ts'

/** Characters that count and are nothing but themselves. */
const FIRST_IDEOGRAPH = 0x4e00
const LAST_IDEOGRAPH = 0x9fff

/** A text without white space, width and punctuation. */
export interface Normal {
  /** The units that count, in order. */
  readonly units: Uint16Array
  /** By unit: where it stands in the raw text, in UTF-16 units. */
  readonly at: Int32Array
  /** Length of the raw text in UTF-16 units. */
  readonly rawLength: number
}

/** Normalises a text. Time and memory grow with its length; the empty text gives the empty one. */
export function normalise(text: string): Normal {
  return new Normaliser().normal(text)
}

/** The units that count, as a string: equal for two texts that differ in white space, width and punctuation at most. */
export function plainText(text: string): string {
  return plainTextOf(normalise(text))
}

/** The same of a text that is normalised already. */
export function plainTextOf({ units: all }: Normal): string {
  let plain = ''
  for (let i = 0; i < all.length; i += 8192) plain += String.fromCharCode(...all.subarray(i, i + 8192))
  return plain
}

/** Normalises one text after the other in the same memory, for those who have very many. */
export class Normaliser {
  /** The last text's units; beyond its length, anything. Overwritten, and at times replaced, by the next run. */
  units = new Uint16Array(0)
  at = new Int32Array(0)
  readonly #tables = units()
  #length = 0
  /** Where marks that count only if a digit follows began, in `units`; -1 where none are waiting. */
  #waiting = -1

  /** Normalises a text; the result stays as it is. */
  normal(text: string): Normal {
    const length = this.run(text)
    return { units: this.units.slice(0, length), at: this.at.slice(0, length), rawLength: text.length }
  }

  /** Normalises a text into `units` and `at`; returns how many units there are. */
  run(text: string): number {
    if (this.units.length < text.length) {
      this.units = new Uint16Array(this.units.length === 0 ? text.length : text.length * 2)
      this.at = new Int32Array(this.units.length)
    }
    this.#length = 0
    this.#waiting = -1
    const { kind, narrow } = this.#tables
    for (let i = 0; i < text.length; i++) {
      const raw = text.charCodeAt(i)
      // Nearly every character of a Chinese text: no need to look it up.
      if (raw >= FIRST_IDEOGRAPH && raw <= LAST_IDEOGRAPH && this.#waiting < 0) {
        this.#push(raw, i)
        continue
      }
      const unit = narrow[raw] ?? 0
      const is = kind[unit] ?? KEPT
      if (is === KEPT) this.#keep(text, i, unit)
      else if (is === PUNCTUATION) this.#wait(unit, i)
      else if (is !== SPACE) this.#others(text, i, unit, is)
    }
    if (this.#waiting >= 0) this.#length = this.#waiting
    return this.#length
  }

  #keep(text: string, i: number, unit: number): void {
    if (isDigit(unit)) {
      if (this.#waiting < 0 && i > 0) this.#sign(text, i)
    } else if (this.#waiting >= 0) this.#length = this.#waiting
    this.#waiting = -1
    this.#push(unit, i)
  }

  /** Puts the dash before a number that does not follow another number. */
  #sign(text: string, i: number): void {
    const { kind, narrow } = this.#tables
    let at = i - 1
    while (at > 0 && kind[narrow[text.charCodeAt(at)] ?? 0] === SPACE) at--
    if (!isDash(narrow[text.charCodeAt(at)] ?? 0)) return
    if (at > 0 && isDash(narrow[text.charCodeAt(at - 1)] ?? 0)) return
    this.#push(0x2d, at)
  }

  #wait(unit: number, i: number): void {
    if (this.#waiting < 0) {
      if (this.#length === 0 || !isDigit(this.units[this.#length - 1] ?? 0)) return
      this.#waiting = this.#length
    }
    this.#push(isDash(unit) ? 0x2d : unit, i)
  }

  #others(text: string, i: number, unit: number, is: number): void {
    if (is === ORNAMENT) {
      if (this.#insideWord(text, i)) this.#keep(text, i, unit)
      return
    }
    if (is !== MARK) return
    const last = this.#length - 1
    const one = last < 0 || this.#waiting >= 0 ? '' : String.fromCharCode(this.units[last] ?? 0, unit).normalize('NFC')
    if (one.length === 1) this.units[last] = one.charCodeAt(0)
    else this.#keep(text, i, unit)
  }

  #insideWord(text: string, i: number): boolean {
    const { kind, narrow } = this.#tables
    const before = i === 0 ? 0x20 : (narrow[text.charCodeAt(i - 1)] ?? 0)
    const after = i + 1 === text.length ? 0x20 : (narrow[text.charCodeAt(i + 1)] ?? 0)
    if ((narrow[text.charCodeAt(i)] ?? 0) < 0x80 && (isAscii(before) || isAscii(after))) return true
    return kind[before] === KEPT && kind[after] === KEPT
  }

  #push(unit: number, i: number): void {
    this.units[this.#length] = unit
    this.at[this.#length++] = i
  }
}

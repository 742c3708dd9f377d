/** Hashing of short runs of units. Not for secrecy: only that what is different seldom meets. */

/** The finaliser of MurmurHash3 (Austin Appleby, public domain): every bit of the result hangs on every bit of the input. */
export function mix(value: number): number {
  let h = value ^ (value >>> 16)
  h = Math.imul(h, 0x85ebca6b)
  h ^= h >>> 13
  h = Math.imul(h, 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** A hash of two numbers in which their order counts. */
export function mixed(a: number, b: number): number {
  return mix(Math.imul(a, 0x9e3779b1) + b)
}

/**
 * A whole number of 0..2^53-1 for the first `length` units: equal texts have equal numbers, so it stands for the text in a
 * table or a database; who finds two equal numbers compares the texts.
 */
export function hashOf(units: Uint16Array, length: number): number {
  let a = 0x811c9dc5
  let b = 0x1b873593
  for (let i = 0; i < length; i++) {
    const unit = units[i] ?? 0
    a = Math.imul(a ^ unit, 0x01000193)
    b = Math.imul(b + unit, 0xcc9e2d51)
    b = (b << 15) | (b >>> 17)
  }
  return (mixed(a, length) & 0x1fffff) * 0x100000000 + mixed(b, a)
}

/** A set of numbers, a bit each: asked before a table that is too large to be at hand, most of what is not in which it rules out. */
export class Bits {
  readonly #bytes: Uint8Array

  /** For numbers below `size`, a multiple of 8. */
  constructor(size: number) {
    this.#bytes = new Uint8Array(size >> 3)
  }

  add(number: number): void {
    this.#bytes[number >> 3] = (this.#bytes[number >> 3] ?? 0) | (1 << (number & 7))
  }

  has(number: number): boolean {
    return ((this.#bytes[number >> 3] ?? 0) & (1 << (number & 7))) !== 0
  }
}

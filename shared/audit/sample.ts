/**
 * Drawing a random sample that can be drawn again.
 *
 * Not a shuffle of a list: that would hang on the list's order, and hold all of it. Instead the seed and the key of each
 * member give it a random number that is always the same, and the members with the smallest numbers are the sample. This is
 * simple random sampling without replacement by permanent random numbers (E. Ohlsson, "Coordination of samples using
 * permanent random numbers", in: Business Survey Methods, Wiley 1995). A larger sample of the same seed holds the smaller one.
 */

/** A number of 52 bits in 0..1 (1 left out) that the seed and a key give, always the same. */
export function drawNumber(seed: string, key: string): number {
  const high = mixed(`${seed}\u0000${key}`, 0x9e3779b9)
  const low = mixed(`${key}\u0000${seed}`, 0x85ebca6b)
  return (high * 2 ** 20 + (low >>> 12)) / 2 ** 52
}

/**
 * Draws `size` members, or all where there are no more, in the order of their numbers: the first k are a sample of size k.
 * Members with the same key would count as one with two chances, so keys must differ. Goes over the members once and
 * holds at most twice `size` of them.
 */
export function drawSample<T>(members: Iterable<T>, keyOf: (member: T) => string, size: number, seed: string): T[] {
  let drawn: { readonly member: T; readonly number: number }[] = []
  let bound = Infinity
  const cut = (): void => {
    drawn.sort((a, b) => a.number - b.number)
    drawn = drawn.slice(0, size)
    if (drawn.length === size) bound = drawn.at(-1)?.number ?? Infinity
  }
  for (const member of members) {
    const number = drawNumber(seed, keyOf(member))
    if (number >= bound) continue
    drawn.push({ member, number })
    if (drawn.length >= size * 2) cut()
  }
  cut()
  return drawn.map(({ member }) => member)
}

/** A hash of a text with 32 well-mixed bits: MurmurHash3's rounds over UTF-16 units, and its finaliser (A. Appleby, public domain). */
function mixed(text: string, seed: number): number {
  let hash = seed
  for (let i = 0; i < text.length; i++) {
    let unit = Math.imul(text.charCodeAt(i), 0xcc9e2d51)
    unit = Math.imul((unit << 15) | (unit >>> 17), 0x1b873593)
    hash ^= unit
    hash = (Math.imul((hash << 13) | (hash >>> 19), 5) + 0xe6546b64) | 0
  }
  hash ^= text.length
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

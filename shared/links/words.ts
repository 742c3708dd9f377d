/** What articles have in common in words: pairs of neighbouring Chinese characters, and Latin words. */

/** So much of an article is read, in UTF-16 units: its beginning names what it is about. */
const REACH = 3000

/** The pairs and words of some texts, each once. */
export function wordsOf(texts: readonly string[]): ReadonlySet<string> {
  const words = new Set<string>()
  let left = REACH
  for (const text of texts) {
    addWords(text.slice(0, left), words)
    left -= text.length
    if (left <= 0) break
  }
  return words
}

function addWords(text: string, words: Set<string>): void {
  for (const [word] of text.matchAll(/[A-Za-z]{4,}|\p{Script=Han}+/gu)) {
    if (/^[A-Za-z]/.test(word)) words.add(word.toLowerCase())
    else for (let i = 0; i + 1 < word.length; i++) words.add(word.slice(i, i + 2))
  }
}

/** In how many of some articles each word stands. */
export function countArticles(sets: readonly ReadonlySet<string>[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const words of sets) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

/**
 * How much two articles have in common, 0 to 1: the cosine of their words, each weighed by how few articles of the issue
 * hold it (inverse document frequency). 0 where either has no words.
 */
export function inCommon(
  one: ReadonlySet<string>,
  other: ReadonlySet<string>,
  counts: ReadonlyMap<string, number>,
  articles: number,
): number {
  const weight = (word: string): number => Math.log((articles + 1) / (counts.get(word) ?? 1)) ** 2
  const [small, large] = one.size < other.size ? [one, other] : [other, one]
  let shared = 0
  for (const word of small) if (large.has(word)) shared += weight(word)
  if (shared === 0) return 0
  let ours = 0
  for (const word of one) ours += weight(word)
  let theirs = 0
  for (const word of other) theirs += weight(word)
  return shared / Math.sqrt(ours * theirs)
}

/** How much of the shorter title's characters the longer one has in the same order of pairs, 0 to 1; 0 where either has less than two. */
export function titlesAlike(one: string, other: string): number {
  const ours = pairs(one)
  const theirs = pairs(other)
  const fewer = Math.min(ours.size, theirs.size)
  if (fewer === 0) return 0
  let same = 0
  for (const pair of ours) if (theirs.has(pair)) same++
  return same / fewer
}

function pairs(title: string): Set<string> {
  const plain = title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
  const found = new Set<string>()
  for (let i = 0; i + 1 < plain.length; i++) found.add(plain.slice(i, i + 2))
  return found
}

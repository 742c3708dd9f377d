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

/** Articles whose words are compared, each word weighed by how few of them hold it (inverse document frequency, squared). */
export class Words<Key> {
  private readonly weights = new Map<string, number>()
  private readonly sets = new Map<Key, { readonly words: ReadonlySet<string>; readonly sum: number }>()

  constructor(articles: readonly (readonly [key: Key, words: ReadonlySet<string>])[]) {
    const counts = new Map<string, number>()
    for (const [, words] of articles) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
    for (const [word, count] of counts) this.weights.set(word, Math.log((articles.length + 1) / count) ** 2)
    for (const [key, words] of articles) this.sets.set(key, { words, sum: this.sumOf(words) })
  }

  /** How much two of the articles have in common, 0 to 1: the cosine of their words. 0 where either has no words, or is none of them. */
  inCommon(one: Key, other: Key): number {
    const [ours, theirs] = [this.sets.get(one), this.sets.get(other)]
    if (ours === undefined || theirs === undefined) return 0
    const [small, large] = ours.words.size < theirs.words.size ? [ours, theirs] : [theirs, ours]
    let shared = 0
    for (const word of small.words) if (large.words.has(word)) shared += this.weights.get(word) ?? 0
    return shared === 0 ? 0 : shared / Math.sqrt(ours.sum * theirs.sum)
  }

  private sumOf(words: ReadonlySet<string>): number {
    let sum = 0
    for (const word of words) sum += this.weights.get(word) ?? 0
    return sum
  }
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

/** Counts the words of a list in one walk through a text, however long the list is. */

/** For each word, by its place in the list: how often it stands in the text, and how often in its lead. */
export interface WordCounts {
  readonly counts: Uint8Array
  readonly inLead: Uint8Array
}

/**
 * Prepares a list of words. The function counts them without overlap, each at most `most` times; those that begin
 * before `lead`, in UTF-16 units, stand in the lead.
 */
export function wordCounter(words: readonly string[], most: number, lead: number): (text: string) => WordCounts {
  const { offsets, numbers } = byFirstUnit(words)
  // In the order of `numbers`, so that those of the words with one beginning lie side by side.
  const seconds = numbers.map((word) => ((words[word]?.length ?? 0) > 1 ? (words[word]?.charCodeAt(1) ?? ANY) : ANY))
  return (text) => {
    const counts = new Uint8Array(words.length)
    const inLead = new Uint8Array(words.length)
    const ends = new Int32Array(words.length)
    for (let at = 0; at < text.length; at++) {
      const first = text.charCodeAt(at)
      const next = text.charCodeAt(at + 1)
      const end = offsets[first + 1] ?? 0
      for (let i = offsets[first] ?? 0; i < end; i++) {
        const second = seconds[i]
        if (second !== next && second !== ANY) continue
        const word = numbers[i] ?? 0
        const count = counts[word] ?? 0
        if (count === most || at < (ends[word] ?? 0)) continue
        const spelled = words[word] ?? ''
        if (spelled.length > 2 && !text.startsWith(spelled, at)) continue
        counts[word] = count + 1
        if (at < lead) inLead[word] = count + 1
        ends[word] = at + spelled.length
      }
    }
    return { counts, inLead }
  }
}

/** Stands for the second unit of a word that has only one. */
const ANY = 0

/** The numbers of the words that begin with unit u are `numbers[i]`, `offsets[u]` ≤ i < `offsets[u + 1]`. */
function byFirstUnit(words: readonly string[]): { readonly offsets: Uint16Array; readonly numbers: Uint16Array } {
  const offsets = new Uint16Array(0x10000 + 1)
  for (const word of words) {
    const next = word.charCodeAt(0) + 1
    offsets[next] = (offsets[next] ?? 0) + 1
  }
  for (let unit = 1; unit < offsets.length; unit++) offsets[unit] = (offsets[unit] ?? 0) + (offsets[unit - 1] ?? 0)
  const numbers = Uint16Array.from(words.keys()).sort((a, b) => (words[a]?.charCodeAt(0) ?? 0) - (words[b]?.charCodeAt(0) ?? 0))
  return { offsets, numbers }
}

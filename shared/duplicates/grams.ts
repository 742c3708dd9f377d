/**
 * Finds pairs of texts that share many runs of five characters, without comparing every text with every other.
 * Runs that stand in very many texts (formulas, the same line thousands of times) point at nothing and are left out,
 * which also keeps the work linear.
 */

const LENGTH = 5
/** A run of characters in more texts than this is a formula. */
const MOST_TEXTS = 16
/** A pair is looked at when it shares this part of the shorter text's runs. One wrong character spoils five runs. */
const SHARE = 0.3
/** Candidates kept for one text. */
const MOST_CANDIDATES = 6

export interface Candidate {
  /** Index of the shorter text (of the later one where both are as long). */
  readonly short: number
  readonly long: number
  /** Where the shorter text begins in the longer one, by most of the shared runs; may be negative. */
  readonly offset: number
}

interface Place {
  readonly text: number
  readonly at: number
}

/**
 * Pairs worth an alignment among texts of at least `shortest` UTF-16 units, in order of the later text.
 * Shorter texts are left out.
 */
export function similarPairs(texts: readonly string[], shortest: number): Candidate[] {
  const places = new Map<string, Place[]>()
  const pairs: Candidate[] = []
  texts.forEach((text, index) => {
    if (text.length < shortest) return
    const hits = new Map<number, number[]>()
    for (let at = 0; at + LENGTH <= text.length; at++) {
      const gram = text.slice(at, at + LENGTH)
      const known = places.get(gram)
      if (known === undefined) {
        places.set(gram, [{ text: index, at }])
        continue
      }
      for (const place of known) {
        if (place.text === index) continue
        const offsets = hits.get(place.text)
        if (offsets === undefined) hits.set(place.text, [at - place.at])
        else offsets.push(at - place.at)
      }
      if (known.length <= MOST_TEXTS && known.at(-1)?.text !== index) known.push({ text: index, at })
    }
    pairs.push(...candidates(texts, index, hits))
  })
  return pairs
}

function candidates(texts: readonly string[], index: number, hits: ReadonlyMap<number, readonly number[]>): Candidate[] {
  const here = texts[index]?.length ?? 0
  return [...hits]
    .map(([other, offsets]) => ({ other, offsets, share: offsets.length / (Math.min(here, texts[other]?.length ?? 0) - LENGTH + 1) }))
    .filter(({ share }) => share >= SHARE)
    .sort((a, b) => b.share - a.share || a.other - b.other)
    .slice(0, MOST_CANDIDATES)
    .map(({ other, offsets }) => {
      const diagonal = commonest(offsets)
      const otherIsLonger = (texts[other]?.length ?? 0) >= here
      return otherIsLonger ? { short: index, long: other, offset: -diagonal } : { short: other, long: index, offset: diagonal }
    })
}

function commonest(values: readonly number[]): number {
  const counts = new Map<number, number>()
  let best = values[0] ?? 0
  for (const value of values) {
    const count = (counts.get(value) ?? 0) + 1
    counts.set(value, count)
    if (count > (counts.get(best) ?? 0)) best = value
  }
  return best
}

/** Which characters usually stand side by side in the articles to learn from (`shared/segmentation/lines/usual-pairs.ts`). */
import { toSimplified } from '#shared/text/index.ts'
import { PAIR_USES, type UsualPairs } from '#shared/segmentation/index.ts'

/** Fewest articles that have a pair: what one of them writes proves nothing for another. */
const FEWEST = 3
/** Where each of `PAIR_USES` begins, in nats. */
const FROM: Readonly<Record<(typeof PAIR_USES)[number], number>> = { often: 1.5, usual: 0.5, even: -0.5 }
/** Added to what is counted and to what is expected, so that few articles prove less. */
const SMOOTHING = 0.3

const twoHan = /^\p{Script=Han}{2}$/u

/** The pairs of these articles, each a list of lines. The same articles always give the same pairs in the same order. */
export function usualPairs(articles: readonly (readonly string[])[]): UsualPairs {
  const counts = new Map<string, number>()
  for (const lines of articles) for (const pair of pairsOf(lines)) add(counts, pair, 1)
  const [firsts, seconds] = [new Map<string, number>(), new Map<string, number>()]
  let all = 0
  for (const [pair, count] of counts) {
    add(firsts, pair.charAt(0), count)
    add(seconds, pair.charAt(1), count)
    all += count
  }
  const found = new Map<string, string[]>()
  for (const [pair, count] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (count < FEWEST) continue
    const expected = ((firsts.get(pair.charAt(0)) ?? 0) * (seconds.get(pair.charAt(1)) ?? 0)) / all
    const nats = Math.log((count + SMOOTHING) / (expected + SMOOTHING))
    const use = PAIR_USES.findIndex((each) => nats >= FROM[each])
    if (use < 0) continue
    const own = found.get(pair.charAt(0)) ?? PAIR_USES.map(() => '')
    own[use] = (own[use] ?? '') + pair.charAt(1)
    found.set(pair.charAt(0), own)
  }
  return Object.fromEntries(Array.from(found, ([first, own]) => [first, own.join(' ')]))
}

/** The pairs of neighbouring Chinese characters of an article, each once. */
function pairsOf(lines: readonly string[]): Set<string> {
  const pairs = new Set<string>()
  for (const line of lines) {
    const text = toSimplified(line)
    for (let i = 1; i < text.length; i++) {
      const pair = text.slice(i - 1, i + 1)
      if (twoHan.test(pair)) pairs.add(pair)
    }
  }
  return pairs
}

function add(counts: Map<string, number>, key: string, count: number): void {
  counts.set(key, (counts.get(key) ?? 0) + count)
}

/**
 * From reasons to probabilities. Every decision adds up signed reasons in nats of log-odds; the logistic function of
 * the sum is its probability.
 *
 * How the constants of this folder were set: by hand, from counts on the five gold pages (296 blocks, 54 articles)
 * and then shrunk towards even odds, because five pages of one region cannot carry more. Of 35 paragraphs that stop at
 * a letter or comma and are followed by running text, 33 go on there: 94 %, shrunk to 3 nats before other evidence.
 * Of 216 places where one paragraph follows another in the file, 5 are breaks between articles: 98 %, shrunk to 3.2.
 * The likeness of words between a headline and its own text is 0.02 to 0.48 there, to the text before it 0 to 0.09.
 */
import type { ReasonCode } from './reason-words.ts'
import type { Reason } from './types.ts'

/** Below this probability a decision becomes a doubt. */
export const SURE = 0.85
/** A role is asked about only below this: a wrong role costs less than a wrong place and shows at once. */
export const SURE_ROLE = 0.7
/** A headline behind its text is asked about below this. */
export const SURE_HEADLINE = 0.95

/** Reasons add up to at most this in either direction: nothing is certain. */
const MOST = 6

/** The probability that the sum of log-odds in nats stands for, 0..1. */
export function probability(nats: number): number {
  return 1 / (1 + Math.exp(-Math.max(-MOST, Math.min(MOST, nats))))
}

/** The logistic function: a probability from log-odds in nats, however large. */
export function logistic(nats: number): number {
  return 1 / (1 + Math.exp(-nats))
}

/** Sum of the weights of reasons, in nats. */
export function total(reasons: readonly Reason[]): number {
  return reasons.reduce((sum, reason) => sum + reason.weight, 0)
}

/** A reason, its weight rounded so that the same page gives the same bytes everywhere. */
export function reason(code: ReasonCode, weight: number, params: Readonly<Record<string, string | number>> = {}): Reason {
  return { code, weight: Math.round(weight * 100) / 100, params }
}

/** Likeness of words that two texts have by chance. */
const CHANCE = 0.02

/**
 * Evidence in nats from two likenesses of words: positive where `here` is the greater. Doubling a likeness counts
 * 0.7 times `scale`; the result stays within `most`.
 */
export function wordEvidence(here: number, there: number, scale: number, most: number): number {
  return Math.max(-most, Math.min(most, scale * Math.log((here + CHANCE) / (there + CHANCE))))
}

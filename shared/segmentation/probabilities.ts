/** From log-odds to probabilities, and reasons whose weights are rounded. */
import type { ReasonCode } from './reason-words.ts'
import type { Reason } from './types.ts'

/** Log-odds beyond this in either direction count no more: nothing is certain. */
const MOST = 6

/** The probability that log-odds in nats stand for, 0.0025..0.9975. */
export function probability(nats: number): number {
  return logistic(Math.max(-MOST, Math.min(MOST, nats)))
}

/** The logistic function: a probability from log-odds in nats, however large. */
export function logistic(nats: number): number {
  return 1 / (1 + Math.exp(-nats))
}

/** Probabilities from scores in nats; they add up to 1. */
export function softmax(scores: readonly number[]): number[] {
  const most = Math.max(...scores)
  const powers = scores.map((score) => Math.exp(score - most))
  const sum = powers.reduce((all, power) => all + power, 0)
  return powers.map((power) => power / sum)
}

/** A reason, its weight rounded so that the same page gives the same bytes everywhere. */
export function reason(code: ReasonCode, weight: number, params: Readonly<Record<string, string | number>> = {}): Reason {
  return { code, weight: inHundredths(weight), params }
}

export function inHundredths(nats: number): number {
  return Math.round(nats * 100) / 100
}

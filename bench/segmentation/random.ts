/** Random numbers for the page generator: the same seed always gives the same numbers, on every machine. */
import { Bug } from '#shared/base/index.ts'

export interface Random {
  /** A number from 0 up to, but without, 1. */
  next(): number
  /** A whole number of `from`..`to`, both included. */
  int(from: number, to: number): number
  /** True with probability `p`. */
  chance(p: number): boolean
  /** One of the list, which must not be empty. */
  pick<T>(list: readonly T[]): T
  /** One of the list or undefined where it is empty. */
  some<T>(list: readonly T[]): T | undefined
  /** A new list with the same members in random order. */
  shuffled<T>(list: readonly T[]): T[]
  /** How often something happens that happens `mean` times on average: 0, 1, 2 ... (Poisson, by Knuth's method). */
  times(mean: number): number
  /** A generator of its own, so that what one part draws does not shift what the others draw. */
  fork(): Random
}

/**
 * xoshiro128** 1.1 by David Blackman and Sebastiano Vigna (2018, public domain, prng.di.unimi.it), its state filled by
 * splitmix32 (Guy Steele et al. 2014, with the mixing constants of MurmurHash3).
 */
export function randomOf(seed: number): Random {
  let mix = Math.trunc(seed) >>> 0
  const state = new Uint32Array(4)
  for (let i = 0; i < 4; i++) {
    mix = (mix + 0x9e3779b9) >>> 0
    let z = mix
    z = Math.imul(z ^ (z >>> 16), 0x85ebca6b)
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35)
    state[i] = (z ^ (z >>> 16)) >>> 0
  }
  return fromBits(() => step(state))
}

function step(state: Uint32Array): number {
  const [a = 0, b = 0, c = 0, d = 0] = state
  const result = Math.imul(rotated(Math.imul(b, 5) >>> 0, 7), 9) >>> 0
  const c1 = c ^ a
  const d1 = d ^ b
  state[1] = b ^ c1
  state[0] = a ^ d1
  state[2] = c1 ^ (b << 9)
  state[3] = rotated(d1 >>> 0, 11)
  return result
}

function rotated(x: number, by: number): number {
  return ((x << by) | (x >>> (32 - by))) >>> 0
}

function fromBits(bits: () => number): Random {
  const next = (): number => bits() / 4294967296
  const int = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1))
  const some = <T>(list: readonly T[]): T | undefined => (list.length === 0 ? undefined : list[int(0, list.length - 1)])
  return {
    next,
    int,
    chance: (p) => next() < p,
    some,
    pick: (list) => {
      if (list.length === 0) throw new Bug('nothing to pick from')
      return list[int(0, list.length - 1)] as (typeof list)[number]
    },
    shuffled: (list) => {
      const rows = list.map((item) => ({ item, key: next() }))
      return rows.sort((a, b) => a.key - b.key).map((row) => row.item)
    },
    times: (mean) => {
      const limit = Math.exp(-mean)
      let k = 0
      for (let p = next(); p > limit; p *= next()) k++
      return k
    },
    fork: () => randomOf(bits()),
  }
}

/** A number for a name, the same on every machine: 0 up to 2³² − 1. */
export function hashOf(name: string): number {
  let hash = 7
  for (const char of name) hash = (Math.imul(hash, 31) + char.charCodeAt(0)) >>> 0
  return hash
}

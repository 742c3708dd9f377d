import { describe, expect, it } from 'vitest'

import { candidatesIn, ENDS, Enough, HitCounter } from './candidates.ts'
import { MemoryKeyStore } from './key-store.ts'
import type { Comparison } from './comparison.ts'
import { signatureOf } from './signature.ts'

const keysOf = (text: string): Uint32Array => signatureOf(text).keys
const text = (seed: number, length = 300): string =>
  Array.from({ length }, (_, i) => String.fromCharCode(0x4e00 + ((i * i * 31 + i * 977 + seed * 7919 + seed * i) % 9973))).join('')

describe('candidatesIn', () => {
  it('finds texts with enough in common, best first, and forgets what was taken out', () => {
    const store = new MemoryKeyStore()
    for (let i = 0; i < 20; i++) store.add(i, keysOf(text(i)))
    store.add(20, keysOf(text(3).slice(0, 150) + text(50, 150)))
    const counter = new HitCounter()
    const found = candidatesIn(store, keysOf(text(3)), counter)
    expect(found.map((candidate) => candidate.text)).toEqual([3, 20])
    expect(candidatesIn(store, keysOf(text(3)), counter, 3).map((candidate) => candidate.text)).toEqual([20])
    store.remove(20, keysOf(text(3).slice(0, 150) + text(50, 150)))
    expect(candidatesIn(store, keysOf(text(3)), counter, 3)).toEqual([])
  })

  it('[DU4] gives more evidence to what two texts alone have in common than to what many have', () => {
    const store = new MemoryKeyStore()
    store.add(0, keysOf(text(1)))
    const [alone] = candidatesIn(store, keysOf(text(1)), new HitCounter())
    for (let i = 1; i < 10; i++) store.add(i, keysOf(text(1)))
    const [many] = candidatesIn(store, keysOf(text(1)), new HitCounter())
    expect(alone?.evidence).toBeCloseTo((many?.evidence ?? 0) * 10, 0)
  })

  it('[DU10] looks at both ends only of what stands in very many texts', () => {
    const counter = new HitCounter()
    const list = Array.from({ length: 100_000 }, (_, i) => i)
    for (const key of [2, 4, 6]) counter.add(key, list, 0, list.length, list.length)
    const found = counter.take(3, () => 3)
    expect(found.every((candidate) => candidate.text < ENDS || candidate.text >= list.length - ENDS)).toBe(true)
    expect(found.length).toBeGreaterThan(0)
  })
})

describe('Enough', () => {
  it('[DU10] ends the comparisons of a text that has been compared with enough', () => {
    const near: Comparison = { kind: 'near', whole: 'both', score: 0.9, figures: false, a: { start: 0, end: 9 }, b: { start: 0, end: 9 } }
    const like = new Enough()
    expect([near, near, near].map((each) => like.after(each))).toEqual([false, false, true])
    const unlike = new Enough()
    expect(Array.from({ length: 12 }, () => unlike.after(undefined)).indexOf(true)).toBe(11)
    const reports = new Enough()
    expect(Array.from({ length: 8 }, () => reports.after({ ...near, figures: true })).indexOf(true)).toBe(7)
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { MemoryKeyStore } from './key-store.ts'

describe('MemoryKeyStore', () => {
  it('has the texts of each key, whatever was added, taken out and cleared before', () => {
    const key = fc.oneof(fc.integer({ min: 1, max: 40 }), fc.constantFrom(0xffffffff, 0x80000000, 0xfffffffe))
    const step = fc.record({ keys: fc.uniqueArray(key, { maxLength: 30 }), takeOut: fc.boolean() })
    const store = new MemoryKeyStore()
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        store.clear()
        const truth = new Map<number, readonly number[]>()
        for (const [text, { keys, takeOut }] of steps.entries()) {
          store.add(text, Uint32Array.from(keys))
          expect(store.keysOf(text)).toBe(keys.length)
          if (takeOut) store.remove(text, Uint32Array.from(keys))
          else for (const each of keys) truth.set(each, [...(truth.get(each) ?? []), text])
        }
        for (const [each, texts] of truth) expect(store.textsWith(each)).toEqual(texts)
        for (let each = 100; each < 200; each++) expect(store.textsWith(each)).toEqual([])
      }),
      { seed: 6, numRuns: 200 },
    )
  })

  it('grows', () => {
    const store = new MemoryKeyStore()
    for (let text = 0; text < 100; text++)
      store.add(
        text,
        Uint32Array.from({ length: 1000 }, (_, i) => text * 1000 + i + 1),
        2000,
      )
    expect([1, 55_555, 100_001].map((key) => [...store.textsWith(key)])).toEqual([[0], [55], []])
    expect(store.keysOf(7)).toBe(2000)
  })
})

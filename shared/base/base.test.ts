/** Ids, moments and comparison of JSON values. */
import { describe, expect, it } from 'vitest'
import * as v from 'valibot'

import { countingIds } from '#shared/testing/ids.ts'

import { Bug, instant, instantSchema, newId, pageIdSchema, present, sameJson, sha256Schema, type PageId } from './index.ts'

describe('ids', () => {
  it('are version 7 of RFC 9562 and carry their time', () => {
    const id = newId<PageId>(countingIds())
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(1_700_000_000_001)
  })

  it('are checked where they come in', () => {
    for (const bad of ['', 'x', 'ABCDEF00-0000-7000-8000-000000000000', 7, null]) expect(v.safeParse(pageIdSchema, bad).success).toBe(false)
    expect(v.safeParse(sha256Schema, 'a'.repeat(63)).success).toBe(false)
    expect(v.safeParse(instantSchema, instant(0)).success).toBe(true)
    expect(v.safeParse(instantSchema, '2026-11-20').success).toBe(false)
  })
})

describe('sameJson', () => {
  it('compares by content, whatever the order of keys', () => {
    expect(sameJson({ a: [1, { b: null }], c: 'x' }, { c: 'x', a: [1, { b: null }] })).toBe(true)
    for (const [a, b] of [
      [{ a: 1 }, { a: 2 }],
      [{ a: 1 }, { a: 1, b: 1 }],
      [[1], [1, 2]],
      [[], {}],
      [null, {}],
      [{ a: undefined }, { b: undefined }],
    ]) {
      expect(sameJson(a, b)).toBe(false)
    }
  })
})

it('throws a Bug that says what was believed', () => {
  expect(present(0, 'zero is there')).toBe(0)
  expect(() => present(undefined, 'it was checked')).toThrow(new Bug('it was checked'))
})

import { describe, expect, it } from 'vitest'

import { AppError } from '#electron/platform/index.ts'

import { keepText, pack, readText, unpack } from './packing.ts'

describe('text in a column', () => {
  it('stands as it is where UTF-8 can hold it', () => {
    for (const text of ['', '标题', 'a\nb', '😀']) expect(keepText(text)).toBe(text)
  })

  it('comes back exactly, and is well-formed without NUL while it is kept', () => {
    for (const text of ['\0', 'a\0b', '\ud800', '\udc00\ud800', '\u0001', '\u0001"x"', '\u0001\0']) {
      const kept = keepText(text)
      expect(kept.isWellFormed() && !kept.includes('\0')).toBe(true)
      expect(readText(kept)).toBe(text)
    }
  })
})

describe('JSON in a column', () => {
  it('stands as text where it is short, and deflated where that is smaller', () => {
    expect(pack({ a: [1, '二'] })).toBe('{"a":[1,"二"]}')
    const long = Array.from({ length: 500 }, (_, i) => ({ number: i, text: '正文\ud800\0' }))
    const packed = pack(long)
    if (typeof packed === 'string') throw new Error('a long value is deflated')
    expect(packed.length).toBeLessThan(JSON.stringify(long).length / 4)
    expect(unpack(packed)).toEqual(long)
    expect(unpack('null')).toBeNull()
  })

  it('refuses what a disk damaged', () => {
    for (const damaged of ['{"a":', '', Uint8Array.of(0xff, 0x00), new Uint8Array()]) expect(() => unpack(damaged)).toThrow(AppError)
  })
})

import { describe, expect, it } from 'vitest'

import { signatureOf } from './signature.ts'
import { LOOK_ALIKE_CLASSES } from './tables/look-alikes.ts'

const text = Array.from({ length: 600 }, (_, i) => String.fromCharCode(0x4e00 + ((i * i * 31 + i * 7) % 5000))).join('')

const common = (a: string, b: string): number => {
  const keys = new Set(signatureOf(a).keys)
  return signatureOf(b).keys.filter((key) => keys.has(key)).length
}

describe('signatureOf', () => {
  it('gives equal texts equal signatures, and those with other punctuation too', () => {
    expect(signatureOf(`${text}。`)).toEqual(signatureOf(` ${text}`))
    expect(Number.isSafeInteger(signatureOf(text).exact)).toBe(true)
    expect(signatureOf(text).exact).not.toBe(signatureOf(`${text}的`).exact)
  })

  it('[DU5] gives a fragment keys of the text that it stands in, wherever it is cut out', () => {
    for (let from = 0; from < 500; from += 23) expect(common(text, text.slice(from, from + 40))).toBeGreaterThanOrEqual(7)
  })

  it('[DU4] is not disturbed by look-alikes, the script, or a misread neighbour', () => {
    const caption = '民警在路口向过往群众发放宣传单，提醒驾驶人遵章守法，未发现违法行为。'
    expect(common(caption, caption.replace('未', '末').replace('宣', '宜'))).toBe(signatureOf(caption).keys.length)
    expect(common('东风学校为学生办书画会', '東風學校為學生辦書畫會')).toBe(signatureOf('东风学校为学生办书画会').keys.length)
    expect(common(text, `${text.slice(0, 300)}某${text.slice(301)}`)).toBeGreaterThan(signatureOf(text).keys.length - 26)
  })

  it('[DU10] keeps a bounded number of keys, few of a text that repeats itself, and none of a short one', () => {
    expect(signatureOf('字'.repeat(1_000_000)).keys.length).toBeLessThan(20)
    const long = Array.from({ length: 300_000 }, (_, i) => String.fromCharCode(0x4e00 + ((i * i * 31 + i * 7919) % 20_000))).join('')
    expect(signatureOf(long).keys.length).toBeLessThanOrEqual(2 ** 15 + 16)
    expect(signatureOf('短短的').keys).toHaveLength(0)
    expect(signatureOf('')).toMatchObject({ length: 0, keys: new Uint32Array(0) })
  })
})

describe('tables', () => {
  it('have no figure among the look-alikes', () => {
    expect(LOOK_ALIKE_CLASSES.join('')).not.toMatch(/[0-9〇一二三四五六七八九十百千万]/)
  })
})

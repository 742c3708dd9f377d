/** Failures in words, and that what crosses the wire is JSON. */
import { describe, expect, it } from 'vitest'
import * as v from 'valibot'

import { LANGUAGES } from '#shared/base/index.ts'

import { importSourceSchema } from './contract.ts'
import { failure, FAILURE_CODES, failureInWords, failureSchema } from './failure.ts'
import { DEFAULT_SETTINGS, settingsSchema } from './session.ts'

describe('failures', () => {
  it('say what is wrong and what to do, in both languages', () => {
    for (const code of FAILURE_CODES) {
      for (const language of LANGUAGES) {
        const sentence = failureInWords(failure(code), language)
        expect(sentence, code).toMatch(language === 'zh' ? /[\u4e00-\u9fff].*。$/ : /^[A-Z{][^\u4e00-\u9fff]*\.$/)
      }
    }
  })

  it('put numbers and names in, and leave text that looks like a pattern alone', () => {
    expect(failureInWords(failure('too-large', { size: 65, limit: 64 }), 'zh')).toContain('65 MB')
    expect(failureInWords(failure('unknown-format', { extension: '{size}$&' }), 'en')).toBe(
      '{size}$& is not a known format. Save it as .txt or .md and import that.',
    )
  })

  it('let no unknown code through', () => {
    expect(v.safeParse(failureSchema, { code: 'toString', params: {} }).success).toBe(false)
  })
})

describe('settings and sources', () => {
  it('accept the defaults and refuse what is out of range', () => {
    expect(v.safeParse(settingsSchema, DEFAULT_SETTINGS).success).toBe(true)
    expect(v.safeParse(settingsSchema, { ...DEFAULT_SETTINGS, textSize: 400 }).success).toBe(false)
    expect(v.safeParse(settingsSchema, { ...DEFAULT_SETTINGS, editor: '   ' }).success).toBe(false)
  })

  it('refuse an upload that is not named by a UUID', () => {
    expect(v.safeParse(importSourceSchema, { from: 'upload', upload: '../../etc', name: 'a.txt', path: '' }).success).toBe(false)
  })
})

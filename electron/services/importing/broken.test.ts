import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

import type { Sha256 } from '#shared/base/index.ts'
import { failureInWords, type FailureCode } from '#shared/contract/index.ts'
import { countingIds } from '#shared/testing/ids.ts'

import { makePage } from './make-page.ts'

const folder = join(import.meta.dirname, '../../../seeds/broken')
const codes: Readonly<Record<string, FailureCode>> = {
  'controls.txt': 'not-text',
  'cut-gb18030.txt': 'bad-encoding',
  'cut-utf-8.txt': 'bad-encoding',
  'damaged-utf-8.txt': 'bad-encoding',
  'empty.txt': 'empty-file',
  'front-matter-only.md': 'no-text',
  'gzip.txt': 'not-text',
  'half-surrogate-utf-16.txt': 'bad-encoding',
  'latin-1.txt': 'bad-encoding',
  'nul.txt': 'not-text',
  'odd-utf-16.txt': 'bad-encoding',
  'pdf.txt': 'not-text',
  'png.txt': 'not-text',
  'shift-jis.txt': 'bad-encoding',
  'unknown-extension.docx': 'unknown-format',
  'white-space.txt': 'no-text',
}

describe('seeds/broken', () => {
  it('has a wanted code for each file', () => {
    expect(
      readdirSync(folder)
        .map((name) => name.replace(/\.broken$/, ''))
        .sort(),
    ).toEqual(Object.keys(codes).sort())
  })

  it.each(Object.entries(codes))('[I3] refuses %s with %s, in words', (name, code) => {
    const bytes = readFileSync(join(folder, `${name}.broken`))
    const made = makePage({ name, bytes, sha256: 'a'.repeat(64) as Sha256 }, countingIds())
    expect(made).toMatchObject({ ok: false, failure: { code } })
    if (made.ok) return
    for (const language of ['zh', 'en'] as const) expect(failureInWords(made.failure, language)).not.toMatch(/[{}]/)
  })
})

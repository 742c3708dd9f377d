/**
 * The five sample pages as the foundation's engine (`rules 1`, before any learning) cut them, kept in a file, so that the
 * editor's cost is measured from the same start whatever engine is in use today. Texts and gold come from `seeds/`.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

import type { Page } from '#shared/model/index.ts'
import { seedPages, type Annotation } from '#shared/testing/index.ts'

export interface CutPage {
  readonly name: string
  readonly page: Page
  readonly gold: Annotation
}

export function foundationPages(): CutPage[] {
  const packed = readFileSync(join(import.meta.dirname, 'foundation-pages.json.gz'))
  const pages = JSON.parse(gunzipSync(packed).toString('utf8')) as Record<string, Omit<Page, 'text'>>
  return seedPages().map(({ name, gold }) => {
    const page = pages[name]
    if (page === undefined) throw new Error(`${name} is not among the kept pages`)
    // The file's own text: the blocks' sources point into it.
    const text = readFileSync(join(import.meta.dirname, '../../seeds', name), 'utf8')
    return { name, page: { ...page, text }, gold }
  })
}

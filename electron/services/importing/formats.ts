/** Which files are imported, by their names. */
import { extname } from 'node:path'

import { failure, MAX_TEXT_BYTES, MEGABYTE, type Failure } from '#shared/contract/index.ts'

export type TextFormat = 'text' | 'markdown'

const formats: ReadonlyMap<string, TextFormat> = new Map([
  ['.txt', 'text'],
  ['.text', 'text'],
  ['.md', 'markdown'],
  ['.markdown', 'markdown'],
])

/** The format of a file by its name's extension; without an extension it is tried as plain text. */
export function formatOf(name: string): TextFormat | Failure {
  const extension = extname(name)
  if (extension === '' || extension === '.') return 'text'
  return formats.get(extension.toLowerCase()) ?? failure('unknown-format', { extension })
}

/** The refusal of a file of this size. The size is rounded up, so that it never reads like the limit. */
export function tooLarge(bytes: number): Failure {
  return failure('too-large', { size: Math.ceil(bytes / MEGABYTE), limit: MAX_TEXT_BYTES / MEGABYTE })
}

/** Names that an export gives: ids of articles, and file names that every file system takes. */
import type { PageId } from '#shared/base/index.ts'
import type { Original, PageInfo } from '#shared/model/index.ts'

/** What of a page its key is made of. */
export interface NamedPage {
  readonly id: PageId
  readonly info: PageInfo
  /** The first names the page; of a stored page there is always one. */
  readonly originals: readonly Pick<Original, 'name' | 'sha256'>[]
}

/** Longest id before its number, in characters. */
const LONGEST_KEY = 100

/**
 * Gives each page the first part of its articles' ids: `<publication or file stem>-<date>-<page number>`, as far as they
 * are known. Pages whose keys would be the same (a page scanned twice) get the first digits of their original's SHA-256
 * behind it. Call it once for every page of the library in export order, also for those of which nothing is written,
 * so that ids do not depend on the filter.
 */
export function pageKeys(): (page: NamedPage) => string {
  const used = new Set<string>()
  return ({ id, info, originals }) => {
    const original = originals[0]
    const hash = original?.sha256 ?? id
    const stem = (original?.name ?? '').replace(/\.[^.]+$/, '')
    const known = [info.publication ?? stem, info.date, info.pageNo].flatMap((part) => (part === null ? [] : [idPart(part)]))
    const key =
      known
        .filter((part) => part !== '')
        .join('-')
        .slice(0, LONGEST_KEY)
        .toWellFormed() || hash.slice(0, 12)
    // File names are made of keys too, and two that differ in case only are one file to many systems.
    const unique = [key, `${key}-${hash.slice(0, 8)}`].find((one) => !used.has(one.toLowerCase())) ?? `${key}-${hash}`
    used.add(unique.toLowerCase())
    return unique
  }
}

/** Letters, digits and Chinese characters of any script; everything else is one `_`. */
function idPart(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}.-]+/gu, '_')
    .replace(/^[_.-]+|[_.-]+$/g, '')
}

/** The id of the article that stands at a place (from 0) in its page's order. */
export function articleId(key: string, index: number): string {
  return `${key}-${String(index + 1).padStart(3, '0')}`
}

/** Longest file name in bytes of UTF-8, extension included: below every file system's limit, with room for a copy's suffix. */
const LONGEST_NAME = 200

/** Names that Windows takes for devices, whatever extension follows. */
const reserved = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])$/i

/**
 * Makes a file name of parts, e.g. `2021-11-25-03-001-标题.md`. Characters that Windows or a shell would stumble over
 * become `_`, invisible ones go, and the last part is cut until the name is short enough. Never empty, never reserved.
 */
export function fileName(parts: readonly string[], extension: string): string {
  const name = cleanName(parts.filter((part) => part !== '').join('-'))
  const short = cutToBytes(name, LONGEST_NAME - extension.length).replace(/[. ]+$/, '')
  const stem = short.split('.', 1)[0] ?? ''
  if (short === '' || reserved.test(stem.trimEnd())) return `_${short}${extension}`
  return short + extension
}

function cleanName(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\ufffd]/gu, '')
    .replace(/[<>:"/\\|?*\u2028\u2029]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[. -]+/, '')
}

function cutToBytes(text: string, most: number): string {
  let bytes = 0
  let out = ''
  for (const char of text) {
    bytes += utf8Length(char.codePointAt(0) ?? 0)
    if (bytes > most) break
    out += char
  }
  return out
}

function utf8Length(code: number): number {
  if (code < 0x80) return 1
  if (code < 0x800) return 2
  return code < 0x10000 ? 3 : 4
}

/** From the bytes of one file to a page with its log: decoded, cut into blocks, segmented. Reads and writes nothing. */
import { Bug, newId, type BlockId, type IdSource, type PageId, type Sha256 } from '#shared/base/index.ts'
import { failure, MAX_PAGE_BLOCKS, type Failure } from '#shared/contract/index.ts'
import { blankPage, type Original, type Page } from '#shared/model/index.ts'
import { newSubmission, plan, segmentationOperation, stampOf, type Entry, type Operation } from '#shared/operations/index.ts'
import { readPageInfo, splitLines, toInputBlocks, type Piece, type SegmentationInput, type Weights } from '#shared/segmentation/index.ts'
import type { Line } from '#shared/text/index.ts'

import { cutBlocks } from '../segmentation/index.ts'
import { decodeText, type TextEncodingName } from './decode.ts'
import { formatOf, type TextFormat } from './formats.ts'
import { blankMarkdown } from './markdown.ts'

/** A file's text with its blocks, before anything is decided about them. */
export interface ReadText {
  readonly format: TextFormat
  readonly encoding: TextEncodingName
  /** The decoded text; the offsets of `lines` and `pieces` point into it. */
  readonly text: string
  readonly lines: readonly Line[]
  /** One for each block: the lines, and in place of one that holds two things its parts. */
  readonly pieces: readonly Piece[]
  /** The blocks of `pieces`. */
  readonly input: SegmentationInput
}

/** Decodes a file and lists its blocks: the non-blank lines, in Markdown those that are text of the page. More of them than a page may have are refused before they are cut. [I3] [I4] [I6] [G18] */
export function readText(name: string, bytes: Uint8Array): ReadText | Failure {
  const format = formatOf(name)
  if (typeof format !== 'string') return format
  const decoded = decodeText(bytes)
  if (!('text' in decoded)) return decoded
  const { lines, input } = toInputBlocks(format === 'markdown' ? blankMarkdown(decoded.text) : decoded.text)
  if (lines.length === 0) return failure('no-text')
  if (lines.length > MAX_PAGE_BLOCKS) return tooManyLines(lines.length)
  const split = splitLines(lines, input)
  return split.pieces.length > MAX_PAGE_BLOCKS ? tooManyLines(split.pieces.length) : { format, ...decoded, lines, ...split }
}

function tooManyLines(lines: number): Failure {
  return failure('too-many-lines', { lines, limit: MAX_PAGE_BLOCKS })
}

/** What a page is made from. Structured-cloneable, so that it can go to a worker thread. */
export interface PageRequest {
  /** The file's name without folders. */
  readonly name: string
  readonly bytes: Uint8Array
  readonly sha256: Sha256
}

/** A page as the library takes it in, or why there is none. */
export type MadePage =
  { readonly ok: true; readonly page: Page; readonly log: readonly Entry[] } | { readonly ok: false; readonly failure: Failure }

/**
 * Makes the page of one file. Its log has two entries, the import and the segmentation, both automatic and by `machine`;
 * the page is what they give. It is cut with the weights, null being those that come with the program. [I7]
 */
export function makePage(request: PageRequest, ids: IdSource, weights: Weights | null = null): MadePage {
  const read = readText(request.name, request.bytes)
  if (!('text' in read)) return { ok: false, failure: read }
  const { format, encoding, text, pieces, input } = read
  const { name, sha256, bytes } = request
  const original: Original = { sha256, name, size: bytes.length, format, encoding, picture: null }
  const blocks = pieces.map(() => newId<BlockId>(ids))
  const draft = new PageDraft(blankPage(newId<PageId>(ids), [original], text), ids)
  draft.carryOut({ name: 'importPage', info: readPageInfo(name, text), blocks: importedBlocks(pieces, blocks) })
  draft.carryOut(segmentationOperation(cutBlocks(input, weights), blocks, ids))
  return { ok: true, page: draft.page, log: draft.log }
}

function importedBlocks(pieces: readonly Piece[], ids: readonly BlockId[]): Extract<Operation, { name: 'importPage' }>['blocks'] {
  return pieces.map(({ start, end, marks }, i) => {
    const id = ids[i]
    if (id === undefined) throw new Bug('an id was made for each piece')
    return { id, start, end, boxes: [], confidence: null, label: marks > 0 ? '#'.repeat(marks) : null }
  })
}

/** A page that grows by automatic operations, with the log of them. */
class PageDraft {
  page: Page
  readonly log: Entry[] = []
  private readonly ids: IdSource

  constructor(page: Page, ids: IdSource) {
    this.page = page
    this.ids = ids
  }

  carryOut(operation: Operation): void {
    const submission = newSubmission(this.ids, this.page, operation)
    const planned = plan(this.page, operation, stampOf(submission))
    if (!planned.ok) throw new Bug(`${operation.name} of a new page was refused: ${planned.code} ${JSON.stringify(planned.data)}`)
    this.log.push({ ...submission, diff: planned.diff })
    this.page = planned.page
  }
}

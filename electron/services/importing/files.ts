/** Reads files and folders of the editor, and says in the contract's words why one cannot be read. */
import { isUtf8 } from 'node:buffer'
import { open, readdir, stat } from 'node:fs/promises'
import { sep } from 'node:path'
import iconv from 'iconv-lite'

import { failure, MAX_TEXT_BYTES, type Failure } from '#shared/contract/index.ts'

import { tooLarge } from './formats.ts'

/**
 * Where a file is: its path as a string, or `hex:` and the path's bytes where they are no UTF-8 (an archive that was
 * packed under a Chinese Windows leaves such names behind). Absolute paths never begin with `hex:`.
 */
export type SourcePath = string

/** One entry of a folder. */
export interface FolderEntry {
  readonly name: string
  readonly source: SourcePath
}

export interface FileFacts {
  readonly kind: 'file' | 'folder' | 'other'
  /** Bytes. */
  readonly size: number
  /** The same for every path that leads to this file or folder. */
  readonly identity: string
}

/** What an import reads with; a test can put a disk that refuses in its place. Errors are Node's own. */
export interface SourceReader {
  facts(source: SourcePath): Promise<FileFacts>
  entries(source: SourcePath): Promise<readonly FolderEntry[]>
  /** At most `limit` bytes. */
  bytes(source: SourcePath, limit: number): Promise<Uint8Array>
}

export const diskReader: SourceReader = {
  async facts(source) {
    const found = await stat(pathOf(source), { bigint: true })
    const kind = found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other'
    return { kind, size: Number(found.size), identity: `${found.dev}:${found.ino}` }
  },

  async entries(source) {
    const names = await readdir(pathOf(source), { encoding: 'buffer' })
    return names.map((name) => ({ name: readableName(name), source: childOf(source, name) }))
  },

  async bytes(source, limit) {
    const file = await open(pathOf(source), 'r')
    try {
      const { size } = await file.stat()
      // One byte more than the file is said to have, so that the end is seen without a second buffer.
      const buffer = Buffer.allocUnsafeSlow(Math.min(size + 1, limit))
      let length = 0
      while (length < buffer.length) {
        const { bytesRead } = await file.read(buffer, length, buffer.length - length, length)
        if (bytesRead === 0) break
        length += bytesRead
      }
      return buffer.subarray(0, length)
    } finally {
      await file.close()
    }
  },
}

/** Reads a file whole, or says why not: not there, no right to, no file, larger than a text may be. */
export async function readSource(reader: SourceReader, source: SourcePath): Promise<Uint8Array | Failure> {
  try {
    // Looked at before it is opened: to open a pipe would wait for its other end.
    const { kind, size } = await reader.facts(source)
    if (kind === 'folder') return failure('is-a-directory')
    if (kind === 'other') return failure('not-a-file')
    if (size > MAX_TEXT_BYTES) return tooLarge(size)
    return await reader.bytes(source, MAX_TEXT_BYTES)
  } catch (error) {
    return readFailure(error)
  }
}

/** The contract's words for an error of the file system. What is no such error is a bug and is thrown on. */
export function readFailure(error: unknown): Failure {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') throw error
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return failure('not-found')
  return failure('unreadable', { reason: error.code })
}

function pathOf(source: SourcePath): string | Buffer {
  return source.startsWith('hex:') ? Buffer.from(source.slice(4), 'hex') : source
}

function childOf(folder: SourcePath, name: Buffer): SourcePath {
  const parent = pathOf(folder)
  const bytes = Buffer.concat([typeof parent === 'string' ? Buffer.from(parent) : parent, Buffer.from(sep), name])
  return isUtf8(bytes) ? bytes.toString() : `hex:${bytes.toString('hex')}`
}

/** A file's name as its editor would read it. */
function readableName(name: Buffer): string {
  if (isUtf8(name)) return name.toString().normalize('NFC')
  const chinese = iconv.decode(name, 'gb18030')
  return chinese.includes('\ufffd') ? name.toString('latin1') : chinese
}

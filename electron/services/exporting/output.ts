/** Writes the files of an export: large ones in large pieces, small ones several at a time, each hashed on its way. */
import { createHash } from 'node:crypto'
import { open, writeFile, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'

import { writeFailure } from '../write-failure.ts'

/** One file of an export, with `/` in its name. */
export interface WrittenFile {
  readonly name: string
  readonly bytes: number
  readonly sha256: string
}

/** Characters that are collected before they are written. */
const PIECE = 512 * 1024
/** Small files that are written at the same time: most of the time goes into waiting for the disk. */
const FILES_AT_ONCE = 16

/** A file that grows, e.g. articles.jsonl. Memory stays at one piece, however much is written. */
export class GrowingFile {
  readonly name: string
  private readonly file: FileHandle
  private readonly path: string
  private readonly hash = createHash('sha256')
  private waiting: string[] = []
  private characters = 0
  /** Bytes written so far. */
  bytes = 0

  private constructor(name: string, path: string, file: FileHandle) {
    this.name = name
    this.path = path
    this.file = file
  }

  static async begin(folder: string, name: string): Promise<GrowingFile> {
    const path = join(folder, name)
    try {
      return new GrowingFile(name, path, await open(path, 'wx'))
    } catch (error) {
      throw writeFailure(error, path)
    }
  }

  /** Adds text. Wait for it before adding more. */
  async add(text: string): Promise<void> {
    this.waiting.push(text)
    this.characters += text.length
    if (this.characters >= PIECE) await this.flush()
  }

  /** Writes what is left, has it on the disk, and closes. */
  async end(): Promise<WrittenFile> {
    await this.flush()
    try {
      await this.file.sync()
      await this.file.close()
    } catch (error) {
      throw writeFailure(error, this.path)
    }
    return { name: this.name, bytes: this.bytes, sha256: this.hash.digest('hex') }
  }

  /** Closes without more ado; the folder is thrown away. */
  async abandon(): Promise<void> {
    await this.file.close().catch(() => undefined)
  }

  private async flush(): Promise<void> {
    const piece = Buffer.from(this.waiting.join(''))
    this.waiting = []
    this.characters = 0
    if (piece.length === 0) return
    this.hash.update(piece)
    this.bytes += piece.length
    try {
      await this.file.writeFile(piece)
    } catch (error) {
      throw writeFailure(error, this.path)
    }
  }
}

/** Writes many small files into a folder, and tells of each, in the order in which they came, when it is on the disk. */
export class SmallFiles {
  private readonly folder: string
  private readonly told: (file: WrittenFile) => Promise<void>
  private underWay: Promise<WrittenFile>[] = []

  constructor(folder: string, told: (file: WrittenFile) => Promise<void>) {
    this.folder = folder
    this.told = told
  }

  async add(name: string, text: string): Promise<void> {
    this.underWay.push(this.write(name, Buffer.from(text)))
    if (this.underWay.length >= FILES_AT_ONCE) await this.end()
  }

  /** Waits for what is under way. More may be added afterwards. */
  async end(): Promise<void> {
    const results = await Promise.allSettled(this.underWay)
    this.underWay = []
    for (const result of results) {
      if (result.status === 'rejected') throw result.reason
      await this.told(result.value)
    }
  }

  private async write(name: string, bytes: Buffer): Promise<WrittenFile> {
    const path = join(this.folder, name)
    try {
      await writeFile(path, bytes, { flag: 'wx', flush: true })
    } catch (error) {
      throw writeFailure(error, path)
    }
    return { name, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
  }
}

/**
 * Texts that came as bytes and not as a path: uploaded by a browser, or pasted. They wait in the library's folder until
 * they are imported or refused, so that an import goes on after a restart. [I9]
 */
import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'

import { AppError } from '#electron/platform/index.ts'
import { failure, MAX_TEXT_BYTES } from '#shared/contract/index.ts'

import { writeFailure } from '../write-failure.ts'
import type { SourcePath } from './files.ts'
import { tooLarge } from './formats.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

export class Uploads {
  private readonly folder: string

  constructor(libraryFolder: string) {
    this.folder = join(libraryFolder, 'uploads')
  }

  /** Keeps what is sent and returns its UUID. Where the sender breaks off, or sends more than a text may have, nothing stays. */
  async put(bytes: AsyncIterable<Uint8Array>): Promise<string> {
    const id = randomUUID()
    const path = this.pathOf(id)
    try {
      await mkdir(this.folder, { recursive: true })
      const file = await open(path, 'wx', 0o600)
      try {
        let size = 0
        for await (const part of bytes) {
          size += part.length
          if (size > MAX_TEXT_BYTES) throw new AppError(tooLarge(size))
          await file.writeFile(part)
        }
        await file.sync()
      } finally {
        await file.close()
      }
    } catch (error) {
      await rm(path, { force: true })
      throw writeFailure(error, this.folder)
    }
    return id
  }

  /** Keeps a pasted text. */
  async putText(text: string): Promise<string> {
    return this.put(toBytes(text))
  }

  /** Where an upload lies, for the import to read. Refused with `upload-missing` where it is not there (any more). */
  async source(id: string): Promise<SourcePath> {
    if (!uuid.test(id)) throw new AppError(failure('upload-missing'))
    const path = this.pathOf(id)
    await stat(path).catch((error: unknown) => {
      throw new AppError(failure('upload-missing'), { cause: error })
    })
    return path
  }

  /** True for a file of ours, which goes once it is dealt with; the editor's own files stay. */
  owns(source: SourcePath): boolean {
    return dirname(source) === this.folder
  }

  async remove(sources: readonly SourcePath[]): Promise<void> {
    await Promise.all(sources.filter((source) => this.owns(source)).map((source) => rm(source, { force: true })))
  }

  /** Removes what nobody waits for any more: uploads of a client that went away before it started its import. */
  async removeAllBut(wanted: ReadonlySet<SourcePath>): Promise<void> {
    const names = await readdir(this.folder).catch(() => [])
    await this.remove(names.map((name) => join(this.folder, name)).filter((path) => !wanted.has(path)))
  }

  pathOf(id: string): string {
    return join(this.folder, id)
  }
}

async function* toBytes(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text)
}

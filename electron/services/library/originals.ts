/** Imported files, byte for byte, each under its SHA-256: `originals/ab/cdef…`. Read-only once written, written once. */
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, open, readFile, rename, rm, stat, type FileHandle } from 'node:fs/promises'
import { dirname, join } from 'node:path'

import { AppError } from '#electron/platform/index.ts'
import { Bug, sha256Schema, type Sha256 } from '#shared/base/index.ts'
import { failure } from '#shared/contract/index.ts'
import * as v from 'valibot'

import { codeOf, readError, writeError } from './file-errors.ts'

export class Originals {
  private readonly folder: string
  /** Files on their way, so that the same bytes given twice at once are written once. */
  private readonly underWay = new Map<Sha256, Promise<void>>()
  /** Folders whose new names are not on the disk yet. */
  private readonly unsettled = new Set<string>()
  private written = 0

  constructor(libraryFolder: string) {
    this.folder = join(libraryFolder, 'originals')
  }

  /** Makes the folders, and removes what a crash left half written. */
  async prepare(): Promise<void> {
    try {
      await rm(this.partFolder, { recursive: true, force: true })
      await mkdir(this.partFolder, { recursive: true })
    } catch (error) {
      throw writeError(error, this.partFolder)
    }
    this.unsettled.add(dirname(this.folder)).add(this.folder)
  }

  /** Keeps the bytes and returns their hash. The file's contents are on the disk then; its name is after `settle`. */
  async put(bytes: Uint8Array): Promise<Sha256> {
    const sha256 = hashOf(bytes)
    const path = this.pathOf(sha256)
    const work = this.underWay.get(sha256) ?? this.keep(path, bytes)
    this.underWay.set(sha256, work)
    try {
      await work
    } finally {
      this.underWay.delete(sha256)
    }
    // Also where the file was there already: a run that was killed may not have settled it.
    this.unsettled.add(dirname(path))
    return sha256
  }

  /** The bytes, or undefined where there are none. Bytes that are not what they were are refused with `library-broken`. */
  async get(sha256: Sha256): Promise<Uint8Array | undefined> {
    let bytes: Uint8Array
    try {
      bytes = await readFile(this.pathOf(sha256))
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return undefined
      throw readError(error)
    }
    if (hashOf(bytes) !== sha256) throw new AppError(failure('library-broken', { reason: `original ${sha256} is damaged` }))
    return bytes
  }

  /** Waits until the names of all files put so far are on the disk: before a page that needs them is. */
  async settle(): Promise<void> {
    const folders = [...this.unsettled]
    this.unsettled.clear()
    try {
      await Promise.all(folders.map(syncFolder))
    } catch (error) {
      for (const folder of folders) this.unsettled.add(folder)
      throw writeError(error, this.folder)
    }
  }

  private async keep(path: string, bytes: Uint8Array): Promise<void> {
    if ((await sizeOf(path)) === bytes.length) return
    const part = join(this.partFolder, `${process.pid}-${this.written++}`)
    try {
      const file = await open(part, 'wx', 0o444)
      await fill(file, bytes)
      if (!existsSync(dirname(path))) {
        await mkdir(dirname(path), { recursive: true })
        this.unsettled.add(this.folder)
      }
      await rename(part, path)
    } catch (error) {
      await rm(part, { force: true })
      throw writeError(error, path)
    }
  }

  private get partFolder(): string {
    return join(this.folder, 'part')
  }

  private pathOf(sha256: Sha256): string {
    if (!v.is(sha256Schema, sha256)) throw new Bug(`not a SHA-256: ${String(sha256)}`)
    return join(this.folder, sha256.slice(0, 2), sha256.slice(2))
  }
}

function hashOf(bytes: Uint8Array): Sha256 {
  return createHash('sha256').update(bytes).digest('hex') as Sha256
}

async function fill(file: FileHandle, bytes: Uint8Array): Promise<void> {
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Bytes of a file; undefined where it cannot be told, since writing it then says why. */
async function sizeOf(path: string): Promise<number | undefined> {
  return stat(path).then(
    ({ size }) => size,
    () => undefined,
  )
}

async function syncFolder(folder: string): Promise<void> {
  // Windows neither opens folders nor needs to: NTFS keeps names in its own journal.
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** From what an editor chose or dropped to the list of files to import. */
import { basename, extname, resolve } from 'node:path'

import { failure, type Failure } from '#shared/contract/index.ts'

import { readFailure, type SourcePath, type SourceReader } from './files.ts'
import { formatOf } from './formats.ts'

/** One file to import, or to refuse at once. */
export interface Listed {
  readonly name: string
  /** Its place below the folder that was imported, with `/`; unique within the import. */
  readonly path: string
  readonly source: SourcePath
  readonly failure: Failure | null
}

export interface Listing {
  readonly items: readonly Listed[]
  /** Files inside folders that are in no format that we read. Nobody asked for them one by one, so they are counted only. */
  readonly skipped: number
}

/** A file that is at hand under another name than its own: an upload or a pasted text. */
export interface Handed {
  readonly name: string
  /** Its place below the folder that was dropped, or the name. */
  readonly path: string
  readonly source: SourcePath
}

const naturally = new Intl.Collator('zh-Hans-CN', { numeric: true })

/** Lists what is to be imported in the order given, folders with everything below them in natural order. [I5] */
export async function listSources(
  reader: SourceReader,
  sources: readonly (Handed | { readonly path: string })[],
  signal: AbortSignal,
): Promise<Listing> {
  const list = new ListBuilder(reader, signal)
  for (const source of sources) {
    if ('source' in source)
      list.put(baseName(source.name), source.path === '' ? source.name : source.path, source.source, refusalOf(source.name))
    else await list.addPath(resolve(source.path))
  }
  return { items: list.items, skipped: list.skipped }
}

class ListBuilder {
  readonly items: Listed[] = []
  skipped = 0
  private readonly reader: SourceReader
  private readonly signal: AbortSignal
  private readonly paths = new Set<string>()
  /** Folders seen so far: links may lead in a ring, or to the same folder twice. */
  private readonly folders = new Set<string>()

  constructor(reader: SourceReader, signal: AbortSignal) {
    this.reader = reader
    this.signal = signal
  }

  put(name: string, path: string, source: SourcePath, refused: Failure | null): void {
    let unique = path
    for (let n = 2; this.paths.has(unique); n++) unique = `${path} (${n})`
    this.paths.add(unique)
    this.items.push({ name, path: unique, source, failure: refused })
  }

  async addPath(path: string): Promise<void> {
    const name = baseName(path)
    try {
      const { kind, identity } = await this.reader.facts(path)
      if (kind === 'file') this.put(name, name, path, refusalOf(name))
      else if (kind === 'other') this.put(name, name, path, failure('not-a-file'))
      else await this.addFolder(path, name, identity)
    } catch (error) {
      this.put(name, name, path, readFailure(error))
    }
  }

  private async addFolder(path: string, name: string, identity: string): Promise<void> {
    const before = this.items.length
    this.folders.add(identity)
    await this.walk(path, '')
    if (this.items.length === before) this.put(name, name, path, failure('empty-folder'))
  }

  private async walk(folder: SourcePath, below: string): Promise<void> {
    const entries = await this.reader.entries(folder)
    const visible = entries.filter((entry) => !entry.name.startsWith('.'))
    visible.sort((a, b) => naturally.compare(a.name, b.name) || (a.name < b.name ? -1 : 1))
    for (const entry of visible) {
      this.signal.throwIfAborted()
      const path = below === '' ? entry.name : `${below}/${entry.name}`
      try {
        await this.addEntry(entry.name, path, entry.source)
      } catch (error) {
        this.put(entry.name, path, entry.source, readFailure(error))
      }
    }
  }

  private async addEntry(name: string, path: string, source: SourcePath): Promise<void> {
    const { kind, identity } = await this.reader.facts(source)
    if (kind === 'folder') {
      if (this.folders.has(identity)) return
      this.folders.add(identity)
      await this.walk(source, path)
    } else if (kind === 'file' && extname(name) !== '' && refusalOf(name) === null) this.put(name, path, source, null)
    // A file without extension is tried as text where it was named, but a folder's LICENSE is no page.
    else this.skipped++
  }
}

function refusalOf(name: string): Failure | null {
  const format = formatOf(name)
  return typeof format === 'string' ? null : format
}

/** The name without folders, whichever slash the sender's system uses. A root has none and stands for itself. */
function baseName(path: string): string {
  return basename(path.replaceAll('\\', '/')).normalize('NFC') || path
}

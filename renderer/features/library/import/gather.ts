/** Collects the files of a drop, a paste or a file field, folders with everything in them, before the browser forgets them. */

export interface Gathered {
  readonly file: File
  /** Its place below the folder that was given, with `/`; the name itself for a single file. */
  readonly path: string
}

/** The names that systems leave in folders; nobody means to import them. */
const LITTER = /^(\.|Thumbs\.db$|desktop\.ini$|__MACOSX$)/i

/** Files of a file field; those of a folder carry their path in it. */
export function filesOfField(files: Iterable<File>): Gathered[] {
  return Array.from(files, (file) => ({ file, path: file.webkitRelativePath || file.name })).filter(
    ({ path }) => !path.split('/').some((part) => LITTER.test(part)),
  )
}

/**
 * Files of a drop, folders opened. Must be called within the event: the list of what was dropped is gone after it; reading goes on
 * afterwards. A file that was named outright is kept whatever it is called; what cannot be read is handed to `unreadable`.
 */
export function filesOfDrop(transfer: DataTransfer, unreadable: (path: string) => void): Promise<Gathered[]> {
  const given = Array.from(transfer.items).flatMap((item) => (item.kind === 'file' ? [item.webkitGetAsEntry()] : []))
  const entries = given.filter((entry) => entry !== null)
  // Some sources give files without entries: then there is no folder among them.
  if (entries.length < given.length) {
    return Promise.resolve(Array.from(transfer.files, (file) => ({ file, path: file.name })))
  }
  return Promise.all(entries.map((entry) => readEntry(entry, unreadable))).then((lists) => lists.flat())
}

async function readEntry(entry: FileSystemEntry, unreadable: (path: string) => void): Promise<Gathered[]> {
  const path = entry.fullPath.replace(/^\//, '')
  try {
    if (isFile(entry)) return [{ file: await new Promise<File>((resolve, reject) => entry.file(resolve, reject)), path }]
    if (!isFolder(entry)) return []
    const found: Gathered[] = []
    // One after the other, so that a folder's files keep their order and a large one does not open thousands at once.
    for (const child of await readFolder(entry)) if (!LITTER.test(child.name)) found.push(...(await readEntry(child, unreadable)))
    return found
  } catch {
    unreadable(path)
    return []
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory

/** All entries of a folder by name; a browser hands them over a hundred at a time. */
async function readFolder(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader()
  const all: FileSystemEntry[] = []
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
    if (some.length === 0) break
    all.push(...some)
  }
  return all.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
}

import { describe, expect, it } from 'vitest'

import { filesOfDrop, filesOfField } from './gather.ts'

const file = (name: string): File => new File(['文字'], name)

/** What a browser hands over of a dropped folder, of which it gives two entries at a time. */
function folder(path: string, children: FileSystemEntry[]): FileSystemEntry {
  const rest = [...children]
  return {
    isFile: false,
    isDirectory: true,
    name: path.split('/').at(-1) ?? '',
    fullPath: path,
    createReader: () => ({ readEntries: (done: (entries: FileSystemEntry[]) => void) => done(rest.splice(0, 2)) }),
  } as unknown as FileSystemEntry
}

function entry(path: string, broken = false): FileSystemEntry {
  const name = path.split('/').at(-1) ?? ''
  return {
    isFile: true,
    isDirectory: false,
    name,
    fullPath: path,
    file: (done: (file: File) => void, failed: (error: Error) => void) => (broken ? failed(new Error('gone')) : done(file(name))),
  } as unknown as FileSystemEntry
}

function drop(...entries: (FileSystemEntry | null)[]): DataTransfer {
  return {
    items: entries.map((given) => ({ kind: 'file', webkitGetAsEntry: () => given })),
    files: [file('plain.txt')],
  } as unknown as DataTransfer
}

describe('what was dropped', () => {
  it('holds the files of folders in folders, in order, with their paths', async () => {
    const dropped = drop(
      folder('/1893', [entry('/1893/b.txt'), entry('/1893/a.txt'), folder('/1893/04', [entry('/1893/04/c.txt')])]),
      entry('/d.md'),
    )
    const found = await filesOfDrop(dropped, () => undefined)
    expect(found.map(({ path }) => path)).toEqual(['1893/04/c.txt', '1893/a.txt', '1893/b.txt', 'd.md'])
  })

  it('leaves out what systems put into folders', async () => {
    const found = await filesOfDrop(drop(folder('/x', [entry('/x/.DS_Store'), entry('/x/Thumbs.db'), entry('/x/a.txt')])), () => undefined)
    expect(found.map(({ path }) => path)).toEqual(['x/a.txt'])
  })

  it('goes on after a file that cannot be read, and says which', async () => {
    const unreadable: string[] = []
    const found = await filesOfDrop(drop(folder('/x', [entry('/x/a.txt', true), entry('/x/b.txt')])), (path) => unreadable.push(path))
    expect(found.map(({ path }) => path)).toEqual(['x/b.txt'])
    expect(unreadable).toEqual(['x/a.txt'])
  })

  it('takes plain files where the source gives no entries', async () => {
    const found = await filesOfDrop(drop(null), () => undefined)
    expect(found.map(({ path }) => path)).toEqual(['plain.txt'])
  })
})

describe('what a file field holds', () => {
  it('has a folder’s files with their paths, without litter', () => {
    const inFolder = (path: string): File => Object.defineProperty(file(path), 'webkitRelativePath', { value: path })
    expect(filesOfField([inFolder('1893/a.txt'), inFolder('1893/.DS_Store'), file('b.md')]).map(({ path }) => path)).toEqual([
      '1893/a.txt',
      'b.md',
    ])
  })
})

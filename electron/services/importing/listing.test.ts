import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { diskReader, readSource, type SourceReader } from './files.ts'
import { listSources, type Listing } from './listing.ts'

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'jiaoban-listing-'))
})
afterEach(() => {
  rmSync(root, { recursive: true, force: true })
})

const put = (path: string, text = '文字'): string => {
  writeFileSync(join(root, path), text)
  return join(root, path)
}
const list = (paths: readonly string[], reader: SourceReader = diskReader): Promise<Listing> =>
  listSources(
    reader,
    paths.map((path) => ({ path })),
    new AbortController().signal,
  )
const denied = Object.assign(new Error('denied'), { code: 'EACCES' })

describe('listSources', () => {
  it('[I5] lists a folder in natural order with everything below it', async () => {
    mkdirSync(join(root, '2021/11'), { recursive: true })
    for (const name of ['10.txt', '2.txt', '1.md', '2021/11/b.txt', '2021/11/a.TXT', '2021/c.markdown']) put(name)
    const { items } = await list([root])
    expect(items.map((item) => item.path)).toEqual(['1.md', '2.txt', '10.txt', '2021/11/a.TXT', '2021/11/b.txt', '2021/c.markdown'])
    expect(items.every((item) => item.failure === null)).toBe(true)
  })

  it('[I5] skips hidden files and other formats inside a folder, and counts the latter', async () => {
    for (const name of ['.hidden.txt', 'a.txt', 'scan.jpg', 'LICENSE']) put(name)
    mkdirSync(join(root, '.git'))
    put('.git/x.txt')
    const { items, skipped } = await list([root])
    expect(items.map((item) => item.path)).toEqual(['a.txt'])
    expect(skipped).toBe(2)
  })

  it('tries a file without extension as text where it was named', async () => {
    expect((await list([put('notes')])).items).toMatchObject([{ name: 'notes', failure: null }])
  })

  it('[I4] refuses a single file of another format by its extension', async () => {
    expect((await list([put('scan.JPG')])).items).toMatchObject([
      { name: 'scan.JPG', failure: { code: 'unknown-format', params: { extension: '.JPG' } } },
    ])
  })

  it('[I1] refuses a folder with nothing to import and a path that leads nowhere, and lists the rest', async () => {
    mkdirSync(join(root, 'empty'))
    put('empty/scan.jpg')
    const { items } = await list([join(root, 'empty'), join(root, 'gone.txt'), put('a.txt')])
    expect(items.map((item) => [item.name, item.failure?.code])).toEqual([
      ['empty', 'empty-folder'],
      ['gone.txt', 'not-found'],
      ['a.txt', undefined],
    ])
  })

  it('[I5] follows links but never in a ring', async () => {
    mkdirSync(join(root, 'a/b'), { recursive: true })
    put('a/b/page.txt')
    symlinkSync(root, join(root, 'a/b/up'))
    symlinkSync(join(root, 'a'), join(root, 'z'))
    symlinkSync(join(root, 'a/b/page.txt'), join(root, 'link.txt'))
    symlinkSync(join(root, 'gone'), join(root, 'broken.txt'))
    const { items } = await list([root])
    expect(items.map((item) => [item.path, item.failure?.code])).toEqual([
      ['a/b/page.txt', undefined],
      ['broken.txt', 'not-found'],
      ['link.txt', undefined],
    ])
  })

  it('gives two files of the same name two places', async () => {
    mkdirSync(join(root, 'x'))
    mkdirSync(join(root, 'y'))
    const { items } = await list([put('x/1.txt'), put('y/1.txt')])
    expect(items.map((item) => [item.name, item.path])).toEqual([
      ['1.txt', '1.txt'],
      ['1.txt', '1.txt (2)'],
    ])
  })

  it('reads names that are no UTF-8', async () => {
    const name = Buffer.concat([Buffer.from(`${root}/`), iconv.encode('第三版.txt', 'gb18030')])
    writeFileSync(name, '文字')
    const { items } = await list([root])
    expect(items.map((item) => item.name)).toEqual(['第三版.txt'])
    expect(await readSource(diskReader, items[0]?.source ?? '')).toEqual(Buffer.from('文字'))
  })

  it('takes hostile names as names', async () => {
    const names = ['<img src=x onerror=alert(1)>.txt', '..txt', 'a\nb.txt', '$(id).txt', 'con.txt', "'; drop table pages; --.txt"]
    for (const name of names) put(name)
    const { items } = await list([root])
    expect(items.map((item) => item.name).sort()).toEqual(names.filter((name) => !name.startsWith('.')).sort())
    for (const item of items) expect(await readSource(diskReader, item.source)).toEqual(Buffer.from('文字'))
  })

  it('takes no folder over from an uploaded file’s name', async () => {
    const { items } = await listSources(diskReader, [{ name: '..\\..\\etc/页.txt', path: '', source: '/u' }], new AbortController().signal)
    expect(items[0]?.name).toBe('页.txt')
  })

  it('[I4] refuses a pipe without opening it', async () => {
    execFileSync('mkfifo', [join(root, 'pipe.txt')])
    expect((await list([join(root, 'pipe.txt')])).items).toMatchObject([{ failure: { code: 'not-a-file' } }])
  })

  it('[I1] refuses a folder that may not be read with the reason, and goes on', async () => {
    mkdirSync(join(root, 'secret'))
    put('z.txt')
    const reader: SourceReader = {
      ...diskReader,
      entries: (path) => (path.endsWith('secret') ? Promise.reject(denied) : diskReader.entries(path)),
    }
    expect((await list([root], reader)).items.map((item) => [item.path, item.failure])).toEqual([
      ['secret', { code: 'unreadable', params: { reason: 'EACCES' } }],
      ['z.txt', null],
    ])
  })

  it('ends when the import is cancelled', async () => {
    put('a.txt')
    await expect(listSources(diskReader, [{ path: root }], AbortSignal.abort())).rejects.toThrow()
  })
})

describe('readSource', () => {
  it('[I4] refuses a file of more than 4 MB by its size', async () => {
    const path = put('huge.txt')
    execFileSync('truncate', ['-s', '5M', path])
    const reader: SourceReader = { ...diskReader, bytes: () => Promise.reject(new Error('must not be read')) }
    expect(await readSource(reader, path)).toEqual({ code: 'too-large', params: { size: 5, limit: 4 } })
  })

  it('[I1] says why a file cannot be read', async () => {
    const path = put('a.txt')
    expect(await readSource({ ...diskReader, bytes: () => Promise.reject(denied) }, path)).toEqual({
      code: 'unreadable',
      params: { reason: 'EACCES' },
    })
    expect(await readSource(diskReader, join(path, 'below'))).toEqual({ code: 'not-found', params: {} })
    expect(await readSource(diskReader, root)).toEqual({ code: 'is-a-directory', params: {} })
  })

  it('reads an empty file', async () => {
    expect(await readSource(diskReader, put('empty.txt', ''))).toHaveLength(0)
  })
})

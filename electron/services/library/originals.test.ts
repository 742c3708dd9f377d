import { createHash } from 'node:crypto'
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'

import type { Sha256 } from '#shared/base/index.ts'

import { TestLibraries } from './testing.ts'

const libraries = new TestLibraries()
afterEach(() => libraries.end())

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

function pathOf(folder: string, sha256: string): string {
  return join(folder, 'originals', sha256.slice(0, 2), sha256.slice(2))
}

describe('originals', () => {
  it('keeps bytes under their SHA-256, read-only, and gives them back', async () => {
    const { library, folder } = await libraries.use()
    const bytes = Uint8Array.from({ length: 300 }, (_, i) => i % 256)
    const sha256 = await library.putOriginal(bytes)
    expect(sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
    expect(readFileSync(pathOf(folder, sha256)).equals(bytes)).toBe(true)
    expect(statSync(pathOf(folder, sha256)).mode & 0o777).toBe(0o444)
    expect(new Uint8Array((await library.getOriginal(sha256)) ?? [])).toEqual(bytes)
  })

  it('keeps an empty file', async () => {
    const { library } = await libraries.use()
    const sha256 = await library.putOriginal(new Uint8Array())
    expect((await library.getOriginal(sha256))?.length).toBe(0)
  })

  it('writes the same bytes once, one after the other or at the same time', async () => {
    const { library, folder } = await libraries.use()
    const all = await Promise.all(Array.from({ length: 20 }, () => library.putOriginal(bytesOf('同一份'))))
    expect(new Set(all).size).toBe(1)
    const path = pathOf(folder, all[0] ?? '')
    utimesSync(path, 1000, 1000)
    await library.putOriginal(bytesOf('同一份'))
    expect(statSync(path).mtimeMs).toBe(1_000_000)
    expect(readdirSync(join(folder, 'originals', 'part'))).toEqual([])
  })

  it('writes again what a crash of the system left too short', async () => {
    const { library, folder } = await libraries.use()
    const sha256 = await library.putOriginal(bytesOf('完整的原件'))
    chmodSync(pathOf(folder, sha256), 0o644)
    writeFileSync(pathOf(folder, sha256), '')
    expect(await library.putOriginal(bytesOf('完整的原件'))).toBe(sha256)
    expect(readFileSync(pathOf(folder, sha256), 'utf8')).toBe('完整的原件')
  })

  it('refuses to give bytes that are not what they were', async () => {
    const { library, folder } = await libraries.use()
    const sha256 = await library.putOriginal(bytesOf('原件'))
    chmodSync(pathOf(folder, sha256), 0o644)
    writeFileSync(pathOf(folder, sha256), '别的')
    await expect(library.getOriginal(sha256)).rejects.toMatchObject({ failure: { code: 'library-broken' } })
  })

  it('has nothing under a hash that it does not know, and reads no path given as a hash', async () => {
    const { library } = await libraries.use()
    expect(await library.getOriginal('0'.repeat(64) as Sha256)).toBeUndefined()
    await expect(library.getOriginal('../library.db' as Sha256)).rejects.toThrow('not a SHA-256')
  })

  it('removes at the next opening what a killed run left half written', async () => {
    const { library, platform, folder } = await libraries.use()
    await library.release()
    const part = join(folder, 'originals', 'part')
    mkdirSync(part, { recursive: true })
    writeFileSync(join(part, '123-0'), 'half')
    await libraries.open(folder, platform)
    expect(readdirSync(part)).toEqual([])
  })

  it('says where it cannot write', async () => {
    const { library, folder } = await libraries.use()
    const taken = join(folder, 'originals', createHash('sha256').update('x').digest('hex').slice(0, 2))
    writeFileSync(taken, 'a file stands where a folder should')
    await expect(library.putOriginal(bytesOf('x'))).rejects.toMatchObject({ failure: { code: 'cannot-write' } })
    expect(readdirSync(join(folder, 'originals', 'part'))).toEqual([])
  })
})

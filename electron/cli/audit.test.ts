import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { fakePlatform } from '#electron/platform/index.ts'
import { openLibrary } from '#electron/services/library/index.ts'
import { addTo, makePage } from '#electron/services/library/testing.ts'

// Whole programs and real disks: on a busy machine they take their time.
vi.setConfig({ testTimeout: 60_000 })

const main = join(import.meta.dirname, 'main.ts')

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'jiaoban-cli-'))
})
afterEach(() => {
  rmSync(root, { recursive: true, force: true })
})

function jiaoban(...args: readonly string[]): Promise<{ readonly code: number | null; readonly out: string; readonly err: string }> {
  const env = { ...process.env, LC_ALL: 'C.UTF-8', npm_lifecycle_event: undefined }
  const child = spawn(process.execPath, [main, 'audit', '--library', 'library', ...args], { cwd: root, env })
  let [out, err] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, out, err })))
}

/** A library of one page with two articles, approved or not. */
async function fill(approved: boolean): Promise<void> {
  const platform = fakePlatform()
  const library = await openLibrary(join(root, 'library'), platform)
  const page = makePage(platform.ids, '甲\n一\n乙\n二', {
    articles: [2, 2],
    edits: approved ? [(now) => ({ name: 'setStatus', page: true, articles: now.head.articles, status: 'approved' })] : [],
  })
  await addTo(library, [page])
  await library.release()
  await platform.release()
}

describe('jiaoban audit', () => {
  it('[Q1][Q2] draws, and prints what the library keeps', async () => {
    await fill(true)
    expect((await jiaoban()).out).toBe('nothing has been audited yet\n')
    const { code, out } = await jiaoban('--draw', '1', '--seed', 'march', '--json')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      audits: [{ population: 2, request: { size: 1, seed: 'march' }, tally: { drawn: 1, rate: null }, items: [{ seq: 0, verdict: null }] }],
    })
    expect((await jiaoban()).out).toMatch(/1 of 2 approved articles, seed march; not looked at yet\n$/)
  })

  it('says what is wrong where nothing is approved, or the size is none', async () => {
    await fill(false)
    const nothing = await jiaoban('--draw', '5')
    expect([nothing.code, nothing.out]).toEqual([1, ''])
    expect(nothing.err).toContain('Nothing in this range is approved yet')
    expect((await jiaoban('--draw', '0')).code).toBe(2)
    expect((await jiaoban('--draw', '5000')).code).toBe(2)
  })
})

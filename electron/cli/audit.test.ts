import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { fakePlatform } from '#electron/platform/index.ts'
import { openLibrary } from '#electron/services/library/index.ts'
import { addTo, makePage } from '#electron/services/library/testing.ts'

import { commandShell, type Ended } from './testing/shell.ts'

const shell = commandShell({ afterEach, beforeEach, vi })
const audit = (...args: readonly string[]): Promise<Ended> => shell.jiaoban(['audit', '--library', 'library', ...args])

/** A library of one page with two articles, approved or not. */
async function fill(approved: boolean): Promise<void> {
  const platform = fakePlatform()
  const library = await openLibrary(join(shell.root, 'library'), platform)
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
    expect((await audit()).out).toBe('nothing has been audited yet\n')
    const { code, out } = await audit('--draw', '1', '--seed', 'march', '--json')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      audits: [{ population: 2, request: { size: 1, seed: 'march' }, tally: { drawn: 1, rate: null }, items: [{ seq: 0, verdict: null }] }],
    })
    expect((await audit()).out).toMatch(/1 of 2 approved articles, seed march; not looked at yet\n$/)
  })

  it('says what is wrong where nothing is approved, or the size is none', async () => {
    await fill(false)
    const nothing = await audit('--draw', '5')
    expect([nothing.code, nothing.out]).toEqual([1, ''])
    expect(nothing.err).toContain('Nothing in this range is approved yet')
    expect((await audit('--draw', '0')).code).toBe(2)
    expect((await audit('--draw', '5000')).code).toBe(2)
  })
})

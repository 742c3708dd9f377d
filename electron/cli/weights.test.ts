import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import type { LearningView } from '#shared/contract/index.ts'
import { readWeights, SHIPPED } from '#shared/segmentation/index.ts'

import { commandShell, type Ended } from './testing/shell.ts'

const shell = commandShell({ afterEach, beforeEach, vi })
const weights = (...args: readonly string[]): Promise<Ended> => shell.jiaoban(['weights', '--library', ...args])

beforeEach(async () => {
  shell.put('a.txt', '标题\n正文一段。')
  expect((await shell.jiaoban(['import', 'a.txt', '--library', 'library'])).code).toBe(0)
})

async function view(...args: readonly string[]): Promise<LearningView> {
  const { code, out } = await weights('library', '--json', ...args)
  expect(code).toBe(0)
  return JSON.parse(out) as LearningView
}

describe('jiaoban weights', () => {
  it('[W6] shows, writes, takes and resets what a library uses', async () => {
    expect(await view()).toEqual({
      on: true,
      current: { version: SHIPPED.version, origin: 'shipped', pages: 0, at: null },
      previous: null,
      waiting: 0,
      state: 'idle',
    })
    const written = await weights('library', '--export', 'own.json')
    expect([written.code, written.out]).toEqual([0, `in use: what comes with Jiaoban (${SHIPPED.version})\n`])
    const text = readFileSync(join(shell.root, 'own.json'), 'utf8')
    expect(readWeights(JSON.parse(text))).toEqual(SHIPPED)
    expect(await view('--import', 'own.json')).toMatchObject({ current: { version: 'library-1', origin: 'imported' } })
    expect(await view('--reset')).toMatchObject({ current: { origin: 'shipped' }, previous: { version: 'library-1' } })
  })

  it('[W6] refuses what holds no weights, what is not there, and two wishes at once', async () => {
    shell.put('other.json', '{}')
    const wrong = await weights('library', '--import', 'other.json')
    expect([wrong.code, wrong.out]).toEqual([1, ''])
    expect(wrong.err).toContain('no segmentation weights')
    expect((await weights('library', '--import', 'gone.json')).code).toBe(1)
    expect((await weights('library', '--export', 'no/such/folder/own.json')).code).toBe(1)
    expect((await weights('library', '--export', 'own.json', '--reset')).code).toBe(2)
    expect((await weights('elsewhere')).code).toBe(1)
    expect([existsSync(join(shell.root, 'own.json')), existsSync(join(shell.root, 'elsewhere'))]).toEqual([false, false])
    expect(await view()).toMatchObject({ current: { origin: 'shipped' }, previous: null })
  })
})

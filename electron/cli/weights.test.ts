import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import type { LearningView } from '#shared/contract/index.ts'
import { readWeights, SHIPPED } from '#shared/segmentation/index.ts'

// Whole programs and real disks: on a busy machine they take their time.
vi.setConfig({ testTimeout: 60_000 })

const main = join(import.meta.dirname, 'main.ts')

let root = ''
beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'jiaoban-cli-'))
  writeFileSync(join(root, 'a.txt'), '标题\n正文一段。')
  expect((await jiaoban('import', 'a.txt', '--library', 'library')).code).toBe(0)
})
afterEach(() => {
  rmSync(root, { recursive: true, force: true })
})

function jiaoban(...args: readonly string[]): Promise<{ readonly code: number | null; readonly out: string; readonly err: string }> {
  const env = { ...process.env, LC_ALL: 'C.UTF-8', npm_lifecycle_event: undefined }
  const child = spawn(process.execPath, [main, ...args], { cwd: root, env })
  let [out, err] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, out, err })))
}

async function view(...args: readonly string[]): Promise<LearningView> {
  const { code, out } = await jiaoban('weights', '--library', 'library', '--json', ...args)
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
    const written = await jiaoban('weights', '--library', 'library', '--export', 'own.json')
    expect([written.code, written.out]).toEqual([0, `in use: what comes with Jiaoban (${SHIPPED.version})\n`])
    const text = readFileSync(join(root, 'own.json'), 'utf8')
    expect(readWeights(JSON.parse(text))).toEqual(SHIPPED)
    expect(await view('--import', 'own.json')).toMatchObject({ current: { version: 'library-1', origin: 'imported' } })
    expect(await view('--reset')).toMatchObject({ current: { origin: 'shipped' }, previous: { version: 'library-1' } })
  })

  it('[W6] refuses what holds no weights, what is not there, and two wishes at once', async () => {
    writeFileSync(join(root, 'other.json'), '{}')
    const wrong = await jiaoban('weights', '--library', 'library', '--import', 'other.json')
    expect([wrong.code, wrong.out]).toEqual([1, ''])
    expect(wrong.err).toContain('no segmentation weights')
    expect((await jiaoban('weights', '--library', 'library', '--import', 'gone.json')).code).toBe(1)
    expect((await jiaoban('weights', '--library', 'library', '--export', 'no/such/folder/own.json')).code).toBe(1)
    expect((await jiaoban('weights', '--library', 'library', '--export', 'own.json', '--reset')).code).toBe(2)
    expect((await jiaoban('weights', '--library', 'elsewhere')).code).toBe(1)
    expect([existsSync(join(root, 'own.json')), existsSync(join(root, 'elsewhere'))]).toEqual([false, false])
    expect(await view()).toMatchObject({ current: { origin: 'shipped' }, previous: null })
  })
})

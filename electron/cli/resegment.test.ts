import { execFile } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

// Whole programs and real disks: on a busy machine they take their time.
vi.setConfig({ testTimeout: 60_000 })

const project = join(import.meta.dirname, '../..')
const run = promisify(execFile)

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'jiaoban-resegment-'))
  mkdirSync(join(root, 'tmp'))
  mkdirSync(join(root, 'lib'))
})
afterEach(() => {
  rmSync(root, { recursive: true, force: true })
})

const program = (file: string, ...args: readonly string[]): Promise<{ readonly stdout: string; readonly stderr: string }> =>
  run(process.execPath, [join(project, file), ...args], {
    cwd: root,
    env: { ...process.env, LC_ALL: 'C.UTF-8', TMPDIR: join(root, 'tmp') },
  })

describe('jiaoban resegment', () => {
  it('[R1] cuts what nobody edited, tells what it left, and finds nothing more to do', async () => {
    // A library with one page, which an editor has edited.
    writeFileSync(join(root, 'lib/library.db'), gunzipSync(readFileSync(join(project, 'seeds/old/library-1.db.gz'))))
    mkdirSync(join(root, 'pages'))
    for (const seed of ['000_b9cd0f6882a320a3.txt', '003_f35563e586983909.txt'])
      copyFileSync(join(project, 'seeds', seed), join(root, 'pages', seed))
    await program('electron/services/testing/cut-before.ts', 'lib', 'pages')
    const first = await program('electron/cli/main.ts', 'resegment', '--library', 'lib', '--json')
    expect(JSON.parse(first.stdout)).toMatchObject({ state: 'done', changed: 2, same: 0, failed: 0, failure: null })
    expect(first.stderr).toBe('')
    const { edited, left } = JSON.parse(first.stdout) as { edited: number; left: unknown[] }
    expect([edited, left.length]).toEqual([1, 1])
    const second = await program('electron/cli/main.ts', 'resegment', '--library', 'lib')
    expect(second.stdout).toBe('')
    expect(second.stderr).toContain('pages cut anew: 0, unchanged: 2, left because edited: 1, failed: 0')
  })

  it('refuses a folder that is no library', async () => {
    await expect(program('electron/cli/main.ts', 'resegment', '--library', 'tmp')).rejects.toMatchObject({ code: 1 })
  })
})

import { copyFileSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { commandShell } from './testing/shell.ts'

const project = join(import.meta.dirname, '../..')
const shell = commandShell({ afterEach, beforeEach, vi })

describe('jiaoban resegment', () => {
  it('[R1] cuts what nobody edited, tells what it left, and finds nothing more to do', async () => {
    // A library with one page, which an editor has edited.
    mkdirSync(join(shell.root, 'lib'))
    shell.put('lib/library.db', gunzipSync(readFileSync(join(project, 'seeds/old/library-1.db.gz'))))
    mkdirSync(join(shell.root, 'pages'))
    for (const seed of ['000_b9cd0f6882a320a3.txt', '003_f35563e586983909.txt'])
      copyFileSync(join(project, 'seeds', seed), join(shell.root, 'pages', seed))
    expect((await shell.run(join(project, 'electron/services/testing/cut-before.ts'), ['lib', 'pages'])).code).toBe(0)
    const first = await shell.jiaoban(['resegment', '--library', 'lib', '--json'])
    expect(JSON.parse(first.out)).toMatchObject({ state: 'done', changed: 2, same: 0, failed: 0, failure: null })
    expect(first.err).toBe('')
    const { edited, left } = JSON.parse(first.out) as { edited: number; left: unknown[] }
    expect([edited, left.length]).toEqual([1, 1])
    const second = await shell.jiaoban(['resegment', '--library', 'lib'])
    expect(second.out).toBe('')
    expect(second.err).toContain('pages cut anew: 0, unchanged: 2, left because edited: 1, failed: 0')
  })

  it('refuses a folder that is no library', async () => {
    expect(await shell.jiaoban(['resegment', '--library', 'tmp'])).toMatchObject({ code: 1 })
  })
})

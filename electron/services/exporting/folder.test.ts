import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import type { JobId } from '#shared/base/index.ts'

import { checkFolder, partialFolder } from './folder.ts'

let root = ''
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'jiaoban-folder-')))
  mkdirSync(join(root, 'real'))
  symlinkSync(join(root, 'real'), join(root, 'link'))
})
afterEach(() => {
  rmSync(root, { recursive: true, force: true })
})

describe('checkFolder', () => {
  it('[E12] allows what is below a root, also a root that is not there yet or that a link leads to', async () => {
    for (const allowed of ['real', 'link', 'link/exports', 'real/exports/deep']) {
      expect(await checkFolder(join(root, allowed, 'one'), [join(root, allowed)]), allowed).toBe(
        join(root, allowed.replace('link', 'real'), 'one'),
      )
    }
    expect(await checkFolder(join(root, 'link/x'), [join(root, 'other'), join(root, 'real')])).toBe(join(root, 'real/x'))
  })

  it('[E12] refuses what only begins like a root', async () => {
    await expect(checkFolder(join(root, 'real-not/x'), [join(root, 'real')])).rejects.toMatchObject({
      failure: { code: 'folder-not-allowed' },
    })
    await expect(checkFolder(join(root, 'real/../x'), [join(root, 'real')])).rejects.toMatchObject({
      failure: { code: 'folder-not-allowed' },
    })
  })

  it('allows every folder where the host has no roots', async () => {
    expect(await checkFolder(join(root, 'link/x'), null)).toBe(join(root, 'real/x'))
  })
})

describe('partialFolder', () => {
  it('lies beside the folder, hidden, of one job, and is short enough for a long name', () => {
    const job = '01890000-0000-7000-8000-0123456789ab' as JobId
    expect(partialFolder(join(root, '语料'), job)).toBe(join(root, '.语料.0123456789ab.partial'))
    expect(Buffer.byteLength(partialFolder(join(root, '语'.repeat(80)), job).slice(root.length + 1))).toBeLessThan(255)
  })
})

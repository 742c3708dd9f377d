import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

import { AppError } from '#electron/platform/index.ts'
import { failure } from '#shared/contract/index.ts'

import { writeFailure } from './write-failure.ts'

const thrownBy = (work: () => unknown): unknown => {
  try {
    work()
  } catch (error) {
    return error
  }
  return expect.fail('nothing was thrown')
}

describe('writeFailure', () => {
  it('says that a disk is full', () => {
    const full = Object.assign(new Error('write'), { code: 'ENOSPC', syscall: 'write' })
    expect(writeFailure(full, '/x')).toMatchObject({ failure: { code: 'disk-full' }, cause: full })
  })

  it('says where and why else nothing can be written', () => {
    const root = mkdtempSync(join(tmpdir(), 'jiaoban-write-'))
    writeFileSync(join(root, 'file'), '')
    const error = thrownBy(() => mkdirSync(join(root, 'file/below')))
    rmSync(root, { recursive: true })
    expect(writeFailure(error, '/x')).toMatchObject({ failure: { code: 'cannot-write', params: { path: '/x', reason: 'ENOTDIR' } } })
  })

  it('leaves bugs and what is said already', () => {
    for (const error of [new TypeError('x'), new AppError(failure('folder-taken', { path: '/x' })), 'text'])
      expect(writeFailure(error, '/x')).toBe(error)
  })
})

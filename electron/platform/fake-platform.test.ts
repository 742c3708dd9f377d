/** The fake platform gives each test a world of its own. */
import { existsSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'

import { newId } from '#shared/base/index.ts'
import { failure } from '#shared/contract/index.ts'

import { AppError, fakePlatform, type FakePlatform, type FakePlatformOptions } from './index.ts'

const made: FakePlatform[] = []

function make(options?: FakePlatformOptions): FakePlatform {
  const platform = fakePlatform(options)
  made.push(platform)
  return platform
}

afterEach(async () => {
  await Promise.all(made.splice(0).map((platform) => platform.release()))
})

describe('fake platform', () => {
  it('makes the same ids from the same seed and others from another', () => {
    const ids = (seed: number): string[] => {
      const { ids: source } = make({ seed })
      return Array.from({ length: 50 }, () => newId(source))
    }
    expect(ids(1)).toEqual(ids(1))
    expect(new Set([...ids(1), ...ids(2)]).size).toBe(100)
  })

  it('makes ids that never repeat where no seed is given', () => {
    const a = make()
    const b = make()
    expect(new Set([newId(a.ids), newId(a.ids), newId(b.ids)]).size).toBe(3)
  })

  it('keeps its folders apart and removes them when released', async () => {
    const a = make()
    const b = make()
    expect(a.dataDir).not.toBe(b.dataDir)
    expect(existsSync(a.dataDir) && existsSync(a.exportDir)).toBe(true)
    await a.release()
    expect(existsSync(a.root)).toBe(false)
    expect(existsSync(b.dataDir)).toBe(true)
  })

  it('keeps log lines and answers dialogs as told', async () => {
    const platform = make({ files: ['a.txt'] })
    platform.log.warn('slow', { ms: 5 })
    expect(platform.lines).toEqual([{ level: 'warn', what: 'slow', details: { ms: 5 } }])
    expect(await platform.pickFiles(false)).toEqual(['a.txt'])
    expect(await platform.pickFolder()).toBeNull()
  })
})

describe('AppError', () => {
  it('says its failure in words', () => {
    const error = new AppError(failure('not-a-library', { path: 'papers' }), { cause: 'test' })
    expect(error.message).toBe('papers is not a library.')
    expect(error.failure.code).toBe('not-a-library')
    expect(error.cause).toBe('test')
  })
})

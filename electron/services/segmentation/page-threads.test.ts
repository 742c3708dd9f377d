import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { readText } from '#electron/services/importing/index.ts'

import { cutBlocks } from './engine.ts'
import { createPageThreads, type PageThreads } from './page-threads.ts'

const log = { info: () => undefined, warn: () => undefined, error: () => undefined }
const never = new AbortController().signal

let threads: PageThreads<unknown, unknown>
beforeEach(() => {
  threads = createPageThreads(log)
})
afterEach(() => threads.release())

describe('createPageThreads', () => {
  it('[R9] cuts in a thread as on this one, and makes pages in the same threads', async () => {
    const bytes = new TextEncoder().encode('春耕全面展开\n\n本报讯(记者 王燕)各镇街抓住农时。\n图为农民在田间。\n')
    const read = readText('a.txt', bytes)
    if (!('text' in read)) expect.fail(read.code)
    const [made, cut] = await Promise.all([
      threads.makers.run({ name: 'a.txt', bytes, sha256: 'a'.repeat(64) }, never),
      threads.segmenter.cut(read.input, never),
    ])
    expect(cut).toEqual(cutBlocks(read.input, null))
    expect(cut.engine).toEqual(threads.segmenter.engine)
    expect(made).toMatchObject({ ok: true })
  })
})

/** What was answered is on the disk: processes that write are killed without warning, and their library is opened again. */
import { afterEach, describe, expect, it } from 'vitest'

import { present, type OperationId, type Sha256 } from '#shared/base/index.ts'
import { checkPage } from '#shared/rules/index.ts'

import { addTo, killHard, makePage, startChild, TestLibraries } from './testing.ts'

const libraries = new TestLibraries()
afterEach(() => libraries.end())

describe('a process that is killed', () => {
  it('[L1] has every edit in the library that it was told of, and the page of a whole number of edits', { timeout: 60_000 }, async () => {
    const { library, platform, folder, ids } = await libraries.use()
    const made = makePage(ids, '标题\n第一段\n第二段')
    await addTo(library, [made])
    await library.release()
    const told: string[] = []
    for (const edits of [40, 1, 15]) {
      const { child, lines, until } = startChild('edit', folder, made.id)
      await until((line) => line !== 'open' && lines.length > edits)
      await killHard(child)
      expect(lines[0]).toBe('open')
      told.push(...lines.slice(1))
    }
    const again = await libraries.open(folder, platform)
    const page = present(await again.getPage(made.id), 'it was added')
    const log = await again.getLog(made.id, 0)
    expect(page.rev).toBe(log.length)
    expect(log.map((entry) => entry.rev)).toEqual(log.map((_, i) => i))
    expect(checkPage(page)).toEqual([])
    const known = new Set(log.map((entry) => entry.id))
    expect(told.length).toBeGreaterThanOrEqual(56)
    for (const line of told) {
      const [outcome, operation] = line.split(' ')
      expect(outcome).toBe('applied')
      expect(known.has(operation as OperationId)).toBe(true)
    }
    const last = present(log.at(-1), 'the log is not empty').operation
    if (last.name !== 'editText') throw new Error('the child only edits text')
    expect(page.blocks[last.block]?.text).toBe(last.text)
  })

  it('[L1] has every page in the library that it was told of, with its original, and no half page', { timeout: 60_000 }, async () => {
    const { library, platform, folder } = await libraries.use()
    await library.release()
    const { child, lines, until } = startChild('import', folder)
    await until(() => lines.length > 30)
    await killHard(child)
    const again = await libraries.open(folder, platform)
    for (const line of lines.slice(1)) {
      const [outcome, id, sha256] = line.split(' ')
      expect(outcome).toBe('added')
      expect(await again.pageOfOriginal(sha256 as Sha256)).toBe(id)
      expect((await again.getOriginal(sha256 as Sha256))?.length).toBeGreaterThan(4000)
    }
    const ids = await again.pageIds()
    expect(ids.length).toBeGreaterThanOrEqual(lines.length - 1)
    for (const id of ids) {
      const page = present(await again.getPage(id), 'it is listed')
      expect(await again.getLog(id, 0)).toHaveLength(page.rev)
      const sha256 = present(page.head.originals[0], 'a page has an original').sha256
      expect(await again.getOriginal(sha256)).toBeDefined()
    }
    expect((await again.search('标题', 200)).length).toBe(Math.min(200, ids.length))
  })
})

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { DEFAULT_SETTINGS } from '#shared/contract/index.ts'

import { SettingsKeeper } from './settings.ts'

let dataDir = ''
const warnings: string[] = []
const log = { info: () => undefined, warn: (what: string) => void warnings.push(what), error: () => undefined }
const keeper = (): SettingsKeeper => new SettingsKeeper({ dataDir, log })

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'jiaoban-settings-'))
  warnings.length = 0
})
afterEach(() => {
  rmSync(dataDir, { recursive: true, force: true })
})

describe('settings', () => {
  it('[S1] are the defaults until they are saved, then what was saved, also for the next run', async () => {
    const settings = keeper()
    expect(await settings.get()).toEqual(DEFAULT_SETTINGS)
    const changed = { ...DEFAULT_SETTINGS, editor: '林一', textSize: 18, shortcuts: { split: ['S'] } }
    expect(await settings.save({ ...changed, editor: ' 林一 ' })).toEqual(changed)
    expect(await settings.get()).toEqual(changed)
    expect(await keeper().get()).toEqual(changed)
  })

  it.each(['{"editor": "林', '[]', 'null', '{"textSize": 900}', '{"theme": 3}'])(
    '[S1] sets a broken file aside with a warning: %s',
    async (text) => {
      writeFileSync(join(dataDir, 'settings.json'), text)
      expect(await keeper().get()).toEqual(DEFAULT_SETTINGS)
      expect(warnings).toHaveLength(1)
      expect(readFileSync(join(dataDir, 'settings.json.broken'), 'utf8')).toBe(text)
    },
  )

  it('takes defaults for what an older program did not know, and leaves out what a newer one added', async () => {
    writeFileSync(join(dataDir, 'settings.json'), '{"editor": "林一", "later": true}')
    expect(await keeper().get()).toEqual({ ...DEFAULT_SETTINGS, editor: '林一' })
  })

  it('keeps the old settings where the new ones cannot be written or are none', async () => {
    const settings = new SettingsKeeper({ dataDir: join(dataDir, 'file'), log })
    writeFileSync(join(dataDir, 'file'), '')
    await expect(settings.save(DEFAULT_SETTINGS)).rejects.toMatchObject({ failure: { code: 'cannot-write' } })
    await expect(keeper().save({ ...DEFAULT_SETTINGS, textSize: 900 })).rejects.toThrow()
  })
})

/** The editor's settings: one JSON file in the application's data folder, of no library. */
import { mkdir, readFile, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import * as v from 'valibot'
import writeFileAtomic from 'write-file-atomic'

import type { Platform } from '#electron/platform/index.ts'
import { DEFAULT_SETTINGS, settingsSchema, type Settings } from '#shared/contract/index.ts'

import { systemCode, writeFailure } from '../write-failure.ts'

export class SettingsKeeper {
  private readonly path: string
  private readonly log: Platform['log']
  private known: Promise<Settings> | undefined

  constructor(platform: Pick<Platform, 'dataDir' | 'log'>) {
    this.path = join(platform.dataDir, 'settings.json')
    this.log = platform.log
  }

  /** The settings as kept; the defaults where none are, or where the file is broken: that one is set aside. [S1] */
  get(): Promise<Settings> {
    this.known ??= this.read()
    return this.known
  }

  /** Keeps settings, whole or not at all. Returns what is in force now. */
  async save(settings: Settings): Promise<Settings> {
    const checked = v.parse(settingsSchema, settings)
    try {
      await mkdir(dirname(this.path), { recursive: true })
      await writeFileAtomic(this.path, `${JSON.stringify(checked, undefined, 2)}\n`)
    } catch (error) {
      throw writeFailure(error, this.path)
    }
    this.known = Promise.resolve(checked)
    return checked
  }

  private async read(): Promise<Settings> {
    let text: string
    try {
      text = await readFile(this.path, 'utf8')
    } catch (error) {
      if (systemCode(error) !== 'ENOENT') this.log.warn('settings could not be read', { path: this.path, error: String(error) })
      return DEFAULT_SETTINGS
    }
    const settings = parsed(text)
    if (settings !== undefined) return settings
    const aside = `${this.path}.broken`
    await rename(this.path, aside).catch((error: unknown) =>
      this.log.warn('broken settings could not be set aside', { error: String(error) }),
    )
    this.log.warn('settings were broken and set aside; the defaults are used', { path: this.path, aside })
    return DEFAULT_SETTINGS
  }
}

/** Settings of an older program lack what came later: for that the defaults stand. Undefined where the text is no settings. */
function parsed(text: string): Settings | undefined {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return undefined
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const known = Object.entries(value).filter(([name]) => Object.hasOwn(DEFAULT_SETTINGS, name))
  const settings = v.safeParse(settingsSchema, { ...DEFAULT_SETTINGS, ...Object.fromEntries(known) })
  return settings.success ? settings.output : undefined
}

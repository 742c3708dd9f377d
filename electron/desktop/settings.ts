/** What the host itself takes from the editor's settings: the language of menu and dialogs, light or dark. */
import type { Services } from '#electron/rpc/index.ts'
import type { Language } from '#shared/base/index.ts'
import { DEFAULT_SETTINGS, type Settings } from '#shared/contract/index.ts'

/** The language for the host's own words; `locale` is the system's, as `zh-CN`. */
export function languageOf(settings: Pick<Settings, 'language'>, locale: string): Language {
  if (settings.language !== 'system') return settings.language
  return locale.toLowerCase().startsWith('zh') ? 'zh' : 'en'
}

export interface FollowedSettings {
  /** The settings in force now. */
  now(): Settings
  release(): void
}

/** Reads the settings, and again whenever they change. Calls back with each reading, the first before it resolves. */
export async function followSettings(services: Services, changed: (settings: Settings) => void): Promise<FollowedSettings> {
  const ending = new AbortController()
  let settings: Settings = DEFAULT_SETTINGS
  const read = async (): Promise<void> => {
    settings = await services.session.settings()
    changed(settings)
  }
  await read()
  const follow = async (): Promise<void> => {
    for await (const event of services.library.events(ending.signal)) {
      if (event.type === 'settings') await read()
    }
  }
  // The stream ends with the services; nothing of the host depends on hearing more.
  follow().catch(() => undefined)
  return { now: () => settings, release: () => ending.abort() }
}

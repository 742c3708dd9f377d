import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'

import { DEFAULT_SETTINGS, type Settings } from '#shared/contract/index.ts'

import { useSettingsStore } from './settings.ts'

/** A host whose answers come when the test says so. */
function host(): {
  saved: Settings[]
  answer: (fail?: boolean) => Promise<void>
  client: Parameters<ReturnType<typeof useSettingsStore>['open']>[0]
} {
  const saved: Settings[] = []
  const waiting: ((fail: boolean) => void)[] = []
  const call = (work: (settings: Settings) => Promise<Settings>): never => work as never
  return {
    saved,
    client: {
      settings: call(async () => DEFAULT_SETTINGS),
      saveSettings: call(
        (settings) =>
          new Promise((resolve, reject) => {
            waiting.push((fail) => {
              if (fail) return reject(new Error('disk full'))
              saved.push(settings)
              resolve(settings)
            })
          }),
      ),
    },
    answer: async (fail = false) => {
      await new Promise((resolve) => setTimeout(resolve))
      waiting.shift()?.(fail)
      await new Promise((resolve) => setTimeout(resolve))
    },
  }
}

describe('settings', () => {
  beforeEach(() => setActivePinia(createPinia()))

  it('show at once and are saved in the order in which they were changed', async () => {
    const { client, answer, saved } = host()
    const settings = useSettingsStore()
    await settings.open(client)
    const first = settings.change({ theme: 'dark' })
    const second = settings.change({ language: 'en' })
    expect(settings.value).toMatchObject({ theme: 'dark', language: 'en' })
    await answer()
    expect(saved).toHaveLength(1)
    await answer()
    await Promise.all([first, second])
    expect(saved.at(-1)).toMatchObject({ theme: 'dark', language: 'en' })
  })

  it('go back where they could not be saved, and say so', async () => {
    const { client, answer } = host()
    const settings = useSettingsStore()
    await settings.open(client)
    const change = settings.change({ theme: 'dark' })
    const outcome = expect(change).rejects.toThrow('disk full')
    await answer(true)
    await outcome
    expect(settings.value.theme).toBe('system')
  })

  it('are never changed before they were read', async () => {
    await expect(useSettingsStore().change({ theme: 'dark' })).rejects.toThrow('after they were read')
  })
})

/** The editor's settings: read at start, shown at once, saved at once. */
import type { ContractRouterClient } from '@orpc/contract'
import { defineStore } from 'pinia'
import { shallowReadonly, shallowRef } from 'vue'

import { Bug } from '#shared/base/index.ts'
import { DEFAULT_SETTINGS, type contract, type Settings } from '#shared/contract/index.ts'

type SettingsClient = Pick<ContractRouterClient<typeof contract>['session'], 'settings' | 'saveSettings'>

export const useSettingsStore = defineStore('settings', () => {
  const value = shallowRef<Settings>(DEFAULT_SETTINGS)
  let client: SettingsClient | null = null
  // Saves go one after the other, or an older one could arrive last.
  let saving: Promise<unknown> = Promise.resolve()

  /** Reads the settings of this library's host. */
  async function open(from: SettingsClient): Promise<void> {
    client = from
    value.value = await from.settings()
  }

  /** Reads them again after another window changed them. */
  async function refresh(): Promise<void> {
    if (client === null) return
    await saving
    value.value = await client.settings()
  }

  /** Changes some settings on the screen at once and saves them; where saving fails they go back and the error is the caller's. */
  async function change(patch: Partial<Settings>): Promise<void> {
    if (client === null) throw new Bug('settings are changed only after they were read')
    const { saveSettings } = client
    const before = value.value
    const after: Settings = { ...before, ...patch }
    value.value = after
    const saved = saving.then(() => saveSettings(after))
    saving = saved.catch(() => undefined)
    try {
      await saved
    } catch (error) {
      if (value.value === after) value.value = before
      throw error
    }
  }

  return { value: shallowReadonly(value), open, refresh, change }
})

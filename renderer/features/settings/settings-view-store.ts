/** Which shortcut the settings are to show first, when the palette or the list of keys leads there. */
import { defineStore } from 'pinia'
import { ref } from 'vue'

export const useSettingsViewStore = defineStore('settings-view', () => {
  /** A command's id; null for the view as a whole. `''` is the list of shortcuts without one of them. */
  const command = ref<string | null>(null)
  return { command }
})

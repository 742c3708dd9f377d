import { defineAsyncComponent } from 'vue'

export { useSettingsViewStore } from './settings-view-store.ts'
export { settingsMessages } from './messages.ts'

export const SettingsView = defineAsyncComponent(() => import('./SettingsView.vue'))

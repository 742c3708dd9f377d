import { defineAsyncComponent } from 'vue'

export { findCommands } from './commands.ts'
export { findMessages } from './messages.ts'

/** Find and replace, over whatever view is open. Fetched when it is first asked for. */
export const FindPanel = defineAsyncComponent(() => import('./FindPanel.vue'))

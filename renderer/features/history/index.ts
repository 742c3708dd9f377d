import { defineAsyncComponent } from 'vue'

export { historyCommands } from './commands.ts'
export { historyMessages } from './messages.ts'

export const HistoryView = defineAsyncComponent(() => import('./HistoryView.vue'))

import { defineAsyncComponent } from 'vue'

export { exportCommands } from './commands.ts'
export { exportMessages } from './messages.ts'

export const ExportView = defineAsyncComponent(() => import('./ExportView.vue'))

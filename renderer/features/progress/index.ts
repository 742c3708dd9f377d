import { defineAsyncComponent } from 'vue'

export { progressCommands } from './commands.ts'
export { progressMessages } from './messages.ts'

export const ProgressView = defineAsyncComponent(() => import('./ProgressView.vue'))

import { defineAsyncComponent } from 'vue'

export { duplicatesCommands } from './commands.ts'
export { duplicatesMessages } from './messages.ts'

export const DuplicatesView = defineAsyncComponent(() => import('./DuplicatesView.vue'))

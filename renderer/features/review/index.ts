import { defineAsyncComponent } from 'vue'

export { reviewCommands } from './commands.ts'
export { reviewMessages } from './messages.ts'

/** The Review screen. Fetched when it is first opened: the library's table need not wait for it. */
export const ReviewView = defineAsyncComponent(() => import('./ReviewView.vue'))

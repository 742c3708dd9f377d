import { defineAsyncComponent } from 'vue'

export { progressMessages } from './messages.ts'

export const ProgressView = defineAsyncComponent(() => import('./ProgressView.vue'))

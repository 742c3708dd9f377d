import { defineAsyncComponent } from 'vue'

export { duplicatesMessages } from './messages.ts'

export const DuplicatesView = defineAsyncComponent(() => import('./DuplicatesView.vue'))

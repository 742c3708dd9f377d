import { defineAsyncComponent } from 'vue'

export { topicsMessages } from './messages.ts'

export const TopicsView = defineAsyncComponent(() => import('./TopicsView.vue'))

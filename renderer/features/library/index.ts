import { defineAsyncComponent } from 'vue'

export { libraryCommands } from './commands.ts'
export { default as ImportDoor } from './import/ImportDoor.vue'
export { useImportStore } from './import/import-store.ts'
export { default as ResegmentDoor } from './resegment/ResegmentDoor.vue'
export { useResegmentStore } from './resegment/resegment-store.ts'
export { libraryMessages } from './messages.ts'

export const LibraryView = defineAsyncComponent(() => import('./LibraryView.vue'))

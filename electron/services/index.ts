export { checkFolder as checkExportFolder } from './exporting/index.ts'
export { openLibrary, type LibraryStore } from './library/index.ts'
export { createServices, type ServicesOptions } from './services.ts'

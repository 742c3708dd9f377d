export { createServices } from './services.ts'
export { openLibrary, type LibraryStore } from './library/index.ts'

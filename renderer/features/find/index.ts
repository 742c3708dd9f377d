export { findCommands } from './commands.ts'
/** Find and replace, over whatever view is open. Part of the frame: what is typed right after its key must find the field there. */
export { default as FindPanel } from './FindPanel.vue'
export { findMessages } from './messages.ts'

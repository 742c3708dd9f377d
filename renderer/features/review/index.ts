export { reviewCommands } from './commands.ts'
export { reviewMessages } from './messages.ts'

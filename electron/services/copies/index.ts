export { Copies } from './copies.ts'
export { createCopyThread, type CopyAnswer, type CopyRequest } from './thread.ts'

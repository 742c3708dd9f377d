export { AppError } from './app-error.ts'
export { fakePlatform, type FakePlatform, type FakePlatformOptions, type LogLine } from './fake-platform.ts'
export { type Log, type Platform } from './platform.ts'

export { openBrowser } from './open-browser.ts'
export { PortTaken } from './ports.ts'
export { runLoopback, type Parts, type RunOptions } from './run-loopback.ts'
export { NotBuilt, startLoopback, type Loopback, type LoopbackOptions } from './start-loopback.ts'

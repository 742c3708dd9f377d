/** The loopback host as a process of its own, with the real services: `whole-host.ts <library> <data folder> <renderer>`. */
import { runLoopback } from '../run-loopback.ts'

const [library = '', dataDir = '', renderer = ''] = process.argv.slice(2)
process.exitCode = await runLoopback({ library, dataDir, renderer, because: 'for a test' })

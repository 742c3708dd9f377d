/** Entry of the desktop host. */
import { runDesktop } from './desktop.ts'

// Not awaited: Electron becomes ready only after this file has run to its end.
void runDesktop(process.argv.slice(1))

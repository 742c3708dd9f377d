/** Ctrl+C: the first lets the work end cleanly, the second ends the program. */

/** Exit code of a program that a signal ended, as shells count: 128 and the signal's number (SIGINT is 2). */
const INTERRUPTED = 130

/** Runs work that a signal of the system may stop. Returns its exit code, or that of an interrupted program. */
export async function stoppable(work: (signal: AbortSignal) => Promise<number>): Promise<number> {
  const stopper = new AbortController()
  const stop = (): void => {
    if (stopper.signal.aborted) process.exit(INTERRUPTED)
    stopper.abort(new Error('interrupted'))
  }
  process.on('SIGINT', stop).on('SIGTERM', stop)
  try {
    const code = await work(stopper.signal)
    return stopper.signal.aborted ? INTERRUPTED : code
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop)
  }
}

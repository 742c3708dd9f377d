/** Keeps a small library whole on the desk: at the start, and again after pages came in, in idle moments. */
import type { Desk } from '#renderer/desk/index.ts'
import { Disconnected, type Followed } from '#renderer/rpc/index.ts'

/** An import brings pages for a while; so long nothing must have come before the desk looks again. Milliseconds. */
const PAUSE = 5_000

export interface CheckOutParts {
  readonly desk: Pick<Desk, 'checkOutAll'>
  readonly listen: (follower: Followed) => () => void
  readonly report: (error: unknown) => void
  readonly pause?: number
}

/** Begins to keep the desk filled. Returns the ending. */
export function keepCheckedOut({ desk, listen, report, pause = PAUSE }: CheckOutParts): () => void {
  const ending = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  let running = false
  let again = false

  async function run(): Promise<void> {
    if (running) {
      again = true
      return
    }
    running = true
    try {
      await desk.checkOutAll({ signal: ending.signal })
    } catch (error) {
      // It is begun anew when the connection is back.
      if (!(error instanceof Disconnected)) report(error)
    } finally {
      running = false
    }
    if (again && !ending.signal.aborted) {
      again = false
      soon()
    }
  }

  function soon(): void {
    clearTimeout(timer)
    timer = setTimeout(() => void run(), pause)
  }

  const stop = listen({
    event: (event) => {
      if (event.type === 'pages-added') soon()
    },
    start: soon,
  })
  return () => {
    stop()
    clearTimeout(timer)
    ending.abort()
  }
}

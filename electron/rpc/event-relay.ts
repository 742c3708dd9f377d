/**
 * Hands the library's events on to one window. The source is read as fast as it tells, the window takes them as fast as it can;
 * between them stands a queue that never grows without bound.
 */
import type { LibraryEvent } from '#shared/contract/index.ts'

/** Events that wait for a slow window. Those about the same thing are one, so that only a storm over many pages reaches it. */
export const LONGEST_QUEUE = 5000

/** What an event is about: a later one about the same thing makes the earlier needless. */
function subject(event: LibraryEvent): string {
  switch (event.type) {
    case 'page-changed':
      return `page ${event.page}`
    case 'job':
      return `job ${event.job.id}`
    case 'pages-added':
    case 'settings':
    case 'audits':
    case 'copies':
    case 'learning':
      return event.type
  }
}

function merged(earlier: LibraryEvent | undefined, later: LibraryEvent): LibraryEvent {
  return earlier?.type === 'pages-added' && later.type === 'pages-added' ? { ...later, count: earlier.count + later.count } : later
}

/** What waits for the window, and how reading the source came to its end. */
interface Queue {
  readonly waiting: Map<string, LibraryEvent>
  over: boolean
  failed: boolean
  error: unknown
  /** Called whenever something above has changed. */
  wake(): void
}

/**
 * Opens the source at once and returns its events in order, the waiting ones merged by what they are about. They end when the
 * source ends or the signal aborts, throw what the source throws, and end early where more than `longest` would wait: the window
 * then has missed something, must read anew and subscribe again. However it ends, the source's own signal is aborted.
 */
export function relay(
  open: (signal: AbortSignal) => AsyncIterable<LibraryEvent>,
  signal: AbortSignal | undefined,
  longest: number = LONGEST_QUEUE,
): AsyncGenerator<LibraryEvent, void> {
  const stop = new AbortController()
  const queue: Queue = { waiting: new Map(), over: false, failed: false, error: undefined, wake: () => undefined }
  const end = (failed: boolean, error?: unknown): void => {
    if (!queue.over) Object.assign(queue, { over: true, failed, error })
    signal?.removeEventListener('abort', aborted)
    stop.abort()
    queue.wake()
  }
  const aborted = (): void => {
    queue.waiting.clear()
    end(false)
  }
  signal?.addEventListener('abort', aborted)
  if (signal?.aborted === true) aborted()
  else {
    // Not at the first read of the result: whoever is told that the events are on their way may rely on missing none.
    void fill(queue, open(stop.signal), longest).then(
      () => end(false),
      (error: unknown) => end(true, error),
    )
  }
  return drain(queue, () => end(false))
}

async function fill(queue: Queue, source: AsyncIterable<LibraryEvent>, longest: number): Promise<void> {
  for await (const event of source) {
    if (queue.over) return
    const key = subject(event)
    queue.waiting.set(key, merged(queue.waiting.get(key), event))
    if (queue.waiting.size > longest) {
      queue.waiting.clear()
      return
    }
    queue.wake()
  }
}

async function* drain(queue: Queue, end: () => void): AsyncGenerator<LibraryEvent, void> {
  try {
    for (;;) {
      const first = queue.waiting.entries().next()
      if (first.done !== true) {
        queue.waiting.delete(first.value[0])
        yield first.value[1]
      } else if (queue.over) {
        if (queue.failed) throw queue.error
        return
      } else {
        await new Promise<void>((resolve) => {
          queue.wake = resolve
        })
      }
    }
  } finally {
    end()
  }
}

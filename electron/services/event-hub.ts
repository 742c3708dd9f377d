/** Tells everything that happens in the library to everyone who listens. */
import type { LibraryEvent } from '#shared/contract/index.ts'

interface Listener {
  readonly waiting: LibraryEvent[]
  wake: () => void
}

export class EventHub {
  private readonly listeners = new Set<Listener>()
  private released = false

  publish(event: LibraryEvent): void {
    for (const listener of this.listeners) {
      listener.waiting.push(event)
      listener.wake()
    }
  }

  /** Everything from now on, in order, until the signal aborts or the hub is released. What is not read yet waits. */
  async *listen(signal: AbortSignal): AsyncGenerator<LibraryEvent, void, undefined> {
    const listener: Listener = { waiting: [], wake: () => undefined }
    const wake = (): void => listener.wake()
    this.listeners.add(listener)
    signal.addEventListener('abort', wake)
    try {
      while (!signal.aborted) {
        const event = listener.waiting.shift()
        if (event !== undefined) yield event
        else if (this.released) return
        else await new Promise<void>((resolve) => (listener.wake = resolve))
      }
    } finally {
      signal.removeEventListener('abort', wake)
      this.listeners.delete(listener)
    }
  }

  release(): void {
    this.released = true
    for (const listener of this.listeners) listener.wake()
  }
}

/**
 * Hears the next combination of keys: one press, or two where the first is a letter. While it listens nobody else gets
 * a key. Keys of an input method are passed over: what they stand for is not known until it has composed.
 */
import { ofInputMethod, strokeOf } from '#renderer/commands/index.ts'

export interface RecorderEvents {
  /** A combination is complete. */
  readonly heard: (keys: string) => void
  /** The first of two presses was heard; the second is awaited. */
  readonly first: (stroke: string) => void
  /** Esc: nothing is to change. */
  readonly cancelled: () => void
  /** A key went to an input method, so that it cannot be told which it was. */
  readonly composing: () => void
}

/** So long the second press of a combination of two is awaited, milliseconds. */
export const PATIENCE = 900

/** Begins to listen on `target`, before anyone else. Returns the ending; it ends by itself with `heard` and `cancelled`. */
export function recordKeys(target: Window, mac: boolean, events: RecorderEvents): () => void {
  let first: string | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  const end = (): void => {
    clearTimeout(timer)
    target.removeEventListener('keydown', onKey, true)
  }
  const finish = (keys: string): void => {
    end()
    events.heard(keys)
  }
  function onKey(event: KeyboardEvent): void {
    if (ofInputMethod(event)) {
      // The input method goes on with it; no command may take the key meanwhile.
      event.stopImmediatePropagation()
      events.composing()
      return
    }
    const stroke = strokeOf(event, mac)
    if (stroke === null) return
    event.preventDefault()
    event.stopImmediatePropagation()
    // A held key is the one that opened the recorder.
    if (event.repeat) return
    clearTimeout(timer)
    if (stroke === 'Escape') {
      end()
      events.cancelled()
    } else if (first !== null) finish(`${first} ${stroke}`)
    // Only a letter can begin a combination of two.
    else if (!/^[A-Z]$/.test(stroke)) finish(stroke)
    else {
      first = stroke
      events.first(stroke)
      timer = setTimeout(() => finish(stroke), PATIENCE)
    }
  }
  target.addEventListener('keydown', onKey, true)
  return end
}

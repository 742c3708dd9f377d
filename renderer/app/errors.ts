/**
 * What happens to an error that nobody dealt with. Handlers stand in a chain: each either deals with it or passes it on, and the last one
 * shows it, so that nothing fails in silence.
 */
import { shallowRef, type ShallowRef } from 'vue'

import type { Failure } from '#shared/contract/index.ts'
import { Disconnected, failureOf } from '#renderer/rpc/index.ts'

/** An error on the screen. */
export interface ShownError {
  readonly error: unknown
  /** When, milliseconds since 1970. */
  readonly at: number
  /** How often the same one came. */
  readonly times: number
}

export interface ErrorChain {
  /** The error on the screen, until the editor puts it away. */
  readonly shown: ShallowRef<ShownError | null>
  readonly handle: (error: unknown) => void
}

export interface ErrorHandlers {
  /** Says in a line what the services refused. */
  readonly say: (failure: Failure) => void
  readonly now: () => number
}

export function createErrorChain({ say, now }: ErrorHandlers): ErrorChain {
  const shown = shallowRef<ShownError | null>(null)

  const handlers: readonly ((error: unknown) => boolean)[] = [
    // The frame says that the connection is gone for as long as it is.
    (error) => error instanceof Disconnected,
    // Work that was given up on purpose.
    (error) => error instanceof DOMException && error.name === 'AbortError',
    (error) => {
      const failure = failureOf(error)
      if (failure === undefined) return false
      say(failure)
      return true
    },
    (error) => {
      const again = shown.value !== null && String(shown.value.error) === String(error)
      shown.value = { error, at: now(), times: again && shown.value !== null ? shown.value.times + 1 : 1 }
      return true
    },
  ]
  return {
    shown,
    handle: (error) => void handlers.some((handler) => handler(error)),
  }
}

/** The details of an error as text to send: what, where in the program, in which version. Holds no text of any page. */
export function detailsOf({ error, at, times }: ShownError, about: Readonly<Record<string, string>>): string {
  const what = error instanceof Error ? (error.stack ?? `${error.name}: ${error.message}`) : String(error)
  const cause = error instanceof Error && error.cause !== undefined ? [`cause: ${describe(error.cause)}`] : []
  const facts = Object.entries({ time: new Date(at).toISOString(), times: String(times), ...about }).map(
    ([name, value]) => `${name}: ${value}`,
  )
  return [...facts, '', what, ...cause, ''].join('\n')
}

const describe = (cause: unknown): string => (cause instanceof Error ? `${cause.name}: ${cause.message}` : JSON.stringify(cause))

/** Hands every error that reaches the window to the chain. Returns the ending. */
export function catchWindowErrors(target: Window, handle: (error: unknown) => void): () => void {
  const onError = (event: ErrorEvent): void => {
    // A browser reports this of its own layout; nothing of ours has failed.
    if (event.message.startsWith('ResizeObserver loop')) return
    handle(event.error ?? event.message)
  }
  const onRejection = (event: PromiseRejectionEvent): void => handle(event.reason)
  target.addEventListener('error', onError)
  target.addEventListener('unhandledrejection', onRejection)
  return () => {
    target.removeEventListener('error', onError)
    target.removeEventListener('unhandledrejection', onRejection)
  }
}

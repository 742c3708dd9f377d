/** What happens when the window is about to go: what waits is written, and the one case where leaving loses work is told. */
import type { Desk, SavedState } from '#renderer/desk/index.ts'

/** Begins to watch over the window's end. Returns the ending. */
export function watchLeaving(target: Window, desk: Pick<Desk, 'flush' | 'leaving'>, saved: () => SavedState): () => void {
  const onHide = (): void => {
    desk.leaving()
    // What cannot be sent stays in the outbox and is sent at the next start.
    void desk.flush().catch(() => undefined)
  }
  // A window that is hidden may be ended without another word: by the system, by closing the browser, by a crash.
  const onVisibility = (): void => {
    if (target.document.visibilityState === 'hidden') onHide()
  }
  const onLeave = (event: BeforeUnloadEvent): void => {
    const now = saved()
    // Edits that neither the library nor the desk's database has end with this window.
    if (now.state === 'failed' && now.unkept > 0) event.preventDefault()
  }
  target.addEventListener('pagehide', onHide)
  target.document.addEventListener('visibilitychange', onVisibility)
  target.addEventListener('beforeunload', onLeave)
  return () => {
    target.removeEventListener('pagehide', onHide)
    target.document.removeEventListener('visibilitychange', onVisibility)
    target.removeEventListener('beforeunload', onLeave)
  }
}

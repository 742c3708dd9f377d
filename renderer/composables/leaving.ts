/** Whether the window is being left just now: a page that goes takes the focus from its fields before it goes. */

let leaving = false

/** A window that was asked and stays takes so long at most to say so, milliseconds. */
const ASKED = 500

window.addEventListener(
  'beforeunload',
  () => {
    leaving = true
    setTimeout(() => (leaving = false), ASKED)
  },
  { capture: true },
)

export function isLeaving(): boolean {
  return leaving
}

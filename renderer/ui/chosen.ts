/**
 * Carries out what was chosen in a menu when the menu is gone and the focus is back where it was. A list or dialog that
 * opens any earlier loses the focus to the closing menu, takes that for a press beside it, and closes at once.
 */
import { nextTick } from 'vue'

export interface Chosen {
  /** A line that closes the menu was chosen. */
  choose(id: string): void
  /** The menu closes and would give the focus back: for its `close-auto-focus`. */
  closed(event: Event): void
}

/** `back`: what gets the focus when something was chosen; whatever else closes a menu is the menu's own affair. */
export function chosenWhenClosed(back: () => HTMLElement | null | undefined, give: (id: string) => void): Chosen {
  let chosen: string | undefined
  return {
    choose: (id) => {
      chosen = id
    },
    closed: (event) => {
      if (chosen === undefined) return
      const id = chosen
      chosen = undefined
      // The menu's own way gives the focus back some tasks later, when what was chosen is already open.
      event.preventDefault()
      back()?.focus({ preventScroll: true })
      void nextTick(() => {
        give(id)
      })
    },
  }
}

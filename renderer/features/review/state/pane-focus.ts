/**
 * F6 and Shift+F6: the focus goes from pane to pane, as in other editors, so that who has no mouse reaches the page bar
 * and the inspector without walking over every block of the page. [V25]
 */
import type { CommandHandler } from '#renderer/commands/index.ts'

/** From left to right as they are read: what each is found by, and what gets the focus in it, the best first. */
const PANES = [
  { pane: '.pagebar', stops: ['button:not([aria-disabled="true"])'] },
  { pane: '[data-original]', stops: ['.lines', '[tabindex="0"]', 'button'] },
  { pane: '.desk', stops: ['.sheets [data-block][tabindex="0"]', '.sheets'] },
  { pane: '.inspector', stops: ['[role="tab"][data-state="active"]', 'button'] },
] as const

type Back = Map<HTMLElement, HTMLElement>

/** The panes that are on the screen. */
function panesOf(root: HTMLElement): { readonly element: HTMLElement; readonly stops: readonly string[] }[] {
  return PANES.flatMap(({ pane, stops }) => {
    const element = root.querySelector<HTMLElement>(pane)
    return element === null ? [] : [{ element, stops }]
  })
}

/** Moves the focus a pane on (1) or back (-1), round the ends; from nowhere it goes to the pane beside the sheets. */
export function stepPane(root: HTMLElement, step: -1 | 1, back: Back = new Map()): void {
  const panes = panesOf(root)
  const active = root.ownerDocument.activeElement
  const inside = panes.findIndex(({ element }) => element.contains(active))
  const at = inside >= 0 ? inside : panes.findIndex(({ element }) => element.matches('.desk'))
  const from = panes[inside]?.element
  // The sheets have a place of their own: the selected block.
  if (from !== undefined && active instanceof HTMLElement && !from.matches('.desk')) back.set(from, active)
  const to = panes[(at + step + panes.length) % panes.length]
  if (to === undefined) return
  const before = back.get(to.element)
  const stop =
    before !== undefined && to.element.contains(before)
      ? before
      : to.stops.map((selector) => to.element.querySelector<HTMLElement>(selector)).find((found) => found !== null)
  stop?.focus({ preventScroll: true })
}

/** The two commands; each pane gets the focus back where it had it. */
export function paneCommands(root: () => HTMLElement | null): Readonly<Record<string, CommandHandler>> {
  const back: Back = new Map()
  const go = (step: -1 | 1): CommandHandler => ({
    run: () => {
      const element = root()
      if (element !== null) stepPane(element, step, back)
    },
  })
  return { 'review.next-pane': go(1), 'review.previous-pane': go(-1) }
}

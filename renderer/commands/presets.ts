/**
 * The two sets of keys that an editor can choose. `standard` is what the commands themselves name: both hands on the
 * keyboard. `left` puts the daily work under the left hand while the right one has the mouse: every key of it is
 * reached from W A S D without looking (1–5, Q–T, A–G, Z–B, Space, Shift, F1–F4). What is not named here keeps its keys.
 *
 * Not used, though near: Shift+Space and Ctrl+Space, with which Chinese input methods are switched; Shift alone, for
 * the same reason; Alt with D, E or F, which browsers take; Tab, which moves the focus.
 */
import type { Settings } from '#shared/contract/index.ts'

type KeyTable = Readonly<Record<string, readonly string[]>>

const LEFT: KeyTable = {
  // Moving: W and S as the arrows, A and D from doubt to doubt, with Shift from page to page.
  'review.previous': ['W', 'ArrowUp'],
  'review.next': ['S', 'ArrowDown'],
  'review.extend-up': ['Shift+W', 'Shift+ArrowUp'],
  'review.extend-down': ['Shift+S', 'Shift+ArrowDown'],
  'review.previous-doubt': ['A'],
  'review.next-doubt': ['D'],
  'review.previous-page': ['Shift+A', 'PageUp'],
  'review.next-page': ['Shift+D', 'PageDown'],
  'review.skim': ['Shift+G'],
  'review.fold': ['Shift+B'],
  'review.inspector': ['Shift+T'],
  // Answering: the thumb says yes.
  'review.accept': ['Space', 'Enter'],
  'review.later': ['Shift+F'],
  'review.flag': ['B'],
  // Articles: cut, put together, and V, which is also the tick, to approve.
  'review.split': ['Q'],
  'review.merge': ['E'],
  'review.merge-into': ['Shift+E'],
  'review.order': ['Shift+Q'],
  'review.approve': ['V'],
  'review.approve-page': ['Shift+V'],
  'review.return': ['Shift+X'],
  'review.status': ['Alt+G'],
  'review.page-status': ['Alt+B'],
  'review.audit-right': ['Alt+V'],
  'review.audit-wrong': ['Alt+X'],
  'review.audit-next': ['Alt+C'],
  'review.audit-previous': ['Alt+Z'],
  // Blocks.
  'review.move-up': ['Alt+W', 'Alt+ArrowUp'],
  'review.move-down': ['Alt+S', 'Alt+ArrowDown'],
  'review.carry-up': ['Alt+Shift+W', 'Alt+Shift+ArrowUp'],
  'review.carry-down': ['Alt+Shift+S', 'Alt+Shift+ArrowDown'],
  'review.shelve': ['Shift+C', 'Backspace'],
  'review.join': ['F'],
  'review.edit': ['Shift+R', 'F2'],
  'review.drop': ['C'],
  'review.compare': ['Alt+Q'],
  'review.put-original': ['Alt+Shift+Q'],
  'review.next-suspect': ['Alt+R'],
  'review.previous-suspect': ['Alt+Shift+R'],
  'review.undo': ['Z', 'Ctrl+Z'],
  'review.redo': ['Shift+Z', 'Ctrl+Shift+Z', 'Ctrl+Y'],
  // Copies: up and down with W and S, from copy to copy with A and D, C drops as in Review.
  'duplicates.previous': ['W', 'ArrowUp'],
  'duplicates.next': ['S', 'ArrowDown'],
  'duplicates.left': ['A', 'ArrowLeft'],
  'duplicates.right': ['D', 'ArrowRight'],
  'duplicates.best': ['C', 'Enter'],
  'duplicates.keep-all': ['V'],
  'duplicates.visit': ['E'],
  'duplicates.reopen': ['Q'],
  'duplicates.undo': ['Z', 'Ctrl+Z'],
  'duplicates.redo': ['Shift+Z', 'Ctrl+Shift+Z', 'Ctrl+Y'],
  'app.shortcuts': ['F1', '?'],
  'app.palette': ['F4', 'Ctrl+K'],
}

const PRESETS: Readonly<Record<Settings['keyPreset'], KeyTable>> = { standard: {}, left: LEFT }

export const KEY_PRESETS = Object.keys(PRESETS) as readonly Settings['keyPreset'][]

/** The commands to which a preset gives keys of its own. */
export function presetIds(preset: Settings['keyPreset']): readonly string[] {
  return Object.keys(PRESETS[preset])
}

/** The keys of a command in a preset; `own` are those that the command itself names. */
export function presetKeys(preset: Settings['keyPreset'], id: string, own: readonly string[]): readonly string[] {
  return PRESETS[preset][id] ?? own
}

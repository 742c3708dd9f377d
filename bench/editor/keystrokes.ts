/**
 * How keystrokes are counted, in the review desk and in a text editor alike.
 *
 * - One press of a key is one keystroke, with or without Ctrl, Alt or Shift held. A key that is held counts each repeat.
 * - Going to a line costs the presses of ↑ or ↓ from where the caret or the selection stands, or, where that is less, the
 *   six presses of a search (Ctrl+F, three characters, Enter, Esc). In the review desk N also goes, from doubt to doubt.
 * - Reading, thinking and looking cost nothing: the simulated editor knows what is right.
 * - The corrections are the same: articles and their order, roles, joined paragraphs, dropped copies. At the end the page
 *   is approved (Shift+A), or the file is saved (Ctrl+S).
 * - Both look ahead in the same way and equally far (look-ahead.ts): several ways to gold are followed side by side, and the
 *   cheapest is taken.
 */

/** A search and back: Ctrl+F, three characters, Enter, Esc. */
export const SEARCH = 6

/** Presses to a place so many lines away. */
export function walk(lines: number): number {
  return Math.min(Math.abs(lines), SEARCH)
}

/** How a combination of keys is drawn: one cap a press, `Ctrl P`, and the arrows as arrows. */

const SHOWN: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  PageUp: 'Page Up',
  PageDown: 'Page Down',
  Escape: 'Esc',
}
const ON_MAC: Readonly<Record<string, string>> = { Ctrl: '⌘', Alt: '⌥', Shift: '⇧' }

/** The caps of a combination in the spelling of commands: `R K` has two, `Ctrl+Shift+Z` has one. `space` is what the long key is called. */
export function keyCaps(keys: string, mac: boolean, space: string): string[] {
  return keys.split(' ').map((stroke) =>
    stroke
      .replace(/\+\+$/, '+＋')
      .split('+')
      .map((part) => (part === 'Space' ? space : part === '＋' ? '+' : ((mac ? ON_MAC[part] : undefined) ?? SHOWN[part] ?? part)))
      .join(' '),
  )
}

/** The same in the words of `aria-keyshortcuts`. A combination of two presses has no such word and is left out. */
export function ariaKeys(keys: string): string | undefined {
  return keys.includes(' ') ? undefined : keys.replace(/\bCtrl\b/, 'Control')
}

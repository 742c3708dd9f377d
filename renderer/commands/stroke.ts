/**
 * How a press of keys is written: `S`, `Shift+N`, `Ctrl+Shift+Z`, `Alt+ArrowUp`, `?`, `F2`, `Space`; two presses one
 * after the other have a space between them: `R K`.
 *
 * `Ctrl` is the Command key on a Mac. Letters are written large and name Shift; other printable characters stand as
 * they are typed and never name Shift, because where they lie differs between keyboards.
 */

const MODIFIER_KEYS = new Set(['Control', 'Shift', 'Alt', 'Meta', 'AltGraph', 'CapsLock', 'Fn', 'NumLock', 'ScrollLock', 'OS'])
const NAMED: Readonly<Record<string, string>> = {
  ' ': 'Space',
  Spacebar: 'Space',
  Esc: 'Escape',
  Del: 'Delete',
  '＋': '+',
  '？': '?',
  '／': '/',
}

/** What a keyboard event is, or null for a modifier alone and for dead or unknown keys. */
export function strokeOf(event: KeyboardEvent, mac: boolean): string | null {
  if (MODIFIER_KEYS.has(event.key) || ['Dead', 'Unidentified', 'Process'].includes(event.key)) return null
  const key = keyName(event)
  const letter = /^[A-Z]$/.test(key)
  const named = key.length > 1
  const ctrl = mac ? event.metaKey : event.ctrlKey
  // The other of the two is a modifier that no command has: such a press is not ours.
  if (mac ? event.ctrlKey : event.metaKey) return null
  return [ctrl ? 'Ctrl' : '', event.altKey ? 'Alt' : '', event.shiftKey && (letter || named) ? 'Shift' : '', key].filter(Boolean).join('+')
}

function keyName(event: KeyboardEvent): string {
  const named = NAMED[event.key]
  if (named !== undefined) return named
  if (/^[a-z]$/i.test(event.key)) return event.key.toUpperCase()
  // With Alt, or in a layout without Latin letters, the character says nothing: the key's place does.
  const byPlace = /^Key([A-Z])$/.exec(event.code)?.[1]
  const foreign = event.key.length === 1 && event.key.charCodeAt(0) > 0x7e
  if (byPlace !== undefined && (event.altKey || foreign)) return byPlace
  return event.key
}

/** The same combination however it was written; an unknown part stays as it is. */
export function normalKeys(keys: string): string {
  return keys.trim().split(/\s+/).map(normalStroke).join(' ')
}

function normalStroke(stroke: string): string {
  // A plus sign is itself a key: `Ctrl++`.
  const parts = stroke === '+' ? ['+'] : stroke.replace(/\+\+$/, '+Plus').split('+')
  const last = parts.at(-1) === 'Plus' ? '+' : (parts.at(-1) ?? '')
  const key = /^[a-z]$/i.test(last) ? last.toUpperCase() : (NAMED[last] ?? last)
  const has = (name: string): boolean => parts.slice(0, -1).some((part) => part.toLowerCase() === name)
  return [has('ctrl') ? 'Ctrl' : '', has('alt') ? 'Alt' : '', has('shift') ? 'Shift' : '', key].filter(Boolean).join('+')
}

/** Does the press need no Ctrl, Alt or Command, so that in a text field it would type something? */
export function isBare(stroke: string): boolean {
  return !/^(Ctrl|Alt)\+./.test(stroke)
}

/** Was this a Mac's keyboard? Decides only which key `Ctrl` is and how it is drawn. */
export function onMac(): boolean {
  return /^(Mac|iP)/.test(navigator.platform)
}

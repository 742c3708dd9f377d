/** Changes of the table of changed shortcuts. Pure: a new table comes back. */

export type Shortcuts = Readonly<Record<string, readonly string[]>>

/** The table with these keys for a command; none at all for an empty list. */
export function withKeys(shortcuts: Shortcuts, id: string, keys: readonly string[]): Shortcuts {
  return { ...shortcuts, [id]: [...keys] }
}

/** The table without an entry of its own for a command, so that the preset's keys hold again. */
export function asPreset(shortcuts: Shortcuts, id: string): Shortcuts {
  return Object.fromEntries(Object.entries(shortcuts).filter(([other]) => other !== id))
}

/** The keys with one of them in another's place; at the end where it stands in nobody's. Never twice the same. */
export function replaced(now: readonly string[], old: string | null, fresh: string): readonly string[] {
  const at = old === null ? -1 : now.indexOf(old)
  const next = at < 0 ? [...now, fresh] : now.with(at, fresh)
  return next.filter((keys, i) => next.indexOf(keys) === i)
}

/** The table after a command gave up a combination, and with it those that begin with it or that it begins with. */
export function withoutKeys(shortcuts: Shortcuts, id: string, now: readonly string[], taken: string): Shortcuts {
  const left = now.filter((keys) => keys !== taken && !keys.startsWith(`${taken} `) && !taken.startsWith(`${keys} `))
  return withKeys(shortcuts, id, left)
}

/** Keys that a window cannot do without, so that no command may have them alone. */
const NEEDED: ReadonlySet<string> = new Set(['Tab', 'Shift+Tab', 'Escape'])
/** Combinations that browsers and systems keep to themselves: a page never hears of them, or hears too late. */
const RESERVED = /^(Ctrl\+(Shift\+)?[NTW]|Ctrl\+(Shift\+)?Tab|Alt\+F4|Alt\+(Shift\+)?Tab|F11|Ctrl\+Space|Shift\+Space)$/

/** Can a command have this combination? `needed`: the window needs it itself; `reserved`: browser, system or input method has it. */
export function fitness(keys: string): 'fits' | 'needed' | 'reserved' {
  const [first = ''] = keys.split(' ')
  if (NEEDED.has(first)) return 'needed'
  return RESERVED.test(first) ? 'reserved' : 'fits'
}

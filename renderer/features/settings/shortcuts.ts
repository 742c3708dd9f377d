/** Changes of the table of shortcuts. Pure: a new table comes back. */

type Shortcuts = Readonly<Record<string, readonly string[]>>

/** The table with these keys for a command; none at all for an empty list. */
export function withKeys(shortcuts: Shortcuts, id: string, keys: readonly string[]): Shortcuts {
  return { ...shortcuts, [id]: [...keys] }
}

/** The table after a command gave up a combination, and with it those that begin with it or that it begins with. */
export function withoutKeys(shortcuts: Shortcuts, id: string, now: readonly string[], taken: string): Shortcuts {
  const left = now.filter((keys) => keys !== taken && !keys.startsWith(`${taken} `) && !taken.startsWith(`${keys} `))
  return withKeys(shortcuts, id, left)
}

/** Keys that a window cannot do without, so that no command may have them alone. */
const NEEDED = new Set(['Tab', 'Shift+Tab', 'Escape'])

export function canStandAlone(keys: string): boolean {
  return !NEEDED.has(keys)
}

/** Which commands would answer to the same keys. */
import type { CommandSpec } from './command.ts'
import { normalKeys } from './stroke.ts'

type Bound = Pick<CommandSpec, 'id' | 'scope'> & { readonly now: readonly string[] }

/** Two places overlap when they are the same, or one is everywhere. */
function meet(a: Bound['scope'], b: Bound['scope']): boolean {
  return a === b || a === 'everywhere' || b === 'everywhere'
}

/** One combination hides another when they are the same, or the one is the first press of the other. */
function hides(a: string, b: string): boolean {
  return a === b || b.startsWith(`${a} `) || a.startsWith(`${b} `)
}

/** The commands, other than `id` itself, whose keys `keys` would take away or be taken from, in the list's order. */
export function conflictsOf<T extends Bound>(id: string, keys: string, all: readonly T[]): T[] {
  const wanted = normalKeys(keys)
  const own = all.find((command) => command.id === id)
  if (own === undefined) return []
  return all.filter((other) => other.id !== id && meet(own.scope, other.scope) && other.now.some((key) => hides(wanted, key)))
}

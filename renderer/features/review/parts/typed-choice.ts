/** What typed letters choose of a list: at once where only one line can be meant, else with Enter. */
import type { Choice } from './choice.ts'

export interface TypedChoice {
  /** The line that is meant and no other. */
  readonly chosen?: Choice
  /** The line that has these very letters while longer names begin with them (A beside AA): Enter chooses it. */
  readonly meant?: Choice
  /** The letters that wait for the next one; '' where none goes on with them. */
  readonly keys: string
}

export function typedChoice(choices: readonly Choice[], keys: string): TypedChoice {
  const open = choices.filter((choice) => choice.key?.startsWith(keys) === true)
  const exact = open.find((choice) => choice.key === keys)
  if (exact === undefined) return { keys: open.length > 0 ? keys : '' }
  return open.length === 1 ? { chosen: exact, keys: '' } : { meant: exact, keys }
}

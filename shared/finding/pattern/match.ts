/**
 * Finds a program's matches in one pass (Pike's virtual machine: all ways through the pattern are followed side by side).
 *
 * Why not the language's own expressions: they go back and try again, and a pattern such as `(a+)+b` then takes longer
 * than anybody lives. Here the work for a match is steps of the program times characters of the text at most, and a budget
 * bounds that of all matches together. The leftmost match is taken, and of those the one that the pattern prefers, as the
 * native engine does.
 */
import type { Step } from './program.ts'

/** Start and end of the match, then of each group; -1 where a group took no part. UTF-16 offsets. */
export type Slots = readonly number[]

interface Way {
  readonly at: number
  readonly slots: Slots
}

const wordChar = /[\p{L}\p{N}_]/u

/** Work that may still be done, in steps followed. Matching takes from it, and gives up when nothing is left. */
export interface Budget {
  left: number
}

/** The first match that starts at `from` or later; undefined where there is none, or where the budget was used up. */
export function findMatch(program: readonly Step[], text: string, from: number, budget: Budget): Slots | undefined {
  const machine = new Machine(program, text, budget)
  let ways: Way[] = []
  let found: Slots | undefined
  for (let at = from; ;) {
    machine.begin(at)
    const next: Way[] = []
    for (const way of ways) machine.follow(way.at, way.slots, next)
    // A new try is the least preferred, and none is begun once something was found.
    if (found === undefined) machine.follow(0, [], next)
    const char = at < text.length ? String.fromCodePoint(text.codePointAt(at) ?? 0) : undefined
    ways = []
    for (const way of next) {
      const step = program[way.at]
      if (step?.do === 'match') {
        found = way.slots
        break
      }
      if (char !== undefined && step?.do === 'test' && step.test(char)) ways.push({ at: way.at + 1, slots: way.slots })
    }
    if (budget.left <= 0) return undefined
    if (char === undefined || (found !== undefined && ways.length === 0)) return found
    at += char.length
  }
}

class Machine {
  private readonly program: readonly Step[]
  private readonly text: string
  private readonly budget: Budget
  /** The position at which each step was reached last, so that it is followed once at each. */
  private readonly seen: Int32Array
  private at = 0

  constructor(program: readonly Step[], text: string, budget: Budget) {
    this.program = program
    this.text = text
    this.budget = budget
    this.seen = new Int32Array(program.length).fill(-1)
  }

  begin(at: number): void {
    this.at = at
  }

  /** Follows a way up to the tests and matches that it leads to without taking a character, preferred ones first. */
  follow(start: number, slots: Slots, into: Way[]): void {
    const stack: Way[] = [{ at: start, slots }]
    for (let way = stack.pop(); way !== undefined; way = stack.pop()) {
      if (this.seen[way.at] === this.at) continue
      this.seen[way.at] = this.at
      this.budget.left--
      const step = this.program[way.at]
      switch (step?.do) {
        case 'go':
          stack.push({ at: step.to, slots: way.slots })
          break
        case 'fork':
          stack.push({ at: step.second, slots: way.slots }, { at: step.first, slots: way.slots })
          break
        case 'note':
          stack.push({ at: way.at + 1, slots: noted(way.slots, step.slot, this.at) })
          break
        case 'edge':
          if (this.holds(step.edge)) stack.push({ at: way.at + 1, slots: way.slots })
          break
        case 'test':
        case 'match':
          into.push(way)
          break
        case undefined:
      }
    }
  }

  private holds(edge: 'start' | 'end' | 'word' | 'inside'): boolean {
    if (edge === 'start') return this.at === 0
    if (edge === 'end') return this.at === this.text.length
    const before = this.at > 0 && wordChar.test(this.text.charAt(this.at - 1))
    const after = this.at < this.text.length && wordChar.test(this.text.charAt(this.at))
    return (before !== after) === (edge === 'word')
  }
}

function noted(slots: Slots, slot: number, at: number): Slots {
  const next = [...slots]
  while (next.length <= slot) next.push(-1)
  next[slot] = at
  return next
}

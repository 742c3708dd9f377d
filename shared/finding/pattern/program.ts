/** A pattern as a program for the matcher: characters to test, ways to fork, places to note. */
import { foldChar, variantsOf, type Folding } from '../fold.ts'
import type { Node } from './syntax.ts'

export type Step =
  | { readonly do: 'test'; readonly test: (char: string) => boolean }
  /** Goes on at both; what `first` leads to is preferred. */
  | { readonly do: 'fork'; first: number; second: number }
  | { readonly do: 'go'; to: number }
  | { readonly do: 'note'; readonly slot: number }
  | { readonly do: 'edge'; readonly edge: 'start' | 'end' | 'word' | 'inside' }
  | { readonly do: 'match' }

/** Longer programs are refused: matching takes steps of the program times characters of the text. */
const MOST_STEPS = 2_000
/** Nodes that are written at most: repeated groups of nothing make no step, and would still be written out for ever. */
const MOST_WRITES = 20_000

/** Writes the program; undefined where it would be too long. Slots 0 and 1 hold the match, 2n and 2n+1 the nth group. */
export function compilePattern(node: Node, folding: Folding): readonly Step[] | undefined {
  const writer = new Writer(folding)
  writer.write({ is: 'group', node, number: 0 })
  writer.push({ do: 'match' })
  return writer.full ? undefined : writer.steps
}

class Writer {
  readonly steps: Step[] = []
  full = false
  private writes = 0
  private readonly folding: Folding

  constructor(folding: Folding) {
    this.folding = folding
  }

  /** Nothing more is written to a program that is full. */
  push(step: Step): void {
    this.full ||= this.steps.length >= MOST_STEPS
    if (!this.full) this.steps.push(step)
  }

  write(node: Node): void {
    this.full ||= ++this.writes > MOST_WRITES
    if (this.full) return
    switch (node.is) {
      case 'char':
        this.push({ do: 'test', test: sameAs(foldChar(node.char, this.folding)) })
        return
      case 'class':
        this.push({ do: 'test', test: classTest(node.source, node.negated, this.folding) })
        return
      case 'edge':
        this.push({ do: 'edge', edge: node.edge })
        return
      case 'group':
        if (node.number !== null) this.push({ do: 'note', slot: node.number * 2 })
        this.write(node.node)
        if (node.number !== null) this.push({ do: 'note', slot: node.number * 2 + 1 })
        return
      case 'all':
        for (const one of node.nodes) this.write(one)
        return
      case 'any':
        this.writeAny(node.nodes)
        return
      case 'repeat':
        this.writeRepeat(node)
    }
  }

  private writeAny(nodes: readonly Node[]): void {
    const ends: { to: number }[] = []
    nodes.forEach((node, i) => {
      if (i === nodes.length - 1) return this.write(node)
      const fork = { do: 'fork' as const, first: this.steps.length + 1, second: 0 }
      this.push(fork)
      this.write(node)
      const end = { do: 'go' as const, to: 0 }
      this.push(end)
      ends.push(end)
      fork.second = this.steps.length
    })
    for (const end of ends) end.to = this.steps.length
  }

  private writeRepeat({ node, least, most, greedy }: Extract<Node, { is: 'repeat' }>): void {
    for (let i = 0; i < least && !this.full; i++) this.write(node)
    if (most === Infinity) return this.writeLoop(node, greedy)
    const forks: { first: number; second: number }[] = []
    for (let i = least; i < most && !this.full; i++) {
      const fork = { do: 'fork' as const, first: this.steps.length + 1, second: this.steps.length + 1 }
      this.push(fork)
      forks.push(fork)
      this.write(node)
    }
    for (const fork of forks) {
      if (greedy) fork.second = this.steps.length
      else fork.first = this.steps.length
    }
  }

  private writeLoop(node: Node, greedy: boolean): void {
    const from = this.steps.length
    const fork = { do: 'fork' as const, first: from + 1, second: from + 1 }
    this.push(fork)
    this.write(node)
    this.push({ do: 'go', to: from })
    if (greedy) fork.second = this.steps.length
    else fork.first = this.steps.length
  }
}

function sameAs(wanted: string): (char: string) => boolean {
  return (char) => char === wanted
}

/** A folded character is of a class if any of those that fold to it is, of a negated one if all are. Remembered by character. */
function classTest(source: string, negated: boolean, folding: Folding): (char: string) => boolean {
  const native = new RegExp(`^${source}$`, 'u')
  const known = new Map<string, boolean>()
  return (char) => {
    const before = known.get(char)
    if (before !== undefined) return before
    const variants = variantsOf(char, folding)
    const fits = negated ? variants.every((one) => native.test(one)) : variants.some((one) => native.test(one))
    known.set(char, fits)
    return fits
  }
}

/** The lines of a page that take part in its reading, and the runs of text among them: where else on the page a line could belong. */
import type { OpenEnd } from './open-ends.ts'
import { isTextLook, type PageFacts } from './page-facts.ts'
import type { Seam } from './seams.ts'

/** Lines of a run that are compared. */
const MOST_OF_RUN = 8

/** The lines that take part, in file order; copies that are left out of them do not count as neighbours. */
export interface Row {
  readonly facts: PageFacts
  readonly lines: readonly number[]
  /** `seams[k]` joins line k of the row to the one above it. */
  readonly seams: readonly Seam[]
  readonly runs: Runs
  /** By line: what texts that break off elsewhere say for its going on from one of them. */
  readonly openEnds: ReadonlyMap<number, OpenEnd>
}

/** Runs of text between titles, as far as looks tell. */
export interface Runs {
  /** By place of the row: the number of its run, −1 for lines that are no text. */
  readonly of: Int32Array
  /** The first lines of each run, with the title above it. */
  readonly lines: readonly (readonly number[])[]
  /** The first lines of each run, without. */
  readonly texts: readonly (readonly number[])[]
}

/** Cuts a row into runs of text. */
export function runsOf(facts: PageFacts, lines: readonly number[]): Runs {
  const of = new Int32Array(lines.length).fill(-1)
  const runs: number[][] = []
  const texts: number[][] = []
  let open: number[] | undefined
  lines.forEach((line, k) => {
    const look = facts.looks[line]
    if (isTextLook(look)) {
      if (open === undefined) {
        runs.push((open = facts.looks[lines[k - 1] ?? -1] === 'title' ? [lines[k - 1] ?? 0] : []))
        texts.push([])
      }
      of[k] = runs.length - 1
      if (open.length < MOST_OF_RUN) {
        open.push(line)
        texts.at(-1)?.push(line)
      }
    } else if (look === 'title' || look === 'caption') open = undefined
  })
  return { of, lines: runs, texts }
}

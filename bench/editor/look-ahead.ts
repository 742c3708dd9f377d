/**
 * How a simulated editor looks ahead, at the review desk and in the text editor alike: of the ways to gold that it follows side
 * by side it takes the one with the fewest keystrokes, the ways between the places counted.
 */

/** One way to go on from a state. */
export interface Way<State> {
  readonly keys: number
  /** How many things more are right after it; below 1 it only makes another one possible. */
  readonly right: number
  /** It may be taken although it sets nothing right by itself. */
  readonly detour: boolean
  readonly go: () => State
  readonly words: string
}

export interface Found<State> {
  readonly state: State
  readonly keystrokes: number
  readonly steps: readonly string[]
}

interface Stage<State> extends Found<State> {
  readonly wrong: number
  readonly detours: number
}

/** So many stages are followed at once, and so many ways out of each. */
const WIDTH = 4
const WAYS = 12
/** Steps on one way that set nothing right by themselves. */
const DETOURS = 2
/** What a thing that is still wrong is reckoned to cost, in keystrokes, when stages are compared. */
const RECKONED = 3

/** The cheapest way that was found from `start`, where `wrong` things are wrong, to where none is; undefined where none was. */
export function fewestKeys<State>(
  start: State,
  wrong: number,
  waysFrom: (state: State) => readonly Way<State>[],
): Found<State> | undefined {
  let stages: Stage<State>[] = [{ state: start, keystrokes: 0, steps: [], wrong, detours: 0 }]
  let done: Stage<State> | undefined
  while (stages.length > 0) {
    for (const stage of stages) if (stage.wrong === 0 && stage.keystrokes < (done?.keystrokes ?? Infinity)) done = stage
    const open = stages.filter((stage) => stage.wrong > 0 && stage.keystrokes < (done?.keystrokes ?? Infinity))
    stages = open
      .flatMap((stage) => onward(stage, waysFrom(stage.state)))
      .sort((a, b) => reckoned(a) - reckoned(b))
      .slice(0, WIDTH)
  }
  return done
}

function onward<State>(stage: Stage<State>, ways: readonly Way<State>[]): Stage<State>[] {
  return ways
    .filter((way) => way.right > 0 || (way.detour && stage.detours < DETOURS))
    .sort((a, b) => b.right / b.keys - a.right / a.keys || a.keys - b.keys)
    .slice(0, WAYS)
    .map((way) => ({
      state: way.go(),
      keystrokes: stage.keystrokes + way.keys,
      steps: [...stage.steps, way.words],
      wrong: stage.wrong - way.right,
      detours: stage.detours + (way.right > 0 ? 0 : 1),
    }))
}

const reckoned = (stage: Stage<unknown>): number => stage.keystrokes + RECKONED * stage.wrong

/** What lines are worded like, as cues. */
import type { CueName, Cues } from './cues.ts'
import { WORDINGS, type Wording } from './wordings.ts'

/** What is less likely than this, in nats, is as unlikely as that: what sounds like nothing of the kind may still be it. */
const LEAST = 6

/** Adds how likely each wording is, 1 for what is certain. `nats` are the logarithms; nothing where there is no line. */
export function wordingCues(cues: Cues, nats: Float64Array | undefined, nameOf: (wording: Wording) => CueName): void {
  if (nats === undefined) return
  for (let k = 0; k < WORDINGS.length; k++) {
    const value = (nats[k] ?? 0) + LEAST
    if (value > 0) cues.add(nameOf(WORDINGS[k] ?? 'noise'), value / LEAST)
  }
}

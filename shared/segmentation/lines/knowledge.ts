/** What the engine knows of texts before it sees a page, beside the weights: how they go on, and how lines are worded. */
import shippedRunOns from '../shipped-run-ons.json' with { type: 'json' }
import shippedWordings from '../shipped-wordings.json' with { type: 'json' }
import { RunOns } from './run-ons.ts'
import { Wordings } from './wordings.ts'

export interface Knowledge {
  readonly runOns: RunOns
  readonly wordings: Wordings
}

let shipped: Knowledge | undefined

/** What comes with the program: `shipped-run-ons.json` and `shipped-wordings.json`. */
export function shippedKnowledge(): Knowledge {
  return (shipped ??= { runOns: new RunOns(shippedRunOns), wordings: new Wordings(shippedWordings) })
}

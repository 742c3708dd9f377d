/** The characters at the ends of a seam. Which of them say something is learned; there are too many for other models to look at. */
import { isHanAt, isOpenEnding } from '#shared/text/index.ts'

import { Cues } from './cues.ts'
import type { PagePairs } from './page-pairs.ts'
import type { SeamSetting } from './seam-cues.ts'
import type { View } from './views.ts'

/**
 * The characters at both ends of a seam, in a list for each end: an open sentence that ends so, a line that begins so. Nothing where the line above
 * fills its column: where a printed line was cut says nothing of how its sentence goes on.
 */
export function edgeCues(last: View, next: View, pairs: PagePairs, setting: SeamSetting): Cues[] {
  if (setting.isFull) return []
  return [(pairs.sideOf(last).endEdge ??= endEdge(last)), (pairs.sideOf(next).startEdge ??= startEdge(next))]
}

function endEdge({ core, ending }: View): Cues {
  const cues = new Cues()
  const marks = ending === 'comma' ? 1 : 0
  if (isOpenEnding(ending) && isHanAt(core, core.length - 1 - marks)) addWhole(cues, 'ends-with', core.slice(-1 - marks))
  return cues
}

/** Half of a character outside the basic plane is none. */
function addWhole(cues: Cues, code: 'opens-with' | 'ends-with', chars: string): void {
  if (!/[\ud800-\udfff]/.test(chars)) cues.add(`${code}:${chars}`)
}

function startEdge({ text }: View): Cues {
  const cues = new Cues()
  for (const length of [1, 2]) if (text.length >= length && isHanAt(text, 0)) addWhole(cues, 'opens-with', text.slice(0, length))
  return cues
}

/** Which damage there is, in which order it happens, and how often at each level. */
import type { Draft } from '../compose-draft.ts'
import { articleTwice, paragraphTwice, photoAgain, tailTwice } from './copies.ts'
import { captionBreak, columnBreak } from './breaks.ts'
import { glueCredit, glueCrosshead, glueHeadline, glueKicker, glueParagraphs, glueSubhead, partByline, partCredit } from './glued.ts'
import { loseDateline, loseHeadline, loseMiddle, loseSide, loseStart, loseText, moveByline, truncate } from './lost.ts'
import { headlineLater, headlinesTogether, interleave, interrupt, photoInside, swapHalves, tailFirst } from './order.ts'
import { furnitureInside, jumpLine, ornament, scatterAd, scrap } from './strays.ts'

/**
 * `medium` has what the sample pages show (about two of these a page, paragraph breaks not counted) and as much again of
 * other ways; `light` is like the easiest of them; `heavy` is as bad as print gets; `clean` has only its style.
 */
export const LEVELS = ['clean', 'light', 'medium', 'heavy'] as const
export type Level = (typeof LEVELS)[number]

/** When it happens: to the words, to what is printed where, to paragraphs, and what strays in. */
type Stage = 'words' | 'print' | 'cuts' | 'strays'

interface Damage {
  readonly name: string
  readonly stage: Stage
  /** Changes the page, or tells that there is nothing on it that it could change. */
  readonly apply: (draft: Draft) => boolean
  /** How often it happens on a page on average. */
  readonly light: number
  readonly medium: number
  readonly heavy: number
}

function damage(stage: Stage, apply: (draft: Draft) => boolean, light: number, medium: number, heavy: number): Damage {
  return { name: apply.name, stage, apply, light, medium, heavy }
}

/** In this order: what is lost and glued, then what moves, then what is cut, last what strays in. */
export const DAMAGES: readonly Damage[] = [
  damage('words', truncate, 0.3, 0.7, 2.5),
  damage('words', loseStart, 0.03, 0.1, 0.8),
  damage('words', loseMiddle, 0.1, 0.25, 1),
  damage('words', loseText, 0.01, 0.03, 0.3),
  damage('words', loseHeadline, 0.03, 0.1, 0.8),
  damage('words', loseSide, 0.03, 0.08, 0.6),
  damage('words', loseDateline, 0.1, 0.25, 1),
  damage('words', moveByline, 0.05, 0.15, 0.8),
  damage('words', jumpLine, 0.1, 0.15, 0.5),
  damage('words', partByline, 0.1, 0.2, 0.6),
  damage('words', partCredit, 0.1, 0.2, 0.8),
  damage('words', glueCredit, 0.1, 0.2, 0.8),
  damage('words', glueHeadline, 0.02, 0.07, 0.6),
  damage('words', glueKicker, 0.02, 0.06, 0.4),
  damage('words', glueSubhead, 0.02, 0.05, 0.3),
  damage('words', glueCrosshead, 0.05, 0.1, 0.5),
  damage('words', glueParagraphs, 0.1, 0.3, 2),
  damage('print', interrupt, 0.1, 0.3, 1.5),
  damage('print', interleave, 0, 0.05, 0.6),
  damage('print', tailFirst, 0.03, 0.1, 0.6),
  damage('print', swapHalves, 0, 0.04, 0.5),
  damage('print', headlineLater, 0.1, 0.4, 1.2),
  damage('print', headlinesTogether, 0, 0.04, 0.4),
  damage('print', photoInside, 0.1, 0.15, 0.7),
  damage('print', photoAgain, 0.1, 0.3, 0.6),
  damage('print', paragraphTwice, 0.05, 0.2, 0.6),
  damage('print', articleTwice, 0.01, 0.04, 0.2),
  damage('print', tailTwice, 0.02, 0.15, 0.4),
  damage('cuts', columnBreak, 4, 7, 12),
  damage('cuts', captionBreak, 0.03, 0.08, 0.4),
  damage('strays', scatterAd, 0.1, 0.2, 0.8),
  damage('strays', furnitureInside, 0.03, 0.06, 0.3),
  damage('strays', ornament, 0.1, 0.2, 1),
  damage('strays', scrap, 0.05, 0.15, 1.5),
]

/** Share of characters that are misread, from and to. */
export const MISREAD: Readonly<Record<Level, readonly [number, number]>> = {
  clean: [0, 0],
  light: [0, 0.003],
  medium: [0.003, 0.01],
  heavy: [0.01, 0.04],
}

/** Damages a page at a level, in some stages or in all. */
export function damagePage(draft: Draft, level: Level, stages: readonly Stage[]): void {
  if (level === 'clean') return
  for (const each of DAMAGES) {
    if (!stages.includes(each.stage)) continue
    for (let k = draft.random.times(each[level]); k > 0; k--) if (each.apply(draft)) draft.damages.add(each.name)
  }
}

/** Which damage there is, in which order it happens, and how often at each level. */
import type { Draft } from '../compose-draft.ts'
import { articleTwice, paragraphTwice, photoAgain, tailTwice } from './copies.ts'
import { captionBreak, columnBreak } from './breaks.ts'
import { glueCredit, glueCrosshead, glueHeadline, glueKicker, glueParagraphs, glueSubhead } from './glued.ts'
import { loseDateline, loseHeadline, loseMiddle, loseSide, loseStart, moveByline, truncate } from './lost.ts'
import { headlineLater, headlinesTogether, interleave, interrupt, photoInside, swapHalves, tailFirst } from './order.ts'
import { jumpLine, ornament, scatterAd, scrap } from './strays.ts'

/** `medium` is like the sample pages and about as much again; `light` like the easiest of them; `clean` has only its style. */
export const LEVELS = ['clean', 'light', 'medium', 'heavy'] as const
export type Level = (typeof LEVELS)[number]

interface Damage {
  readonly name: string
  /** Changes the page, or tells that there is nothing on it that it could change. */
  readonly apply: (draft: Draft) => boolean
  /** How often it happens on a page on average. */
  readonly light: number
  readonly medium: number
  readonly heavy: number
}

function damage(apply: (draft: Draft) => boolean, light: number, medium: number, heavy: number): Damage {
  return { name: apply.name, apply, light, medium, heavy }
}

/** In this order: what is lost and glued, then what moves, then what is cut, last what strays in. */
export const DAMAGES: readonly Damage[] = [
  damage(truncate, 0.3, 1, 2.5),
  damage(loseStart, 0.05, 0.25, 0.8),
  damage(loseMiddle, 0.1, 0.4, 1),
  damage(loseHeadline, 0.05, 0.25, 0.8),
  damage(loseSide, 0.05, 0.2, 0.6),
  damage(loseDateline, 0.2, 0.5, 1),
  damage(moveByline, 0.1, 0.3, 0.8),
  damage(jumpLine, 0.15, 0.25, 0.5),
  damage(glueCredit, 0.2, 0.4, 0.8),
  damage(glueHeadline, 0.03, 0.15, 0.6),
  damage(glueKicker, 0.05, 0.15, 0.4),
  damage(glueSubhead, 0.03, 0.1, 0.3),
  damage(glueCrosshead, 0.1, 0.25, 0.5),
  damage(glueParagraphs, 0.3, 0.8, 2),
  damage(interrupt, 0.15, 0.6, 1.5),
  damage(interleave, 0, 0.12, 0.6),
  damage(tailFirst, 0.03, 0.2, 0.6),
  damage(swapHalves, 0, 0.1, 0.5),
  damage(headlineLater, 0.1, 0.45, 1.2),
  damage(headlinesTogether, 0, 0.08, 0.4),
  damage(photoInside, 0.1, 0.3, 0.7),
  damage(photoAgain, 0.05, 0.3, 0.6),
  damage(paragraphTwice, 0.05, 0.25, 0.6),
  damage(articleTwice, 0.01, 0.06, 0.2),
  damage(tailTwice, 0.02, 0.2, 0.4),
  damage(columnBreak, 4, 7, 12),
  damage(captionBreak, 0.05, 0.15, 0.4),
  damage(scatterAd, 0.15, 0.4, 0.8),
  damage(ornament, 0.15, 0.35, 1),
  damage(scrap, 0.1, 0.4, 1.5),
]

/** Share of characters that are misread, from and to. */
export const MISREAD: Readonly<Record<Level, readonly [number, number]>> = {
  clean: [0, 0],
  light: [0, 0.003],
  medium: [0.003, 0.01],
  heavy: [0.01, 0.04],
}

/** Damages a page at a level. */
export function damagePage(draft: Draft, level: Level): void {
  if (level === 'clean') return
  for (const each of DAMAGES) {
    for (let k = draft.random.times(each[level]); k > 0; k--) if (each.apply(draft)) draft.damages.add(each.name)
  }
}

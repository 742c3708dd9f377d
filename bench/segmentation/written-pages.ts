/**
 * Whole pages of invented newspapers, composed as print composes them and read as OCR reads them, by writers who knew neither the engine
 * nor the generator: those in `pages/learned` are learned from, those in `pages/unseen` never, nor those in `pages/unseen-hard`, of kinds
 * that were chosen because they are hard, nor those in `pages/unseen-last`, which were written when the weights were done and not looked at, nor
 * those in `pages/unseen-new`, by other writers, written after the engine had been measured on all the others for long, nor those in
 * `pages/unseen-rough`, of which four in five are damaged as badly as OCR ever leaves a page, nor those in `pages/unseen-mixed`: three of each
 * writer of some pages that are learned from (features and interviews with crossheads, pictures, jump lines, English pages), nor those in
 * `pages/unseen-latest`, of all kinds by five more writers, half of them damaged, nor those in `pages/unseen-torn`: one in four of each of eight
 * more writers, whose damaged pages are torn worse than any other (two or three articles' columns read into each other, several cuts in each).
 * Their format is told at `parseSmallPage`.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { parseSmallPage } from '#shared/testing/index.ts'

import { benchPage, type BenchPage } from './gold.ts'

/** The sets that are never learned from. */
export const UNSEEN = [
  'unseen',
  'unseen-hard',
  'unseen-last',
  'unseen-new',
  'unseen-rough',
  'unseen-mixed',
  'unseen-latest',
  'unseen-torn',
] as const
type Unseen = (typeof UNSEEN)[number]

/** The pages of one folder, in order of their names. A file that breaks the format is a Bug that names it. */
export function writtenPages(which: 'learned' | Unseen): BenchPage[] {
  const folder = join(import.meta.dirname, 'pages', which)
  const names = readdirSync(folder).filter((name) => name.endsWith('.txt'))
  return names.sort().map((name) => benchPage(parseSmallPage(name, readFileSync(join(folder, name), 'utf8'))))
}

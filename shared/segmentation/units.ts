/**
 * The page as a row of units: headline groups, paragraphs, photos, advertisements, loose lines. Units stand in file
 * order; which of them make up an article is decided later.
 */
import type { RoleChoice } from './heads.ts'
import { choiceOf, type PageFacts, type Unit } from './page-facts.ts'
import { reason } from './probabilities.ts'
import type { Shape } from './roles.ts'
import { unitsOfRow } from './short-rows.ts'

/** Every line that takes part is in exactly one unit. */
export function unitsOf(facts: PageFacts): Unit[] {
  const units: Unit[] = []
  const { views, shapes } = facts
  for (let i = 0; i < views.length;) {
    if (facts.dropped.has(i)) {
      i++
    } else if (isHeadForm(shapes[i])) {
      const end = runEnd(facts, i)
      units.push(...unitsOfRow(facts, i, end, units))
      i = end
    } else {
      pushLine(facts, units, i)
      i++
    }
  }
  return units
}

function isHeadForm(shape: Shape | undefined): boolean {
  return shape !== undefined && (shape.form === 'title' || shape.form === 'dash' || shape.form === 'section' || shape.form === 'ad')
}

/** The end of the row of title-like lines that begins at `from`; ornaments and bylines inside it belong to it. */
function runEnd(facts: PageFacts, from: number): number {
  let end = from + 1
  let ads = facts.shapes[from]?.form === 'ad'
  for (let i = from + 1; i < facts.views.length && !facts.dropped.has(i); i++) {
    const form = facts.shapes[i]?.form
    if (form === 'ad') ads = true
    if (form === 'byline' || isHeadForm(facts.shapes[i]) || (ads && form === 'scrap')) end = i + 1
    else if (form !== 'ornament') break
  }
  return end
}

function pushLine(facts: PageFacts, units: Unit[], i: number): void {
  const form = facts.shapes[i]?.form
  if (form === 'caption') units.push({ kind: 'photo', blocks: [choiceOf(facts, i, 'caption')] })
  else if (form === 'credit') pushCredit(facts, units, i)
  else if (form === 'byline') units.push({ kind: 'byline', blocks: [choiceOf(facts, i, 'byline')] })
  else if (form === 'jump') units.push({ kind: 'loose', blocks: [choiceOf(facts, i, 'jump')] })
  else if (form === 'furniture' || form === 'ornament' || form === 'scrap')
    units.push({ kind: 'loose', blocks: [choiceOf(facts, i, 'noise')] })
  else units.push({ kind: 'text', blocks: [choiceOf(facts, i, 'body')] })
}

/** A line that credits a photographer belongs to the caption above it: the paragraph above is one, then. */
function pushCredit(facts: PageFacts, units: Unit[], i: number): void {
  const credit = choiceOf(facts, i, 'credit')
  const above = units.at(-1)
  const last = above?.blocks.at(-1)
  if (above?.kind === 'photo' && last?.role === 'caption') {
    units[units.length - 1] = { kind: 'photo', blocks: [...above.blocks, credit] }
  } else if (above?.kind === 'text' && last !== undefined && last.block === i - 1 && (facts.views[last.block]?.dateline ?? 0) === 0) {
    const caption: RoleChoice = { block: last.block, role: 'caption', roleP: 0.9, reasons: [reason('credit-follows', 2.2)] }
    units[units.length - 1] = { kind: 'photo', blocks: [caption, credit] }
  } else {
    units.push({ kind: 'loose', blocks: [credit] })
  }
}

/** Headline groups out of rows of title-like lines: where one ends, which lines are torn off the text above, which were printed behind their text. */
import { chooseHeadRoles, type Below, type RoleChoice } from './heads.ts'
import { isGenericSection } from './lexicon.ts'
import { opensReport, type PageFacts, type Unit } from './page-facts.ts'
import { probability, reason, total, wordEvidence } from './probabilities.ts'

/** Blocks of text above or below a headline that its words are compared with. */
const WINDOW = 6
/** Blocks right below a headline line that must share its words. */
const NEAR = 2

/** Splits lines at bylines and dashed lines: what stands behind them is the next headline group. */
export function headGroups(facts: PageFacts, lines: readonly number[], before: readonly Unit[]): Unit[] {
  const units: Unit[] = []
  let open: number[] = []
  let above = before
  const close = (): void => {
    if (open.length > 0) units.push(...headGroup(facts, open, above))
    open = []
    above = []
  }
  for (const line of lines) {
    const form = facts.shapes[line]?.form
    if (form !== 'byline' && open.some((earlier) => facts.shapes[earlier]?.form === 'byline')) close()
    if (form === 'title' && facts.shapes[open.at(-1) ?? -1]?.form === 'dash') close()
    open.push(line)
  }
  close()
  return units
}

/**
 * One headline group. A title line that speaks of the text above it rather than below is that text's torn-off end, or,
 * where it looks too much like a headline for that, a headline printed behind its text: a group of its own.
 */
function headGroup(facts: PageFacts, lines: readonly number[], before: readonly Unit[]): Unit[] {
  const above = textAbove(before)
  const below = textBelow(facts, (lines.at(-1) ?? 0) + 1)
  const waits = aboveWaits(facts, before)
  const units: Unit[] = []
  let upper: number[] = []
  let rest = lines
  let most = 0
  for (const line of lines) {
    const shape = facts.shapes[line]
    if (shape === undefined || (shape.form !== 'title' && shape.form !== 'dash') || above.length === 0) break
    const others = lines.filter((other) => other > line)
    const evidence = wordEvidence(
      facts.words.likeness([line], [...others, ...below.first.slice(0, NEAR)]),
      facts.words.likeness([line], above),
      2,
      3,
    )
    const nats = total(shape.reasons) + evidence
    if (nats < (waits ? -2 : 0) && shape.form === 'title' && upper.length === 0) {
      units.push({
        kind: 'text',
        blocks: [{ block: line, role: 'body', roleP: probability(-nats), reasons: [reason('words-above', -evidence)] }],
      })
    } else if (evidence < (waits ? -0.5 : -2)) {
      upper.push(line)
      most = Math.min(most, evidence)
    } else {
      break
    }
    rest = others
  }
  if (rest.length === 0) {
    rest = upper
    upper = []
  }
  const after = waits && most < -1
  if (upper.length > 0) units.push(...labelled(facts, upper, { first: [], second: [] }, after))
  return rest.length === 0 ? units : [...units, ...labelled(facts, rest, below, after && upper.length === 0)]
}

/** Text that opens as a report and has no headline above it is waiting for one. */
function aboveWaits(facts: PageFacts, units: readonly Unit[]): boolean {
  for (let i = units.length - 1; i >= 0; i--) {
    const unit = units[i]
    if (unit?.kind !== 'text') return false
    if (opensReport(facts, unit)) return units[i - 1]?.kind !== 'head'
  }
  return units.length > 0
}

function labelled(facts: PageFacts, lines: readonly number[], below: Below, after: boolean): Unit[] {
  const roles = chooseHeadRoles(lines, facts.views, facts.shapes, facts.words, below)
  const isHead = roles.some((each) => each.role === 'headline' || each.role === 'subhead')
  if (!isHead) return roles.map((each): Unit => ({ kind: each.role === 'byline' ? 'byline' : 'loose', blocks: [each] }))
  const wide = roles.filter((each) => each.role === 'section' && isWide(facts, each))
  return [
    ...wide.map((each): Unit => ({ kind: 'loose', blocks: [each] })),
    { kind: 'head', blocks: roles.filter((each) => !wide.includes(each)), after },
  ]
}

/** A label that stands over several articles belongs to none of them. */
function isWide(facts: PageFacts, label: RoleChoice): boolean {
  return label.reasons.some((each) => each.code === 'spans-articles') || isGenericSection(facts.views[label.block]?.text ?? '')
}

function textAbove(units: readonly Unit[]): number[] {
  const blocks: number[] = []
  for (let i = units.length - 1; i >= 0 && blocks.length < WINDOW; i--) {
    const unit = units[i]
    if (unit?.kind !== 'text') break
    blocks.unshift(...unit.blocks.map((each) => each.block))
  }
  return blocks
}

/** The text of the two articles below a headline group, as far as shapes tell. */
function textBelow(facts: PageFacts, from: number): Below {
  const first: number[] = []
  const second: number[] = []
  let into = first
  for (let i = from; i < facts.views.length && second.length < WINDOW; i++) {
    const form = facts.shapes[i]?.form
    if (facts.dropped.has(i) && first.length === 0) break
    if (form === 'title' || form === 'section') {
      if (first.length === 0) break
      if (second.length > 0) break
      into = second
    } else if ((form === 'text' || form === 'caption') && into.length < WINDOW) {
      into.push(i)
    }
  }
  return { first, second }
}

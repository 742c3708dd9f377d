/**
 * What must hold across the records of a page. A violation is reported, never mended in silence: on load it is
 * listed for the editor, after a plan it refuses the plan. Rule numbers are those of docs/spec.
 */
import type { BlockId } from '#shared/base/index.ts'
import type { Page } from '#shared/model/index.ts'

export interface Violation {
  /** Rule number, e.g. `P1`. */
  readonly rule: string
  /** Id of the record that breaks it. */
  readonly record: string
}

/** Lists all violations. Empty for a sound page. Linear in the number of records. */
export function checkPage(page: Page): Violation[] {
  const violations: Violation[] = []
  const report = (rule: string, record: string): void => void violations.push({ rule, record })
  const places = checkPlaces(page, report)
  checkJoins(page, places, report)
  checkReferences(page, report)
  return violations
}

type Report = (rule: string, record: string) => void

/** [P1] every block in exactly one place; [P2] every article exactly once in the page's order and never empty. */
function checkPlaces(page: Page, report: Report): Map<BlockId, string> {
  const places = new Map<BlockId, string>()
  const put = (block: BlockId, place: string): void => {
    if (places.has(block) || !Object.hasOwn(page.blocks, block)) report('P1', block)
    places.set(block, place)
  }
  for (const block of page.head.shelf) put(block, 'shelf')
  for (const article of Object.values(page.articles)) {
    if (article.blocks.length === 0) report('P2', article.id)
    for (const block of article.blocks) put(block, article.id)
  }
  for (const block of Object.values(page.blocks)) if (!places.has(block.id)) report('P1', block.id)
  const order = new Set(page.head.articles)
  if (order.size !== page.head.articles.length || order.size !== Object.keys(page.articles).length) report('P2', page.head.id)
  for (const id of order) if (!Object.hasOwn(page.articles, id)) report('P2', id)
  return places
}

/** [P3] a join goes to another block of the same article, never in a ring; [P4] at most one kept block goes on from a block. */
function checkJoins(page: Page, places: ReadonlyMap<BlockId, string>, report: Report): void {
  const continued = new Set<BlockId>()
  const sound = new Set<BlockId>()
  for (const block of Object.values(page.blocks)) {
    if (block.joins === null) continue
    const target = page.blocks[block.joins]
    const place = places.get(block.id)
    if (target === undefined || place === 'shelf' || place !== places.get(block.joins)) report('P3', block.id)
    if (block.dropped === null) {
      if (continued.has(block.joins)) report('P4', block.joins)
      continued.add(block.joins)
    }
    const trail = new Set<BlockId>()
    let at: BlockId | null = block.id
    while (at !== null && !sound.has(at)) {
      if (trail.has(at)) {
        report('P3', block.id)
        break
      }
      trail.add(at)
      at = page.blocks[at]?.joins ?? null
    }
    for (const id of trail) sound.add(id)
  }
}

/** [P5] spans lie inside the text; [P6] drops, doubts and groups name blocks of the page, and a kept partner is not dropped onto itself. */
function checkReferences(page: Page, report: Report): void {
  for (const block of Object.values(page.blocks)) {
    if (block.sources.length === 0 || block.sources.some((source) => source.end > page.text.length)) report('P5', block.id)
    const partner = block.dropped?.partner ?? null
    if (partner !== null && (partner === block.id || !Object.hasOwn(page.blocks, partner))) report('P6', block.id)
  }
  for (const doubt of Object.values(page.doubts)) if (!Object.hasOwn(page.blocks, doubt.block)) report('P6', doubt.id)
  for (const group of Object.values(page.groups)) {
    if ([group.keep, ...group.copies].some((run) => run.some((id) => !Object.hasOwn(page.blocks, id)))) report('P6', group.id)
  }
}

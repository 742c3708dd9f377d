/** Articles in the making: which unit begins one, and what follows into it in file order. */
import type { RoleChoice } from './heads.ts'
import { isCommerce, startsCaption } from './lexicon.ts'
import { probability, reason, total, wordEvidence } from './probabilities.ts'
import type { Reason } from './types.ts'
import { opensReport, type PageFacts, type Unit } from './page-facts.ts'

/** A block in a draft. */
export interface Placed extends RoleChoice {
  /** Why it stands here when it was brought from elsewhere in the file; empty when it simply follows. */
  readonly moved: readonly Reason[]
  /** Runs of verse never join. */
  readonly verse: boolean
}

export interface Draft {
  kind: 'text' | 'photo' | 'ad'
  head: Placed[]
  body: Placed[]
  /** Why an article begins here. */
  readonly begins: readonly Reason[]
  /** The headline was printed after its text. */
  headAfter: readonly Reason[]
}

export interface DraftPage {
  readonly drafts: Draft[]
  readonly shelf: Placed[]
}

/** Likeness of words from which a short caption counts as a picture of the article around it. */
const OWN_PICTURE = 0.06
/** Width up to which a caption can belong to the article around it rather than tell a story of its own. */
const SHORT_CAPTION = 45
/** Units before and after a crosshead among which others like it are looked for. */
const REACH = 10
/** Paragraphs whose words are looked at on either side. */
const WINDOW = 6

export function placed(choice: RoleChoice, moved: readonly Reason[] = [], verse = false): Placed {
  return { ...choice, moved, verse }
}

/** Walks the units in file order; each begins an article or follows into the one that is open. */
export function startArticles(facts: PageFacts, units: readonly Unit[]): DraftPage {
  const page: DraftPage = { drafts: [], shelf: [] }
  let open: Draft | undefined
  units.forEach((unit, i) => {
    switch (unit.kind) {
      case 'head':
        if (open !== undefined && isCrosshead(facts, units, i, open)) {
          open.body.push(...unit.blocks.map((each) => placed({ ...each, role: 'subhead', roleP: Math.min(each.roleP, 0.7) })))
        } else {
          open = begin(page, 'text', unit.blocks, [], [reason('headline', 3)])
          if (unit.after === true && opensReport(facts, units[i + 1])) open = undefined
        }
        break
      case 'text':
      case 'verse':
        open = addText(facts, page, unit, open)
        break
      case 'byline':
        if (open === undefined) page.shelf.push(...unit.blocks.map((each) => placed(each)))
        else if (open.body.length === 0) open.head.push(...unit.blocks.map((each) => placed(each)))
        else open.body.push(...unit.blocks.map((each) => placed(each)))
        break
      case 'photo':
        open = addPhoto(facts, page, units, i, open)
        break
      case 'ad':
        if (unit.blocks.length > 1) begin(page, 'ad', [], unit.blocks, [reason('slogan', 2)])
        else page.shelf.push(...unit.blocks.map((each) => placed(each)))
        break
      case 'loose':
        addLoose(page, unit, open)
        break
    }
  })
  return page
}

function begin(
  page: DraftPage,
  kind: Draft['kind'],
  head: readonly RoleChoice[],
  body: readonly RoleChoice[],
  begins: readonly Reason[],
): Draft {
  const draft: Draft = { kind, head: head.map((each) => placed(each)), body: body.map((each) => placed(each)), begins, headAfter: [] }
  page.drafts.push(draft)
  return draft
}

function addText(facts: PageFacts, page: DraftPage, unit: Unit, open: Draft | undefined): Draft {
  const first = facts.views[unit.blocks[0]?.block ?? 0]
  const hasText = open?.body.some((each) => each.role === 'body') === true
  const isReport = first !== undefined && (first.dateline > 0 || first.jump === 'from')
  const isNotice = first !== undefined && first.dateline === 0 && !hasText && isCommerce(first.text)
  const blocks = unit.blocks.map((each) => placed(each, [], unit.kind === 'verse'))
  if (open === undefined || (isReport && hasText)) {
    open = begin(page, 'text', [], [], isReport ? [reason('starts-report', 2.6)] : [reason('first-text', 0.5)])
  }
  if (isNotice) open.kind = 'ad'
  open.body.push(...blocks)
  return open
}

/** Jump lines and stray credits stay with the article they stand in; the rest goes to the shelf. */
function addLoose(page: DraftPage, unit: Unit, open: Draft | undefined): void {
  for (const each of unit.blocks) {
    if (open !== undefined && (each.role === 'jump' || each.role === 'credit') && open.body.length > 0) open.body.push(placed(each))
    else page.shelf.push(placed(each))
  }
}

/**
 * A title line between two paragraphs heads a new article or a part of this one. It heads a part when the text goes on
 * without 电头 and byline and in the same words, above all on pages where other articles do begin with a 电头.
 */
function isCrosshead(facts: PageFacts, units: readonly Unit[], i: number, open: Draft): boolean {
  const unit = units[i]
  const next = units[i + 1]
  const above = bodyOf(open).slice(-WINDOW)
  if (unit === undefined || next === undefined || next.kind !== 'text' || above.length === 0) return false
  const titles = unit.blocks.filter((each) => each.role !== 'subhead')
  if (unit.blocks.length > 1 || titles.length === 0) return false
  const title = facts.views[titles[0]?.block ?? 0]
  const first = facts.views[next.blocks[0]?.block ?? 0]
  if (title === undefined || first === undefined || first.dateline > 0) return false
  const below: number[] = []
  for (let k = i + 1; k < units.length && units[k]?.kind === 'text' && below.length < WINDOW; k++)
    below.push(...(units[k]?.blocks.map((each) => each.block) ?? []))
  const headLevel = Math.max(0, ...open.head.map((each) => facts.views[each.block]?.marks ?? 0))
  const like = facts.words.likeness([title.i], below)
  const reasons = [
    reason('report-habit', reportShare(units, facts) > 0.5 ? 0.6 : -0.7),
    // A headline's words come back in its lead (0.2 in the middle of 42 of them), those of a crosshead seldom do.
    reason('words-headline', -wordEvidence(like, 0.07, 1.5, 1.5), { like: Math.round(like * 100) }),
    reason('words-across', wordEvidence(facts.words.likeness(below, [...open.head.map((each) => each.block), ...above]), 0.05, 1.6, 2)),
    reason('sibling', hasSibling(facts, units, i) ? 1 : -1),
    reason('length', title.width <= 10 ? 0.4 : title.width > 16 ? -0.8 : 0),
  ]
  if (/^[(（]?[一二三四五六七八九十]{1,3}[)）、.．]|^\d{1,2}[.．、]/.test(title.text)) reasons.push(reason('starts-numbered', 3))
  if (open.head.some((each) => each.role === 'byline' || each.role === 'subhead')) reasons.push(reason('feature', 0.7))
  if (/^[^：:，,。]{2,12}[：:]|\p{Script=Han}\s+\p{Script=Han}/u.test(title.text)) reasons.push(reason('space-inside', -0.8))
  if (title.marks > 0 && headLevel > 0) reasons.push(reason('heading-mark', title.marks > headLevel ? 1 : -1))
  if (open.head.length === 0) reasons.push(reason('no-headline', -1))
  const last = open.body.at(-1)
  if (last?.role === 'byline' || facts.views[last?.block ?? 0]?.tail?.kind === 'byline') reasons.push(reason('names-end', -3))
  return total(reasons) > 0
}

/** Share of headline groups on the page that a 电头 or a byline follows. */
function reportShare(units: readonly Unit[], facts: PageFacts): number {
  let heads = 0
  let reports = 0
  units.forEach((unit, i) => {
    const next = units[i + 1]
    if (unit.kind !== 'head' || next?.kind !== 'text') return
    heads++
    if (isSigned(facts, unit, next)) reports++
  })
  return heads === 0 ? 0 : reports / heads
}

function isSigned(facts: PageFacts, head: Unit, next: Unit): boolean {
  return head.blocks.some((each) => each.role === 'byline') || opensReport(facts, next)
}

/** Crossheads of one article come in several and are set to about the same width. */
function hasSibling(facts: PageFacts, units: readonly Unit[], i: number): boolean {
  const width = facts.views[units[i]?.blocks[0]?.block ?? 0]?.width ?? 0
  for (let k = Math.max(0, i - REACH); k <= i + REACH; k++) {
    const unit = units[k]
    const next = units[k + 1]
    if (k === i || unit?.kind !== 'head' || unit.blocks.length > 1 || next?.kind !== 'text' || isSigned(facts, unit, next)) continue
    if (Math.abs((facts.views[unit.blocks[0]?.block ?? 0]?.width ?? 0) - width) <= 1.5) return true
  }
  return false
}

/** A photo story stands apart. A headline directly above is its own unless the text below, or above, has more claim. */
function addPhoto(facts: PageFacts, page: DraftPage, units: readonly Unit[], i: number, open: Draft | undefined): Draft | undefined {
  const unit = units[i]
  if (unit === undefined) return open
  const caption = unit.blocks[0]
  const view = facts.views[caption?.block ?? 0]
  const blocks = unit.blocks.map((each) => each.block)
  const lastPhoto = page.drafts.at(-1)
  if (view !== undefined && lastPhoto?.kind === 'photo' && /^[(（]?图\s*[②-⑳二三四五六七八九2-9]/.test(view.text)) {
    lastPhoto.body.push(...unit.blocks.map((each) => placed(each)))
    return open
  }
  if (open !== undefined && open.body.length === 0 && headIsPhotos(facts, page, units, i, open)) {
    open.kind = 'photo'
    open.body.push(...unit.blocks.map((each) => placed(each)))
    return previousText(page, open)
  }
  const own = open === undefined ? [] : [...open.head.map((each) => each.block), ...bodyOf(open)].slice(0, 2 * WINDOW)
  if (
    open !== undefined &&
    view !== undefined &&
    startsCaption(view.text) &&
    view.width <= SHORT_CAPTION &&
    facts.words.likeness(blocks, own) >= OWN_PICTURE
  ) {
    open.body.push(...unit.blocks.map((each) => placed(each)))
    return open
  }
  const photo = begin(page, 'photo', [], unit.blocks, [reason('photo-story', 2.5)])
  // A headline that waits for its text keeps waiting, behind the photo in the list, so that articles stay in file order.
  if (open !== undefined && open.body.length === 0) page.drafts.sort((a, b) => firstBlock(a) - firstBlock(b))
  return open ?? (photo.kind === 'photo' ? undefined : photo)
}

function headIsPhotos(facts: PageFacts, page: DraftPage, units: readonly Unit[], i: number, head: Draft): boolean {
  const photo = units[i]?.blocks.map((each) => each.block) ?? []
  const lines = head.head.map((each) => each.block)
  const likePhoto = facts.words.likeness(lines, photo)
  const next = units[i + 1]
  const reasons = [reason('photo-below', 1)]
  if (next?.kind === 'text') {
    const isReport = opensReport(facts, next)
    const text = next.blocks.map((each) => each.block)
    reasons.push(
      reason('text-follows', isReport ? -1.6 : -1),
      reason('words', wordEvidence(likePhoto, facts.words.likeness(lines, text), 1.5, 3)),
    )
  }
  const before = page.drafts[page.drafts.indexOf(head) - 1]
  if (before !== undefined && before.kind === 'text' && before.head.length === 0) {
    reasons.push(reason('text-waits', -0.8), reason('words', wordEvidence(likePhoto, facts.words.likeness(lines, bodyOf(before)), 2, 3)))
  }
  return probability(total(reasons)) >= 0.5
}

function previousText(page: DraftPage, draft: Draft): Draft | undefined {
  return page.drafts.slice(0, page.drafts.indexOf(draft)).findLast((each) => each.kind === 'text' && each.body.length > 0)
}

/** Numbers of a draft's running text, in order. */
export function bodyOf(draft: Draft): number[] {
  return draft.body.filter((each) => each.role === 'body').map((each) => each.block)
}

export function headOf(draft: Draft): number[] {
  return draft.head.filter((each) => each.role !== 'byline').map((each) => each.block)
}

/** The first block of a draft in file order. */
export function firstBlock(draft: Draft): number {
  return [...draft.head, ...draft.body].reduce((least, each) => Math.min(least, each.block), Infinity)
}

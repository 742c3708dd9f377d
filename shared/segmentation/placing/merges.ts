/**
 * A title with its text that begins an article may be a crosshead of the article above. The first look sees the lines around a title;
 * here the whole article above is held against the whole text below: names and words that come back, what opens as a report, and how
 * alike neighbouring articles of this page are anyway.
 */
import { likenessGain, logOdds } from '../lines/compare.ts'
import { conversationAt } from '../lines/conversation.ts'
import { bucket, Cues, nameTable } from '../lines/cues.ts'
import { isReport } from '../lines/page-facts.ts'
import type { SubjectMatch } from '../lines/subjects.ts'
import { kindP } from '../reading/reading.ts'
import { gainBucket, widthBucket, type Cutter, type Places, type Whole } from './cuts.ts'

const subjectName = nameTable((match: SubjectMatch) => `subject:merges.${match}`)

/** Text that opens as a report, behind another report, is a report of its own: no crosshead stands above it. */
export function isOwnReport(cutter: Cutter, places: Places, above: Whole): boolean {
  const first = places.find((k) => cutter.isText(k))
  return first !== undefined && isReportAt(cutter, first) && above.places.some((k) => isReportAt(cutter, k))
}

function isReportAt(cutter: Cutter, k: number): boolean {
  return cutter.isText(k) && isReport(cutter.reading.facts, cutter.lineAt(k))
}

/** Why the article that begins with a title at its first place should go on from another one, or should not. */
export function mergeCues(cutter: Cutter, wholes: readonly Whole[], places: Places, above: Whole): Cues {
  const cues = new Cues()
  titleLooks(cues, cutter, places)
  endings(cues, cutter, places, above)
  const { words, subjects } = cutter.reading.facts
  const own = cutter.sideOf(above.places)
  const tail = cutter.sideOf(cutter.titledText(places))
  cues.add(`length:merges.above.${widthBucket(own.width)}`)
  cues.add(`length:merges.below.${widthBucket(tail.width)}`)
  const size = widthBucket(Math.min(own.width, tail.width))
  const like = words.likeness(tail.texts, own.texts)
  const relative = likenessGain(like, cutter.usualLike(wholes))
  cues.add(`words-here:merges.${size}`, Math.log(like + 0.01) / 2)
  cues.add(`words:merges.${size}`, relative)
  cues.add(`words:merges.${gainBucket(relative)}`)
  const match = subjects.match(tail.all, own.all)
  if (match !== 'none') cues.add(subjectName(match))
  const title = cutter.titleAt(places).places.map((k) => cutter.lineAt(k))
  cues.add('covered:merges.below', words.coverage(title, tail.texts))
  cues.add('covered:merges.above', words.coverage(title, own.texts))
  if (own.heads.length === 0) cues.add('no-headline:merges')
  else cues.add('words-headline:merges', words.coverage(own.heads, tail.texts))
  return cues
}

/** How much the title looks like a crosshead, by the reading and beside the crossheads above. */
function titleLooks(cues: Cues, cutter: Cutter, places: Places): void {
  const { reading } = cutter
  const k = places[0] ?? 0
  const title = cutter.titleAt(places)
  cues.add('habit:merges')
  const head = kindP(reading, k, 'headline') + kindP(reading, k, 'kicker') + kindP(reading, k, 'section')
  cues.add('look:merges', logOdds(kindP(reading, k, 'crosshead'), head, 1e-3))
  cues.add('begins:merges', logOdds(reading.p.start[k] ?? 0, reading.p.on[k] ?? 0, 1e-3))
  cues.add(`scraps:merges.${String(title.places.length)}`)
  if (title.isSigned) cues.add('names-only:merges')
  cues.add(`length:merges.${bucket(cutter.widthAt(k), [4, 8, 16])}`)
}

/** What opens below the title, and how the article above has ended so far. */
function endings(cues: Cues, cutter: Cutter, places: Places, above: Whole): void {
  const first = places.find((k) => cutter.isText(k))
  const opens = first !== undefined && isReportAt(cutter, first)
  cues.add(`starts-report:merges.${opens ? 'here' : 'no'}.${above.places.some((k) => isReportAt(cutter, k)) ? 'above' : 'none'}`)
  if (!opens) cues.add('starts-report:merges.usual', cutter.reading.facts.habits.reports)
  const last = above.places.at(-1)
  const conversation = first === undefined ? undefined : conversationAt(cutter.reading, places[0] ?? 0, first)
  if (conversation !== undefined) cues.add(`speaker:merges.${conversation}`)
  if (last !== undefined && cutter.endsWithNames(last)) cues.add('names-end:merges')
  if (last !== undefined && cutter.isText(last) && !cutter.endsSentence(last)) cues.add('before-open:merges')
  const width = cutter.widthAt(places[0] ?? 0)
  const alike = above.places.filter((k) => cutter.isCross(k) && Math.abs(cutter.widthAt(k) - width) <= 3).length
  cues.add(`sibling:merges.${String(Math.min(3, alike))}`)
}

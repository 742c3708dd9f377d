/**
 * What each line is by its shape: a title-like line, running text, a byline, a caption, furniture. Title-like lines get
 * their place in a headline group later (heads.ts); here it is only told that they could be one.
 */
import { hanShare, looksLikeName, startsWithNumber } from '#shared/text/index.ts'

import { isCommerce, isFurniture, isGenericSection, isPhotoNote, isSection, isSlogan, startsCaption } from './lexicon.ts'
import type { Seam } from './joins.ts'
import { probability, reason, total } from './probabilities.ts'
import type { Reason } from './types.ts'
import type { View } from './views.ts'

export type Form =
  'title' | 'dash' | 'section' | 'text' | 'caption' | 'byline' | 'credit' | 'jump' | 'ad' | 'furniture' | 'ornament' | 'scrap'

export interface Shape {
  readonly form: Form
  readonly p: number
  readonly reasons: readonly Reason[]
}

/** Facts about the whole page that the shape of a line depends on. */
export interface PageHabits {
  /** Width of a full line where the text was wrapped at the column's width, else undefined. */
  readonly wrapped: number | undefined
}

/** Widest line that can be a headline, in Chinese characters. */
const WIDEST_TITLE = 46

/** Looks whether the lines are a column's printed lines rather than whole paragraphs: most of them equally wide. */
export function habitsOf(views: readonly View[]): PageHabits {
  const counts = new Map<number, number>()
  const wide = views.filter((view) => view.width >= 8)
  for (const view of wide) if (view.width <= 45) counts.set(Math.round(view.width), (counts.get(Math.round(view.width)) ?? 0) + 1)
  let best = 0
  let most = 0
  for (const width of counts.keys()) {
    const near = (counts.get(width) ?? 0) + (counts.get(width - 1) ?? 0) + (counts.get(width + 1) ?? 0)
    if (near > most) {
      most = near
      best = width
    }
  }
  return { wrapped: wide.length >= 12 && most >= wide.length * 0.45 ? best + 1 : undefined }
}

/** The line fills its column, so that it does not end where its paragraph ends. */
export function isFullLine(view: View, habits: PageHabits): boolean {
  return habits.wrapped !== undefined && view.width >= habits.wrapped - 3
}

/** Shapes of all lines, by each line and its neighbours. `seams[i]` judges whether line i goes on from line i - 1. */
export function shapeLines(views: readonly View[], seams: readonly Seam[], habits: PageHabits): Shape[] {
  const matter = frontMatterEnd(views)
  return views.map((view, i) =>
    i < matter ? { form: 'furniture', p: 0.97, reasons: [reason('furniture', 3.5)] } : shapeLine(views, seams, habits, view, i),
  )
}

/** The number of lines that a YAML front matter takes at the head of a Markdown file, 0 where there is none. */
function frontMatterEnd(views: readonly View[]): number {
  if (views[0]?.text !== '---') return 0
  for (let i = 1; i < Math.min(views.length, 40); i++) {
    if (views[i]?.text === '---') return i + 1
    if (!/^(?:[\p{L}_-]+\s*[:：]|[-#])/u.test(views[i]?.text ?? '')) return 0
  }
  return 0
}

function shapeLine(views: readonly View[], seams: readonly Seam[], habits: PageHabits, view: View, i: number): Shape {
  if (!view.words) return { form: 'ornament', p: 0.97, reasons: [reason('no-words', 3.5)] }
  const edge = i < 6 || i >= views.length - 4
  if (isFurniture(view.text)) return { form: 'furniture', p: edge ? 0.95 : 0.85, reasons: [reason('furniture', edge ? 3 : 1.8)] }
  if (view.jump === 'line') return { form: 'jump', p: 0.97, reasons: [reason('jump-line', 3.5)] }
  if (view.credits !== undefined) return namesLine(view)
  if (isNameBelowTitle(views, i)) return { form: 'byline', p: 0.8, reasons: [reason('name-below-title', 1.4, { names: view.text })] }
  if (isPhotoNote(view.text)) return { form: 'credit', p: 0.9, reasons: [reason('photo-note', 2.2)] }
  if (view.width >= 8 && view.tail?.kind === 'credit')
    return { form: 'caption', p: 0.95, reasons: [reason('credit-behind', 3, { names: view.tail.names.join(' ') })] }
  if (startsCaption(view.text)) return { form: 'caption', p: 0.92, reasons: [reason('caption-words', 2.5)] }
  if (/^(?:—|--|－－|――)/.test(view.text) && view.width <= WIDEST_TITLE && !/[。；;]/.test(view.text)) {
    return { form: 'dash', p: 0.95, reasons: [reason('dash', 3)] }
  }
  if (view.width <= 24 && isSlogan(view.text)) return { form: 'ad', p: 0.9, reasons: [reason('slogan', 2.2)] }
  if (view.width <= 60 && view.dateline === 0 && isCommerce(view.text)) return { form: 'ad', p: 0.85, reasons: [reason('commerce', 1.8)] }
  if (isGenericSection(view.text)) return { form: 'section', p: 0.88, reasons: [reason('section-words', 2)] }
  const reasons = titleReasons(views, seams, habits, view, i)
  const p = probability(total(reasons))
  if (view.width < 4 && p < 0.5 && view.ending === 'bare' && (seams[i]?.p ?? 0) < 0.8)
    return { form: 'scrap', p: 0.7, reasons: [reason('scraps', 0.85)] }
  if (p < 0.5) return { form: 'text', p: 1 - p, reasons: reasons.map((each) => ({ ...each, weight: -each.weight })) }
  if (isSection(view.text)) return { form: 'section', p: 0.85, reasons: [reason('section-words', 1.8)] }
  return { form: 'title', p, reasons }
}

function namesLine(view: View): Shape {
  const kind = view.credits?.kind === 'credit' ? 'credit' : 'byline'
  return { form: kind, p: 0.97, reasons: [reason('names-only', 3.5, { names: view.credits?.names.join(' ') ?? '' })] }
}

/** In supplements the writer stands under the title with nothing but the name. */
function isNameBelowTitle(views: readonly View[], i: number): boolean {
  const above = views[i - 1]
  const below = views[i + 1]
  const name = views[i]?.text.replace(/[\s\u3000]/g, '') ?? ''
  if (above === undefined || below === undefined || !looksLikeName(name)) return false
  if (above.width < 2 || above.width > 30 || above.ending !== 'bare' || above.credits !== undefined || looksLikeName(above.text))
    return false
  const verse = views.slice(i + 1, i + 4)
  return below.width > 40 || below.ending !== 'bare' || (verse.length === 3 && verse.every((line) => line.width > 3 && line.width <= 20))
}

/** Signed reasons for the line being (part of) a headline. Long lines and sentences get a sum far below zero. */
function titleReasons(views: readonly View[], seams: readonly Seam[], habits: PageHabits, view: View, i: number): Reason[] {
  const reasons: Reason[] = [reason('length', lengthWeight(view), { width: Math.round(view.width) })]
  if (view.dateline > 0) reasons.push(reason('starts-report', -6))
  reasons.push(...punctuationReasons(view))
  if (view.marks > 0) reasons.push(reason('heading-mark', 0.8))
  if (/title|head/i.test(view.label)) reasons.push(reason('label', 3, { label: view.label }))
  else if (/text|paragraph|caption|table/i.test(view.label)) reasons.push(reason('label', -2, { label: view.label }))
  if (isFullLine(view, habits)) reasons.push(reason('full-line', -3.5))
  if (view.indented) reasons.push(reason('indented', -0.8))
  const seam = seams[i]
  if (seam !== undefined && seam.p > 0.5) reasons.push(reason('runs-on', seam.p > 0.97 ? -4 : seam.p > 0.9 ? -1 : -0.5))
  const across = seams[i + 1]?.reasons.find(
    (each) => each.code === 'word-across' || each.code === 'starts-inside' || each.code === 'dangling-end',
  )
  if (across !== undefined && (seams[i + 1]?.p ?? 0) > 0.9) reasons.push(reason('goes-on-below', across.code === 'dangling-end' ? -1 : -4))
  return [...reasons, ...neighbourReasons(views, i)]
}

function lengthWeight(view: View): number {
  // A paragraph is too long in any script.
  if (view.width * 0.7 > WIDEST_TITLE) return -8
  const widest = hanShare(view.text.slice(0, 200)) < 0.3 ? view.width * 0.7 : view.width
  if (widest < 2) return -3
  if (widest < 4) return -1.2
  if (widest <= 28) return 1.5
  if (widest <= 36) return 0.5
  return widest <= WIDEST_TITLE ? -1.2 : -8
}

function punctuationReasons(view: View): Reason[] {
  const reasons: Reason[] = []
  const end = view.text.slice(-1)
  if (/[。；;]/.test(end) || (end === '.' && view.ending === 'sentence')) reasons.push(reason('sentence-complete', -4, { end }))
  else if (view.ending === 'comma') reasons.push(reason('sentence-open', -4, { end }))
  else if (view.ending === 'bare' || view.ending === 'sentence') reasons.push(reason('no-full-stop', view.ending === 'bare' ? 1 : 0.3))
  if (/[。；;](?=.)/.test(view.text.slice(0, -1))) reasons.push(reason('sentence-inside', -5))
  const commas = commasIn(view.text)
  if (commas > 0) reasons.push(reason('comma-inside', commas === 1 ? -1.4 : -3, { count: commas }))
  if (view.text.includes('、')) reasons.push(reason('comma-inside', -0.4, { count: 1 }))
  if (/\s/.test(view.text) && /\p{Script=Han}[”》)）!！]?\s+[“《]?\p{Script=Han}/u.test(view.text))
    reasons.push(reason('space-inside', 0.8))
  if (/^[^：:，,。]{2,12}[：:]/.test(view.text)) reasons.push(reason('place-colon', 0.5))
  if (startsWithNumber(view.text)) reasons.push(reason('starts-numbered', -0.6))
  return reasons
}

/** Commas before the last character, without those inside a number. */
function commasIn(text: string): number {
  let count = 0
  for (let i = 0; i < text.length - 1; i++) {
    const char = text.charAt(i)
    if ((char === ',' || char === '，') && (i + 2 >= text.length || !/\d/.test(text.charAt(i + 1)))) count++
  }
  return count
}

function neighbourReasons(views: readonly View[], i: number): Reason[] {
  const reasons: Reason[] = []
  const next = views[i + 1]
  const before = views[i - 1]
  if (next !== undefined && next.dateline > 0) reasons.push(reason('report-follows', 2.5))
  else if (next !== undefined && /^(?:—|--|－－|――)./.test(next.text) && next.width < WIDEST_TITLE) reasons.push(reason('dash-follows', 2))
  else if (next?.credits?.kind === 'byline') reasons.push(reason('names-follow', 1.5))
  else if (next !== undefined && next.width > 40) reasons.push(reason('text-follows', 0.5))
  if (before === undefined || before.ending === 'sentence' || before.credits !== undefined || before.tail !== undefined)
    reasons.push(reason('before-complete', 0.6))
  else if (before.width > WIDEST_TITLE) reasons.push(reason('before-open', -0.8))
  return reasons
}

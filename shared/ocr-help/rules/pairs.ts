/**
 * Characters that do not go together, by the language's dictionary and by what the library's other pages hold.
 *
 * A look-alike is proposed where the text becomes much likelier with it: the probability of a character beside its neighbours is
 * that of pairs on the library's pages, with a little of the character's own frequency mixed in (Jelinek–Mercer smoothing of a
 * bigram model over pages). The bounds were measured on the sample pages and the invented newspapers, see bench/ocr-help.
 */
import { wordAt, wordsOf, chineseRuns } from '../clauses.ts'
import { looksLike } from '../tables/look-alikes.ts'
import type { Found, Knowledge } from '../types.ts'

/** Nats by which the alternative must be likelier where the dictionary makes one word less of it, and where it does not. */
const LIKELIER_AS_WORD = 8
const LIKELIER = 13
/** Fewer other pages than this know too little; then the dictionary must speak for the alternative, and the pages not against it. */
const SMALL_LIBRARY = 10
/** Weight of a character's own frequency beside that of its pairs, in pages. */
const SMOOTHING = 2
/** A page holds about so many different characters. */
const CHARACTERS_A_PAGE = 900
/** From so many other pages on their silence says something. */
const LARGE_LIBRARY = 300
/** Two characters that by their numbers should have met on so many pages, and never did. */
const EXPECTED = 40

/** A character that another of the same look would fit better at its place. */
export function lookAlikes(text: string, knowledge: Knowledge): Found[] {
  const found: Found[] = []
  for (const run of chineseRuns(text)) {
    for (let i = 0; i < run.text.length; i++) {
      const others = looksLike(run.text.charAt(i))
      if (others.length === 0) continue
      const better = betterThan(run.text, i, others, knowledge)
      if (better.length > 0) found.push({ code: 'look-alike', start: run.start + i, end: run.start + i + 1, suggestions: better })
    }
  }
  return found
}

function betterThan(run: string, at: number, others: readonly string[], knowledge: Knowledge): string[] {
  const char = run.charAt(at)
  const alone = knowledge.pages < SMALL_LIBRARY
  if (alone && met(run, at, char, knowledge) > 0) return []
  return others
    .map((other) => ({ other, gain: gainOf(run, at, char, other, knowledge) }))
    .filter(({ other, gain }) => {
      if (alone) return met(run, at, other, knowledge) > 0 && makesWord(run, at, other)
      return gain > LIKELIER || (gain > LIKELIER_AS_WORD && makesWord(run, at, other))
    })
    .sort((a, b) => b.gain - a.gain)
    .map(({ other }) => other)
}

/** How much likelier the run is with the other character, in nats. */
function gainOf(run: string, at: number, char: string, other: string, knowledge: Knowledge): number {
  const before = run.charAt(at - 1)
  const after = run.charAt(at + 1)
  const left =
    before === ''
      ? Math.log(own(other, knowledge) / own(char, knowledge)) / 2
      : Math.log(following(before, other, knowledge) / following(before, char, knowledge))
  const right = after === '' ? 0 : Math.log(following(other, after, knowledge) / following(char, after, knowledge))
  return left + right
}

/** Probability of a character behind another. */
function following(before: string, char: string, knowledge: Knowledge): number {
  return (knowledge.seen(before + char) + SMOOTHING * own(char, knowledge)) / (knowledge.seen(before) + SMOOTHING)
}

/** Probability of a character by itself. */
function own(char: string, knowledge: Knowledge): number {
  const { pages } = knowledge
  return (knowledge.seen(char) + 0.5) / (Math.max(1, pages) * CHARACTERS_A_PAGE)
}

/** On how many pages a character stands beside one of its neighbours here. */
function met(run: string, at: number, char: string, knowledge: Knowledge): number {
  const left = at > 0 ? knowledge.seen(run.charAt(at - 1) + char) : 0
  const right = at + 1 < run.length ? knowledge.seen(char + run.charAt(at + 1)) : 0
  return left + right
}

/** With the other character the run falls into fewer words, and the character is part of a longer one. */
function makesWord(run: string, at: number, other: string): boolean {
  const changed = wordsOf(run.slice(0, at) + other + run.slice(at + 1))
  const word = wordAt(changed, at)
  return changed.length < wordsOf(run).length && word !== undefined && word.end - word.start > 1
}

/** A character that never stands beside either of its neighbours, though all of them are frequent and no word joins them. */
export function unlikelyPairs(text: string, knowledge: Knowledge): Found[] {
  if (knowledge.pages < LARGE_LIBRARY) return []
  const found: Found[] = []
  for (const run of chineseRuns(text)) {
    const words = wordsOf(run.text)
    for (let i = 1; i + 1 < run.text.length; i++) {
      const word = wordAt(words, i)
      if (word === undefined || word.end - word.start > 1) continue
      const [before, char, after] = [run.text.charAt(i - 1), run.text.charAt(i), run.text.charAt(i + 1)]
      if (neverMet(before, char, knowledge) && neverMet(char, after, knowledge))
        found.push({ code: 'unlikely', start: run.start + i, end: run.start + i + 1, suggestions: [] })
    }
  }
  return found
}

function neverMet(before: string, char: string, knowledge: Knowledge): boolean {
  const expected = (knowledge.seen(before) * knowledge.seen(char)) / knowledge.pages
  return knowledge.seen(before + char) === 0 && expected >= EXPECTED
}

/** The texts of one and two characters that the rules would ask the library about. */
export function questionsOf(text: string): readonly string[] {
  const questions = new Set<string>()
  for (const run of chineseRuns(text)) {
    for (let i = 0; i < run.text.length; i++) {
      const char = run.text.charAt(i)
      const [before, after] = [run.text.charAt(i - 1), run.text.charAt(i + 1)]
      questions.add(char)
      if (after !== '') questions.add(char + after)
      for (const other of looksLike(char)) {
        questions.add(other)
        if (before !== '') questions.add(before + other)
        if (after !== '') questions.add(other + after)
      }
    }
  }
  return [...questions]
}

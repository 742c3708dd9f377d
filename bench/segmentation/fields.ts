/**
 * The words by field that the engine knows (`fields/*.txt`, written by us: `field: word word …`), those left out that the pages to learn from
 * show to tell nothing.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { Bug } from '#shared/base/index.ts'
import { FieldLexicon, type FieldWord } from '#shared/segmentation/index.ts'
import { isHanAt, toSimplified } from '#shared/text/index.ts'

import { recordText } from './record-text.ts'

/** By field: its words. */
export type Fields = ReadonlyMap<string, readonly string[]>

/** Articles that have to have a word before it is judged. */
const ENOUGH = 2
/** Of the articles with a word so many have to speak of its field by another word too, and so many times more than would by chance. */
const LEAST_SHARE = 0.25
const LEAST_LIFT = 3
/** Known words of a usual article: one with fewer speaks less of any field by chance, one with more more. */
const USUAL_WORDS = 30

/** The written files, all in one, each word as the engine looks for it. A file that breaks the format, a field or a word in it that stands twice is a Bug. */
export function writtenFields(): Fields {
  const folder = join(import.meta.dirname, 'fields')
  const names = readdirSync(folder).filter((name) => name.endsWith('.txt'))
  const fields = new Map<string, readonly string[]>()
  for (const name of names.sort()) {
    for (const line of readFileSync(join(folder, name), 'utf8').trim().split('\n')) {
      const [field, list, ...more] = line.split(': ')
      const words = list?.split(' ') ?? []
      if (field === undefined || words.length === 0 || more.length > 0)
        throw new Bug(`${name}: no field with its words: ${line.slice(0, 40)}`)
      if (fields.has(field) || new Set(words).size < words.length) throw new Bug(`${name}: ${field} or one of its words stands twice`)
      fields.set(field, [...new Set(words.map(looked))])
    }
  }
  return fields
}

/** A word as the engine looks for it: in small letters, and without characters that the table of simplified forms would change (乾隆). */
function looked(word: string): string {
  return isHanAt(word, 0) ? toSimplified(word) : word.toLowerCase()
}

/**
 * The fields without the words that prove to tell nothing of them: of the articles that have the word few speak of the field otherwise. Words
 * that fewer than two articles have stay.
 */
export function provenFields(fields: Fields, articles: readonly (readonly string[])[]): Fields {
  const names = [...fields.keys()]
  const lexicon = new FieldLexicon(
    [...fields.values()].map((words) => words.join(' ')),
    Infinity,
  )
  const known = articles.map((lines) => new Set(lines.flatMap((line) => lexicon.wordsIn(line))))
  const spoken = known.map(countFields)
  const speak = names.map((_, field) => spoken.filter((counts) => counts.has(field)).length)
  const having = new Map<FieldWord, number[]>()
  known.forEach((words, i) => {
    for (const word of words) {
      const places = having.get(word)
      if (places === undefined) having.set(word, [i])
      else places.push(i)
    }
  })
  const useless = new Set<string>()
  // The commonest first: what they tell wrongly of a field would count against its other words.
  for (const [{ word, fields: own }, places] of [...having].sort((a, b) => b[1].length - a[1].length))
    for (const field of own) {
      const counts = places.flatMap((i) => spoken[i] ?? [])
      const alone = counts.filter((each) => each.get(field) === 1).length
      const otherwise = (speak[field] ?? 0) - alone
      const sizes = places.map((i) => known[i]?.size ?? 0)
      if (!tellsNothing({ sizes, others: places.length - alone }, otherwise / articles.length)) continue
      useless.add(`${names[field] ?? ''}: ${word}`)
      speak[field] = otherwise
      for (const each of counts) each.set(field, (each.get(field) ?? 0) - 1)
    }
  return new Map([...fields].map(([name, words]) => [name, words.filter((word) => !useless.has(`${name}: ${word}`))]))
}

/** How a word did for one of its fields. */
interface Trial {
  /** Of the articles that have it: how many known words each has. */
  readonly sizes: number[]
  /** How many of them speak of the field by another word too. */
  readonly others: number
}

/**
 * Few of the articles with the word speak of its field otherwise, or hardly more than would by chance, when of all articles the share `usual`
 * speaks of it by other words. A word of few articles has to do a little better.
 */
function tellsNothing({ sizes, others }: Trial, usual: number): boolean {
  if (sizes.length < ENOUGH) return false
  const byChance = sizes.reduce((sum, size) => sum + 1 - (1 - usual) ** (size / USUAL_WORDS), 0)
  return others < LEAST_SHARE * sizes.length || others + 0.5 < LEAST_LIFT * (byChance + 0.3)
}

/** By field: how many different words of an article speak of it. */
function countFields(words: ReadonlySet<FieldWord>): Map<number, number> {
  const counts = new Map<number, number>()
  for (const { fields } of words) for (const field of fields) counts.set(field, (counts.get(field) ?? 0) + 1)
  return counts
}

/** The fields as the engine reads them: one field a line. */
export function fieldsText(fields: Fields): string {
  return recordText(Object.fromEntries(Array.from(fields, ([name, words]) => [name, words.join(' ')])))
}

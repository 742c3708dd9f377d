/**
 * Lets what an article speaks of come back in its paragraphs as often as it does in real copy. The articles of the invented papers vary
 * their words more than a newspaper does: on the sample pages the second half of an article (363 characters on average) says 17.7 nats for
 * going on with its own first half (`WordOdds`), in the first forty papers (359 characters) 9.6; with an echo of 0.75 it is the same.
 */
import { isLatin } from './latin.ts'
import type { PaperLine } from './papers.ts'
import type { Random } from './random.ts'

/** Characters of a paragraph for each phrase that is put in, at strength 1. */
const SPACING = 60
/** A paragraph shorter than this is a row of a table, a question, a saying: nothing is put into it. */
const SHORTEST = 60
/** Characters at both ends of a paragraph that stay as they are: they tell where a paragraph was cut. */
const ENDS = 12

/** The lines with phrases of other lines of the article put in behind clauses of its paragraphs; `strength` 0 leaves them as they are. */
export function echoed(lines: readonly PaperLine[], strength: number, random: Random): readonly PaperLine[] {
  if (strength <= 0) return lines
  const phrases = lines.map((line) => (SPEAKING.has(line.role) ? phrasesOf(line.text) : []))
  return lines.map((line, i) => {
    if (line.role !== 'body' || line.verse || line.text.length < SHORTEST) return line
    const others = phrases.filter((each, k) => k !== i && each.length > 0)
    let { text } = line
    for (let k = random.times((strength * text.length) / SPACING); k > 0 && others.length > 0; k--) {
      text = withPhrase(text, random.pick(random.pick(others)), random)
    }
    return { ...line, text }
  })
}

const SPEAKING: ReadonlySet<string> = new Set(['headline', 'subhead', 'body'])

/** Characters that join words: a phrase has none of them. */
const PARTICLES = /[的了和与及在是为等对将以其这那一不也都就而又到从把被让给使于]/u

/** Phrases of three to six characters, or Latin words of five letters and more. */
function phrasesOf(text: string): string[] {
  if (isLatin(text)) return text.match(/[A-Za-z]{5,}/g) ?? []
  const runs = (text.match(/\p{Script=Han}+/gu) ?? []).flatMap((run) => run.split(PARTICLES)).filter((run) => run.length >= 3)
  return runs.flatMap((run) => (run.length <= 6 ? [run] : [run.slice(0, 4), run.slice(-4)]))
}

/** Puts a phrase behind a clause. */
function withPhrase(text: string, phrase: string, random: Random): string {
  const latin = isLatin(text)
  const clause = latin ? /[,;] $/ : /[,，。；;][^\d”’）)」』》\s]$/
  const places = Array.from({ length: Math.max(0, text.length - 2 * ENDS) }, (_, i) => ENDS + i).filter((i) =>
    clause.test(text.slice(i - 1, i + 1)),
  )
  const at = random.some(places)
  if (at === undefined) return text
  return `${text.slice(0, at)}${latin ? ' ' : ''}${phrase}${text.slice(at)}`
}

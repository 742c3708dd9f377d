/**
 * Whom or what a text speaks of by name: the places and bodies in it that end as such names do (田庄镇, 审计局), and names of several
 * Latin words. An article names its subject again and again, so that two texts with the same one are hardly of two articles.
 */
import { ByBlocks } from './by-blocks.ts'

/** What the names of two texts say for their being one; `none` where one of them has no names. */
export type SubjectMatch = 'same' | 'crossed' | 'told' | 'tells' | 'some' | 'other' | 'none'

const BODIES = '新区|街道|小学|中学|大学|學校|学校|医院|醫院|支行|社区|大队|公社|集团|公司'
const PLACES = '县縣区區镇鎮乡鄉村市省州旗厂廠矿礦局校院社'
/** Forms of companies between their name and what they are. */
const FORMS = '(?:股份|有限|责任)*'
/** Of a name the two characters before its ending: what stands before these may be any word. */
const NAME = new RegExp(`\\p{Script=Han}{2}${FORMS}(?:${BODIES}|[${PLACES}])|[A-Z][a-z]+(?: [A-Z][a-z]+)+`, 'gu')
/** Characters at which a text that is longer is cut: its subject has been named by then. */
const LONGEST = 4000

/** Names of a text by how often they stand in it. */
interface Names {
  readonly counts: ReadonlyMap<string, number>
  /** The one that it speaks of most, and that few others speak of. */
  readonly subject: string | undefined
}

/** The names on one page. Blocks are named by their numbers. */
export class PageSubjects {
  readonly #names: readonly ReadonlyMap<string, number>[]
  /** How many blocks have the name. */
  readonly #blocks = new Map<string, number>()
  readonly #known = new ByBlocks((blocks) => this.#sum(blocks))

  /** Finds the names of each block once. O(characters). */
  constructor(texts: readonly string[], names = texts.map(namesIn)) {
    this.#names = names
    for (const names of this.#names) for (const name of names.keys()) this.#blocks.set(name, (this.#blocks.get(name) ?? 0) + 1)
  }

  /** The names on the page without those of some blocks, which keep their numbers. */
  without(absent: ReadonlySet<number>): PageSubjects {
    const names = this.#names.map((own, block) => (absent.has(block) ? NO_NAMES : own))
    return new PageSubjects([], names)
  }

  /**
   * How the subject of `text` stands to that of `context`: the same; each named in the other (`crossed`); only that of the text named in
   * the context (`told`), or the other way about (`tells`); some other name in common; none (`other`).
   */
  match(text: readonly number[], context: readonly number[]): SubjectMatch {
    const here = this.#known.of(text)
    const there = this.#known.of(context)
    if (here.subject === undefined || there.subject === undefined) return 'none'
    if (here.subject === there.subject) return 'same'
    const told = there.counts.has(here.subject)
    const tells = here.counts.has(there.subject)
    if (told || tells) return told && tells ? 'crossed' : told ? 'told' : 'tells'
    for (const name of here.counts.keys()) if (there.counts.has(name)) return 'some'
    return 'other'
  }

  #sum(blocks: readonly number[]): Names {
    const counts = new Map<string, number>()
    for (const block of blocks)
      for (const [name, times] of this.#names[block] ?? NO_NAMES) counts.set(name, (counts.get(name) ?? 0) + times)
    let subject: string | undefined
    let most = 0
    for (const [name, times] of counts) {
      const weight = Math.log(1 + times) * Math.log(1 + this.#names.length / (this.#blocks.get(name) ?? 1))
      if (weight <= most) continue
      most = weight
      subject = name
    }
    return { counts, subject }
  }
}

const NO_NAMES: ReadonlyMap<string, number> = new Map()

function namesIn(text: string): ReadonlyMap<string, number> {
  let counts: Map<string, number> | undefined
  for (const [name] of (text.length > LONGEST ? text.slice(0, LONGEST) : text).matchAll(NAME)) {
    counts ??= new Map()
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return counts ?? NO_NAMES
}

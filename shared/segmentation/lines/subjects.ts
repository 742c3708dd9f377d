/**
 * Whom or what a text speaks of by name: the places and bodies in it that end as such names do (田庄镇, 审计局), and names of several
 * Latin words. An article names its subject again and again, so that two texts with the same one are hardly of two articles.
 */
import { ByBlocks } from './by-blocks.ts'

type Match = 'same' | 'crossed' | 'told' | 'tells' | 'some' | 'other'

/** What the names of two texts say for their being one, `often` where each names its subject again; `none` where one of them has no names. */
export type SubjectMatch = Match | `${Match}.often` | 'none'

/** A subject is named at least so often where it is no mere mention. */
const OFTEN = 2

const BODIES = '新区|街道|小学|中学|大学|學校|学校|医院|醫院|支行|社区|大队|公社|集团|公司'
const PLACES = '县縣区區镇鎮乡鄉村市省州旗厂廠矿礦局校院社'
/** Forms of companies between their name and what they are. */
const FORMS = '(?:股份|有限|责任)*'
/** Of a name the two characters before its ending: what stands before these may be any word. */
const NAME = new RegExp(`\\p{Script=Han}{2}${FORMS}(?:${BODIES}|[${PLACES}])|[A-Z][a-z]+(?: [A-Z][a-z]+)+`, 'gu')
/** Characters at which a text that is longer is cut: its subject has been named by then. */
const LONGEST = 4000

/** Names by their numbers, and how often each stands in a text. */
interface Names {
  readonly ids: readonly number[]
  readonly times: readonly number[]
}

/** The names of some blocks. */
interface Named {
  readonly ids: readonly number[]
  /** The one that they speak of most, and that few others speak of; −1 where they have no names. */
  readonly subject: number
  /** How often they name it. */
  readonly times: number
}

/** The names on one page. Blocks are named by their numbers. */
export class PageSubjects {
  /** By block. */
  readonly #names: readonly Names[]
  /** By number of the name: how rare it is, in nats. */
  readonly #rarity: Float64Array
  readonly #known = new ByBlocks((blocks) => this.#sum(blocks))
  /** By number of the name: how often it stands in the blocks that are being counted; all zero between times. */
  readonly #counts: Int32Array

  /** Takes the names of each block as they were found. */
  constructor(names: readonly Names[]) {
    this.#names = names
    const blocks: number[] = []
    for (const { ids } of names) for (const id of ids) blocks[id] = (blocks[id] ?? 0) + 1
    this.#rarity = Float64Array.from(blocks, (having = 1) => Math.log(1 + names.length / having))
    this.#counts = new Int32Array(blocks.length)
  }

  /** Finds the names of each text. O(characters). */
  static of(texts: readonly string[]): PageSubjects {
    const numbers = new Map<string, number>()
    return new PageSubjects(texts.map((text) => namesIn(text, numbers)))
  }

  /** The names on the page without those of some blocks, which keep their numbers. */
  without(absent: ReadonlySet<number>): PageSubjects {
    return new PageSubjects(this.#names.map((own, block) => (absent.has(block) ? NO_NAMES : own)))
  }

  /**
   * How the subject of `text` stands to that of `context`: the same; each named in the other (`crossed`); only that of the text named in
   * the context (`told`), or the other way about (`tells`); some other name in common; none (`other`). With `.often` each names its own again, so
   * that neither is a mere mention.
   */
  match(text: readonly number[], context: readonly number[]): SubjectMatch {
    const here = this.#known.of(text)
    const there = this.#known.of(context)
    if (here.subject < 0 || there.subject < 0) return 'none'
    const match = matchOf(here, there)
    return here.times >= OFTEN && there.times >= OFTEN ? `${match}.often` : match
  }

  #sum(blocks: readonly number[]): Named {
    const found: number[] = []
    for (let k = 0; k < blocks.length; k++) {
      const { ids, times } = this.#names[blocks[k] ?? -1] ?? NO_NAMES
      for (let i = 0; i < ids.length; i++) {
        const id = ids[i] ?? 0
        const before = this.#counts[id] ?? 0
        if (before === 0) found.push(id)
        this.#counts[id] = before + (times[i] ?? 0)
      }
    }
    let [subject, times, most] = [-1, 0, 0]
    for (let i = 0; i < found.length; i++) {
      const id = found[i] ?? 0
      const count = this.#counts[id] ?? 0
      const weight = Math.log(1 + count) * (this.#rarity[id] ?? 0)
      this.#counts[id] = 0
      if (weight > most) [subject, times, most] = [id, count, weight]
    }
    return { ids: found, subject, times }
  }
}

function matchOf(here: Named, there: Named): Match {
  if (here.subject === there.subject) return 'same'
  const told = there.ids.includes(here.subject)
  const tells = here.ids.includes(there.subject)
  if (told || tells) return told && tells ? 'crossed' : told ? 'told' : 'tells'
  return here.ids.some((id) => there.ids.includes(id)) ? 'some' : 'other'
}

const NO_NAMES: Names = { ids: [], times: [] }

function namesIn(text: string, numbers: Map<string, number>): Names {
  const ids: number[] = []
  const times: number[] = []
  for (const [name] of (text.length > LONGEST ? text.slice(0, LONGEST) : text).matchAll(NAME)) {
    const id = numbers.get(name) ?? numbers.size
    numbers.set(name, id)
    const at = ids.indexOf(id)
    if (at < 0) {
      ids.push(id)
      times.push(1)
    } else times[at] = (times[at] ?? 0) + 1
  }
  return ids.length === 0 ? NO_NAMES : { ids, times }
}

/** From a searched corpus to the groups as they are written: one object a group, the largest first. */
import {
  causeOf,
  causeOfGroup,
  Comparer,
  errorsIn,
  groupCopies,
  normalise,
  SHORTEST_ALIKE,
  suggestKeep,
  type Cause,
  type CopyGroup,
  type CopyTraits,
  type GroupedTexts,
} from '#shared/duplicates/index.ts'
import { trailingCredits } from '#shared/text/index.ts'

import { searchCorpus, type CorpusOptions, type SearchedCorpus } from './corpus.ts'
import { LineFile, type CorpusRecord } from './records.ts'

export type CopyKind = CopyGroup['kind']

/** A group as it is written. */
export interface CorpusDuplicate {
  readonly kind: CopyKind
  readonly cause: Cause
  /** Likeness of the least like member, 0..1, to three places. */
  readonly score: number
  /** Id of the copy to keep; null where nothing should be dropped. */
  readonly keep: string | null
  /** Why nothing should be dropped: other figures in the same words, text that is meant to be repeated, a passage of longer texts. */
  readonly note?: 'figures-differ' | 'boilerplate' | 'passage'
  /** UTF-16 offsets into the member's text. */
  readonly members: readonly { readonly id: string; readonly start: number; readonly end: number }[]
}

export interface DuplicateOptions extends CorpusOptions {
  readonly kinds: ReadonlySet<CopyKind>
  /** Characters that count of the shortest copy to tell of. */
  readonly minChars: number
  /** Score that the least like member has to have. */
  readonly threshold: number
}

/** Finds the groups of a corpus; calls `write` with one after the other, the largest first. Returns how many there are. */
export async function duplicatesInCorpus(
  paths: readonly string[],
  options: DuplicateOptions,
  write: (group: CorpusDuplicate) => Promise<void>,
): Promise<number> {
  const corpus = await searchCorpus(paths, options)
  const texts = new CorpusTexts(corpus)
  try {
    const exact = corpus.exact.filter(([first]) => (corpus.lengths[first ?? 0] ?? 0) >= options.minChars)
    const links = corpus.links.filter(({ likeness }) => likeness.score >= options.threshold)
    let count = 0
    for (const group of withExactApart(groupCopies(texts, exact, links), exact, texts)) {
      if (!options.kinds.has(group.kind) || lengthOf(texts, group) < options.minChars) continue
      count++
      await write(texts.written(group))
    }
    return count
  } finally {
    texts.release()
  }
}

/**
 * Copies to the letter also stand in a group of their own, whatever they are like otherwise: they can be dropped without a look. So
 * a group of near copies of which some are exact ones is followed by those.
 */
function withExactApart(groups: readonly CopyGroup[], exact: readonly (readonly number[])[], texts: CorpusTexts): CopyGroup[] {
  const apart = new Set(
    groups.flatMap((group) => (group.kind === 'exact' ? [group.members.reduce((least, { text }) => Math.min(least, text), Infinity)] : [])),
  )
  const more = exact.filter(([first]) => first !== undefined && !apart.has(first))
  return [...groups, ...groupCopies(texts, more, [])].sort((a, b) => b.members.length - a.members.length)
}

/** Length of the shortest copy of a group, about: what its span has of characters that count is not known without reading. */
function lengthOf(texts: GroupedTexts, { members }: CopyGroup): number {
  return members.reduce((least, { text, span }) => Math.min(least, texts.lengthOf(text), span.end - span.start), Infinity)
}

/** Bytes from which on a record is long. */
const LONG_RECORD = 100_000

class CorpusTexts implements GroupedTexts {
  readonly count: number
  readonly #corpus: SearchedCorpus
  readonly #files: readonly LineFile[]
  readonly #comparer = new Comparer()
  #long: { readonly text: number; readonly record: CorpusRecord | undefined } | undefined

  constructor(corpus: SearchedCorpus) {
    this.count = corpus.ids.length
    this.#corpus = corpus
    this.#files = corpus.places.paths.map((path) => new LineFile(path))
  }

  lengthOf(text: number): number {
    return this.#corpus.lengths[text] ?? 0
  }

  rawLengthOf(text: number): number {
    return this.#corpus.rawLengths[text] ?? 0
  }

  textOf(text: number): string {
    return this.#record(text)?.text ?? ''
  }

  keepOf(texts: readonly number[]): number {
    return suggestKeep(texts.map((text) => this.#traits(text))).keep
  }

  compare(a: number, b: number): ReturnType<Comparer['compare']> {
    return this.#comparer.compare(normalise(this.textOf(a)), normalise(this.textOf(b)))
  }

  written(group: CopyGroup): CorpusDuplicate {
    const [first, second] = group.members
    const standing = group.boilerplate || group.figures
    const note = group.figures ? 'figures-differ' : group.boilerplate ? 'boilerplate' : group.passage ? 'passage' : undefined
    const cause =
      standing || first === undefined || second === undefined ? 'legitimate' : causeOfGroup([this.#cause(first.text, second.text)])
    return {
      kind: group.kind,
      cause,
      score: Math.floor(group.score * 1000) / 1000,
      keep: group.keep === null ? null : (this.#corpus.ids[group.keep] ?? null),
      ...(note === undefined ? {} : { note }),
      members: group.members.map(({ text, span }) => ({ id: this.#corpus.ids[text] ?? '', start: span.start, end: span.end })),
    }
  }

  release(): void {
    for (const file of this.#files) file.release()
  }

  /** A corpus knows no boxes; that a text corrects another one can be read off its words. */
  #cause(a: number, b: number): Cause {
    const place = (text: number): { text: string } => ({ text: this.textOf(text).slice(0, 200) })
    return causeOf(place(a), place(b))
  }

  #traits(text: number): CopyTraits {
    const record = this.#record(text)
    const raw = record?.text ?? ''
    return {
      length: this.lengthOf(text),
      hasHeadline: (record?.title ?? '') !== '',
      hasCredit: trailingCredits(raw.slice(-60)) !== undefined,
      errors: errorsIn(raw),
      date: record?.date ?? '',
    }
  }

  /** Reads a record; a long one, which takes long to read and may be asked for again with each of its fragments, is kept until the next. */
  #record(text: number): CorpusRecord | undefined {
    if (this.#long?.text === text) return this.#long.record
    const { file, start, bytes } = this.#corpus.places
    const record = this.#files[file[text] ?? 0]?.record(start[text] ?? 0, bytes[text] ?? 0)
    if ((bytes[text] ?? 0) > LONG_RECORD) this.#long = { text, record }
    return record
  }
}

/** Characters that count of the shortest copy that is told of unless somebody says otherwise. */
export const DEFAULT_MIN_CHARS = SHORTEST_ALIKE

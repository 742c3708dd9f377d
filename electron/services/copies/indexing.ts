/**
 * Keeps the index of copies up to date, behind the writes. How far it has come stands in the library: pages that are due, texts that
 * are not linked, groups that are stale. So nothing is forgotten when the application ends, and what a crash interrupts is done again.
 * An edited page costs its own work: its texts are signed anew, those that changed are looked up and compared, and the groups around
 * them are made anew.
 */
import { setImmediate } from 'node:timers/promises'

import type { Log } from '#electron/platform/index.ts'
import type { Comparison } from '#shared/duplicates/index.ts'

import type { DerivedPage, LibraryGroup, LibraryStore, Neighbourhood, StoredLink } from '../library/index.ts'
import { WorkerCrash, type WorkerPool } from '../threads/index.ts'
import { groupNeighbourhood } from './grouping.ts'
import type { CopyAnswer, CopyRequest } from './thread.ts'

/** Pages, texts and groups of one go. Between goes others get their turn. */
const PAGES = 8
const TEXTS = 32
const GROUPS = 32
/** Texts of a neighbourhood that the log names. */
const NAMED = 20

export interface IndexingParts {
  readonly store: LibraryStore
  readonly log: Log
  readonly threads: Pick<WorkerPool<CopyRequest, CopyAnswer>, 'run'>
}

export class Indexing {
  private readonly parts: IndexingParts
  /** Texts around which no groups could be made. They stay stale, and are left alone until the next occasion. */
  private readonly failed = new Set<number>()

  constructor(parts: IndexingParts) {
    this.parts = parts
  }

  /** A new occasion: what failed before is tried again. */
  begin(): void {
    this.failed.clear()
  }

  /** Does some of what is to be done; false where there is nothing. `rebuild`: also the pages that are left to a job. */
  async next(rebuild: boolean, signal: AbortSignal): Promise<boolean> {
    const { copies } = this.parts.store
    const pages = await copies.due(false, PAGES)
    const due = pages.length === 0 && rebuild ? await copies.due(true, PAGES) : pages
    if (due.length > 0) await copies.keepPages(await Promise.all(due.map((page) => this.derive(page, signal))))
    const linked = await this.link(signal)
    const grouped = await this.group(signal)
    return due.length > 0 || linked || grouped
  }

  /** A page that a thread died over, or that cannot be read, is left without texts: it must not hold up the others. */
  private async derive(
    { n, id, rev, document, text }: Awaited<ReturnType<LibraryStore['copies']['due']>>[number],
    signal: AbortSignal,
  ): Promise<DerivedPage> {
    try {
      return (await this.parts.threads.run({ do: 'derive', n, page: { document, text } }, signal)) as DerivedPage
    } catch (error) {
      if (!(error instanceof WorkerCrash)) throw error
      this.parts.log.error('a page could not be looked through for copies', { page: id, error: String(error) })
      return { n, rev, texts: [], groups: [], bin: [], verdicts: [] }
    }
  }

  /** Looks for the links of all texts that have none yet. */
  private async link(signal: AbortSignal): Promise<boolean> {
    const { copies } = this.parts.store
    for (let any = false; ; any = true) {
      const texts = await copies.unlinked(TEXTS)
      if (texts.length === 0) return any
      const found = await Promise.all(texts.map((text) => this.linksOf(text, signal)))
      await copies.keepLinks(
        texts.map(({ n }) => n),
        found.flat(),
      )
      await setImmediate()
    }
  }

  private async linksOf(text: Awaited<ReturnType<LibraryStore['copies']['unlinked']>>[number], signal: AbortSignal): Promise<StoredLink[]> {
    const { copies } = this.parts.store
    const candidates = (await copies.candidates(text)).filter(({ text: n }) => n !== text.n)
    if (candidates.length === 0) return []
    const others = candidates.map(({ text: n, evidence }) => ({ text: copies.textOf(n), evidence }))
    try {
      const request = { do: 'compare', one: copies.textOf(text.n), others } as const
      const likenesses = (await this.parts.threads.run(request, signal)) as readonly (Comparison | null)[]
      const links = likenesses.flatMap((likeness, i) => linkOf(text.n, candidates[i]?.text ?? 0, likeness) ?? [])
      return await this.notOnThePage(text.n, links)
    } catch (error) {
      if (!(error instanceof WorkerCrash)) throw error
      this.parts.log.error('a text could not be compared', { text: text.n, error: String(error) })
      return []
    }
  }

  /** Leaves out links between articles of one page that a group of the page holds already. */
  private async notOnThePage(n: number, links: readonly StoredLink[]): Promise<StoredLink[]> {
    const { store } = this.parts
    const own = await store.copies.text(n)
    const kept: StoredLink[] = []
    for (const link of links) {
      const other = await store.copies.text(link.a === n ? link.b : link.a)
      if (own === undefined || other === undefined) continue
      const page = own.page === other.page ? await store.getPage(own.pageId) : undefined
      const [here, there] = [own, other].map(({ article }) => new Set(page?.articles[article]?.blocks ?? []))
      const held = Object.values(page?.groups ?? {}).some(({ keep, copies }) => {
        const blocks = [...keep, ...copies.flat()]
        return blocks.some((id) => here?.has(id)) && blocks.some((id) => there?.has(id))
      })
      if (!held) kept.push(link)
    }
    return kept
  }

  /** Makes the groups anew that are out of date. */
  private async group(signal: AbortSignal): Promise<boolean> {
    const { copies } = this.parts.store
    for (let any = false; ; any = true) {
      const stale = (await copies.stale(GROUPS + this.failed.size)).filter((text) => !this.failed.has(text))
      if (stale.length === 0) return any
      const done = new Set<number>()
      for (const text of stale) {
        if (done.has(text)) continue
        const hood = await copies.neighbourhood([text])
        const texts = hood.texts.map(({ n }) => n)
        const now = stale.filter((one) => one === text || texts.includes(one))
        const groups = this.grouped(hood)
        if (groups !== undefined) await copies.keepGroups(now, texts, groups)
        else for (const one of now) this.failed.add(one)
        for (const one of now) done.add(one)
        await setImmediate()
        signal.throwIfAborted()
      }
    }
  }

  /** undefined where it fails, which must not hold up the groups of all other texts. */
  private grouped(hood: Neighbourhood): LibraryGroup[] | undefined {
    const { store, log } = this.parts
    try {
      return groupNeighbourhood(hood, (n) => store.copies.textOf(n))
    } catch (error) {
      const why = error instanceof Error ? (error.stack ?? error.message) : String(error)
      log.error('texts that are alike could not be grouped', { texts: hood.texts.slice(0, NAMED).map(({ n }) => n), error: why })
      return undefined
    }
  }
}

/** A link as it is stored, the lesser number first. */
function linkOf(one: number, other: number, likeness: Comparison | null): StoredLink | undefined {
  if (likeness === null || other === 0) return undefined
  const { kind, whole, figures, score, a, b } = likeness
  const clamped = Math.max(0, Math.min(1, score))
  if (one < other) return { a: one, b: other, kind, whole, figures, score: clamped, spans: [a.start, a.end, b.start, b.end] }
  const turned = whole === 'a' ? 'b' : whole === 'b' ? 'a' : whole
  return { a: other, b: one, kind, whole: turned, figures, score: clamped, spans: [b.start, b.end, a.start, a.end] }
}

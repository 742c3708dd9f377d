/**
 * Keeps the links between pages: links sure pairs of an issue by itself when its pages come in or their day is set, and lets the
 * other end follow when an editor links or takes a link off.
 *
 * It works behind the import, an issue at a time. How far it has come is a place in the order of import, kept in the library: so
 * nothing is forgotten when the application ends, and no list of issues has to be held.
 */
import { setImmediate } from 'node:timers/promises'

import type { Platform } from '#electron/platform/index.ts'
import type { PageId } from '#shared/base/index.ts'
import {
  MOST_CANDIDATES,
  type ArticleLine,
  type LinkCandidate,
  type LinkDirection,
  type SubmissionOutcome,
} from '#shared/contract/index.ts'
import { linkEndsOf, proposeLinks, rankLinks, SURE_LINK, type LinkEnd } from '#shared/links/index.ts'
import type { ArticleLink } from '#shared/model/index.ts'
import { newSubmission, type Operation, type Submission } from '#shared/operations/index.ts'
import { jumpsIn } from '#shared/segmentation/index.ts'

import type { Issue, IssueArticle, LibraryStore } from '../library/index.ts'
import { linkChanges, opposite, sameLink, wasTouched, type LinkChange } from './log.ts'

export interface LinkingParts {
  readonly store: LibraryStore
  readonly platform: Pick<Platform, 'ids' | 'log'>
  /** Carries operations out as if they had been submitted, so that every window hears of them. */
  readonly submit: (submissions: readonly Submission[]) => Promise<readonly SubmissionOutcome[]>
}

/** So long no page must have been added, milliseconds. A slow machine's import adds some every second. */
const PAUSE = 2000
/** Pages that are looked through for issues at a time. */
const PAGES_AT_A_TIME = 200
/** An issue of more pages than this is none: a wrong date on a whole library. */
const MOST_PAGES = 300
/** Attempts at an operation that others' edits of the page get in the way of. */
const ATTEMPTS = 5
/** Longest opening of an article in a list, in UTF-16 units. */
const OPENING = 60

/** Under this name the library keeps how far it was looked through. */
const PLACE = 'linking.place'

/** Operations that can change links, or of what pages an issue consists. */
const followed: ReadonlySet<string> = new Set<Operation['name']>([
  'linkArticle',
  'batch',
  'undo',
  'redo',
  'setPageInfo',
  'segmentPage',
  'mergeArticles',
])

export class Linking {
  private readonly parts: LinkingParts
  private readonly stop = new AbortController()
  /** Issues to look through besides those of new pages. */
  private readonly issues = new Map<string, Issue>()
  private readonly changes: { readonly page: PageId; readonly rev: number }[] = []
  private newPages = false
  private pausing: NodeJS.Timeout | undefined
  private working: Promise<void> | undefined

  constructor(parts: LinkingParts) {
    this.parts = parts
  }

  /** Begins with what was left when the application ended. */
  begin(): void {
    clearTimeout(this.pausing)
    this.newPages = true
    this.work()
  }

  /** Takes notice of new pages. While more of them come their import has the library to itself: work begins when they pause. */
  pagesAdded(): void {
    clearTimeout(this.pausing)
    this.pausing = setTimeout(() => this.begin(), PAUSE)
    this.pausing.unref()
    this.newPages = false
  }

  /** Takes notice of operations that were carried out. */
  follow(submissions: readonly Submission[], outcomes: readonly SubmissionOutcome[]): void {
    const byId = new Map(submissions.map((submission) => [submission.id, submission]))
    for (const outcome of outcomes) {
      const submission = byId.get(outcome.id)
      if (outcome.outcome !== 'applied' || submission === undefined || !followed.has(submission.operation.name)) continue
      this.changes.push({ page: submission.page, rev: outcome.rev })
    }
    if (this.changes.length > 0) this.work()
  }

  /** Takes notice of a page that was cut anew. */
  recut(page: PageId, rev: number): void {
    this.changes.push({ page, rev })
    this.work()
  }

  /** Does at once what waits for a pause, and resolves when nothing is left to do. */
  async settled(): Promise<void> {
    if (this.stop.signal.aborted) return this.working
    this.begin()
    while (this.working !== undefined) await this.working
  }

  async release(): Promise<void> {
    this.stop.abort()
    clearTimeout(this.pausing)
    await this.working
  }

  /** The articles at the other ends of links; those that are gone are left out. */
  async ends(links: readonly ArticleLink[]): Promise<readonly ArticleLine[]> {
    return (await this.parts.store.findArticles(links)).map(lineOf)
  }

  /** All articles of the other pages of an article's issue, the likeliest to be its other part first. */
  async candidates(page: PageId, article: ArticleLink['article'], direction: LinkDirection): Promise<readonly LinkCandidate[]> {
    const { store } = this.parts
    const issue = await store.issueOf(page)
    if (issue === undefined) return []
    const lines = new Map((await store.issueArticles(issue, MOST_CANDIDATES)).map((row) => [row.article, lineOf(row)]))
    const ends = await this.endsOf(await store.issuePages(issue, MOST_PAGES))
    const own = ends.find((end) => end.article === article && end.page === page)
    if (own === undefined) return []
    return rankLinks(own, ends, direction).flatMap(({ end, p }) => {
      const line = lines.get(end.article)
      return line === undefined ? [] : [{ ...line, p, taken: end[opposite(direction)] !== null }]
    })
  }

  private work(): void {
    this.working ??= this.run().finally(() => {
      this.working = undefined
    })
  }

  private async run(): Promise<void> {
    try {
      while (!this.stop.signal.aborted && (await this.next())) await setImmediate()
    } catch (error) {
      // Links are an extra: a mistake here is logged and must stop nothing else. What was left is done at the next occasion.
      this.parts.platform.log.error('pages could not be linked', { error: String(error) })
    }
  }

  /** Does one thing; false when there is none. Editors' changes go first. */
  private async next(): Promise<boolean> {
    const change = this.changes.shift()
    if (change !== undefined) {
      await this.lookAt(change.page, change.rev)
      return true
    }
    const waiting = this.issues.entries().next()
    if (waiting.done !== true) {
      this.issues.delete(waiting.value[0])
      await this.linkIssue(waiting.value[1])
      return true
    }
    return this.newPages && this.nextPages()
  }

  /** Takes up the issues of the next new pages. The place is kept when they are done: what a crash interrupts is done again. */
  private async nextPages(): Promise<boolean> {
    const { store } = this.parts
    const kept = await store.getValue(PLACE)
    const place = typeof kept === 'number' ? kept : 0
    const next = await store.issuesAfter(place, PAGES_AT_A_TIME)
    if (next.place === place) return (this.newPages = false)
    for (const issue of next.issues) {
      // An import that has begun in the meantime goes first.
      if (this.stop.signal.aborted || !this.newPages) return false
      await this.linkIssue(issue)
      await setImmediate()
    }
    await store.setValue(PLACE, next.place)
    return true
  }

  /** Looks at what one operation did: lets the other ends of links follow, and looks through the issue where its pages changed. */
  private async lookAt(page: PageId, rev: number): Promise<void> {
    const { store } = this.parts
    const entry = (await store.getLog(page, rev - 1)).find((one) => one.rev === rev - 1)
    if (entry === undefined) return
    for (const change of linkChanges(entry)) await this.mirror(change)
    const moved = entry.diff.some(
      (change) =>
        (change.do !== 'set' && change.record.type === 'article') ||
        (change.do === 'set' && change.type === 'page' && 'info' in change.fields),
    )
    const issue = moved ? await store.issueOf(page) : undefined
    if (issue !== undefined) this.issues.set(`${issue.date} ${issue.publication ?? ''}`, issue)
  }

  /** Brings the other end in line with the one that was changed. */
  private async mirror({ here, direction, before, after }: LinkChange): Promise<void> {
    const back = opposite(direction)
    if (before !== null && !sameLink(before, after)) await this.set(before, back, null, (now) => sameLink(now, here))
    // By now the end may have been changed again; only what still stands is carried over.
    if (after !== null && sameLink((await this.endNow(here, direction)) ?? null, after)) {
      await this.set(after, back, here, (now) => !sameLink(now, here))
    }
  }

  private async endNow({ page, article }: ArticleLink, direction: LinkDirection): Promise<ArticleLink | null | undefined> {
    return (await this.parts.store.getPage(page))?.articles[article]?.[direction]
  }

  /** Sets one end, as an automatic step, where its article is there and `where` is true of what it has. */
  private async set(
    at: ArticleLink,
    direction: LinkDirection,
    link: ArticleLink | null,
    where: (now: ArticleLink | null) => boolean,
  ): Promise<boolean> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const page = await this.parts.store.getPage(at.page)
      const now = page?.articles[at.article]?.[direction]
      if (page === undefined || now === undefined || !where(now)) return false
      const operation = { name: 'linkArticle', article: at.article, direction, link } as const
      const [outcome] = await this.parts.submit([newSubmission(this.parts.platform.ids, page, operation)])
      if (outcome?.outcome !== 'conflict') return outcome?.outcome === 'applied'
    }
    return false
  }

  /** Links the sure pairs of an issue. Most issues have no jump line: their articles' rows tell, and no page is read. [X2] */
  private async linkIssue(issue: Issue): Promise<void> {
    const { store, platform } = this.parts
    if (!(await store.someText(issue, hasJump))) return
    const pages = await store.issuePages(issue, MOST_PAGES + 1)
    if (pages.length < 2) return
    if (pages.length > MOST_PAGES) {
      platform.log.warn('an issue has too many pages to be linked', { publication: issue.publication, date: issue.date })
      return
    }
    for (const { from, to, p } of proposeLinks(await this.endsOf(pages))) {
      if (p < SURE_LINK) continue
      const [here, there] = [linkTo(from), linkTo(to)]
      if (!(await this.isFree(from, 'continuesTo')) || !(await this.isFree(to, 'continuedFrom'))) continue
      // The other end follows, as it does when an editor links.
      await this.set(here, 'continuesTo', there, (now) => sameLink(now, from.continuesTo))
    }
  }

  private async endsOf(pages: readonly PageId[]): Promise<LinkEnd[]> {
    const ends: LinkEnd[] = []
    for (const id of pages) {
      const page = await this.parts.store.getPage(id)
      if (page !== undefined) ends.push(...linkEndsOf(page))
    }
    return ends
  }

  /** Neither linked to an article that is there, nor ever set or taken off by an editor. */
  private async isFree(end: LinkEnd, direction: LinkDirection): Promise<boolean> {
    const { store } = this.parts
    const link = end[direction]
    if (link !== null && (await store.findArticles([link])).length > 0) return false
    return !wasTouched(await store.getLog(end.page, 0), end.article, direction)
  }
}

function linkTo({ page, article }: LinkEnd): ArticleLink {
  return { page, article }
}

function hasJump(text: string): boolean {
  return text.split('\n').some((line) => jumpsIn(line).length > 0)
}

function lineOf({ page, article, info, file, title, text }: IssueArticle): ArticleLine {
  return { page, article, info, file, title, opening: openingOf(title, text) }
}

/** The first line that is not the headline, without a jump line. */
function openingOf(title: string, text: string): string {
  for (const line of text.split('\n')) {
    if (line.trim() === '' || title.includes(line.trim())) continue
    let rest = line
    for (const { start, end } of jumpsIn(line).toReversed()) rest = rest.slice(0, start) + rest.slice(end)
    if (rest.trim() !== '') return rest.trim().slice(0, OPENING)
  }
  return ''
}

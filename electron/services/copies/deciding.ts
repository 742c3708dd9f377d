/**
 * Carries out what an editor decided about a group, as operations of the pages. Each page's part is made on the page as it is when its
 * turn comes: a copy whose text has changed since the group was found is left alone, and so are all where the kept text has.
 */
import { AppError, type Platform } from '#electron/platform/index.ts'
import { newId, type BlockId, type JobId, type OperationId, type PageId } from '#shared/base/index.ts'
import { failure, type CopyDecision, type CopyStep, type RestoreRequest, type SubmissionOutcome } from '#shared/contract/index.ts'
import { plainText, signatureOf } from '#shared/duplicates/index.ts'
import { COPY_VERDICTS, speaksOf, type CopyVerdictName } from '#shared/model/index.ts'
import { newSubmission, type Batch, type Operation, type SimpleOperation, type Submission } from '#shared/operations/index.ts'

import { articleText, type CopyText, type LibraryStore, type StoredGroup, type StoredVerdict } from '../library/index.ts'
import { isOfPair, otherTextOf, saidInGroup } from './grouping.ts'
import { dropArticle, dropRun, judging, type PagePart } from './page-parts.ts'
import { memberName, type CopyViews } from './views.ts'

/** Attempts at a page that others edit at the same time; pages that go in one transaction; texts that are read in one go. */
const ATTEMPTS = 3
const PAGES = 50
const TEXTS = 500

export interface DecidingParts {
  readonly store: LibraryStore
  readonly platform: Pick<Platform, 'ids'>
  readonly submit: (submissions: readonly Submission[]) => Promise<readonly SubmissionOutcome[]>
}

interface Stepping {
  readonly editor: string
  readonly meaning: Batch['meaning']
  /** Of a step that goes on in other calls; undefined: a step of its own. */
  readonly bulk?: JobId
}

export class Deciding {
  private readonly parts: DecidingParts
  private readonly views: CopyViews

  constructor(parts: DecidingParts, views: CopyViews) {
    this.parts = parts
    this.views = views
  }

  /** Decides about a group. Throws the failures `no-such-group` and `nothing-to-drop`. */
  async decide(editor: string, name: string, decision: CopyDecision): Promise<CopyStep> {
    const group = await this.views.find(name)
    const work = group.body.of === 'page' ? await this.onPage(group, decision) : await this.overArticles(group, decision)
    if (decision.do === 'keep-one' && work.size === 0) throw new AppError(failure('nothing-to-drop'))
    return this.carryOut(work, { editor, meaning: 'copies' })
  }

  /** Drops all copies of an exact group but the one to keep, as part of a step over many groups. */
  async dropExact(group: StoredGroup, stepping: Stepping & { readonly bulk: JobId }): Promise<CopyStep> {
    const { body } = group
    const keep = body.of === 'page' ? `b${body.runs[0]?.[0] ?? ''}` : memberName(body.keep ?? 0)
    const decision = { do: 'keep-one', keep } as const
    const work = body.of === 'page' ? await this.onPage(group, decision) : await this.overArticles(group, decision, true)
    return this.carryOut(work, stepping)
  }

  async restore({ editor, items }: RestoreRequest): Promise<CopyStep> {
    const work = new Map<PageId, PagePart[]>()
    for (const { page, blocks } of items) {
      add(work, page, (now) => {
        const dropped = blocks.filter((id) => (now.blocks[id]?.dropped ?? null) !== null)
        return dropped.length === 0 ? undefined : { name: 'restoreCopy', blocks: dropped }
      })
    }
    return this.carryOut(work, { editor, meaning: 'copies' })
  }

  /** A group that a page has by itself. */
  private async onPage(group: StoredGroup, decision: CopyDecision): Promise<Map<PageId, PagePart[]>> {
    const { body } = group
    const work = new Map<PageId, PagePart[]>()
    if (body.of !== 'page') return work
    const id = Object.keys((await this.parts.store.getPage(body.id))?.groups ?? {}).find((one) => `g${one}` === group.name)
    if (id === undefined) throw new AppError(failure('no-such-group'))
    if (decision.do !== 'keep-one' && decision.do !== 'drop') {
      const verdict = verdictOf(decision)
      add(work, body.id, (page) => {
        const now = page.groups[id]
        return now === undefined || (now.said ?? null) === verdict ? undefined : { name: 'judgeGroup', group: now.id, verdict }
      })
      return work
    }
    const runOf = (name: string): readonly BlockId[] => {
      const run = body.runs.find(([first]) => `b${first ?? ''}` === name)
      if (run === undefined) throw new AppError(failure('no-such-group'))
      return run
    }
    const keep = runOf(decision.keep)
    const drops = decision.do === 'drop' ? decision.members.map(runOf) : body.runs.filter((run) => run !== keep)
    for (const run of drops) if (run !== keep) add(work, body.id, (page) => dropRun(page, run, keep, group.kind))
    return work
  }

  private async overArticles(group: StoredGroup, decision: CopyDecision, exactOnly = false): Promise<Map<PageId, PagePart[]>> {
    const { body, note } = group
    const work = new Map<PageId, PagePart[]>()
    if (body.of !== 'library') return work
    const kept = decision.do === 'keep-one' || decision.do === 'drop' ? decision.keep : memberName(body.keep ?? body.members[0]?.text ?? 0)
    const keep = await this.memberText(kept)
    if (decision.do === 'keep-one' && note !== null) throw new AppError(failure('nothing-to-drop'))
    if (decision.do === 'keep-one' || decision.do === 'drop') {
      const named = decision.do === 'drop' ? new Set(decision.members) : undefined
      await this.drops(work, group, keep, { named, exactOnly })
    } else if (decision.do === 'reopen') await this.reopen(work, group)
    else {
      const verdict = verdictOf(decision)
      const others = await this.othersOf(group, keep, decision.do === 'different' ? decision.members : undefined)
      for (const other of others) add(work, keep.pageId, judging(keep.article, other, verdict))
      await this.contradicted(work, keep, others, verdict)
    }
    return work
  }

  private async memberText(name: string): Promise<CopyText> {
    const text = name.startsWith('t') ? await this.parts.store.copies.text(Number(name.slice(1))) : undefined
    if (text === undefined) throw new AppError(failure('no-such-group'))
    return text
  }

  /** One of each text that the others say: what is said of one is said of all that are equal to it. */
  private async othersOf(group: StoredGroup, keep: CopyText, named: readonly string[] | undefined): Promise<CopyText[]> {
    const texts =
      named === undefined ? await this.views.texts(group, 0, TEXTS) : await Promise.all(named.map((one) => this.memberText(one)))
    const others = new Map<number, CopyText>()
    for (const text of texts) if (text.n !== keep.n && !others.has(text.exact)) others.set(text.exact, text)
    return [...others.values()]
  }

  private async drops(
    work: Map<PageId, PagePart[]>,
    group: StoredGroup,
    keep: CopyText,
    { named, exactOnly }: { readonly named: ReadonlySet<string> | undefined; readonly exactOnly: boolean },
  ): Promise<void> {
    const { store } = this.parts
    const page = await store.getPage(keep.pageId)
    const article = page?.articles[keep.article]
    const words = page === undefined || article === undefined ? '' : articleText(page, article).text
    // The text to keep is not what it was: nothing may be dropped in its favour.
    if (words === '' || words.length !== keep.raw) throw new AppError(failure('no-such-group'))
    const plain = plainText(words)
    const hash = signatureOf(words).exact
    const around = await this.views.around(group)
    for (let offset = 0; offset < group.copies; offset += TEXTS) {
      const texts = await this.views.texts(group, offset, TEXTS)
      const verdicts = await store.copies.verdicts([...around, ...texts])
      for (const text of texts) {
        if (text.n === keep.n || (named !== undefined && !named.has(memberName(text.n)))) continue
        const said = saidInGroup(verdicts, text, around)
        if (named === undefined && said !== undefined && said !== 'later') continue
        const of = { page: keep.pageId, article: keep.article, text: hash }
        add(work, text.pageId, (now) => dropArticle(now, text, group, { of, plain, exactOnly }))
      }
    }
  }

  /** Takes back what other articles say of the same texts where that is something else. */
  private async contradicted(
    work: Map<PageId, PagePart[]>,
    keep: CopyText,
    others: readonly CopyText[],
    verdict: CopyVerdictName | null,
  ): Promise<void> {
    for (const said of await this.parts.store.copies.verdicts([keep, ...others])) {
      if (said.owner === keep.n || said.verdict === verdict || !others.some((other) => isOfPair(said, keep, other))) continue
      await this.takeBack(work, said)
    }
  }

  /** What was said of a text of the group and one outside of it is left as it is. */
  private async reopen(work: Map<PageId, PagePart[]>, group: StoredGroup): Promise<void> {
    const texts = await this.views.texts(group, 0, TEXTS)
    for (const said of await this.parts.store.copies.verdicts(texts)) {
      if (texts.some((text) => speaksOf(said, otherTextOf(text)))) await this.takeBack(work, said)
    }
  }

  private async takeBack(work: Map<PageId, PagePart[]>, { owner: n, page, article, text }: StoredVerdict): Promise<void> {
    const owner = await this.parts.store.copies.text(n)
    if (owner === undefined) return
    add(work, owner.pageId, (now) => {
      const there = now.articles[owner.article]?.copies?.some((one) => one.article === article && one.text === text) === true
      return there ? { name: 'judgeCopy', article: owner.article, of: { page, article, text }, verdict: null } : undefined
    })
  }

  /** Submits each page's part, some pages at a time. */
  private async carryOut(work: ReadonlyMap<PageId, readonly PagePart[]>, stepping: Stepping): Promise<CopyStep> {
    const bulk = stepping.bulk ?? (work.size > 1 ? newId<JobId>(this.parts.platform.ids) : null)
    const step: { bulk: JobId | null; parts: CopyStep['parts'][number][]; copies: number; refused: CopyStep['refused'][number][] } = {
      bulk,
      parts: [],
      copies: 0,
      refused: [],
    }
    const waiting = [...work]
    for (let at = 0; at < waiting.length; at += PAGES) await this.carryOutSome(waiting.slice(at, at + PAGES), bulk, stepping, step)
    return step
  }

  private async carryOutSome(
    pages: readonly (readonly [PageId, readonly PagePart[]])[],
    bulk: JobId | null,
    { editor, meaning }: Stepping,
    step: { readonly parts: CopyStep['parts'][number][]; copies: number; readonly refused: CopyStep['refused'][number][] },
  ): Promise<void> {
    let left = pages
    for (let attempt = 1; left.length > 0; attempt++) {
      const submissions = new Map<OperationId, { readonly submission: Submission; readonly copies: number }>()
      const short = new Map<PageId, CopyStep['refused'][number]>()
      for (const [id, parts] of left) {
        const page = await this.parts.store.getPage(id)
        const operations = page === undefined ? [] : parts.flatMap((part) => part(page) ?? [])
        const copies = operations.filter(({ name }) => name === 'dropCopy' || name === 'restoreCopy').length
        if (operations.length < parts.length) short.set(id, { page: id, code: page === undefined ? 'no-such-page' : 'conflict' })
        if (page === undefined || operations.length === 0) continue
        const submission = newSubmission(this.parts.platform.ids, page, inOne(operations, meaning, bulk), editor)
        submissions.set(submission.id, { submission, copies })
      }
      const outcomes = await this.parts.submit([...submissions.values()].map(({ submission }) => submission))
      const again = new Set<PageId>()
      for (const outcome of outcomes) {
        const sent = submissions.get(outcome.id)
        if (sent === undefined) continue
        const { page } = sent.submission
        if (outcome.outcome === 'applied' || outcome.outcome === 'already') {
          step.parts.push({ page, operation: outcome.id, rev: outcome.rev })
          step.copies += sent.copies
        } else if (outcome.outcome === 'conflict' && attempt < ATTEMPTS) again.add(page)
        else step.refused.push({ page, code: outcome.outcome === 'refused' ? outcome.code : outcome.outcome })
      }
      // What a page that is tried again does not take is told of then.
      step.refused.push(...[...short].flatMap(([id, refused]) => (again.has(id) ? [] : [refused])))
      left = left.filter(([id]) => again.has(id))
    }
  }
}

function add(work: Map<PageId, PagePart[]>, page: PageId, part: PagePart): void {
  const parts = work.get(page)
  if (parts === undefined) work.set(page, [part])
  else parts.push(part)
}

/** One operation of a step of its own stands for itself; else all of a page are one batch. */
function inOne(operations: readonly SimpleOperation[], meaning: Batch['meaning'], bulk: JobId | null): Operation {
  const [only] = operations
  if (bulk === null && only !== undefined && operations.length === 1) return only
  return { name: 'batch', meaning, operations, ...(bulk === null ? {} : { bulk }) }
}

function verdictOf({ do: what }: CopyDecision): CopyVerdictName | null {
  if (what === 'keep-all') return 'kept'
  return COPY_VERDICTS.find((verdict) => verdict === what) ?? null
}

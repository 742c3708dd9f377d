/** Groups, the bin and marks as the screen reads them. */
import { AppError } from '#electron/platform/index.ts'
import { present, type ArticleId, type Instant, type OperationId, type PageId } from '#shared/base/index.ts'
import {
  failure,
  type ArticleLine,
  type BinItem,
  type BinQuery,
  type CopyGroupView,
  type CopyMark,
  type CopyMember,
  type CopyRow,
  type CopyWhere,
} from '#shared/contract/index.ts'
import { articleOf, type Drop, type Page } from '#shared/model/index.ts'

import { articleText, readBlocks, type CopyText, type LibraryStore, type PageBody, type StoredGroup } from '../library/index.ts'
import { groupName } from './derive.ts'
import { saidInGroup } from './grouping.ts'

/** Characters of a beginning that a list shows; places that a line names. */
const OPENING = 80
const MOST_WHERE = 3

export class CopyViews {
  private readonly store: LibraryStore

  constructor(store: LibraryStore) {
    this.store = store
  }

  async row(group: StoredGroup): Promise<CopyRow> {
    const { name, kind, cause, grain, place, state, note, score, copies, characters, body } = group
    const common = { group: name, kind, cause, grain, place, state, note, score, copies, characters }
    if (body.of === 'page') {
      const where = await this.store.copies.place(body.id)
      return { ...common, title: body.title, opening: body.opening, where: where === undefined ? [] : [where] }
    }
    const [first] = body.members
    const start = note === 'passage' ? (first?.span[0] ?? 0) : 0
    const shown = await this.store.copies.words(
      body.members.slice(0, 2 * MOST_WHERE).map(({ text }) => text),
      start + OPENING,
    )
    const where = new Map<PageId, CopyWhere>()
    for (const { page, info, file } of shown.values()) if (where.size < MOST_WHERE) where.set(page, { page, info, file })
    const words = first === undefined ? undefined : shown.get(first.text)
    return {
      ...common,
      title: words?.title ?? '',
      opening: words === undefined ? '' : openingOf(words.title, words.text.slice(start)),
      where: [...where.values()],
    }
  }

  /** A group by its name. Throws the failure `no-such-group`. */
  async find(name: string): Promise<StoredGroup> {
    const group = await this.store.copies.group(name)
    if (group === undefined) throw new AppError(failure('no-such-group'))
    return group
  }

  async group(name: string, offset: number, limit: number): Promise<CopyGroupView> {
    const group = await this.find(name)
    const row = await this.row(group)
    const { body } = group
    if (body.of === 'page') {
      const page = await this.store.getPage(body.id)
      const members = page === undefined ? [] : runMembers(page, body, group)
      return { row, members: members.slice(offset, offset + limit), reasons: ['complete'] }
    }
    const texts = await this.texts(group, offset, limit)
    const around = await this.around(group)
    const verdicts = await this.store.copies.verdicts([...around, ...texts])
    const members: CopyMember[] = []
    for (const text of texts) {
      const page = await this.store.getPage(text.pageId)
      const where = await this.store.copies.place(text.pageId)
      const article = page?.articles[text.article]
      if (page === undefined || where === undefined || article === undefined) continue
      const said = text.n === body.keep ? undefined : saidInGroup(verdicts, text, around)
      members.push({ ...where, ...articleMember(page, article.id, text, group), state: said ?? 'open', keep: text.n === body.keep })
    }
    return { row, members, reasons: body.reasons }
  }

  /** The texts of a group over articles that are listed: what was said of a text and one of these is said in the group. */
  async around({ body }: StoredGroup): Promise<CopyText[]> {
    if (body.of === 'page') return []
    return (await Promise.all(body.members.map(({ text }) => this.store.copies.text(text)))).flatMap((text) => text ?? [])
  }

  /** A window of the texts of a group over articles: those that are listed, then the rest of equal ones. */
  async texts({ body }: StoredGroup, offset: number, limit: number): Promise<CopyText[]> {
    if (body.of === 'page') return []
    const { copies } = this.store
    const listed = body.members.slice(offset, offset + limit)
    const texts = (await Promise.all(listed.map(({ text }) => copies.text(text)))).flatMap((text) => text ?? [])
    const known = new Set(body.members.map(({ text }) => text))
    let skip = Math.max(0, offset - body.members.length)
    for (const [first, count] of body.more) {
      const exact = (await copies.text(first))?.exact
      if (exact === undefined || texts.length >= limit) continue
      const rest = (await copies.countEquals(exact)) - count
      if (skip < rest) {
        const more = await copies.equals(exact, count + skip, limit - texts.length)
        texts.push(...more.filter(({ n }) => !known.has(n)))
      }
      skip = Math.max(0, skip - rest)
    }
    return texts
  }

  async bin(query: BinQuery): Promise<{ readonly total: number; readonly items: readonly BinItem[] }> {
    const { total, items } = await this.store.copies.bin(query)
    const views = items.map(async (item): Promise<BinItem[]> => {
      const where = await this.store.copies.place(item.page)
      const { of, blocks, text, characters, score } = item
      const partner = of === null ? null : await this.line(of.page, of.article)
      const dropped = { by: item.editor, at: item.at as Instant, operation: item.operation as OperationId }
      const reason = item.reason as Drop['reason']
      return where === undefined ? [] : [{ ...where, blocks, text, characters, reason, score, partner, ...dropped }]
    })
    return { total, items: (await Promise.all(views)).flat() }
  }

  async marks(page: PageId): Promise<CopyMark[]> {
    const { copies } = this.store
    const marks: CopyMark[] = []
    for (const { article, text, group } of await copies.ofPage(page)) {
      const stored = await copies.group(group)
      if (stored?.body.of !== 'library') continue
      const { name, kind, cause, state, note, body } = stored
      const other = body.members.find((member) => member.text !== text)
      const words = other === undefined ? undefined : (await copies.words([other.text], 4 * OPENING)).get(other.text)
      const first = words === undefined ? null : { ...words, opening: openingOf(words.title, words.text) }
      marks.push({
        article: article as ArticleId,
        group: name,
        kind,
        cause,
        state,
        note,
        others: stored.copies - 1,
        first: first === null ? null : lineOf(first),
      })
    }
    return marks
  }

  private async line(page: PageId, article: ArticleId): Promise<ArticleLine | null> {
    const [found] = await this.store.findArticles([{ page, article }])
    return found === undefined ? null : lineOf({ ...found, opening: openingOf(found.title, found.text) })
  }
}

function lineOf({ page, article, info, file, title, opening }: ArticleLine): ArticleLine {
  return { page, article, info, file, title, opening }
}

function openingOf(title: string, text: string): string {
  const line = text.split('\n').find((one) => one.trim() !== '' && !title.includes(one.trim())) ?? ''
  return line.trim().slice(0, OPENING)
}

type Told = Pick<CopyMember, 'id' | 'article' | 'title' | 'text' | 'blocks' | 'start' | 'end' | 'kind' | 'score'>

function articleMember(page: Page, article: ArticleId, text: CopyText, { body, kind, score }: StoredGroup): Told {
  const read = articleText(page, present(page.articles[article], 'the caller has it'))
  const stored = body.of === 'library' ? body.members.find((member) => member.text === text.n) : undefined
  const [start, end] = stored?.span ?? [0, read.text.length]
  const heads = read.blocks.flatMap(({ id }) => (page.blocks[id]?.role === 'headline' ? [page.blocks[id].text.trim()] : []))
  return {
    id: memberName(text.n),
    article,
    title: page.articles[article]?.title ?? heads.join(' '),
    text: read.text,
    blocks: read.blocks,
    start: Math.min(start, read.text.length),
    end: Math.min(end, read.text.length),
    kind: stored?.kind ?? kind,
    score: stored?.score ?? score,
  }
}

export function memberName(text: number): string {
  return `t${String(text)}`
}

function runMembers(page: Page, { runs }: PageBody, { name, kind, score, state }: StoredGroup): CopyMember[] {
  const isDifferent = Object.values(page.groups).some(({ id, said }) => said === 'different' && name === groupName(id))
  const where = { page: page.head.id, info: page.head.info, file: page.head.originals[0]?.name ?? '' }
  return runs.flatMap((run, i) => {
    const [first] = run
    const { text, blocks } = readBlocks(page, run)
    if (first === undefined || text === '') return []
    const head = run.map((id) => page.blocks[id]).find((block) => block?.role === 'headline')
    const likeness = i === 0 ? { kind: 'exact' as const, score: 1 } : { kind, score }
    const said = {
      state: state === 'noted' ? ('open' as const) : state === 'kept' && isDifferent ? ('different' as const) : state,
      keep: i === 0,
    }
    const article = articleOf(page, first)?.id ?? null
    return [{ ...where, id: `b${first}`, article, title: head?.text ?? '', text, blocks, start: 0, end: text.length, ...likeness, ...said }]
  })
}

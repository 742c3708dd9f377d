/**
 * A page being changed by one plan. Plans write to a draft as they think, and the diff is found by comparing the
 * draft with the page it started from. So no plan can write a diff that does not match what it did, and one
 * operation can be made of several.
 */
import type { ArticleId, BlockId, DoubtId, GroupId } from '#shared/base/index.ts'
import { present } from '#shared/base/index.ts'
import type { Article, Block, Doubt, DuplicateGroup, Page, PageHead } from '#shared/model/index.ts'

import { diffBetween, type Diff } from './diff.ts'

/** Where a block lies: in an article, or on the shelf (null). */
export type Place = ArticleId | null

export class Draft {
  readonly base: Page
  private now: Page
  private places: Map<BlockId, Place> | undefined

  constructor(base: Page) {
    this.base = base
    this.now = base
  }

  get page(): Page {
    return this.now
  }

  block(id: BlockId): Block | undefined {
    return Object.hasOwn(this.now.blocks, id) ? this.now.blocks[id] : undefined
  }

  article(id: ArticleId): Article | undefined {
    return Object.hasOwn(this.now.articles, id) ? this.now.articles[id] : undefined
  }

  doubt(id: DoubtId): Doubt | undefined {
    return Object.hasOwn(this.now.doubts, id) ? this.now.doubts[id] : undefined
  }

  group(id: GroupId): DuplicateGroup | undefined {
    return Object.hasOwn(this.now.groups, id) ? this.now.groups[id] : undefined
  }

  /** The article that holds a block, null for the shelf, undefined where it lies nowhere yet. */
  placeOf(id: BlockId): Place | undefined {
    if (this.places === undefined) {
      this.places = new Map(this.now.head.shelf.map((block) => [block, null]))
      for (const article of Object.values(this.now.articles)) for (const block of article.blocks) this.places.set(block, article.id)
    }
    return this.places.get(id)
  }

  /** The blocks of an article, or of the shelf. */
  listAt(place: Place): readonly BlockId[] {
    return place === null ? this.now.head.shelf : present(this.article(place), 'a place is an article of the page').blocks
  }

  /** Writes the blocks of an article or of the shelf. An article left without blocks is taken off the page. */
  setList(place: Place, blocks: readonly BlockId[]): void {
    this.places = undefined
    if (place === null) this.setHead({ shelf: blocks })
    else if (blocks.length > 0) this.setArticle(place, { blocks })
    else this.removeArticle(place)
  }

  setHead(fields: Partial<PageHead>): void {
    this.now = { ...this.now, head: { ...this.now.head, ...fields } }
  }

  setBlock(id: BlockId, fields: Partial<Block>): void {
    this.putBlock({ ...present(this.block(id), 'the plan checked that the block exists'), ...fields })
  }

  putBlock(block: Block): void {
    this.now = { ...this.now, blocks: { ...this.now.blocks, [block.id]: block } }
  }

  /** Writes many blocks at once; one copy of the table instead of one a block. */
  putBlocks(blocks: readonly Block[]): void {
    this.now = { ...this.now, blocks: { ...this.now.blocks, ...Object.fromEntries(blocks.map((block) => [block.id, block])) } }
  }

  removeBlock(id: BlockId): void {
    this.now = { ...this.now, blocks: without(this.now.blocks, id) }
  }

  setArticle(id: ArticleId, fields: Partial<Article>): void {
    this.putArticle({ ...present(this.article(id), 'the plan checked that the article exists'), ...fields })
  }

  /** Writes an article in the place of the one with its id. Its blocks must be the same. */
  putArticle(article: Article): void {
    this.now = { ...this.now, articles: { ...this.now.articles, [article.id]: article } }
  }

  /** Adds an article to the page, before another one or (null) at the end. Its blocks must lie nowhere else. */
  addArticle(article: Article, before: ArticleId | null): void {
    this.places = undefined
    const order = this.now.head.articles.filter((id) => id !== article.id)
    const at = before === null ? order.length : order.indexOf(before)
    this.setHead({ articles: order.toSpliced(at < 0 ? order.length : at, 0, article.id) })
    this.now = { ...this.now, articles: { ...this.now.articles, [article.id]: article } }
  }

  removeArticle(id: ArticleId): void {
    this.places = undefined
    this.setHead({ articles: this.now.head.articles.filter((other) => other !== id) })
    this.now = { ...this.now, articles: without(this.now.articles, id) }
  }

  setDoubt(id: DoubtId, fields: Partial<Doubt>): void {
    const doubt = { ...present(this.doubt(id), 'the plan checked that the doubt exists'), ...fields }
    this.now = { ...this.now, doubts: { ...this.now.doubts, [id]: doubt } }
  }

  removeDoubt(id: DoubtId): void {
    this.now = { ...this.now, doubts: without(this.now.doubts, id) }
  }

  setGroup(group: DuplicateGroup): void {
    this.now = { ...this.now, groups: { ...this.now.groups, [group.id]: group } }
  }

  removeGroup(id: GroupId): void {
    this.now = { ...this.now, groups: without(this.now.groups, id) }
  }

  /** Replaces all records that a segmentation makes. */
  setSegmentation(parts: Pick<Page, 'articles' | 'doubts' | 'groups'>): void {
    this.places = undefined
    this.now = { ...this.now, ...parts }
  }

  diff(): Diff {
    return diffBetween(this.base, this.now)
  }
}

function without<T>(table: Readonly<Record<string, T>>, id: string): Record<string, T> {
  const copy = { ...table }
  Reflect.deleteProperty(copy, id)
  return copy
}

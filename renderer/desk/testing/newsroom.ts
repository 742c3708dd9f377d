/** What the desk's tests share: a desk on an IndexedDB in memory and a library in memory, with hands on the faults of both. */
import type { IdSource, PageId } from '#shared/base/index.ts'
import type { Operation } from '#shared/operations/index.ts'

import type { DatabaseFactory } from '../database.ts'
import type { Desk } from '../desk.ts'
import { openDesk, type DeskOptions } from '../open-desk.ts'
import type { PageInHand } from '../page-in-hand.ts'
import { soleWindow } from '../windows.ts'
import { MemoryLibrary, wireTo, type Wire } from './memory-library.ts'
import { blockAt, by, pageWithLog, tried } from './pages.ts'

export const LIBRARY = 'test'

export interface Newsroom {
  readonly library: MemoryLibrary
  readonly page: PageId
  readonly wire: Wire
  readonly factory: DatabaseFactory
  readonly desk: Desk
  readonly hand: PageInHand
}

/** Opens desks and closes them again after each test. The factory comes from the test, because only tests may import it. */
export class DeskTests {
  private readonly ids: IdSource
  private readonly newFactory: () => DatabaseFactory
  private readonly opened: Desk[] = []

  constructor(ids: IdSource, newFactory: () => DatabaseFactory) {
    this.ids = ids
    this.newFactory = newFactory
  }

  async open(options: Partial<DeskOptions> & Pick<DeskOptions, 'link'>): Promise<Desk> {
    const desk = await openDesk({ libraryId: LIBRARY, windows: soleWindow(), backoff: [1], factory: this.newFactory(), ...options })
    this.opened.push(desk)
    return desk
  }

  /** A library of one page of 12 blocks, a desk, and the page in hand. */
  async newsroom(options: Partial<DeskOptions> = {}): Promise<Newsroom> {
    const library = this.library(1, 12)
    const wire = wireTo(library)
    const factory = this.newFactory()
    const desk = await this.open({ link: wire.link, factory, ...options })
    const [page] = library.ids()
    if (page === undefined) throw new Error('the library has a page')
    return { library, page, wire, factory, desk, hand: await take(desk, page) }
  }

  library(pages: number, blocks = 6): MemoryLibrary {
    const library = new MemoryLibrary()
    for (let i = 0; i < pages; i++) {
      const { page, log } = pageWithLog(blocks, this.ids)
      library.add(page, log)
    }
    return library
  }

  edit(hand: PageInHand, operation: Operation): ReturnType<PageInHand['perform']> {
    return hand.perform(operation, by('林一', this.ids))
  }

  /** Changes a block's text, which always fits. */
  retext(hand: PageInHand, index: number, text: string): void {
    const performed = this.edit(hand, { name: 'editText', block: blockAt(hand.page, index), text })
    if (!performed.ok) throw new Error(performed.code)
  }

  /** A second editor changes the page in the library. */
  elsewhere(library: MemoryLibrary, page: PageId, operation: Operation): void {
    const entry = tried({ page: library.page(page), log: library.log(page) }, operation, by('王二', this.ids))?.log.at(-1)
    if (entry === undefined) throw new Error('the other editor’s operation was refused')
    library.submit([entry])
  }

  async release(): Promise<void> {
    for (const desk of this.opened.splice(0)) await desk.release()
  }
}

export async function take(desk: Desk, page: PageId): Promise<PageInHand> {
  const result = await desk.open(page)
  if (result.outcome !== 'open') throw new Error(`the page did not open: ${result.outcome}`)
  return result.hand
}

export function textAt(page: PageInHand['page'], index: number): string | undefined {
  return page.blocks[blockAt(page, index)]?.text
}

/** Resolves when the desk says so; fails after a while. */
export async function until(truth: () => boolean | Promise<boolean>): Promise<void> {
  for (let i = 0; i < 1_000; i++) {
    if (await truth()) return
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
  throw new Error(`never came true: ${truth.toString()}`)
}

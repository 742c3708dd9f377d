/** For this folder's tests: pages made as an import makes them, libraries in real temporary folders, child processes. */
import { spawn, type ChildProcess } from 'node:child_process'
import { createHash } from 'node:crypto'
import { dirname, join } from 'node:path'

import { fakePlatform, type FakePlatform } from '#electron/platform/index.ts'
import {
  instant,
  newId,
  present,
  type ArticleId,
  type BlockId,
  type DoubtId,
  type GroupId,
  type IdSource,
  type Instant,
  type PageId,
  type Sha256,
} from '#shared/base/index.ts'
import { blankPage, blocksInFileOrder, UNKNOWN_INFO, type Block, type Page, type PageInfo, type Role } from '#shared/model/index.ts'
import { newSubmission, plan, stampOf, type Entry, type Operation, type SegmentPage, type Submission } from '#shared/operations/index.ts'
import { nonBlankLines } from '#shared/text/index.ts'

import { openLibrary } from './open-library.ts'
import { preparePage, type NewPage } from './prepare-page.ts'
import type { AddOutcome, LibraryStore } from './store.ts'

export interface PageOptions {
  readonly info?: Partial<PageInfo>
  readonly file?: string
  /** Lines of each article; the first is its headline. What is left over goes on the shelf. Left out: one article of all lines. */
  readonly articles?: readonly number[]
  /** Lines at which an open doubt stands. */
  readonly doubts?: readonly number[]
  /** Pairs of a line and its copy. */
  readonly copies?: readonly (readonly [keep: number, copy: number])[]
  /** Pairs of a line and the line before that it goes on from. */
  readonly joins?: readonly (readonly [line: number, to: number])[]
  /** Operations of an editor, each made on the page as it is then. */
  readonly edits?: readonly ((page: Page) => Operation)[]
  readonly editor?: string
}

/** A new page with its log and its original's bytes: imported, segmented as the options say, then edited. */
export function makePage(
  ids: IdSource,
  text: string,
  options: PageOptions = {},
): NewPage & { readonly bytes: Uint8Array; readonly id: PageId } {
  const bytes = new TextEncoder().encode(text)
  const id = newId<PageId>(ids)
  const lines = nonBlankLines(text)
  const blocks = lines.map(({ start, end }) => ({ id: newId<BlockId>(ids), start, end, boxes: [], confidence: null, label: null }))
  const original = {
    // Of the text and not of the bytes: half a surrogate pair has none in UTF-8.
    sha256: createHash('sha256').update(JSON.stringify(text)).digest('hex') as Sha256,
    name: options.file ?? 'page.txt',
    size: bytes.length,
    format: 'text',
    encoding: 'utf-8',
    picture: null,
  } as const
  let page = blankPage(id, [original], text)
  const log: Entry[] = []
  const step = (operation: Operation, automatic: boolean): void => {
    const submission = submissionOf(ids, page, operation, { automatic, editor: automatic ? 'machine' : (options.editor ?? '编辑') })
    const planned = plan(page, operation, stampOf(submission))
    if (!planned.ok) throw new Error(`the test's ${operation.name} was refused: ${planned.code}`)
    log.push({ ...submission, diff: planned.diff })
    page = planned.page
  }
  step({ name: 'importPage', info: { ...UNKNOWN_INFO, ...options.info }, blocks }, true)
  step(
    segmentation(
      ids,
      blocks.map((block) => block.id),
      options,
    ),
    true,
  )
  for (const edit of options.edits ?? []) step(edit(page), false)
  return { page, log, bytes, id }
}

function segmentation(ids: IdSource, blocks: readonly BlockId[], options: PageOptions): SegmentPage {
  const sizes = options.articles ?? (blocks.length === 0 ? [] : [blocks.length])
  let from = 0
  const articles = sizes.map((size) => {
    from += size
    return { id: newId<ArticleId>(ids), kind: 'news' as const, blocks: blocks.slice(from - size, from), topics: [] }
  })
  const heads = new Set(articles.map((article) => article.blocks[0]))
  const at = (line: number): BlockId => present(blocks[line], 'tests name lines that are there')
  const joins = new Map((options.joins ?? []).map(([line, to]) => [at(line), at(to)]))
  return {
    name: 'segmentPage',
    engine: { name: 'test', version: '1', weights: '1' },
    blocks: blocks.map((id) => {
      const role: Role = heads.has(id) ? 'headline' : 'body'
      return { id, role, roleP: 0.9, placeP: 0.9, joins: joins.get(id) ?? null }
    }),
    articles,
    shelf: blocks.slice(from),
    groups: (options.copies ?? []).map(([keep, copy]) => ({
      type: 'group',
      id: newId<GroupId>(ids),
      kind: 'exact',
      cause: 'unknown',
      keep: [at(keep)],
      copies: [[at(copy)]],
      score: 1,
    })),
    doubts: (options.doubts ?? []).map((line) => ({
      type: 'doubt',
      id: newId<DoubtId>(ids),
      block: at(line),
      code: 'follows',
      params: {},
      p: 0.6,
      reasons: [],
      answers: [{ answer: { do: 'keep' }, p: 0.6 }],
      state: 'open',
    })),
  }
}

/** Adds new pages to a library as an import does. */
export function addTo(library: LibraryStore, pages: readonly NewPage[]): Promise<readonly AddOutcome[]> {
  return library.addPages(pages.map(preparePage))
}

/** A submission of an operation that was planned on this page. */
export function submissionOf(ids: IdSource, page: Page, operation: Operation, more: Partial<Submission> = {}): Submission {
  return { ...newSubmission(ids, page, operation, '编辑'), ...more }
}

export function now(ids: IdSource): Instant {
  return instant(ids.now())
}

/** The block of a line, counted from 0. */
export function blockAt(page: Page, line: number): Block {
  return present(blocksInFileOrder(page)[line], 'tests name lines that are there')
}

/** A library of its own for each test: `use` opens one, `end` releases all and removes their folders. */
export class TestLibraries {
  private readonly opened: { readonly library: LibraryStore; readonly platform: FakePlatform }[] = []

  async use(seed?: number): Promise<{ library: LibraryStore; platform: FakePlatform; folder: string; ids: IdSource }> {
    const platform = fakePlatform(seed === undefined ? {} : { seed })
    const folder = join(platform.root, 'library')
    const library = await this.open(folder, platform)
    return { library, platform, folder, ids: platform.ids }
  }

  /** Opens a folder again, or another one. */
  async open(folder: string, platform: FakePlatform): Promise<LibraryStore> {
    const library = await openLibrary(folder, platform)
    this.opened.push({ library, platform })
    return library
  }

  async end(): Promise<void> {
    for (const { library, platform } of this.opened.splice(0)) {
      await library.release()
      await platform.release()
    }
  }
}

/** A child process that runs test-child.ts on a folder, and its lines as they come. Its temporary files go beside the folder. */
export function startChild(
  mode: 'hold' | 'edit' | 'import',
  folder: string,
  page = '',
): { readonly child: ChildProcess; readonly lines: string[]; until(line: (line: string) => boolean): Promise<void> } {
  const script = join(import.meta.dirname, 'test-child.ts')
  const env = { ...process.env, TMPDIR: dirname(folder) }
  const child = spawn(process.execPath, [script, mode, folder, page], { stdio: ['ignore', 'pipe', 'inherit'], env })
  const lines: string[] = []
  let rest = ''
  const listeners = new Set<() => void>()
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    const parts = (rest + chunk).split('\n')
    rest = parts.pop() ?? ''
    lines.push(...parts)
    for (const listener of listeners) listener()
  })
  const until = (wanted: (line: string) => boolean): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        if (lines.some(wanted)) resolve()
      }
      listeners.add(look)
      child.once('exit', () => {
        reject(new Error(`the child ended; it said: ${lines.join(' | ')}`))
      })
      look()
    })
  return { child, lines, until }
}

/** Kills without warning and waits for the end. */
export async function killHard(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await ended
}

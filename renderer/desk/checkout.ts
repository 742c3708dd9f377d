/**
 * Checks a small library out whole, in idle moments, so that every page opens at once and stays readable while the host
 * is away. Logs are left out: they come with the page when it is opened.
 */
import type { PageId } from '#shared/base/index.ts'
import { NO_FILTER, type PageQuery } from '#shared/contract/index.ts'

import type { Keeper } from './keeper.ts'
import { isNoSuchPage, type LibraryClient } from './link.ts'
import { checkOut } from './tables.ts'

/** Above so many pages an editor checks out what is needed instead. */
export const WHOLE_LIBRARY = 2_000

export interface CheckOutOptions {
  /** Libraries of more pages are left alone. */
  readonly limit?: number
  readonly signal?: AbortSignal
  readonly onProgress?: (done: number, total: number) => void
}

export type CheckOutResult =
  | { readonly outcome: 'done'; readonly pages: number; readonly fetched: number }
  | { readonly outcome: 'too-large'; readonly pages: number }
  | { readonly outcome: 'cancelled' }
  /** The desk's database takes no more. Pages are fetched when they are opened. */
  | { readonly outcome: 'no-room' }

const WINDOW = 500
const BATCH = 4

/** Fetches every page that the desk does not have as new. Rejects where the library cannot be reached. */
export async function checkOutAll(
  client: LibraryClient,
  keeper: Keeper,
  idle: () => Promise<void>,
  options: CheckOutOptions,
): Promise<CheckOutResult> {
  const { limit = WHOLE_LIBRARY, signal, onProgress } = options
  const query: PageQuery = { filter: NO_FILTER, sort: 'imported', descending: true, offset: 0, limit: WINDOW }
  let done = 0
  let fetched = 0
  for (let offset = 0; ; offset += WINDOW) {
    const { total, rows } = await client.library.pages({ ...query, offset })
    if (total > limit) return { outcome: 'too-large', pages: total }
    for (let from = 0; from < rows.length; from += BATCH) {
      const batch = rows.slice(from, from + BATCH)
      const heads = await keeper.use((db) => db.heads.bulkGet(batch.map((row) => row.id)))
      if (heads === undefined) return { outcome: 'no-room' }
      for (const [i, row] of batch.entries()) {
        await idle()
        if (signal?.aborted === true) return { outcome: 'cancelled' }
        if ((heads.value[i]?.rev ?? -1) >= row.rev || keeper.hands.has(row.id)) continue
        const outcome = await fetchOne(client, keeper, row.id)
        if (outcome === 'no-room') return { outcome: 'no-room' }
        fetched++
      }
      done += batch.length
      onProgress?.(done, total)
    }
    if (offset + WINDOW >= total) return { outcome: 'done', pages: total, fetched }
  }
}

async function fetchOne(client: LibraryClient, keeper: Keeper, id: PageId): Promise<'ok' | 'no-room'> {
  try {
    const page = await client.pages.get({ page: id })
    // A page that came into an editor's hands meanwhile is the desk's already.
    if (keeper.hands.has(id)) return 'ok'
    const done = await keeper.use((db) => checkOut(db, page), true)
    return done === undefined ? 'no-room' : 'ok'
  } catch (error) {
    if (isNoSuchPage(error)) return 'ok'
    throw error
  }
}

/** Waits for an idle moment of the window, at most a second. */
export function idleMoment(): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(() => resolve(), { timeout: 1_000 })
    else setTimeout(resolve, 0)
  })
}

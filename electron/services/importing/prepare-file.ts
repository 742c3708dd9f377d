/** From the bytes of one file to a page that the library can take in: all of an import that needs neither disk nor database. */
import type { IdSource } from '#shared/base/index.ts'
import type { Failure } from '#shared/contract/index.ts'
import type { Weights } from '#shared/segmentation/index.ts'

import { preparePage, type PreparedPage } from '../library/index.ts'
import { makePage, type PageRequest } from './make-page.ts'

/** A page as the library takes it in, or why there is none. */
export type PreparedFile = { readonly ok: true; readonly page: PreparedPage } | { readonly ok: false; readonly failure: Failure }

/** Makes the page of one file, ready to be stored; cut with the weights, null being those that come with the program. */
export function prepareFile(request: PageRequest, ids: IdSource, weights: Weights | null = null): PreparedFile {
  const made = makePage(request, ids, weights)
  return made.ok ? { ok: true, page: preparePage(made) } : made
}

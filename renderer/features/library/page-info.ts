/** Changes what a page says of itself, as one operation of the editor's on the desk. */
import { instant, newId, type IdSource, type OperationId, type PageId } from '#shared/base/index.ts'
import type { PageInfo } from '#shared/model/index.ts'
import type { Stamp } from '#shared/operations/index.ts'
import type { Desk } from '#renderer/desk/index.ts'

/** The browser's clock and randomness. */
const source: IdSource = {
  now: () => Date.now(),
  random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
}

/** Shows the change at once and sends it on; the answer says whether it fitted the page. */
export async function savePageInfo(desk: Pick<Desk, 'perform'>, page: PageId, info: PageInfo, editor: string): ReturnType<Desk['perform']> {
  const stamp: Stamp = { operation: newId<OperationId>(source), editor, at: instant(source.now()), automatic: false }
  return desk.perform(page, { name: 'setPageInfo', info }, stamp)
}

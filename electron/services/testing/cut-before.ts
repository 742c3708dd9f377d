/**
 * A program that fills a library with pages as an engine of before cut them, each as one article, for tests of cutting them
 * anew: `cut-before.ts LIBRARY FOLDER`, where the folder holds the files to import.
 */
import { fakePlatform, type Platform } from '#electron/platform/index.ts'
import { instant, newId, type ArticleId, type OperationId } from '#shared/base/index.ts'
import { NO_FILTER } from '#shared/contract/index.ts'
import { ENTRY_FORMAT, inputOf, type SegmentPage } from '#shared/operations/index.ts'

import { createServices, openLibrary } from '../index.ts'

const [library = '', folder = ''] = process.argv.slice(2)
const fake = fakePlatform()
const platform: Platform = { ...fake, ids: { ...fake.ids, now: () => Date.now() }, capabilities: { ...fake.capabilities, paths: true } }
const services = await createServices(platform, await openLibrary(library, platform))
const job = await services.imports.start([{ from: 'path', path: folder }])
while ((await services.jobs.get(job.id)).state === 'running') await new Promise((resolve) => setTimeout(resolve, 10))
const { rows } = await services.library.pages({ filter: NO_FILTER, sort: 'imported', descending: false, offset: 0, limit: 100 })
for (const { id } of rows) {
  const page = await services.pages.get(id)
  const { blocks } = inputOf(page)
  const operation: SegmentPage = {
    name: 'segmentPage',
    engine: { name: 'rules', version: '0', weights: 'before' },
    blocks: blocks.map((block) => ({ id: block, role: 'body', roleP: 0.5, placeP: 0.5, joins: null })),
    articles: [{ id: newId<ArticleId>(platform.ids), kind: 'news', blocks, topics: [] }],
    shelf: [],
    groups: [],
    doubts: [],
  }
  const at = instant(platform.ids.now())
  const stamp = { id: newId<OperationId>(platform.ids), editor: 'machine', at, automatic: true }
  await services.operations.submit([{ format: ENTRY_FORMAT, ...stamp, page: id, rev: page.rev, operation }])
}
await services.release()
await fake.release()

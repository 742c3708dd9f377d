/** Export of a library of generated pages, beside writing the same bytes to one file. */
import { createWriteStream } from 'node:fs'
import { open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { once } from 'node:events'

import { ARTICLE_KINDS, STATUSES } from '#shared/model/index.ts'
import { EXPORT_FORMATS } from '#shared/contract/index.ts'

import { timed, type Figure, type Scenario } from '../figures.ts'
import { finished, openWorkshop, writePages } from '../workshop.ts'

const PAGES = 2000

export const exportPages: Scenario = {
  name: `Export of ${String(PAGES)} pages`,
  async run(scale) {
    const count = Math.max(10, Math.round(PAGES * scale))
    const workshop = await openWorkshop()
    try {
      const { services } = workshop
      await writePages(join(workshop.folder, 'pages'), count)
      await finished(services, await services.imports.start([{ from: 'path', path: join(workshop.folder, 'pages') }]))
      const figures: Figure[] = []
      for (const format of EXPORT_FORMATS) {
        const folder = join(workshop.exports, format)
        const options = {
          format,
          statuses: STATUSES,
          kinds: ARTICLE_KINDS,
          from: null,
          to: null,
          topics: [],
          untagged: true,
          punctuation: 'source' as const,
        }
        let id: Awaited<ReturnType<typeof services.exports.start>>['id'] | undefined
        const writing = await timed(async () => {
          const job = await finished(services, await services.exports.start(options, folder))
          id = job.id
        })
        if (id === undefined) throw new Error('the export has no job')
        const files = await services.exports.files(id)
        const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
        const contents: Buffer[] = []
        for (const file of files) contents.push(await readFile(join(folder, file.name)))
        const copying = await timed(() => writeOneFile(join(workshop.folder, `same-${format}`), contents))
        figures.push({
          name: `${format}, ${(bytes / 1e6).toFixed(1)} MB in ${String(files.length)} files`,
          value: bytes / 1e3 / writing,
          unit: 'MB/s',
          goal: format === 'jsonl' ? { at: 'least', value: 40 } : null,
          baseline: { name: 'write the same bytes to one file', value: bytes / 1e3 / copying },
        })
      }
      return figures
    } finally {
      await workshop.release()
    }
  },
}

/** Streams the pieces to one file and syncs it, as the export does at its end. */
async function writeOneFile(path: string, pieces: readonly Buffer[]): Promise<void> {
  const stream = createWriteStream(path)
  for (const piece of pieces) if (!stream.write(piece)) await once(stream, 'drain')
  stream.end()
  await once(stream, 'finish')
  const file = await open(path, 'r+')
  await file.sync()
  await file.close()
}

/** Import of generated pages into a fresh library, beside reading and hashing the same files. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

import { timed, type Scenario } from '../figures.ts'
import { finished, openWorkshop, writePages } from '../workshop.ts'

const PAGES = 2000

export const importPages: Scenario = {
  name: `Import of ${String(PAGES)} pages into a fresh library (synchronous=FULL)`,
  async run(scale) {
    const count = Math.max(10, Math.round(PAGES * scale))
    const workshop = await openWorkshop()
    try {
      const paths = await writePages(join(workshop.folder, 'pages'), count)
      const hashing = await timed(async () => {
        for (const path of paths)
          createHash('sha256')
            .update(await readFile(path))
            .digest('hex')
      })
      const importing = await timed(async () => {
        const job = await finished(
          workshop.services,
          await workshop.services.imports.start([{ from: 'path', path: join(workshop.folder, 'pages') }]),
        )
        if (job.counts['imported'] !== count) throw new Error(`imported ${String(job.counts['imported'])} of ${String(count)}`)
      })
      return [
        {
          name: 'imported, segmented and stored',
          value: (count / importing) * 1000,
          unit: 'pages/s',
          goal: { at: 'least', value: 300 },
          baseline: { name: 'read and hash the same files', value: (count / hashing) * 1000 },
        },
      ]
    } finally {
      await workshop.release()
    }
  },
}

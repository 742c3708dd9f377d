/** Libraries for the review desk: pages of a given number of blocks, made of generated pages put one after the other. */
import { fakePlatform } from '#electron/platform/index.ts'
import { prepareFile } from '#electron/services/importing/index.ts'
import { openLibrary } from '#electron/services/library/index.ts'

import { generatePage } from '../generate-page.ts'

/** Fills a library with `count` pages of `blocks` lines each. */
export async function pagesOf(folder: string, count: number, blocks: number): Promise<void> {
  const platform = fakePlatform()
  const library = await openLibrary(folder, platform)
  try {
    for (let i = 0; i < count; i++) {
      const lines: string[] = []
      for (let part = 0; lines.length < blocks; part++)
        lines.push(
          ...generatePage(i * 100 + part)
            .text.split('\n')
            .filter((line) => line !== ''),
        )
      const bytes = Buffer.from(lines.slice(0, blocks).join('\n\n'))
      const made = prepareFile({ name: generatePage(i * 100).name, bytes, sha256: await library.putOriginal(bytes) }, platform.ids)
      if (!made.ok) throw new Error(`a generated page was refused: ${made.failure.code}`)
      await library.addPages([made.page])
    }
  } finally {
    await library.release()
    await platform.release()
  }
}

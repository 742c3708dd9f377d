/**
 * A process that a test can kill. `hold FOLDER` opens the library and keeps it; `edit FOLDER PAGE` goes on editing the
 * page and prints the id of each operation once the library has answered; `import FOLDER` goes on adding pages.
 */
import { randomBytes } from 'node:crypto'

import type { Log, Platform } from '#electron/platform/index.ts'
import { fakePlatform } from '#electron/platform/index.ts'
import { present, type PageId } from '#shared/base/index.ts'

import { openLibrary } from './open-library.ts'
import type { LibraryStore } from './store.ts'
import { addTo, blockAt, makePage, submissionOf } from './testing.ts'

const [mode = '', folder = '', page = ''] = process.argv.slice(2)
const platform: Platform & { readonly log: Log } = fakePlatform()

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

async function edit(library: LibraryStore, id: PageId): Promise<void> {
  for (;;) {
    const now = present(await library.getPage(id), 'the test made the page')
    const block = blockAt(now, now.rev % 3)
    const text = `第 ${now.rev} 次改`
    const submission = submissionOf(platform.ids, now, { name: 'editText', block: block.id, text })
    const [answer] = await library.submit([submission])
    say(`${answer?.outcome ?? 'nothing'} ${submission.id} ${block.id} ${text}`)
  }
}

async function fill(library: LibraryStore): Promise<void> {
  for (;;) {
    const { page: made, log, bytes, id } = makePage(platform.ids, `标题\n${randomBytes(2000).toString('hex')}`)
    const sha256 = await library.putOriginal(bytes)
    const [answer] = await addTo(library, [
      { page: { ...made, head: { ...made.head, originals: made.head.originals.map((one) => ({ ...one, sha256 })) } }, log },
    ])
    say(`${answer?.outcome ?? 'nothing'} ${id} ${sha256}`)
  }
}

const library = await openLibrary(folder, platform)
say('open')
if (mode === 'hold') setInterval(() => undefined, 1000)
else if (mode === 'edit') await edit(library, page as PageId)
else if (mode === 'import') await fill(library)

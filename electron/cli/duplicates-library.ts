/** `jiaoban duplicates --library DIR`: the groups of copies that stand in a library, as they are now. */
import { NO_COPY_FILTER, type CopyGroupView, type CopyMember } from '#shared/contract/index.ts'

import type { DuplicateArguments } from './duplicates.ts'
import { say } from './language.ts'
import { count, printError, printLine } from './output.ts'
import { progressOn } from './progress.ts'
import { stoppable } from './stopping.ts'
import { inLibrary, type Services } from './workplace.ts'

/** Groups, and copies of one group, that are asked for at once. */
const GROUPS = 100
const MEMBERS = 500
/** Time between two looks at how far the index has come, milliseconds. */
const LOOK = 300

/** Prints the groups, most copies first. Returns the exit code. A folder that is no library is thrown as its failure. */
export async function duplicatesInLibrary(library: string, options: DuplicateArguments): Promise<number> {
  return stoppable(async (signal) => {
    const progress = progressOn(process.stderr)
    try {
      const found = await inLibrary({ library, create: false, progress, signal }, async ({ services }) => {
        const { due } = await services.copies.overview()
        const looking = setInterval(() => {
          void services.copies.overview().then((now) => progress.show(say('查重', 'looking for copies'), Math.max(0, due - now.due), due))
        }, LOOK)
        await Promise.race([services.copies.settled(), aborted(signal)])
        clearInterval(looking)
        progress.clear()
        return signal.aborted ? 0 : print(services, options, signal)
      })
      printError(say(`重复 ${count(found)} 组`, `${count(found)} groups of copies`))
      return 0
    } finally {
      progress.clear()
    }
  })
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}

async function print(services: Services, options: DuplicateArguments, signal: AbortSignal): Promise<number> {
  const filter = { ...NO_COPY_FILTER, kinds: options.kinds }
  let found = 0
  for (let offset = 0; !signal.aborted; offset += GROUPS) {
    const { rows } = await services.copies.groups({ filter, sort: 'size', offset, limit: GROUPS })
    for (const row of rows) {
      if (row.score < options.threshold) continue
      const view = await whole(services, row.group, row.copies)
      if (view.members.length < 2 || view.members.some(({ start, end }) => end - start < options.minChars)) continue
      found++
      const line = written(view)
      await printLine(options.json === true ? JSON.stringify(line) : inWords(line))
    }
    if (rows.length < GROUPS) break
  }
  return found
}

async function whole(services: Services, group: string, copies: number): Promise<CopyGroupView> {
  const first = await services.copies.group(group, 0, MEMBERS)
  const members = [...first.members]
  for (let offset = MEMBERS; offset < copies; offset += MEMBERS) {
    members.push(...(await services.copies.group(group, offset, MEMBERS)).members)
  }
  return { ...first, members }
}

/** The shape of a corpus's groups. Ids are `<page>/<article>`; offsets are UTF-16, into the text of that copy. */
interface Line {
  readonly kind: string
  readonly cause: string
  readonly score: number
  readonly keep: string | null
  readonly note?: string
  readonly state: string
  readonly members: readonly { readonly id: string; readonly start: number; readonly end: number }[]
}

function written({ row, members }: CopyGroupView): Line {
  const keep = members.find((member) => member.keep)
  const note = row.note === 'figures' ? 'figures-differ' : row.note
  return {
    kind: row.kind,
    cause: row.cause === 'unknown' ? 'printed or machine' : row.cause,
    score: Math.floor(row.score * 1000) / 1000,
    keep: keep === undefined ? null : idOf(keep),
    ...(note === null ? {} : { note }),
    state: row.state,
    members: members.map((member) => ({ id: idOf(member), start: member.start, end: member.end })),
  }
}

/** Two copies in one article are told apart by their first blocks. */
function idOf({ page, article, id }: CopyMember): string {
  return id.startsWith('b') ? `${page}/${article ?? 'shelf'}#${id.slice(1)}` : `${page}/${article ?? 'shelf'}`
}

function inWords({ kind, score, keep, state, members }: Line): string {
  const kept = keep === null ? say('都留', 'keep all') : say(`留 ${keep}`, `keep ${keep}`)
  return `${kind}  ${score.toFixed(3)}  ${state}  ${kept}  ${members.map(({ id }) => id).join(' ')}`
}

/** `jiaoban import PATH… --library DIR`. */
import { resolve } from 'node:path'

import { failureInWords, type ImportItem, type JobView } from '#shared/contract/index.ts'

import { language, say } from './language.ts'
import { count, printError, printLine } from './output.ts'
import { progressOn } from './progress.ts'
import { stoppable } from './stopping.ts'
import { inLibrary, type Services, type Workplace } from './workplace.ts'

/** What an import came to. */
export interface ImportReport {
  readonly state: JobView['state']
  readonly imported: number
  readonly already: number
  readonly refused: number
  /** Files of other formats inside folders. */
  readonly skipped: number
  readonly refusals: readonly { readonly path: string; readonly code: string; readonly message: string }[]
  readonly failure: { readonly code: string; readonly message: string } | null
}

export async function importInto(
  paths: readonly string[],
  options: { readonly library: string; readonly json?: boolean },
): Promise<number> {
  return stoppable(async (signal) => {
    const place = { library: options.library, create: true, progress: progressOn(process.stderr), signal }
    const report = await inLibrary(place, (library) => importPaths(library, paths))
    if (options.json === true) await printLine(JSON.stringify(report))
    else sayImported(report)
    return report.state === 'done' && report.refused === 0 ? 0 : 1
  })
}

/** Imports paths into the library that is open. */
export async function importPaths(place: Workplace, paths: readonly string[]): Promise<ImportReport> {
  const { services } = place
  const started = await services.imports.start(paths.map((path) => ({ from: 'path', path: resolve(path) })))
  const job = await place.follow(started, say('导入', 'Importing'))
  // What is exported next should have its links to other pages.
  if (job.state === 'done') await services.links.settled()
  const { imported = 0, already = 0, refused = 0, skipped = 0 } = job.counts
  const refusals = (await refusedItems(services, job)).map(({ path, failure }) => ({
    path,
    code: failure?.code ?? '',
    message: failure === null ? '' : failureInWords(failure, language),
  }))
  const failed = job.failure === null ? null : { code: job.failure.code, message: failureInWords(job.failure, language) }
  return { state: job.state, imported, already, refused, skipped, refusals, failure: failed }
}

async function refusedItems(services: Services, job: JobView): Promise<ImportItem[]> {
  const refused: ImportItem[] = []
  for (let offset = 0; ;) {
    const { total, items } = await services.imports.items(job.id, offset, 1000)
    refused.push(...items.filter((item) => item.state === 'refused'))
    offset += items.length
    if (items.length === 0 || offset >= total) return refused
  }
}

export function sayImported(report: ImportReport): void {
  for (const { path, message } of report.refusals) printError(`${path}: ${message}`)
  const { imported, already, refused, skipped } = report
  printError(
    say(
      `导入 ${count(imported)} 版，已有 ${count(already)} 版，拒收 ${count(refused)} 个文件，略过其他格式 ${count(skipped)} 个`,
      `pages imported: ${count(imported)}, there already: ${count(already)}; files refused: ${count(refused)}, of other formats: ${count(skipped)}`,
    ),
  )
  if (report.failure !== null) printError(report.failure.message)
  if (report.state === 'cancelled') printError(say('已停下；再导入一次会接着做。', 'Stopped. Importing again goes on with the rest.'))
}

/** `jiaoban export --library DIR --format … --out DIR`. */
import { resolve } from 'node:path'

import { failureInWords, type ExportFormat, type ExportOptions, type JobView } from '#shared/contract/index.ts'
import { ARTICLE_KINDS, STATUSES } from '#shared/model/index.ts'

import { language, say } from './language.ts'
import { count, printError, printLine } from './output.ts'
import { progressOn } from './progress.ts'
import { stoppable } from './stopping.ts'
import { inLibrary, type Workplace } from './workplace.ts'

export interface ExportReport {
  readonly state: JobView['state']
  readonly folder: string
  readonly articles: number
  /** Dropped copies that removed.jsonl lists. */
  readonly removed: number
  readonly bytes: number
  readonly files: number
  /** Articles of the library that were not written, by reason. */
  readonly left_out: Readonly<Record<string, number>>
  readonly failure: { readonly code: string; readonly message: string } | null
}

export interface ExportWishes {
  readonly format: ExportFormat
  readonly status: 'approved' | 'all'
  readonly punctuation: ExportOptions['punctuation']
}

export async function exportFrom(
  options: ExportWishes & { readonly library: string; readonly out: string; readonly json?: boolean },
): Promise<number> {
  return stoppable(async (signal) => {
    const place = { library: options.library, create: false, progress: progressOn(process.stderr), signal }
    const report = await inLibrary(place, (library) => exportTo(library, options.out, options))
    if (options.json === true) await printLine(JSON.stringify(report))
    else sayExported(report)
    return report.state === 'done' ? 0 : 1
  })
}

/** Exports the library that is open. */
export async function exportTo(place: Workplace, out: string, wishes: ExportWishes): Promise<ExportReport> {
  const { services } = place
  const options: ExportOptions = {
    format: wishes.format,
    statuses: wishes.status === 'all' ? STATUSES : ['approved'],
    kinds: ARTICLE_KINDS,
    from: null,
    to: null,
    topics: [],
    untagged: true,
    punctuation: wishes.punctuation,
  }
  const folder = resolve(out)
  const job = await place.follow(await services.exports.start(options, folder), say('导出', 'Exporting'))
  const { articles = 0, removed = 0, bytes = 0, files = 0, ...others } = job.counts
  const left = Object.entries(others).flatMap(([name, value]) =>
    name.startsWith('left_') ? [[name.slice('left_'.length), value] as const] : [],
  )
  const failed = job.failure === null ? null : { code: job.failure.code, message: failureInWords(job.failure, language) }
  return { state: job.state, folder, articles, removed, bytes, files, left_out: Object.fromEntries(left), failure: failed }
}

export function sayExported(report: ExportReport): void {
  if (report.failure !== null) return printError(report.failure.message)
  if (report.state === 'cancelled') return printError(say('已停下，没有写出任何文件。', 'Stopped. No file was written.'))
  printError(
    say(
      `导出 ${count(report.articles)} 篇到 ${report.folder}（${count(report.files)} 个文件，${megabytes(report.bytes)} MB；收起的重复 ${count(report.removed)} 块）`,
      `articles written to ${report.folder}: ${count(report.articles)} (files: ${count(report.files)}, ${megabytes(report.bytes)} MB; dropped copies: ${count(report.removed)})`,
    ),
  )
  const { status = 0, 'no-text': empty = 0 } = report.left_out
  if (status > 0)
    printError(
      say(
        `未审定而没有导出的 ${count(status)} 篇；全部导出用 --status all`,
        `left out because they are not approved: ${count(status)}; --status all writes them, too`,
      ),
    )
  if (empty > 0) printError(say(`没有文字而没有导出的 ${count(empty)} 篇`, `left out because they have no text: ${count(empty)}`))
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1)
}

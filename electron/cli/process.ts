/** `jiaoban process PATH… --out DIR`: from files to a corpus in one go, through a library that is thrown away. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { checkExportFolder } from '#electron/services/index.ts'
import type { ExportFormat, ExportOptions } from '#shared/contract/index.ts'

import { dropCopies, type Duplicates } from './drop-copies.ts'
import { exportTo, sayExported, type ExportReport } from './export.ts'
import { importPaths, sayImported, type ImportReport } from './import.ts'
import { say } from './language.ts'
import { printError, printLine } from './output.ts'
import { progressOn } from './progress.ts'
import { stoppable } from './stopping.ts'
import { inLibrary, type Workplace } from './workplace.ts'

export interface ProcessOptions {
  readonly out: string
  readonly duplicates: Duplicates
  readonly format: ExportFormat
  readonly punctuation: ExportOptions['punctuation']
  readonly json?: boolean
}

interface ProcessReport {
  readonly import: ImportReport
  /** Copies (each a run of blocks) that were dropped. */
  readonly dropped: number
  readonly export: ExportReport | null
}

export async function processPaths(paths: readonly string[], options: ProcessOptions): Promise<number> {
  // Before hours of work, not after.
  await checkExportFolder(options.out, null)
  return stoppable(async (signal) => {
    const library = await mkdtemp(join(tmpdir(), 'jiaoban-process-'))
    try {
      const place = { library, create: true, progress: progressOn(process.stderr), signal }
      const report = await inLibrary(place, (opened) => run(opened, paths, options, signal))
      if (options.json === true) await printLine(JSON.stringify(report))
      else sayReport(report)
      return report.import.state === 'done' && report.import.refused === 0 && report.export?.state === 'done' ? 0 : 1
    } finally {
      await rm(library, { recursive: true, force: true })
    }
  })
}

async function run(place: Workplace, paths: readonly string[], options: ProcessOptions, signal: AbortSignal): Promise<ProcessReport> {
  const imported = await importPaths(place, paths)
  if (imported.state !== 'done') return { import: imported, dropped: 0, export: null }
  const dropped = await dropCopies(place, options.duplicates, signal)
  if (signal.aborted) return { import: imported, dropped, export: null }
  return { import: imported, dropped, export: await exportTo(place, options.out, { ...options, status: 'all' }) }
}

function sayReport(report: ProcessReport): void {
  sayImported(report.import)
  printError(say(`收起重复 ${report.dropped} 份`, `copies dropped: ${report.dropped}`))
  if (report.export !== null) sayExported(report.export)
}

/** `jiaoban weights --library DIR`: what a library learned from its reviews, to be looked at, carried elsewhere and reset. */
import { resolve } from 'node:path'
import writeFileAtomic from 'write-file-atomic'

import { AppError } from '#electron/platform/index.ts'
import { diskReader, readSource } from '#electron/services/importing/index.ts'
import { failure, type LearningView, type WeightsView } from '#shared/contract/index.ts'

import { say } from './language.ts'
import { count, printError, printLine } from './output.ts'
import { progressOn } from './progress.ts'
import { stoppable } from './stopping.ts'
import { inLibrary, type Services } from './workplace.ts'

export interface WeightsOptions {
  readonly library: string
  /** File to write. */
  readonly export?: string
  /** File to read. */
  readonly import?: string
  readonly reset?: boolean
  readonly json?: boolean
}

/** Carries out what was asked for, and prints what the library uses then. Returns the exit code. */
export async function weights(options: WeightsOptions): Promise<number> {
  return stoppable(async (signal) => {
    const place = { library: options.library, create: false, progress: progressOn(process.stderr), signal }
    const view = await inLibrary(place, ({ services }) => carryOut(services.learning, options))
    if (options.json === true) await printLine(JSON.stringify(view))
    else await printLine(inWords(view))
    return 0
  })
}

async function carryOut(learning: Services['learning'], options: WeightsOptions): Promise<LearningView> {
  if (options.import !== undefined) return learning.importWeights(await readText(resolve(options.import)))
  if (options.reset === true) return learning.reset()
  if (options.export !== undefined) {
    const path = resolve(options.export)
    await writeText(path, (await learning.exportWeights()).text)
    printError(say(`已写到 ${path}`, `written to ${path}`))
  }
  return learning.view()
}

async function readText(path: string): Promise<string> {
  const bytes = await readSource(diskReader, path)
  if (!(bytes instanceof Uint8Array)) throw new AppError(bytes)
  return new TextDecoder().decode(bytes)
}

async function writeText(path: string, text: string): Promise<void> {
  try {
    await writeFileAtomic(path, text)
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error
    throw new AppError(failure('cannot-write', { path, reason: String(error.code) }), { cause: error })
  }
}

function inWords({ on, current, previous, waiting }: LearningView): string {
  const said = [say(`正在使用：${weightsInWords(current)}`, `in use: ${weightsInWords(current)}`)]
  if (previous !== null) said.push(say(`可以恢复：${weightsInWords(previous)}`, `can be restored: ${weightsInWords(previous)}`))
  if (!on) said.push(say('学习已关', 'learning is switched off'))
  else if (waiting > 0) said.push(say(`待学 ${count(waiting)} 版`, `pages waiting to be learned from: ${count(waiting)}`))
  return said.join('\n')
}

function weightsInWords({ version, origin, pages, at }: WeightsView): string {
  if (origin === 'shipped') return say(`自带的（${version}）`, `what comes with Jiaoban (${version})`)
  const when = at === null ? '' : `, ${at}`
  if (origin === 'imported') return say(`${version}（从文件导入${when}）`, `${version} (imported from a file${when})`)
  return say(`${version}（学自 ${count(pages)} 版${when}）`, `${version} (learned from ${count(pages)} pages${when})`)
}

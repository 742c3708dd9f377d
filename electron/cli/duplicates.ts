/** `jiaoban duplicates FILE.jsonl…`: the copies in any corpus of one JSON object a line with `id` and `text`, without any library. */
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { createWriteStream } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'

import type { Log } from '#electron/platform/index.ts'
import {
  duplicatesInCorpus,
  type CopyKind,
  type CorpusDuplicate,
  type CorpusFault,
  type CorpusStep,
} from '#electron/services/duplicates/index.ts'

import { say } from './language.ts'
import { count, printError, printLine } from './output.ts'
import { progressOn } from './progress.ts'
import { stoppable } from './stopping.ts'

export interface DuplicateArguments {
  readonly kinds: readonly CopyKind[]
  readonly minChars: number
  readonly threshold: number
  readonly json?: boolean
}

/** Lines that are no records, or have an id that stood before, are told of one by one up to this many. Those left out are counted at the end. */
const MOST_FAULTS = 20

/** Prints the groups, largest first. Returns the exit code: 1 where a file could not be read or a line was no record. */
export async function duplicates(files: readonly string[], options: DuplicateArguments): Promise<number> {
  return stoppable(async (signal) => {
    const input = await inputsOf(files)
    if (!input.ok) {
      printError(input.why)
      return 1
    }
    const progress = progressOn(process.stderr)
    let faults = 0
    let told = 0
    try {
      const found = await duplicatesInCorpus(
        input.paths,
        {
          log: terminalLog,
          signal,
          kinds: new Set(options.kinds),
          minChars: options.minChars,
          threshold: options.threshold,
          progress: (step, done, total) => progress.show(steps[step], done, total),
          fault(fault) {
            if (fault.why !== 'same-id') faults++
            if (told++ < MOST_FAULTS) printError(faultInWords(fault))
          },
        },
        async (group) => {
          progress.clear()
          await printLine(options.json === true ? JSON.stringify(group) : inWords(group))
        },
      )
      progress.clear()
      printError(summary(found, faults))
      return faults > 0 ? 1 : 0
    } finally {
      progress.clear()
      await input.release()
    }
  })
}

const steps: Readonly<Record<CorpusStep, string>> = {
  read: say('读入（字节）', 'reading (bytes)'),
  sort: say('排序', 'sorting'),
  compare: say('比对', 'comparing'),
}

const terminalLog: Log = {
  info: () => undefined,
  warn: (what) => printError(what),
  error: (what) => printError(what),
}

type Inputs =
  { readonly ok: true; readonly paths: readonly string[]; release(): Promise<void> } | { readonly ok: false; readonly why: string }

/** The files' paths. Standard input (`-`) is kept in a temporary file, because texts are read more than once. */
async function inputsOf(files: readonly string[]): Promise<Inputs> {
  let folder: string | undefined
  const paths: string[] = []
  const release = async (): Promise<void> => {
    if (folder !== undefined) await rm(folder, { recursive: true, force: true })
  }
  for (const file of files) {
    if (file === '-' && folder === undefined) {
      folder = await mkdtemp(join(tmpdir(), 'jiaoban-duplicates-'))
      const path = join(folder, 'stdin.jsonl')
      await pipeline(process.stdin, createWriteStream(path))
      paths.push(path)
    } else if (file !== '-') {
      const path = resolve(file)
      const why = await refusalOf(path, file)
      if (why !== undefined) {
        await release()
        return { ok: false, why }
      }
      paths.push(path)
    }
  }
  return { ok: true, paths, release }
}

async function refusalOf(path: string, file: string): Promise<string | undefined> {
  try {
    if ((await stat(path)).isFile()) return undefined
    return say(`${file} 不是文件。`, `${file} is not a file.`)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    return code === 'ENOENT'
      ? say(`没有文件 ${file}。`, `There is no file ${file}.`)
      : say(`读不了 ${file}（${code}）。`, `${file} cannot be read (${code}).`)
  }
}

function faultInWords({ path, line, why }: CorpusFault): string {
  const what = {
    'not-json': say('不是 JSON 对象，跳过', 'is no JSON object, left out'),
    'no-id': say('没有 id，跳过', 'has no id, left out'),
    'no-text': say('没有 text，跳过', 'has no text, left out'),
    'too-long': say('太长，跳过', 'is too long, left out'),
    'same-id': say('id 前面出现过，照样算一条', 'has an id that stood before; it counts as a record of its own'),
  }[why]
  return say(`${path} 第 ${line} 行${what}`, `${path}: line ${line} ${what}`)
}

function summary(groups: number, faults: number): string {
  const found = say(`重复 ${count(groups)} 组`, `${count(groups)} groups of copies`)
  return faults === 0 ? found : `${found}${say(`，${count(faults)} 行读不了`, `, ${count(faults)} lines left out`)}`
}

const kinds: Readonly<Record<CopyKind, string>> = {
  exact: say('相同', 'exact'),
  near: say('近似', 'near'),
  contained: say('包含', 'contained'),
}
const notes: Readonly<Record<NonNullable<CorpusDuplicate['note']>, string>> = {
  'figures-differ': say('，数字不同', ', figures differ'),
  boilerplate: say('，固定用语', ', boilerplate'),
  passage: say('，共有的段落', ', a passage in common'),
}
/** Members of a group that are named for reading. */
const NAMED = 8

function inWords({ kind, score, keep, note, members }: CorpusDuplicate): string {
  const named = members.slice(0, NAMED).map(({ id, start, end }) => `${id}[${start}–${end}]`)
  const rest = members.length > NAMED ? say(` 等 ${count(members.length)} 篇`, ` … ${count(members.length)} in all`) : ''
  const kept = keep === null ? say('都留', 'keep all') : say(`留 ${keep}`, `keep ${keep}`)
  return `${kinds[kind]}${note === undefined ? '' : notes[note]}  ${score.toFixed(3)}  ${kept}  ${named.join(' ')}${rest}`
}

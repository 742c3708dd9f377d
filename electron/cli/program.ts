/** The commands, their arguments and their help. What a command does is imported when it is called, so that help is quick. */
import { Command, InvalidArgumentError, Option, type CommanderError } from 'commander'

import type { CopyKind } from '#electron/services/duplicates/index.ts'
import type { ExportFormat, ExportOptions } from '#shared/contract/index.ts'

import manifest from '../../package.json' with { type: 'json' }
import type { Duplicates } from './drop-copies.ts'
import { language, say } from './language.ts'

/** Exit code for arguments that make no sense. */
export const USAGE = 2

/** Makes the program. `end` is told each command's exit code. */
export function makeProgram(end: (code: number) => void): Command {
  const program = configured(new Command('jiaoban'))
    .description(say('校版：从报纸版面的识别文字到干净的语料。', 'Jiaoban: from the OCR text of newspaper pages to a clean corpus.'))
    .version(manifest.version, '-V, --version', say('显示版本', 'print the version'))
    .helpCommand(false)
  program.commandsGroup(say('命令：', 'Commands:'))
  addSegment(program, end)
  addImport(program, end)
  addExport(program, end)
  addProcess(program, end)
  addResegment(program, end)
  addWeights(program, end)
  addAudit(program, end)
  addDuplicates(program, end)
  addServe(program, end)
  return program
}

function addSegment(program: Command, end: (code: number) => void): void {
  command(program, 'segment', say('把文字稿分成稿件，不用稿库', 'cut text files into articles, without a library'))
    .argument('<file...>', say('文字稿（.txt、.md）', 'text files (.txt, .md)'))
    .option('--json', say('每个文件输出一行 JSON', 'print one JSON object a file'))
    .action(async (files: string[], options: { json?: boolean }) => {
      const { segment } = await import('./segment.ts')
      end(await segment(files, options))
    })
}

function addImport(program: Command, end: (code: number) => void): void {
  command(program, 'import', say('把文件和文件夹导入稿库', 'import files and folders into a library'))
    .argument('<path...>', say('文件或文件夹', 'files or folders'))
    .addOption(libraryOption().makeOptionMandatory())
    .addOption(jsonReport())
    .action(async (paths: string[], options: { library: string; json?: boolean }) => {
      const { importInto } = await import('./import.ts')
      end(await importInto(paths, options))
    })
}

interface ExportArguments {
  readonly library: string
  readonly out: string
  readonly format: ExportFormat
  readonly status: 'approved' | 'all'
  readonly punctuation: ExportOptions['punctuation']
  readonly json?: boolean
}

function addExport(program: Command, end: (code: number) => void): void {
  command(program, 'export', say('从稿库导出语料', 'write a corpus from a library'))
    .addOption(libraryOption().makeOptionMandatory())
    .addOption(formatOption().makeOptionMandatory())
    .addOption(outOption())
    .addOption(
      new Option('--status <status>', say('只导出已审的，还是全部', 'approved articles only, or all'))
        .choices(['approved', 'all'])
        .default('approved'),
    )
    .addOption(punctuationOption())
    .addOption(jsonReport())
    .action(async (options: ExportArguments) => {
      const { exportFrom } = await import('./export.ts')
      end(await exportFrom(options))
    })
}

interface ProcessArguments {
  readonly out: string
  readonly duplicates: Duplicates
  readonly format: ExportFormat
  readonly punctuation: ExportOptions['punctuation']
  readonly json?: boolean
}

function addProcess(program: Command, end: (code: number) => void): void {
  command(
    program,
    'process',
    say('一步到位：导入、分稿、去重、导出，不留稿库', 'import, segment, drop copies and export in one go, keeping no library'),
  )
    .argument('<path...>', say('文件或文件夹', 'files or folders'))
    .addOption(outOption())
    .addOption(
      new Option('--duplicates <what>', say('重复的文字怎么办', 'what becomes of copies'))
        .choices(['drop-exact', 'drop-all', 'keep'])
        .default('drop-exact'),
    )
    .addOption(formatOption().default('jsonl'))
    .addOption(punctuationOption())
    .addOption(jsonReport())
    .action(async (paths: string[], options: ProcessArguments) => {
      const { processPaths } = await import('./process.ts')
      end(await processPaths(paths, options))
    })
}

function addResegment(program: Command, end: (code: number) => void): void {
  command(
    program,
    'resegment',
    say('用现在的引擎重新分稿；编辑改过的版面不动', 'cut the pages of a library anew with the engine in use; edited pages are left alone'),
  )
    .addOption(libraryOption().makeOptionMandatory())
    .addOption(jsonReport())
    .action(async (options: { library: string; json?: boolean }) => {
      const { resegment } = await import('./resegment.ts')
      end(await resegment(options))
    })
}

interface WeightsArguments {
  readonly library: string
  readonly export?: string
  readonly import?: string
  readonly reset?: boolean
  readonly json?: boolean
}

function addWeights(program: Command, end: (code: number) => void): void {
  command(
    program,
    'weights',
    say('稿库从已审的版面学到的分法：看、导出、导入、重置', 'what a library learned from its reviews: show, export, import, reset'),
  )
    .addOption(libraryOption().makeOptionMandatory())
    .addOption(new Option('--export <file>', say('把正在使用的写成文件', 'write what is in use to a file')).conflicts(['import', 'reset']))
    .addOption(
      new Option('--import <file>', say('改用文件里的，从它接着学', 'use that of a file, and learn on from there')).conflicts('reset'),
    )
    .option('--reset', say('回到自带的，只从以后审的版面学', 'back to what comes with Jiaoban, to learn from later reviews only'))
    .addOption(jsonReport())
    .action(async (options: WeightsArguments) => {
      const { weights } = await import('./weights.ts')
      end(await weights(options))
    })
}

function addAudit(program: Command, end: (code: number) => void): void {
  command(
    program,
    'audit',
    say('抽检：已审稿件的样本、差错率和置信区间', 'samples of approved articles, their error rate and its interval'),
  )
    .addOption(libraryOption().makeOptionMandatory())
    .addOption(new Option('--draw <number>', say('先抽一批，这么多篇', 'draw this many articles first')).argParser(sampleOf))
    .option('--seed <text>', say('种子：同样的种子抽出同样的样本', 'seed: the same one draws the same sample'))
    .addOption(jsonReport())
    .action(async (options: { library: string; draw?: number; seed?: string; json?: boolean }) => {
      const { audit } = await import('./audit.ts')
      end(await audit(options))
    })
}

interface DuplicateChoices {
  readonly kinds: CopyKind[]
  readonly minChars: number
  readonly threshold: number
  readonly json?: boolean
}

function addDuplicates(program: Command, end: (code: number) => void): void {
  command(
    program,
    'duplicates',
    say(
      '查语料或稿库里的重复：语料每行一个 JSON 对象，有 id 和 text',
      'find the copies in a corpus (one JSON object a line with id and text), or in a library',
    ),
  )
    .argument('[file...]', say('.jsonl 文件；- 是标准输入', '.jsonl files; - is standard input'))
    .addOption(libraryOption())
    .addOption(
      new Option('--kinds <list>', say('只要这几种，逗号分开：exact,near,contained', 'only these, with commas: exact,near,contained'))
        .argParser(kindsOf)
        .default(KINDS, KINDS.join(',')),
    )
    .addOption(new Option('--min-chars <number>', say('最短的重复，字数', 'shortest copy, in characters')).argParser(charsOf).default(10))
    .addOption(new Option('--threshold <score>', say('最低相似度，0 到 1', 'least likeness, 0 to 1')).argParser(scoreOf).default(0))
    .option('--json', say('每组输出一行 JSON', 'print one JSON object a group'))
    .action(async (files: string[], options: DuplicateChoices & { readonly library?: string }) => {
      if ((files.length === 0) === (options.library === undefined)) {
        throw new InvalidArgumentError(
          say('请给文件，或用 --library 给稿库，二者取一。', 'Name files, or a library with --library, not both.'),
        )
      }
      if (options.library !== undefined) {
        const { duplicatesInLibrary } = await import('./duplicates-library.ts')
        end(await duplicatesInLibrary(options.library, options))
        return
      }
      const { duplicates } = await import('./duplicates.ts')
      end(await duplicates(files, options))
    })
}

function addServe(program: Command, end: (code: number) => void): void {
  command(program, 'serve', say('在浏览器里使用（只限本机）', 'serve the desk to a browser of this machine'))
    .addOption(libraryOption())
    .addOption(new Option('--port <number>', say('端口', 'port')).argParser(portOf))
    .option('--open', say('打开浏览器', 'open the browser'))
    .action(async (options: { library?: string; port?: number; open?: boolean }) => {
      const { serve } = await import('./serve.ts')
      end(await serve(options))
    })
}

function command(program: Command, name: string, description: string): Command {
  return configured(program.command(name)).description(description)
}

/** Help in the terminal's language, on standard output only where it was asked for. */
function configured(command: Command): Command {
  const titles: Readonly<Record<string, string>> = {
    'Usage:': '用法：',
    'Options:': '选项：',
    'Arguments:': '参数：',
    'Commands:': '命令：',
  }
  return command
    .helpOption('-h, --help', say('显示帮助', 'print this help'))
    .configureHelp({ styleTitle: (title) => (language === 'zh' ? (titles[title] ?? title) : title), showGlobalOptions: false })
    .configureOutput({ outputError: () => undefined })
    .exitOverride()
}

function libraryOption(): Option {
  return new Option('--library <dir>', say('稿库文件夹', 'folder of the library'))
}

function outOption(): Option {
  return new Option('--out <dir>', say('写到这个文件夹（新的或空的）', 'folder to write (new or empty)')).makeOptionMandatory()
}

function formatOption(): Option {
  return new Option('--format <format>', say('格式', 'format')).choices(['jsonl', 'markdown', 'text'])
}

function punctuationOption(): Option {
  return new Option(
    '--punctuation <width>',
    say('半角标点改全角，或照原文', 'half-width punctuation of Chinese text full-width, or as it stands'),
  )
    .choices(['full', 'source'])
    .default('source')
}

function jsonReport(): Option {
  return new Option('--json', say('以 JSON 输出结果', 'print the report as JSON'))
}

function sampleOf(value: string): number {
  const size = Number(value)
  if (!Number.isInteger(size) || size < 1)
    throw new InvalidArgumentError(say('篇数是 1 以上的整数。', 'The size is a whole number from 1.'))
  return size
}

const KINDS: CopyKind[] = ['exact', 'near', 'contained']

function kindsOf(value: string): CopyKind[] {
  const names = value.split(',').map((name) => name.trim())
  const known = KINDS.filter((kind) => names.includes(kind))
  if (known.length !== new Set(names).size)
    throw new InvalidArgumentError(say(`种类是 ${KINDS.join('、')}。`, `Kinds are ${KINDS.join(', ')}.`))
  return known
}

function charsOf(value: string): number {
  const chars = Number(value)
  if (!Number.isInteger(chars) || chars < 1)
    throw new InvalidArgumentError(say('字数是 1 以上的整数。', 'Characters are a whole number from 1.'))
  return chars
}

function scoreOf(value: string): number {
  const score = Number(value)
  if (value.trim() === '' || !(score >= 0 && score <= 1))
    throw new InvalidArgumentError(say('相似度是 0 到 1 的数。', 'A likeness is a number from 0 to 1.'))
  return score
}

function portOf(value: string): number {
  const port = Number(value)
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new InvalidArgumentError(say('端口是 1 到 65535 的整数。', 'A port is a whole number from 1 to 65535.'))
  return port
}

/** What is wrong with the arguments. Commander says it in English; the name of the thing is in it in either case. */
export function usageInWords({ code, message }: CommanderError): string {
  const what = message.replace(/^error: /, '')
  if (language === 'en') return `${what}\nSee jiaoban --help.`
  const quoted = /'([^']*)'/.exec(what)?.[1] ?? ''
  const zh: Readonly<Record<string, string>> = {
    'commander.unknownOption': `没有选项 ${quoted}`,
    'commander.unknownCommand': `没有命令 ${quoted}`,
    'commander.missingArgument': `缺少参数 ${quoted}`,
    'commander.missingMandatoryOptionValue': `缺少选项 ${quoted}`,
    'commander.optionMissingArgument': `选项 ${quoted} 缺少值`,
    'commander.conflictingOption': '这几个选项不能一起用',
    'commander.excessArguments': '参数太多',
  }
  return `${zh[code] ?? `参数不对：${what}`}\n用法见 jiaoban --help。`
}

/** Runs the command line on a library, as a user would in a shell. */
import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

const root = join(import.meta.dirname, '../..')
const run = promisify(execFile)

/** Runs `jiaoban` with the arguments; throws where it ends with another code than 0. */
export async function jiaoban(...args: readonly string[]): Promise<string> {
  const { stdout } = await run(process.execPath, ['--disable-warning=ExperimentalWarning', join(root, 'electron/cli/main.ts'), ...args], {
    cwd: root,
    maxBuffer: 1 << 26,
  })
  return stdout
}

/** Fills a library with the files of a folder, as pages that an engine of before cut, each as one article. */
export async function cutBefore(library: string, folder: string): Promise<void> {
  await run(process.execPath, [
    '--disable-warning=ExperimentalWarning',
    join(root, 'electron/services/testing/cut-before.ts'),
    library,
    folder,
  ])
}

/** One line of articles.jsonl, as far as the tests look at it. */
export interface ArticleLine {
  readonly title: string
  readonly title_kicker: string | null
  readonly title_sub: string | null
  /** As printed, a line each. */
  readonly byline: readonly string[]
  readonly text: string
  readonly status: string
  readonly rev: number
  readonly source: { readonly file: string }
}

/** Exports everything of a library that no program has open, and reads the articles. */
export async function exported(library: string, out: string): Promise<ArticleLine[]> {
  await jiaoban('export', '--library', library, '--format', 'jsonl', '--out', out, '--status', 'all')
  return readArticles(out)
}

export async function readArticles(folder: string): Promise<ArticleLine[]> {
  const text = await readFile(join(folder, 'articles.jsonl'), 'utf8')
  return text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as ArticleLine]))
}

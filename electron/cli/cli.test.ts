import { execFileSync, spawn } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import type { ArticleRecord } from '#shared/export/index.ts'

import { languageOf } from './language.ts'
import { bar, progressOn } from './progress.ts'

import { commandShell, main, type Ended } from './testing/shell.ts'

const project = join(import.meta.dirname, '../..')
const seeds = join(project, 'seeds')
const gold = join(seeds, '003_f35563e586983909.txt')

const shell = commandShell({ afterEach, beforeEach, vi })
const { put } = shell
const jiaoban = (args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> => shell.jiaoban(args, { env })

const lines = (text: string): Record<string, unknown>[] =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
const records = (folder: string): ArticleRecord[] =>
  lines(readFileSync(join(shell.root, folder, 'articles.jsonl'), 'utf8')) as unknown as ArticleRecord[]

describe('jiaoban segment', () => {
  it('prints one JSON object a file in the order of the arguments, and nothing else', async () => {
    put('空.txt', '')
    const { code, out, err } = await jiaoban(['segment', gold, '空.txt', 'gone.txt', '.', '--json'])
    expect([code, err]).toEqual([1, ''])
    const [first, ...refused] = lines(out)
    expect(refused).toEqual([
      { file: '空.txt', error: { code: 'empty-file', message: expect.stringContaining('empty') as string } },
      { file: 'gone.txt', error: { code: 'not-found', message: expect.any(String) as string } },
      { file: '.', error: { code: 'is-a-directory', message: expect.any(String) as string } },
    ])
    expect(Object.keys(first ?? {})).toEqual(['file', 'sha256', 'blocks', 'articles', 'duplicates', 'doubts'])
    expect(first?.['file']).toBe(gold)
  })

  it('numbers all non-blank lines, with offsets into the decoded text and ids that fit together', async () => {
    const { code, out } = await jiaoban(['segment', gold, '--json'])
    expect(code).toBe(0)
    const text = readFileSync(gold, 'utf8')
    const page = JSON.parse(out) as {
      blocks: { i: number; start: number; end: number; text: string; article: string | null; joins: number | null; p: number }[]
      articles: { id: string; order: number[]; topics: string[] }[]
      duplicates: { keep: number[]; drop: number[][] }[]
      doubts: { block: number; question: string; p: number }[]
    }
    expect(page.blocks.map((block) => block.i)).toEqual(
      text
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((_, i) => i),
    )
    for (const block of page.blocks) {
      expect(text.slice(block.start, block.end)).toBe(block.text)
      expect(block.p >= 0 && block.p <= 1).toBe(true)
    }
    expect(page.articles.map((article) => article.id)).toEqual(page.articles.map((_, i) => `A${i + 1}`))
    const dropped = new Set(page.duplicates.flatMap((group) => group.drop.flat()))
    for (const { id, order } of page.articles) expect(order.filter((i) => page.blocks[i]?.article !== id || dropped.has(i))).toEqual([])
    const placed = page.articles.flatMap((article) => article.order).length
    expect(placed + page.blocks.filter((block) => block.article === null).length + dropped.size).toBe(page.blocks.length)
    for (const doubt of page.doubts) expect(doubt.question).not.toBe('')
  })

  it('[G18] counts in lines where a line holds two things', async () => {
    put(
      '页.txt',
      '春耕全面展开 本报讯(记者 王燕)各镇街抓住农时,组织农户备足种子和化肥,春耕已经全面展开。\n\n农技人员也到田间地头指导农户。\n',
    )
    const page = JSON.parse((await jiaoban(['segment', '页.txt', '--json'])).out) as Record<'blocks' | 'articles', object[]>
    expect(page.blocks).toMatchObject([
      { i: 0, role: 'body', article: 'A1' },
      { i: 1, role: 'body', article: 'A1' },
    ])
    expect(page.articles).toMatchObject([{ title: '春耕全面展开', order: [0, 1] }])
  })

  it('speaks Chinese where the locale does', async () => {
    put('空.txt', '')
    const { out } = await jiaoban(['segment', '空.txt', '--json'], { LC_ALL: 'zh_CN.UTF-8' })
    expect(lines(out)).toMatchObject([{ error: { message: expect.stringContaining('文件是空的') as string } }])
    expect((await jiaoban(['segment', gold], { LC_ALL: '', LANG: 'zh_CN.UTF-8' })).out).toContain('待定')
  })

  it('takes paths from where npm was called', async () => {
    put('页.txt', '标题\n正文。')
    const child = spawn(process.execPath, [main, 'segment', '页.txt', '--json'], {
      cwd: project,
      env: { ...shell.environment(), npm_lifecycle_event: 'jiaoban', INIT_CWD: shell.root },
    })
    expect(await new Promise((resolve) => child.once('close', resolve))).toBe(0)
  })

  it('ends quietly when its reader has gone', () => {
    const command = `"${process.execPath}" "${main}" segment ${Array.from({ length: 30 }, () => `"${gold}"`).join(' ')} --json | head -c 10`
    expect(
      execFileSync('bash', ['-c', `set -o pipefail; ${command}`], {
        env: shell.environment(),
        stdio: ['ignore', 'pipe', 'pipe'],
      }).toString(),
    ).toHaveLength(10)
  })
})

describe('jiaoban import and export', () => {
  it('fills a library, reports what was refused, and finds the same bytes again', async () => {
    put('1.txt', readFileSync(gold))
    put('2.txt', '')
    const first = await jiaoban(['import', '1.txt', '2.txt', 'gone.txt', '--library', 'lib'])
    expect([first.code, first.out]).toEqual([1, ''])
    expect(first.err.split('\n').slice(0, 3)).toEqual([
      expect.stringMatching(/^2\.txt: /),
      expect.stringMatching(/^gone\.txt: /),
      'pages imported: 1, there already: 0; files refused: 2, of other formats: 0',
    ])
    expect(first.err).not.toContain('\u001b')
    const again = await jiaoban(['import', '1.txt', '--library', 'lib', '--json'])
    expect(again.code).toBe(0)
    expect(lines(again.out)).toEqual([{ state: 'done', imported: 0, already: 1, refused: 0, skipped: 0, refusals: [], failure: null }])
  })

  it('writes the library in each format, approved articles unless all are asked for', async () => {
    await jiaoban(['import', gold, '--library', 'lib'])
    const none = await jiaoban(['export', '--library', 'lib', '--format', 'jsonl', '--out', 'none', '--json'])
    expect(lines(none.out)).toMatchObject([{ state: 'done', articles: 0, left_out: { status: 11 } }])
    for (const format of ['jsonl', 'markdown', 'text']) {
      const { code, out, err } = await jiaoban(['export', '--library', 'lib', '--format', format, '--out', format, '--status', 'all'])
      expect([code, out]).toEqual([0, ''])
      expect(err).toContain('11')
      expect(existsSync(join(shell.root, format, 'manifest.json'))).toBe(true)
    }
    expect(records('jsonl')).toHaveLength(11)
    expect(readdirSync(join(shell.root, 'markdown/articles'))).toHaveLength(11)
    const taken = await jiaoban(['export', '--library', 'lib', '--format', 'text', '--out', 'text'])
    expect([taken.code, taken.err.trim()]).toEqual([1, expect.stringContaining('not empty') as string])
  })

  it('makes no library where an export names none', async () => {
    const { code, err } = await jiaoban(['export', '--library', 'none', '--format', 'jsonl', '--out', 'out'])
    expect([code, err.includes('not a library'), existsSync(join(shell.root, 'none'))]).toEqual([1, true, false])
  })
})

describe('jiaoban process', () => {
  it('makes the three copies of one photo story one article, and keeps no library', async () => {
    const { code, out, err } = await jiaoban(['process', gold, '--out', 'out', '--json'])
    expect([code, err]).toEqual([0, ''])
    expect(lines(out)).toMatchObject([{ import: { imported: 1 }, dropped: 2, export: { articles: 11 } }])
    const stories = records('out').filter((record) => record.text.includes('三小车辆'))
    expect(stories).toHaveLength(1)
    expect(stories[0]?.text.split('最大程度赢得群众的理解和支持')).toHaveLength(2)
    const removed = lines(readFileSync(join(shell.root, 'out/removed.jsonl'), 'utf8'))
    expect(removed.length).toBeGreaterThan(0)
    for (const row of removed) expect(row).toMatchObject({ reason: 'exact', operator: 'machine', partner: { text: row['text'] } })
    expect(readdirSync(shell.temporary)).toEqual([])
  })

  it('keeps copies where it is told to, and drops more where it is told to', async () => {
    const keep = lines((await jiaoban(['process', gold, '--out', 'keep', '--duplicates', 'keep', '--json'])).out)
    expect(keep).toMatchObject([{ dropped: 0, export: { removed: 0 } }])
    const all = lines((await jiaoban(['process', seeds, '--out', 'all', '--duplicates', 'drop-all', '--json'])).out)
    const exact = lines((await jiaoban(['process', seeds, '--out', 'exact', '--json'])).out)
    expect(all[0]?.['dropped']).toBeGreaterThanOrEqual(exact[0]?.['dropped'] as number)
  })

  it('refuses a taken folder before it begins', async () => {
    mkdirSync(join(shell.root, 'out'))
    put('out/mine.txt', '我的')
    const { code, err } = await jiaoban(['process', gold, '--out', 'out'])
    expect([code, err.includes('not empty'), readdirSync(join(shell.root, 'out'))]).toEqual([1, true, ['mine.txt']])
  })

  it('stops on Ctrl+C and leaves nothing behind', async () => {
    mkdirSync(join(shell.root, 'in'))
    for (let i = 0; i < 200; i++) put(`in/${i}.txt`, `第${i}页的标题\n${readFileSync(gold, 'utf8')}`)
    const child = spawn(process.execPath, [main, 'process', 'in', '--out', 'out'], {
      cwd: shell.root,
      env: shell.environment(),
      stdio: 'ignore',
    })
    const ended = new Promise((resolve) => child.once('close', resolve))
    while (readdirSync(shell.temporary).length === 0) await new Promise((resolve) => setTimeout(resolve, 10))
    await new Promise((resolve) => setTimeout(resolve, 300))
    child.kill('SIGINT')
    expect(await ended).toBe(130)
    expect(readdirSync(shell.temporary)).toEqual([])
    expect(readdirSync(shell.root).sort()).toEqual(['in', 'tmp'])
  })
})

describe('jiaoban', () => {
  it('prints its version, and its help in both languages', async () => {
    const { version } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as { version: string }
    expect(await jiaoban(['--version'])).toEqual({ code: 0, out: `${version}\n`, err: '' })
    const english = await jiaoban(['--help'])
    expect([english.code, english.err]).toEqual([0, ''])
    for (const name of ['segment', 'import', 'export', 'process', 'serve']) expect(english.out).toContain(name)
    expect((await jiaoban(['process', '--help'], { LC_ALL: 'zh_CN.UTF-8' })).out).toMatch(/用法：.*一步到位/s)
  })

  it.each([
    [[], 'segment'],
    [['frob'], 'frob'],
    [['segment'], 'file'],
    [['segment', 'a.txt', '--frob'], '--frob'],
    [['import', 'a.txt'], '--library'],
    [['export', '--library', 'x', '--format', 'docx', '--out', 'y'], 'docx'],
    [['serve', '--port', '99999'], '65535'],
  ])('refuses %j with code 2, on standard error', async (args, word) => {
    const { code, out, err } = await jiaoban(args)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(word)
  })

  it('runs a copy of a file whose name is no option', async () => {
    copyFileSync(gold, join(shell.root, '-x.txt'))
    expect((await jiaoban(['segment', '--json', '--', '-x.txt'])).code).toBe(0)
  })
})

describe('languageOf', () => {
  it('asks LC_ALL, LC_MESSAGES, LANG, then the system', () => {
    expect(languageOf({ LC_ALL: 'zh_CN.UTF-8', LANG: 'en_US' }, 'en-US')).toBe('zh')
    expect(languageOf({ LC_ALL: '', LC_MESSAGES: 'C', LANG: 'zh_CN' }, 'zh-CN')).toBe('en')
    expect(languageOf({ LANG: 'zh_TW' }, 'en-US')).toBe('zh')
    expect(languageOf({}, 'zh-CN')).toBe('zh')
  })
})

describe('the progress bar', () => {
  it('is one line on a terminal, and nothing in a pipe', () => {
    const written: string[] = []
    const terminal = progressOn({ isTTY: true, write: (text) => written.push(text) })
    terminal.show('导入', 1, 4)
    terminal.show('导入', 1, 4)
    terminal.clear()
    terminal.clear()
    expect(written).toEqual([`\r\u001b[2K导入 ${'█'.repeat(6)}${'░'.repeat(18)} 1 / 4`, '\r\u001b[2K'])
    const pipe: string[] = []
    progressOn({ write: (text) => pipe.push(text) }).show('导入', 1, 4)
    expect(pipe).toEqual([])
    expect(bar('导入', 0, 0)).toBe('导入 …')
    expect(bar('导入', 5, 4)).toContain('█'.repeat(24))
  })
})

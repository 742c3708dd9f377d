import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'

import { Bug, instant, newId, type OperationId, type Sha256 } from '#shared/base/index.ts'
import { MAX_MESSAGE_CHARACTERS, MAX_PAGE_BLOCKS, MAX_TEXT_BYTES } from '#shared/contract/index.ts'
import { articlesInOrder, blankPage, blocksInFileOrder, originalText, pageSchema, type Page } from '#shared/model/index.ts'
import { applyDiff, entrySchema, inputOf, plan, type Entry } from '#shared/operations/index.ts'
import { checkPage } from '#shared/rules/index.ts'
import { countingIds } from '#shared/testing/ids.ts'

import { makePage, readText } from './make-page.ts'

const seed = readFileSync(join(import.meta.dirname, '../../../seeds/003_f35563e586983909.txt'))

function made(name: string, text: string | Buffer): { readonly page: Page; readonly log: readonly Entry[] } {
  const result = makePage({ name, bytes: Buffer.from(text), sha256: 'a'.repeat(64) as Sha256 }, countingIds())
  if (!result.ok) throw new Bug(result.failure.code)
  return result
}

/** A headline, a beginning and a paragraph, over and over: what makes most articles and doubts of a line. */
function crowded(lines: number): string {
  const word = (from: number, length: number): string =>
    Array.from({ length }, (_, k) => String.fromCharCode(0x4e00 + (((from + k) * 7919) % 20_000))).join('')
  const line = (i: number): string => (i % 3 === 0 ? `本报讯 ${word(i, 3)}日` : i % 3 === 1 ? word(i, 3) : `　　${word(i, 30)}。`)
  return Array.from({ length: lines }, (_, i) => line(i)).join('\n')
}

describe('the limits of a page', () => {
  it('[I10] leave half of the longest message free in the page and in its log', () => {
    const lines = 1500
    const { page, log } = made('a.txt', crowded(lines))
    const perBlock = (value: unknown): number => (JSON.stringify(value).length - page.text.length) / lines
    const most = MAX_MESSAGE_CHARACTERS / 2
    expect(perBlock(page) * MAX_PAGE_BLOCKS + 2 * MAX_TEXT_BYTES).toBeLessThan(most)
    expect(perBlock(log) * MAX_PAGE_BLOCKS + MAX_TEXT_BYTES).toBeLessThan(most)
  })

  it('[I4] refuse a text of more lines than a page may have, before it is cut', () => {
    const text = Buffer.from('行\n'.repeat(MAX_PAGE_BLOCKS + 1))
    expect(makePage({ name: 'a.txt', bytes: text, sha256: 'a'.repeat(64) as Sha256 }, countingIds())).toEqual({
      ok: false,
      failure: { code: 'too-many-lines', params: { lines: 20_001, limit: 20_000 } },
    })
  })
})

describe('makePage', () => {
  it('[G22] joins the printed lines of a text to its paragraphs', () => {
    const texts = [
      [
        '城南菜市场改造完工',
        '本报讯(记者 段一鸣)历时三个月的城南菜市场改造日前完工,市场增设摊位一百二十个,还设了食品快检室,买菜的居民都说方便。',
      ],
      ['沂河大桥下月通车', '本报讯(通讯员 高峰)记者从市交通局获悉,沂河大桥主体工程已全部完成,计划下月建成通车,桥面沥青已经铺设完毕。'],
    ] as const
    const { page } = made(
      'a.txt',
      texts.map(([headline, text]) => [headline, ...(text.match(/.{1,14}[,。]?/gu) ?? [])].join('\n')).join('\n'),
    )
    expect(checkPage(page)).toEqual([])
    const read = articlesInOrder(page).map(({ blocks }) => {
      const paragraphs: string[] = []
      for (const id of blocks) {
        const { text, joins } = page.blocks[id] ?? { text: '', joins: null }
        if (joins === null) paragraphs.push(text)
        else paragraphs.push((paragraphs.pop() ?? '') + text)
      }
      return paragraphs
    })
    expect(read).toEqual(texts)
  })

  it('[I7] makes a page that its log of two automatic operations leads to', () => {
    const { page, log } = made('003.txt', seed)
    expect(log.map((entry) => [entry.operation.name, entry.rev, entry.automatic, entry.editor])).toEqual([
      ['importPage', 0, true, 'machine'],
      ['segmentPage', 1, true, 'machine'],
    ])
    expect(page).toMatchObject({ rev: 2, edits: 0 })
    expect(checkPage(page)).toEqual([])
    expect(v.is(pageSchema, JSON.parse(JSON.stringify(page)))).toBe(true)
    for (const entry of log) expect(v.is(entrySchema, JSON.parse(JSON.stringify(entry)))).toBe(true)
    const replayed = log.reduce((at, entry) => applyDiff(at, entry.diff), blankPage(page.head.id, page.head.originals, page.text))
    expect({ ...replayed, rev: 2 }).toEqual(page)
  })

  it('holds every non-blank line in a block whose text is the text under its span', () => {
    const { page } = made('003.txt', seed)
    const lines = seed
      .toString('utf8')
      .split('\n')
      .map((line) => line.trim().replace(/^#+\s+/, ''))
      .filter((line) => line !== '')
    expect(blocksInFileOrder(page).map((block) => block.text)).toEqual(lines)
    for (const block of Object.values(page.blocks)) expect(block.text).toBe(originalText(page, block))
  })

  it('[G18] makes two blocks of a line that holds two things, each with its own span', () => {
    const report = '本报讯(记者 王燕)各镇街抓住农时,组织农户备足种子和化肥,春耕已经全面展开。 记者 张品'
    const { page } = made('a.txt', `# 春耕全面展开 ${report}\n\n农技人员也到田间地头指导农户。\n`)
    expect(blocksInFileOrder(page).map(({ text, role, label }) => [text, role, label])).toEqual([
      ['春耕全面展开', 'headline', '#'],
      [report, 'body', null],
      ['农技人员也到田间地头指导农户。', 'body', null],
    ])
    expect(checkPage(page)).toEqual([])
    for (const block of Object.values(page.blocks)) expect(block.text).toBe(originalText(page, block))
    const [first, second] = blocksInFileOrder(page)
    if (first === undefined || second === undefined) expect.fail('the line was not cut')
    const ids = countingIds()
    const stamp = { at: instant(ids.now()), editor: 'e', operation: newId<OperationId>(ids), automatic: false }
    const merged = plan(page, { name: 'mergeBlocks', first: first.id, second: second.id }, stamp)
    expect(merged.ok && blocksInFileOrder(merged.page).map(({ text }) => text.slice(0, 10))).toEqual([
      '春耕全面展开本报讯(',
      '农技人员也到田间地头',
    ])
    // Cut anew, the page has the blocks that it was cut from.
    expect(readText('a.txt', Buffer.from(page.text))).toMatchObject({ input: inputOf(page).input })
  })

  it('keeps CRLF and ideographic spaces in the text, and Markdown marks as labels', () => {
    const text = '# 标题一\r\n\r\n\u3000\u3000正文第一段。\r\n'
    const { page } = made('a.txt', text)
    expect(page.text).toBe(text)
    expect(blocksInFileOrder(page).map(({ text: of, label }) => [of, label])).toEqual([
      ['标题一', '#'],
      ['正文第一段。', null],
    ])
  })

  it('[I6] reads what a Markdown file’s front matter tells, and makes no block of it', () => {
    const { page } = made('x.md', '---\ndate: 2021-11-25\n---\n# 标题\n正文。\n')
    expect(blocksInFileOrder(page).map((block) => block.text)).toEqual(['标题', '正文。'])
    expect(page.head.info.date).toBe('2021-11-25')
    expect(page.head.originals).toMatchObject([{ name: 'x.md', format: 'markdown', encoding: 'utf-8' }])
  })

  it('takes hostile text as text', () => {
    const { page } = made('x.txt', '<img src=x onerror=alert(1)>\n</script><script>alert(2)</script>\n__proto__\nconstructor\n')
    expect(blocksInFileOrder(page).map((block) => block.text)).toEqual([
      '<img src=x onerror=alert(1)>',
      '</script><script>alert(2)</script>',
      '__proto__',
      'constructor',
    ])
  })
})

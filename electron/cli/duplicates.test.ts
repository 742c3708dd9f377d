import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import type { CorpusDuplicate } from '#electron/services/duplicates/index.ts'

import { commandShell, type Ended } from './testing/shell.ts'

const shell = commandShell({ afterEach, beforeEach, vi })

/** Runs the command over a corpus of these lines; objects become JSON. */
async function duplicates(
  lines: Iterable<string | object>,
  options: readonly string[] = ['--json'],
  from: 'file' | 'stdin' = 'file',
): Promise<Ended & { readonly groups: readonly CorpusDuplicate[] }> {
  const corpus = Array.from(lines, (line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n')
  shell.put('corpus.jsonl', corpus)
  const ended =
    from === 'file'
      ? await shell.jiaoban(['duplicates', 'corpus.jsonl', ...options])
      : await shell.jiaoban(['duplicates', '-', ...options], { input: corpus })
  const printed = options.includes('--json') ? ended.out.split('\n').filter((line) => line !== '') : []
  return { ...ended, groups: printed.map((line) => JSON.parse(line) as CorpusDuplicate) }
}

const story = '开展“三小车辆”整治宣传活动，民警在路口向过往群众发放宣传单，提醒驾驶人遵章守法，做到不超速、不超员、不酒后驾驶。'
const other = '会议开始之后代表们认真听取了工作报告并分组进行讨论，大家一致认为过去的一年成绩来之不易。'

describe('jiaoban duplicates', () => {
  it('[DU12][DU2] prints a group a line, largest first, the same for the same file', async () => {
    const lines = [
      { id: 'a', text: story },
      { id: 7, text: `${other}\n${story}` },
      { id: 'b', text: story.replaceAll('，', ', ') },
      { id: 'c', text: other, title: '会议' },
      { id: 'd', text: '3月5日，市气象台发布大风蓝色预警信号，预计最高气温8℃，请注意防范。' },
      { id: 'e', text: '3月6日，市气象台发布大风蓝色预警信号，预计最高气温9℃，请注意防范。' },
    ]
    const { code, groups, out } = await duplicates(lines)
    expect(code).toBe(0)
    expect(groups).toEqual([
      {
        kind: 'contained',
        cause: 'printed or machine',
        score: 1,
        keep: '7',
        members: [
          { id: '7', start: other.length + 1, end: other.length + story.length },
          { id: 'a', start: 0, end: story.length },
          { id: 'b', start: 0, end: lines[2]?.text.length },
        ],
      },
      expect.objectContaining({
        kind: 'exact',
        keep: 'a',
        members: [expect.objectContaining({ id: 'a' }), expect.objectContaining({ id: 'b' })],
      }),
      expect.objectContaining({ kind: 'contained', keep: '7' }),
      expect.objectContaining({ kind: 'near', keep: null, note: 'figures-differ', cause: 'legitimate' }),
    ])
    expect((await duplicates(lines, ['--json'], 'stdin')).out).toBe(out)
    expect((await duplicates(lines, ['--json', '--kinds', 'exact,near'])).groups.map(({ kind }) => kind)).toEqual(['exact', 'near'])
    expect((await duplicates(lines, ['--json', '--min-chars', '45'])).groups.map(({ kind }) => kind)).toEqual(['contained', 'exact'])
    expect((await duplicates(lines, ['--json', '--threshold', '0.99'])).groups.some(({ kind }) => kind === 'near')).toBe(false)
    expect((await duplicates(lines, [])).out).toContain('exact  1.000  keep a')
  })

  it('[DU11][DU13] names lines that are no records, and works on the rest', async () => {
    const { code, groups, err } = await duplicates([
      'nonsense',
      '',
      { id: 'a', text: story },
      { text: story },
      { id: 'b' },
      { id: 'b', text: 5 },
      '[1]',
      { id: 'a', text: story },
      { id: 'e', text: '' },
      { id: 'f', text: '' },
      { id: 'g', text: '字' },
      { id: 'h', text: '字' },
      { id: 'i', text: '\ud800坏\udc00的代理对也是一段文字' },
      { id: 'j', text: '\ud800坏\udc00的代理对也是一段文字' },
    ])
    expect(code).toBe(1)
    expect(groups.map(({ kind, members }) => [kind, ...members.map(({ id }) => id)])).toEqual([
      ['exact', 'a', 'a'],
      ['exact', 'i', 'j'],
    ])
    for (const line of [1, 4, 5, 6, 7, 8]) expect(err).toContain(`line ${line} `)
    expect(err).toContain('5 lines left out')
  })

  it('[DU11] refuses a file that is not there, and options that make no sense', async () => {
    const missing = await duplicates([], ['no-such-file', '--json'])
    expect([missing.code, missing.out]).toEqual([1, ''])
    expect(missing.err).toContain('no-such-file')
    expect((await duplicates([], ['--kinds', 'similar'])).code).toBe(2)
    expect((await duplicates([], ['--threshold', '2'])).code).toBe(2)
    expect((await duplicates([])).groups).toEqual([])
  })

  it('[DU10] takes very many copies, very long texts and texts of one character', async () => {
    const long = Array.from({ length: 600_000 }, (_, i) => String.fromCharCode(0x4e00 + ((i * i * 31 + i * 7919) % 19_997))).join('')
    const { code, groups } = await duplicates([
      ...Array.from({ length: 20_000 }, (_, i) => ({ id: `s${i}`, text: story })),
      ...Array.from({ length: 3000 }, (_, i) => ({ id: `n${i}`, text: `${story}第${i}号` })),
      { id: 'long', text: long },
      { id: 'long again', text: `${long.slice(0, 300_000)}某${long.slice(300_001)}` },
      { id: 'one', text: '一'.repeat(500_000) },
      { id: 'two', text: '一'.repeat(400_000) },
    ])
    expect(code).toBe(0)
    expect(groups.find(({ kind }) => kind === 'exact')?.members).toHaveLength(20_000)
    expect(groups).toContainEqual(
      expect.objectContaining({ kind: 'near', members: [expect.objectContaining({ id: 'long' }), expect.anything()] }),
    )
  })
})

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import type { CorpusDuplicate } from '#electron/services/duplicates/index.ts'

import { commandShell, type Ended } from './testing/shell.ts'

const shell = commandShell({ afterEach, beforeEach, vi })

/** Runs the command over a corpus of these lines; objects become JSON. */
async function duplicates(
  lines: Iterable<string | object>,
  options: readonly string[] = ['--json'],
  from: 'file' | 'stdin' = 'file',
  env: NodeJS.ProcessEnv = {},
): Promise<Ended & { readonly groups: readonly CorpusDuplicate[] }> {
  const corpus = Array.from(lines, (line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n')
  shell.put('corpus.jsonl', corpus)
  const ended =
    from === 'file'
      ? await shell.jiaoban(['duplicates', 'corpus.jsonl', ...options], { env })
      : await shell.jiaoban(['duplicates', '-', ...options], { env, input: corpus })
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
})

describe('jiaoban duplicates with bad input', () => {
  const letter = (i: number): string => String.fromCharCode(0x4e00 + (i % 19_997))
  /** Characters in an order that never comes again. */
  const letters = (length: number): string => {
    let [state, text] = [1, '']
    for (let i = 0; i < length; i++) {
      state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
      text += letter(state >>> 8)
    }
    return text
  }
  const idsOf = ({ members }: CorpusDuplicate): string[] => members.map(({ id }) => id)
  function* many(count: number, make: (i: number) => object): Generator<object> {
    for (let i = 0; i < count; i++) yield make(i)
  }
  /** So much and no more for what grows with the groups. */
  const little = { NODE_OPTIONS: '--max-old-space-size=300' }

  it('[DU10][DU7] takes a hundred thousand copies of one short text as one group', async () => {
    const text = '图为活动现场，民警向群众发放宣传单。'
    const { code, groups } = await duplicates(
      many(100_000, (id) => ({ id, text })),
      ['--json'],
      'file',
      little,
    )
    expect([code, groups.length]).toEqual([0, 1])
    expect(groups[0]).toMatchObject({ kind: 'exact', keep: null, note: 'boilerplate' })
    expect(groups[0]?.members).toHaveLength(100_000)
  })

  it('[DU10] takes very many copies that differ a little, and finds others beside them', async () => {
    const { code, groups } = await duplicates(
      [...many(20_000, (i) => ({ id: `n${i}`, text: story + letter(i) })), { id: 'a', text: other }, { id: 'b', text: other }],
      ['--json'],
      'file',
      little,
    )
    expect(code).toBe(0)
    expect(groups.find((group) => idsOf(group).includes('a'))).toMatchObject({ kind: 'exact', keep: 'a', members: [{}, { id: 'b' }] })
    const found = new Set(groups.flatMap(idsOf))
    expect(found.size).toBe(20_002)
  })

  it('[DU10] finds a copy of an article of five megabytes, and copies beside it', async () => {
    const long = letters(1_700_000)
    const { code, groups } = await duplicates([
      { id: 'long', text: long },
      ...many(30, (i) => ({ id: `s${i}`, text: long.slice(50_000 * i, 50_000 * i + 60) })),
      { id: 'a', text: story },
      { id: 'b', text: story },
      { id: 'long again', text: `${long.slice(0, 800_000)}某某某${long.slice(800_003)}` },
    ])
    expect(code).toBe(0)
    expect(groups.filter(({ kind }) => kind !== 'contained').map((group) => [group.kind, ...idsOf(group).sort()])).toEqual([
      ['near', 'long', 'long again'],
      ['exact', 'a', 'b'],
    ])
  })

  it('[DU10] takes texts of one repeated character and of one repeated word', async () => {
    const { code, groups } = await duplicates([
      { id: 'one', text: '啊'.repeat(500_000) },
      { id: 'two', text: '啊'.repeat(400_000) },
      ...many(400, (i) => ({ id: `c${i}`, text: '呀'.repeat(i + 1) })),
      ...many(100, (i) => ({ id: `w${i}`, text: '重要的事情'.repeat(1000 + i) })),
      { id: 'a', text: story },
      { id: 'b', text: story },
    ])
    expect(code).toBe(0)
    const [exact, ...more] = groups.filter(({ kind }) => kind === 'exact').map(idsOf)
    expect([exact, more]).toEqual([['a', 'b'], []])
    expect(groups.map(idsOf)).toContainEqual(expect.arrayContaining(['one', 'two']))
    for (const { members } of groups) expect(members.length).toBeGreaterThan(1)
  })

  it('[DU13] tells nothing of empty articles and of articles of one character', async () => {
    const { code, groups, err } = await duplicates([
      ...many(20_000, (id) => ({ id, text: ['', ' ', '。，', '\n'][id % 4] })),
      ...many(20_000, (id) => ({ id: `c${id}`, text: letter(id % 3) })),
    ])
    expect([code, groups, err]).toEqual([0, [], '0 groups of copies\n'])
    const short = many(50, (id) => ({ id, text: '甲' }))
    expect((await duplicates(short, ['--json', '--min-chars', '1'])).groups.map(({ members }) => members.length)).toEqual([50])
  })

  it('[DU11] names a few of very many broken lines and equal ids, and counts what it left out', async () => {
    const { code, groups, err } = await duplicates([
      ...many(3000, () => ({ id: 'same', text: story })),
      ...Array.from(
        { length: 3000 },
        (_, i) => ['{"id":1,"text":', '[]', '"text"', '{"id":{},"text":"x"}', '\ufffd\0', '{"id":""}'][i % 6] ?? '',
      ),
      '{"id":"last","text":"' + other,
    ])
    expect(code).toBe(1)
    expect(groups.map((group) => [new Set(idsOf(group)).size, group.members.length])).toEqual([[1, 3000]])
    expect(err.trim().split('\n').length).toBeLessThan(50)
    expect(err).toContain('line 2 has an id that stood before')
    expect(err).toContain('3,001 lines left out')
  })

  it('[DU2] gives offsets that hold also beside lone surrogates', async () => {
    const text = (i: number): string => `${'\ud800'.repeat(i)}${story}\udc00`
    const { code, groups } = await duplicates(many(12, (i) => ({ id: String(i), text: text(i) })))
    expect(code).toBe(0)
    expect(new Set(groups.flatMap(idsOf)).size).toBe(12)
    for (const { members } of groups) {
      for (const { id, start, end } of members) {
        expect(start).toBeGreaterThanOrEqual(0)
        expect(end).toBeLessThanOrEqual(text(Number(id)).length)
        expect(text(Number(id)).slice(start, end)).toContain(story.slice(0, -1))
      }
    }
  })
})

/** What holds for every page, whatever its text: checked on random lines, likely ones and impossible ones. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import {
  NO_WEIGHTS,
  QUESTION_CODES,
  readWeights,
  segmentPage,
  SHIPPED,
  toInputBlocks,
  type Model,
  type SegmentationResult,
  type Weights,
} from './index.ts'
import type { HiddenWeights } from './hidden.ts'
import { answerInWords, questionInWords, reasonInWords } from './words.ts'

/** Pieces that the rules look for, so that random pages meet them in every order. */
const pieces = fc.constantFrom(
  '本报讯(记者 王燕 通讯员 丁鑫)',
  '新华社北京3月5日电 ',
  '近日,我县组织志愿者清理河道,居民纷纷点赞。',
  '为切实改善辖区环境,连日来组织人员对道路两旁杂草进行清理,确保道路安全',
  '——某地招商引资工作侧记',
  '记者 王燕 摄',
  '■白建喜',
  '讲文明 树新风',
  '(下转第三版)',
  '图为活动现场。',
  '聚合高质量发展的强劲动能',
  '科学',
  '“同学们,你们知道吗?',
  '第3版 要闻',
  '责任编辑:王五',
  '微山县西平镇 村级督查工作提质增效',
  '# ',
  '　　',
  '————',
  '\ud800',
  '\u0000\u0007',
  'مرحبا بالعالم',
  'COUNTY COUNCIL APPROVES PARK',
  ',接着说下去。',
)

const han = fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((code) => String.fromCharCode(code))
const sentence = fc.array(han, { minLength: 1, maxLength: 60 }).map((chars) => chars.join(''))
const line = fc.oneof(
  fc
    .array(fc.oneof(pieces, sentence, fc.constantFrom('。', ',', ' ', '”', '(', ')')), { minLength: 1, maxLength: 4 })
    .map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 80 }),
)
const page = fc.oneof(
  fc.array(line, { maxLength: 40 }).map((lines) => lines.join('\n')),
  // Pages that repeat themselves, for copies of single blocks and of runs.
  fc
    .tuple(fc.array(line, { minLength: 1, maxLength: 6 }), fc.array(fc.nat(5), { maxLength: 30 }))
    .map(([lines, picks]) => picks.map((pick) => lines[pick % lines.length] ?? '').join('\n\n')),
)

/** Texts as print has them, line by line, in columns of one or two widths; some texts stand twice. */
const printed = fc
  .tuple(
    fc.array(line, { minLength: 1, maxLength: 12 }),
    fc.array(fc.nat(11), { minLength: 8, maxLength: 30 }),
    fc.integer({ min: 8, max: 22 }),
  )
  .map(([texts, picks, width]) =>
    picks
      .flatMap((pick) => linesOf((texts[pick % texts.length] ?? '').repeat(1 + (pick % 4)), pick % 5 === 0 ? 2 * width : width))
      .join('\n'),
  )

function linesOf(text: string, width: number): string[] {
  return Array.from({ length: Math.ceil(text.length / width) }, (_, i) => text.slice(i * width, (i + 1) * width))
}

function checkResult(result: SegmentationResult, count: number): void {
  expect(result.blocks).toHaveLength(count)
  const seen = new Map<number, number>()
  result.articles.forEach((article, index) => {
    expect(article.order.length).toBeGreaterThan(0)
    for (const block of [...article.order, ...article.copies]) {
      expect(seen.has(block), `block ${block} stands in two places`).toBe(false)
      seen.set(block, index)
    }
  })
  result.blocks.forEach((block, i) => {
    expect(block.article).toBe(seen.get(i) ?? null)
    expectProbability(block.p)
    expectProbability(block.roleP)
    for (const each of block.reasons) expect(reasonInWords(each, 'zh')).not.toBe('')
  })
  const isRising = (numbers: readonly number[]): boolean => numbers.every((number, i) => i === 0 || number > (numbers[i - 1] ?? number))
  expect(isRising(result.articles.map((article) => Math.min(...article.order)))).toBe(true)
  expect(isRising(result.doubts.map((doubt) => doubt.block))).toBe(true)
  for (const { copies } of result.articles) expect(isRising(copies)).toBe(true)
  checkJoins(result)
  checkDuplicates(result, count)
  checkDoubts(result, count)
}

function expectProbability(p: number): void {
  expect(p).toBeGreaterThanOrEqual(0)
  expect(p).toBeLessThanOrEqual(1)
}

/** A join points to a block that stands earlier in the same article's order; no two point to the same: so there is no ring. */
function checkJoins(result: SegmentationResult): void {
  const joined = new Set<number>()
  result.blocks.forEach((block, i) => {
    if (block.joins === null) return
    const order = result.articles[block.article ?? -1]?.order ?? []
    expect(order.indexOf(block.joins)).toBeGreaterThanOrEqual(0)
    expect(order.indexOf(block.joins)).toBeLessThan(order.indexOf(i))
    expect(joined.has(block.joins)).toBe(false)
    joined.add(block.joins)
  })
}

function checkDuplicates(result: SegmentationResult, count: number): void {
  const used = new Set<number>()
  const dropped = new Set(result.duplicates.flatMap((group) => group.drop.flat()))
  for (const group of result.duplicates) {
    expect(group.keep.length).toBeGreaterThan(0)
    expect(group.drop.length).toBeGreaterThan(0)
    expectProbability(group.score)
    for (const block of [...group.keep, ...group.drop.flat()]) {
      expect(block).toBeLessThan(count)
      expect(used.has(block)).toBe(false)
      used.add(block)
    }
  }
  result.articles.forEach((article) => {
    for (const block of article.order) expect(dropped.has(block)).toBe(false)
    for (const block of article.copies) expect(dropped.has(block)).toBe(true)
  })
}

function checkDoubts(result: SegmentationResult, count: number): void {
  for (const doubt of result.doubts) {
    expect(QUESTION_CODES).toContain(doubt.code)
    expect(doubt.block).toBeLessThan(count)
    expectProbability(doubt.p)
    expect(doubt.answers.length).toBeGreaterThan(1)
    const ps = doubt.answers.slice(1).map((each) => each.p)
    expect([...ps].sort((a, b) => b - a)).toEqual(ps)
    expect(doubt.answers.reduce((sum, each) => sum + each.p, 0)).toBeLessThanOrEqual(1 + 1e-9)
    const own = result.blocks[doubt.block]?.article ?? null
    if (doubt.params['block'] !== undefined) expect(doubt.params['block']).toBe(doubt.block)
    for (const { answer } of doubt.answers) {
      if (answer.do === 'move-to') {
        expect(result.articles[answer.article]).toBeDefined()
        expect(answer.article).not.toBe(own)
      }
      if (answer.do === 'join') expect(result.articles[own ?? -1]?.order).toContain(answer.to)
      if (answer.do === 'drop-copy') {
        expect(answer.blocks).toContain(doubt.block)
        expect([doubt.params['lines'], doubt.params['keep']]).toEqual([answer.blocks.length, answer.keep[0]])
      }
      expect(answerInWords(answer, 'zh', { question: doubt })).not.toBe('')
    }
    for (const language of ['zh', 'en'] as const) expect(questionInWords(doubt, language)).not.toMatch(/undefined|NaN|\?\?/)
  }
}

// Random pages take seconds on a busy machine; nothing here measures time.
describe('any page', { timeout: 60_000 }, () => {
  it('[G1][G2][G3] gives a valid result in which every block has exactly one place', () => {
    fc.assert(
      fc.property(page, (text) => {
        const { lines, input } = toInputBlocks(text)
        checkResult(segmentPage(input), lines.length)
      }),
      { seed: 20211125, numRuns: 800 },
    )
  })

  it('[G1][G2][G3][G22] gives a valid result where texts stand line by line, as print has them', () => {
    let unwrapped = 0
    fc.assert(
      fc.property(printed, (text) => {
        const { lines, input } = toInputBlocks(text)
        const result = segmentPage(input)
        checkResult(result, lines.length)
        unwrapped += result.blocks.some(({ joins }, i) => joins === i - 1) ? 1 : 0
      }),
      { seed: 22, numRuns: 300 },
    )
    expect(unwrapped).toBeGreaterThan(100)
  })

  it('[G4] gives the same result for the same input', () => {
    fc.assert(
      fc.property(page, (text) => {
        const { input } = toInputBlocks(text)
        expect(segmentPage(input)).toEqual(segmentPage(structuredClone(input)))
      }),
      { seed: 7, numRuns: 100 },
    )
  })

  it('[G1][G4] takes blocks with boxes and labels of any program', () => {
    const block = fc.record({
      text: line,
      marks: fc.nat(6),
      indented: fc.boolean(),
      gap: fc.nat(4),
      boxes: fc.array(fc.record({ x: fc.nat(3000), y: fc.nat(4000), width: fc.nat(900), height: fc.nat(90) }), { maxLength: 2 }),
      label: fc.option(fc.constantFrom('paragraph_title', 'text', 'figure_title', '')),
    })
    fc.assert(
      fc.property(fc.array(block, { maxLength: 25 }), (blocks) => {
        checkResult(segmentPage({ blocks }), blocks.length)
      }),
      { seed: 11, numRuns: 200 },
    )
  })

  it('[G1][G4][G23] takes boxes that stand in columns, in any order, with texts that stand twice', () => {
    const place = fc.record({ text: fc.nat(9), column: fc.nat(3), row: fc.nat(9), large: fc.boolean(), height: fc.constantFrom(22, 100) })
    fc.assert(
      fc.property(fc.array(line, { minLength: 10, maxLength: 10 }), fc.array(place, { minLength: 4, maxLength: 30 }), (texts, places) => {
        const blocks = places.map(({ text, column, row, large, height }) => ({
          text: texts[text] ?? '',
          marks: 0,
          indented: false,
          gap: 0,
          boxes: [{ x: column * 260, y: row * 110, width: large ? 500 : 240, height: large ? 60 : height }],
          label: null,
        }))
        checkResult(segmentPage({ blocks }), blocks.length)
      }),
      { seed: 13, numRuns: 300 },
    )
  })

  it('[G4][G19] takes boxes as large and as small as numbers go', () => {
    const side = fc.constantFrom(0, 5e-324, 1e-9, 0.5, 20, 300, 1e9, 1.7e308)
    const block = fc.record({ text: line, box: fc.record({ x: side, y: side, width: side, height: side }) })
    fc.assert(
      fc.property(fc.array(block, { minLength: 4, maxLength: 20 }), (some) => {
        const blocks = some.map(({ text, box }) => ({ text, marks: 0, indented: false, gap: 0, boxes: [box], label: null }))
        checkResult(segmentPage({ blocks }), blocks.length)
      }),
      { seed: 17, numRuns: 200 },
    )
  })
})

describe('any weights', { timeout: 60_000 }, () => {
  const texts = fc.array(line, { minLength: 1, maxLength: 25 }).map((lines) => lines.join('\n\n'))

  it('[G1][G2][G3] give a valid result: also none at all', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { lines, input } = toInputBlocks(text)
        checkResult(segmentPage(input, NO_WEIGHTS), lines.length)
      }),
      { seed: 41, numRuns: 100 },
    )
  })

  it('[G1][G2][G3] give a valid result: as wild as a file may hold them', () => {
    const factor = fc.constantFrom(-100, -1, -0.01, 0, 0.01, 3, 100)
    fc.assert(
      fc.property(texts, fc.array(factor, { minLength: 7, maxLength: 31 }), (text, factors) => {
        const weights = readWeights(wild(factors))
        expect(weights).toBeDefined()
        const { lines, input } = toInputBlocks(text)
        checkResult(segmentPage(input, weights), lines.length)
      }),
      { seed: 43, numRuns: 100 },
    )
  })
})

/** The shipped weights, each multiplied by one of the factors, but within what a file may hold. */
function wild(factors: readonly number[]): Weights {
  let at = 0
  const turn = (model: Model): Model =>
    Object.fromEntries(
      Object.entries(model).map(([name, weight]) => [name, Math.max(-100, Math.min(100, weight * (factors[at++ % factors.length] ?? 1)))]),
    )
  const turnAll = (models: Weights['lines']): Weights['lines'] =>
    Object.fromEntries(Object.entries(models).map(([name, model]) => [name, turn(model)]))
  const turnLists = (lists: HiddenWeights['columns']): HiddenWeights['columns'] =>
    Object.fromEntries(
      Object.entries(lists).map(([name, said]) => [name, Object.values(turn(Object.fromEntries(said.map((nats, u) => [`u${u}`, nats]))))]),
    )
  const { seams, joins, lines, hidden, steps, places, moves, labels, sureness } = SHIPPED
  return {
    version: 'wild',
    seams: turn(seams),
    joins: turn(joins),
    lines: turnAll(lines),
    steps: turnAll(steps),
    places: turn(places),
    moves: turn(moves),
    labels: turn(labels),
    sureness: turn(sureness),
    hidden: Object.fromEntries(Object.entries(hidden).map(([model, { cues, columns }]) => [model, { cues, columns: turnLists(columns) }])),
  }
}

describe('extreme pages', { timeout: 60_000 }, () => {
  it.each([
    ['no text at all', ''],
    ['one block', '全力保障困难群众温暖过冬'],
    ['ten thousand lines of one character', Array.from({ length: 10_000 }, (_, i) => String.fromCharCode(0x4e00 + (i % 5000))).join('\n')],
    ['ten thousand times the same line', '这一行字每一行都完全一样,一共有一万行之多,算完就好。\n'.repeat(10_000)],
    ['ten thousand headlines', Array.from({ length: 10_000 }, (_, i) => `第${i}个标题写在这里`).join('\n')],
    ['one line of sixty thousand characters', '版面上的一行字'.repeat(8_600)],
    ['one line of brackets', '('.repeat(60_000)],
    ['one line of spaced letters', 'A. '.repeat(20_000)],
    ['one paragraph of sixty thousand characters', '近日,我县组织志愿者清理河道,居民“纷纷点赞”。记者 王燕 摄(下转第三版)'.repeat(1_500)],
    [
      'a long page without any Chinese',
      'COUNTY COUNCIL APPROVES PARK\nBy Martha Ellison\nThe council voted 5-2 on Monday to open the park, she said.\n'.repeat(300),
    ],
    ['numbers alone', Array.from({ length: 500 }, (_, i) => `${i}.${i % 7},${i % 13}%`).join('\n')],
    ['punctuation alone', '，。、；：“”‘’《》（）！？—…·【】「」『』〈〉　■□●◆▲\n'.repeat(200)],
    ['text from right to left', 'مرحبا بالعالم هذا نص عربي طويل نسبيا.\n'.repeat(40)],
    ['text in both directions', '本报讯(记者 王燕)مرحبا بالعالم,近日。שלום עולם\n\u202e文字\u202c\u2066向左\u2069\n'.repeat(60)],
    ['every control character', Array.from({ length: 160 }, (_, i) => `甲${String.fromCharCode(i)}乙丙`).join('\n')],
    ['nothing but lone surrogates', '\ud800\ud801\n\udc00\n\udfff\ud800\n'.repeat(100)],
    ['characters outside the BMP', '𠮷野家𡈽地𣘺本,近日开业。😀👨‍👩‍👧\n'.repeat(80)],
    ['combining marks without end', `a${'\u0301'.repeat(20_000)}`],
    ['lone surrogates and control characters', '\ud800甲\udc00\n\u0000\u0001\n\ufeff\u202e乙丙丁'],
  ])('[G4] %s', (_, text) => {
    const { lines, input } = toInputBlocks(text)
    const result = segmentPage(input)
    expect(result.blocks).toHaveLength(lines.length)
    checkResult(result, lines.length)
  })

  it('[G4] an empty page has an empty result', () => {
    expect(segmentPage({ blocks: [] })).toMatchObject({ blocks: [], articles: [], duplicates: [], doubts: [] })
  })
})

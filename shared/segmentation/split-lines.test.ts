import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { seedPages, smallPages } from '#shared/testing/gold-pages.ts'

import { splitLines, toInputBlocks } from './index.ts'
import { cutsOf } from './split-lines.ts'

/** The line with a bar at each cut. */
function cut(text: string): string {
  return cutsOf(text).reduceRight((line, { at }) => `${line.slice(0, at)}|${line.slice(at)}`, text)
}

const report = '今年以来,全县各镇街抓住农时,组织农户备足种子和化肥,春耕已经全面展开。'

describe('cutsOf', () => {
  it.each([
    [`春耕全面展开 |本报讯(记者 王燕)${report}`, 'headline-report'],
    [`县里召开春耕会议|本报讯(记者 王燕)${report}`, 'headline-report'],
    [`新西兰乳品价格上涨　|据新华社惠灵顿4月20日电 ${report}`, 'headline-report'],
    [`谁来管好这片林？ |本报北京3月5日讯 ${report}`, 'headline-report'],
    [`颱風逼近北部 三縣市停班停課|【記者王大明台北報導】${report}`, 'headline-report'],
    [`股市重挫一九二點|【台北訊】${report}`, 'headline-report'],
    [`春耕全面展开 |晚报讯(记者 王燕)${report}`, 'headline-report'],
    [`County opens a new road to the hills |KUNMING, May 3 (Xinhua) -- The county opened a road.`, 'headline-report'],
    [`${report} |本报讯(记者 王燕)${report}`, 'text-report'],
    [`${report}(洪涛) |本报讯(记者 王燕)${report}`, 'text-report'],
    [`我县表彰一批种粮大户 |近日,${report}`, 'headline-news'],
    [`农户在田间播种。记者 王燕 摄 |图为学校里的升旗仪式。通讯员 刘强 摄`, 'captions'],
    [`农户在田间播种。（记者 王燕 摄）|图为学校里的升旗仪式。（通讯员 刘强 摄）`, 'captions'],
  ])('[G18] cuts %s', (wanted, reason) => {
    const line = wanted.replace('|', '')
    expect(cut(line)).toBe(wanted)
    expect(cutsOf(line)[0]?.reason).toBe(reason)
  })

  it('[G18] cuts a line that holds three things twice', () => {
    const line = `${report} |我县表彰种粮大户 |本报讯(记者 王燕)${report}`
    expect(cut(line.replaceAll('|', ''))).toBe(line)
  })

  it.each([
    `本报讯(记者 王燕)${report}`,
    `■ 本报讯(记者 王燕)${report}`,
    `${report} 记者 张品`,
    '农户在田间播种。通讯员 刘强 王程 摄',
    '农户在田间播种。记者 王燕 摄 （下转第三版）',
    `${report}（下转第三版）`,
    '上接第一版 春耕全面展开',
    '抢抓机遇 全力以赴 县里召开春耕会议',
    `一、抓住农时。${report}`,
    `他告诉新华社记者,来电说${report}`,
    `${report}据新华社北京3月5日电 ${report}`,
    `“春耕全面展开 本报讯(记者 王燕)${report}`,
    `记者 王燕 本报讯 ${report}`,
    '责任编辑 王五 本报讯 有关部门提醒各位农户抓住农时备足种子和化肥。',
    `会上 近日,${report}`,
    '新区 9月3日拍摄的画面里 农户在田间播种,一派忙碌的景象。',
    '',
  ])('[G18] leaves %s whole', (line) => {
    expect(cut(line)).toBe(line)
  })
})

describe('splitLines', () => {
  it('[G18] cuts no line of the sample pages and of the small pages', () => {
    for (const page of [...seedPages(), ...smallPages()]) {
      const { lines, input } = toInputBlocks(page.text)
      const split = splitLines(lines, input)
      expect(split.input, page.name).toEqual(input)
      expect(split.pieces.map(({ line, ...piece }) => ({ i: line, ...piece }))).toEqual(lines)
    }
  })

  it('[G18] gives each piece its own span, and marks and indent to the first', () => {
    const text = `## 春耕全面展开　本报讯(记者 王燕)${report}\r\n\r\n　　下一段。`
    const { lines, input } = toInputBlocks(text)
    const split = splitLines(lines, input)
    expect(
      split.pieces.map(({ start, end, ...piece }) => [piece.line, text.slice(start, end) === piece.text, piece.text.slice(0, 6)]),
    ).toEqual([
      [0, true, '春耕全面展开'],
      [0, true, '本报讯(记者'],
      [1, true, '下一段。'],
    ])
    expect(split.input.blocks.map(({ marks, indented, gap }) => [marks, indented, gap])).toEqual([
      [2, false, 0],
      [0, false, 0],
      [0, true, 1],
    ])
  })

  it('[G18] loses nothing of any text', () => {
    const words = fc.constantFrom(
      '春耕全面展开',
      ' ',
      '　',
      '本报讯(',
      '记者 王燕',
      ')',
      '。',
      '，',
      '摄',
      '图为',
      '近日,',
      '新华社北京3月5日电 ',
      report,
    )
    const any = fc.array(fc.oneof(words, fc.string({ unit: 'binary', maxLength: 4 })), { maxLength: 14 }).map((list) => list.join(''))
    fc.assert(
      fc.property(any, (text) => {
        const { lines, input } = toInputBlocks(text)
        const { pieces, input: cutInput } = splitLines(lines, input)
        expect(cutInput.blocks.map((block) => block.text)).toEqual(pieces.map((piece) => piece.text))
        for (const { start, end, text: piece } of pieces) {
          expect(piece).toBe(text.slice(start, end))
          expect(piece.trim()).not.toBe('')
        }
        for (const { i, text: line } of lines) {
          const bare = pieces.filter((piece) => piece.line === i).map((piece) => piece.text.replace(/\s/g, ''))
          expect(bare.join('')).toBe(line.replace(/\s/g, ''))
        }
      }),
      { seed: 18, numRuns: 1500 },
    )
  })
})

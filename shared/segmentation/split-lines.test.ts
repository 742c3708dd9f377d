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
const council = 'The council voted 6-2 Tuesday to close the Mill Street bridge to all traffic.'

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
    [`颱風逼近北部 三縣市停班停課|（記者林雅惠／台北報導）${report}`, 'headline-report'],
    [`財部公布新貨幣政策 |南京三日電 ${report}`, 'headline-report'],
    [`我市公布第六批非遗名录 |记者 季海燕 ${report}`, 'headline-byline'],
    [`我市公布第六批非遗名录 |■ 本报记者季海燕 通讯员 丁鑫 ${report}`, 'headline-byline'],
    [`县医院启用新楼 |(记者 王燕)${report}`, 'headline-byline'],
    [`县医院启用新楼 |（通讯员 丁鑫 记者 王燕） ${report}`, 'headline-byline'],
    [`Council votes to close bridge |HARWICK — ${council}`, 'headline-report'],
    [`Council votes to close bridge |HARWICK, N.H. — ${council}`, 'headline-report'],
    [`Ferry sinks off Davao, killing two |MANILA (AP) — A ferry sank off Davao early Thursday, killing two.`, 'headline-report'],
    [`Stocks rise for third day |NEW YORK (Reuters) - Stocks rose on Tuesday for the third day in a row.`, 'headline-report'],
    [`Council votes to close bridge |By MARGARET OLSEN`, 'headline-byline'],
    [`Council votes to close bridge |By MARGARET OLSEN and TOM BIDDLE`, 'headline-byline'],
    [`Council votes to close bridge |By MARGARET OLSEN ${council}`, 'headline-byline'],
    [`Council votes to close bridge |By MARY ANN OLSEN HARWICK — ${council}`, 'headline-byline'],
    [`图①:农户在田间播种。 |图②:学生在学校升旗。`, 'captions'],
    [`农户在田间播种。记者 王燕 摄 |图为学校里的升旗仪式。通讯员 刘强 摄`, 'captions'],
    [`农户在田间播种。（记者 王燕 摄）|图为学校里的升旗仪式。（通讯员 刘强 摄）`, 'captions'],
  ])('[G18] cuts %s', (wanted, reason) => {
    const line = wanted.replace('|', '')
    expect(cut(line)).toBe(wanted)
    expect(cutsOf(line)[0]?.reason).toBe(reason)
  })

  it.each([
    `${report} |我县表彰种粮大户 |本报讯(记者 王燕)${report}`,
    `${report}|县医院启用新楼 |本报讯(记者 王燕)${report}`,
    `${report}(记者 王燕) |县医院启用新楼 |本报讯(记者 丁鑫)${report}`,
    `${report}(王燕)|县医院启用新楼|本报讯(丁鑫)${report}`,
    `图①:农户在田间播种。 |图②:学生在学校升旗。 |图③:工人在修复河堤。`,
    `Council votes to close bridge |By MARGARET OLSEN |HARWICK — ${council}`,
    `Council votes to close bridge |By MARGARET OLSEN |NEW YORK (AP) — ${council}`,
  ])('[G18] cuts a line that holds three things twice: %s', (line) => {
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
    // A dateline that a sentence speaks of, and one that signs the text before it.
    `许多读者看到本报讯(记者 王燕)写的报道后来信,${report}`,
    `${report}许多读者看到 本报讯(记者 王燕)${report}`,
    `外交部昨接 南京三日電 稱,${report}`,
    `昨日外交部消息 南京三日電 稱:${report}`,
    `${report} 南京三日電 ${report}`,
    `${report}（記者林雅惠／台北報導） ${report}`,
    `漢口十六日電（記者 王大明）${report}`,
    `漢口十六日電（記者王大明／台北報導）${report}`,
    `本報台北訊（記者王大明／台北報導）${report}`,
    // The rest of a torn-off sentence stands before the headline, or a jump line.
    `${report}分局与辖区银行约定,单笔转账的柜员守护平安出行 本报讯(记者 王燕)${report}`,
    `${report}总经理汤之纲 青藏铁路监测站建成 本报讯(记者 王燕)${report}`,
    `${report}（下转第三版）县医院启用新楼 本报讯(记者 丁鑫)${report}`,
    // A sentence that tells of a reporter, prizes, the end of a piece of news, a credit.
    `昨天下午四点 记者 王燕 冒雨赶到现场,${report}`,
    `在县医院新楼门口 记者 王燕 遇到了老李,${report}`,
    `县医院新楼的建设者 记者 王燕 从县里获悉,${report}`,
    `好新闻一等奖作品 记者 王燕 《春耕》 记者 丁鑫 《秋收》。各位得奖者今年以来都写了许多好作品。`,
    `基层练兵又有新办法 中士 欧小川 本报记者 关岳 ${report}`,
    '县医院启用新楼 (记者 王燕)',
    // Pictures that one sentence or one caption tells of.
    `如图①:所示。 图②:所示。${report}`,
    '图①:农户在田间播种。图②:学生在学校升旗。(王燕 摄)',
    '图①:农户在田间播种, 图②:学生在学校升旗。',
    '左图:农户在田间播种。 右图:学生在学校升旗。',
    // Capitals that are no dateline, or of which nobody can tell where the headline ends.
    'He told the council that NATO — The alliance of the West — was not asked to the talks.',
    'She joined the staff at UNESCO — The agency was new then and had few people of its own.',
    'The mayor of HARWICK — The oldest town in the county — said that he would not stand again.',
    'Everyone in town remembers WOODSTOCK — It was a fair that nobody forgot, they said last week.',
    'Come and see the new TOYOTA — The best car that was ever shown in our shop, friends.',
    'The bank has sold its shares in the firm of LOCKHEED, Burbank — It needed the money for its own works.',
    `COUNCIL VOTES TO CLOSE BRIDGE HARWICK — ${council}`,
    'Hospital nurses join strike across LONDON — The union said on Monday that 4,000 members walked out.',
    '人民日报消息 （记者 王燕）3月5日，北京市召开会议，部署春季防火工作，各区负责人参加会议并发言。',
    'Stocks rise at IBM NEW YORK (AP) — Stocks rose on Tuesday after the bank cut its rate by half a point.',
    'The price of a ticket to SEATTLE - Washington has risen by a third this year, the company said.',
    `Council votes to close bridge. HARWICK — ${council}`,
    'The old town hall was designed By FRANK WRIGHT',
    'The film made in Rome By LUIGI ROSSI was shown in the town hall on Monday to a full house.',
    `By our staff reporter ZENG HAIOU LANGYA — ${council}`,
    '',
  ])('[G18] leaves %s whole', (line) => {
    expect(cut(line)).toBe(line)
  })
})

describe('cutsOf on long lines', () => {
  it.each([
    'A',
    'ABCDE — ',
    '春',
    ' ',
    '。',
    '（ 記者導】',
    ' 1日電',
    '记者 王燕 ',
    '图①:',
    '图①:农户在田间播种。 ',
    'By ABC ',
    '。(记者 王燕) 讯 ',
  ])('[G18] reads 60,000 characters of %j at once', (unit) => {
    const line = unit.repeat(60_000 / unit.length)
    const start = performance.now()
    cutsOf(line)
    expect(performance.now() - start).toBeLessThan(1000)
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

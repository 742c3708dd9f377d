import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { readPageInfo } from './index.ts'

const nothing = { publication: null, date: null, pageNo: null, pageName: null, issueNo: null }

describe('the file name', () => {
  it.each([
    ['牡丹晚报_2021-11-25_B07.txt', { publication: '牡丹晚报', date: '2021-11-25', pageNo: 'B07' }],
    ['2021.11.25 菏泽日报 第3版 要闻.md', { publication: '菏泽日报', date: '2021-11-25', pageNo: '3', pageName: '要闻' }],
    ['rmrb-1985-03-05-01', { publication: '人民日报', date: '1985-03-05', pageNo: '1' }],
    ['20211125A03', { date: '2021-11-25', pageNo: 'A03' }],
    ['济宁日报20230301第05版：综合.txt', { publication: '济宁日报', date: '2023-03-01', pageNo: '5', pageName: '综合' }],
    ['北京晚报 1984年5月6日 第十二版.txt', { publication: '北京晚报', date: '1984-05-06', pageNo: '12' }],
    ['C:\\扫描\\菏泽日报.txt', { publication: '菏泽日报' }],
    ['扫描_菏泽日报_第3版.txt', { publication: '菏泽日报', pageNo: '3' }],
    ['rmrb2013050603.txt', { publication: '人民日报', date: '2013-05-06', pageNo: '3' }],
    ['20130506_临河日报_A3_民生.txt', { publication: '临河日报', date: '2013-05-06', pageNo: 'A3', pageName: '民生' }],
    ['临河日报（2013.05.06）三版.txt', { publication: '临河日报', date: '2013-05-06', pageNo: '3' }],
    ['Linwood Post 2003-03-07 p6.txt', { date: '2003-03-07', pageNo: '6' }],
    ['20210305_(2版).txt', { date: '2021-03-05', pageNo: '2' }],
    ['20210305(1).txt', { date: '2021-03-05', pageNo: null }],
    ['20210305 (2).txt', { date: '2021-03-05', pageNo: null }],
    ['2003-03-07 P06.txt', { date: '2003-03-07', pageNo: 'P06' }],
  ])('[G13] %s', (name, found) => {
    expect(readPageInfo(name, '')).toEqual({ ...nothing, ...found })
  })

  it.each([
    '003_f35563e586983909.txt',
    '2021-13-25.txt',
    '2021-02-30_A1.txt',
    'scan-0001.txt',
    'IMG_20211125_103355.jpg',
    'hash_19990101abcdef.txt',
    'scan2013050603.txt',
    'abc2013050603.txt',
    '2013050603.txt',
    '',
    '...',
  ])('[G13] tells nothing: %s', (name) => {
    expect(readPageInfo(name, '')).toEqual(nothing)
  })
})

describe('the lines at the head of the text', () => {
  it.each([
    ['2021年11月25日 星期四 第3版：要闻\n责任编辑：王五\n标题', { date: '2021-11-25', pageNo: '3', pageName: '要闻' }],
    ['菏泽日报\n2021年11月25日 星期四\n要闻 第3版\n', { publication: '菏泽日报', date: '2021-11-25', pageNo: '3', pageName: '要闻' }],
    ['总第 3456 期 今日8版\nB07版 2021年11月25日\n', { date: '2021-11-25', pageNo: 'B07', issueNo: '3456' }],
    [
      "澧安日报\nLI'AN RIBAO\n2019年5月23日 星期四 己亥年四月十九\n综合新闻 A3\n责任编辑:滕春燕 版式:何 娟 校对:邹 敏\n标题",
      { publication: '澧安日报', date: '2019-05-23', pageNo: 'A3', pageName: '综合新闻' },
    ],
    ['2019年4月22日 星期一 4 经济\n标题', { date: '2019-04-22', pageNo: '4', pageName: '经济' }],
    [
      '1997年3月2日　星期日　农历丁丑年正月廿四\n今日八版 第17832期\n国际 3\n',
      { date: '1997-03-02', pageNo: '3', pageName: '国际', issueNo: '17832' },
    ],
    ['南浦晨报\nA06 城事\n2009年10月15日 星期四\n', { publication: '南浦晨报', date: '2009-10-15', pageNo: 'A06', pageName: '城事' }],
    ['星期二 编辑/夏青 版式/阿昆 B12\n标题', { pageNo: 'B12' }],
    [
      '沅川日报\n第二版　　一九六四年五月十二日　　星期二\n第二三一七号\n',
      { publication: '沅川日报', date: '1964-05-12', pageNo: '2', issueNo: '2317' },
    ],
    ['2版　1982年3月9日\n标题', { date: '1982-03-09', pageNo: '2' }],
    ['中華民國二十四年七月十七日　星期三\n第二張第一版\n', { date: '1935-07-17', pageNo: '2-1' }],
    ['中華民國八十七年十月二十三日　星期五\n要聞　第三版\n農曆戊寅年九月初四\n', { date: '1998-10-23', pageNo: '3', pageName: '要聞' }],
    ['A7　港聞\n每份零售十元\n', { pageNo: 'A7', pageName: '港聞' }],
    ['副刊　B4\n標題', { pageNo: 'B4', pageName: '副刊' }],
    [
      '沅河日报\n2014年10月24日 星期五\n07 副刊 沅水谣\n第1386期\n',
      { publication: '沅河日报', date: '2014-10-24', pageNo: '7', pageName: '副刊 沅水谣', issueNo: '1386' },
    ],
    [
      '江临农工导报\n4 法治·维权\n2016年11月10日　星期四\n总第3127期\n',
      { publication: '江临农工导报', date: '2016-11-10', pageNo: '4', pageName: '法治·维权', issueNo: '3127' },
    ],
    ['第八版 体 育\n标题', { pageNo: '8', pageName: '体育' }],
    ['2016年11月10日　星期四\n07\n标题', { date: '2016-11-10', pageNo: '7' }],
    [
      'SPRING LAKE WEEKLY\nThursday, January 27, 2005\nPage 3\nVol. 12 No. 4\nOld sheds to reopen\n',
      { publication: 'SPRING LAKE WEEKLY', date: '2005-01-27', pageNo: '3', issueNo: 'Vol. 12 No. 4' },
    ],
    ['SPRING LAKE WEEKLY\n2 CITY NEWS\n', { publication: 'SPRING LAKE WEEKLY', pageNo: '2', pageName: 'CITY NEWS' }],
  ])('[G13] %s', (text, found) => {
    expect(readPageInfo('x.txt', text)).toEqual({ ...nothing, ...found })
  })

  it.each([
    '2023“世界地球日”和“爱鸟周”主题宣传活动启动\n本报讯(记者 张慧)2023年4月21日,由市林业局主办',
    '本报讯 2023年4月21日\n',
    '2021年2月30日 星期四\n',
    '纪念2021年11月25日的那次大会胜利召开十周年纪念活动侧记\n',
    `${'标题\n'.repeat(9)}2021年11月25日 星期四\n`,
    '第五版 九月十七日\n今日16版 零售价:0.60元\n',
  ])('[G13] are no folio: %s', (text) => {
    expect(readPageInfo('x.txt', text).date).toBeNull()
  })

  it.each([
    '3 抓好落实\n本报讯 昨日\n',
    '3 民生\n标题',
    '07\n标题',
    'G20 杭州峰会开幕\n标题',
    'F1 赛车上海站\n',
    '二十国集团 2\n标题',
    '更多报道见A4、A5版\n',
  ])('[G13] give no page number: %s', (text) => {
    expect(readPageInfo('x.txt', text).pageNo).toBeNull()
  })
})

describe('front matter', () => {
  const text = '---\ntitle: "旧报"\nnewspaper: 菏泽日报\ndate: 2021-11-25\npage_no: "03"\npage_name: \'要闻\'\n---\n\n# 标题\n'

  it('is read', () => {
    expect(readPageInfo('x.md', text)).toEqual({
      publication: '菏泽日报',
      date: '2021-11-25',
      pageNo: '3',
      pageName: '要闻',
      issueNo: null,
    })
  })

  it('[G13] goes before the file name', () => {
    expect(readPageInfo('牡丹晚报_2020-01-02_B07.md', text)).toMatchObject({ publication: '菏泽日报', date: '2021-11-25', pageNo: '3' })
  })

  it('[G13] with a day that does not exist gives no date', () => {
    expect(readPageInfo('x.md', text.replace('11-25', '02-30')).date).toBeNull()
  })
})

it('[G13] gives only days that exist and values of bounded length, whatever it reads', () => {
  const part = fc.constantFrom(
    '2021',
    '-',
    '年',
    '13',
    '02',
    '30',
    '月',
    '日',
    '第',
    '版',
    '菏泽日报',
    'A1',
    ' ',
    '\n',
    '---\n',
    'date: ',
    '\ud800',
  )
  const text = fc.array(fc.oneof(part, fc.string({ unit: 'binary', maxLength: 10 })), { maxLength: 20 }).map((parts) => parts.join(''))
  fc.assert(
    fc.property(text, text, (name, page) => {
      const info = readPageInfo(name, page)
      for (const value of Object.values(info)) if (value !== null) expect(String(value).length).toBeLessThanOrEqual(200)
      if (info.date !== null) expect(new Date(`${info.date}T00:00:00.000Z`).toISOString().slice(0, 10)).toBe(info.date)
    }),
    { seed: 2, numRuns: 500 },
  )
})

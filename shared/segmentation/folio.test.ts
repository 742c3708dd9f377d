import { describe, expect, it } from 'vitest'

import { readPageInfo } from './index.ts'

const nothing = { publication: null, date: null, pageNo: null, pageName: null, issueNo: null }

describe('a folio of one line', () => {
  it.each([
    ['江城晚报 2009年7月14日 星期二 A06 城事', { publication: '江城晚报', date: '2009-07-14', pageNo: 'A06', pageName: '城事' }],
    ['A06 城事 江城晚报 2009年7月14日 星期二', { publication: '江城晚报', date: '2009-07-14', pageNo: 'A06', pageName: '城事' }],
    ['4 要闻 2018年11月2日 星期五 齐东晨报', { publication: '齐东晨报', date: '2018-11-02', pageNo: '4', pageName: '要闻' }],
    ['12 体育 2012年8月6日 星期一 编辑:冯刚', { date: '2012-08-06', pageNo: '12', pageName: '体育' }],
    ['11版 健康 2016年3月22日 星期二', { date: '2016-03-22', pageNo: '11', pageName: '健康' }],
    ['北河日报 | 2020年6月9日 | 星期二 | 03版 | 评论', { publication: '北河日报', date: '2020-06-09', pageNo: '3', pageName: '评论' }],
    [
      '人物周刊 04 清湖日报 2018年3月27日 星期二 主编:温若水',
      { publication: '清湖日报', date: '2018-03-27', pageNo: '4', pageName: '人物周刊' },
    ],
    ['1995年10月16日 星期一 体 育 海峪晚报 3', { publication: '海峪晚报', date: '1995-10-16', pageNo: '3', pageName: '体育' }],
    [
      '自由時報 A12 生活新聞 中華民國101年5月6日 星期日',
      { publication: '自由時報', date: '2012-05-06', pageNo: 'A12', pageName: '生活新聞' },
    ],
    ['華僑日報 一九五八年八月十七日 星期日 第二張第一頁', { publication: '華僑日報', date: '1958-08-17', pageNo: '2-1' }],
    ['江 州 工 人 报 1988年9月14日 星期三 第三版', { publication: '江州工人报', date: '1988-09-14', pageNo: '3' }],
    ['Linwood Daily Post  Friday, March 7, 2003  Page 6', { publication: 'Linwood Daily Post', date: '2003-03-07', pageNo: '6' }],
    ['6 Linwood Daily Post  Friday, March 7, 2003', { publication: 'Linwood Daily Post', date: '2003-03-07', pageNo: '6' }],
    [
      'CHINA DAILY  Monday, August 6, 2012  SPORTS 23',
      { publication: 'CHINA DAILY', date: '2012-08-06', pageNo: '23', pageName: 'SPORTS' },
    ],
    ['Thursday, June 11, 1998 • The Harwick Gazette • A3', { publication: 'Harwick Gazette', date: '1998-06-11', pageNo: 'A3' }],
    ['SPORTS • Wednesday, April 10, 2019 • Page A3', { date: '2019-04-10', pageNo: 'A3', pageName: 'SPORTS' }],
    [
      '4 HOME NEWS THE NAIROBI SENTINEL, Friday, May 19, 1978',
      { publication: 'NAIROBI SENTINEL', date: '1978-05-19', pageNo: '4', pageName: 'HOME NEWS' },
    ],
  ])('[G13] %s', (line, found) => {
    expect(readPageInfo('x.txt', `${line}\n\n标题\n`)).toEqual({ ...nothing, ...found })
  })
})

describe('page numbers on a line of their own', () => {
  it.each([
    ['03 | 评论\n2020年6月9日 星期二', '3', '评论'],
    ['临河日报\n星期一 2013/5/6\n2版', '2', null],
    ['临河日报\n2013.5.6 星期一\n二版 经济', '2', '经济'],
    ['The Harwick Gazette\nThursday, June 11, 1998\nPage A3', 'A3', null],
    ['PAGE FIVE\nNairobi, Friday', '5', null],
    ['華僑日報\n第二張第一頁', '2-1', null],
  ])('[G13] %s', (text, pageNo, pageName) => {
    expect(readPageInfo('x.txt', text)).toMatchObject({ pageNo, pageName })
  })

  it.each([
    '秋粮收购价上调 3版\n2020年6月9日 星期二',
    '2版\n标题',
    '二版 抓好落实\n2020年6月9日 星期二',
    '2020年6月9日 星期二 3 4',
    'Friday, February 17\nSPRING LAKE WEEKLY',
    'Oneida Page Boys\nSPRING LAKE WEEKLY',
    '2021年3月5日 星期五\nG20峰会',
    '2021年3月5日 星期五\nC919 首飞',
    'Tuesday, May 3, 2021\nCOVID 19',
    'GAME 7\nMay 3, 2021',
    'TOP 10\nTuesday, May 3, 2021',
  ])('[G13] is none: %s', (text) => {
    expect(readPageInfo('x.txt', text).pageNo).toBeNull()
  })
})

describe('a line that names another page', () => {
  it.each([
    '县委召开常委会会议\n(下转第三版)',
    '北河日报 2020年6月9日\n(上接第一版)会议强调,抓好落实',
    '上接第一版',
    '▶▶▶详见第5版',
    '见今日第3版\n人勤春来早',
    '县委召开常委会会议\n(全文见第三版)',
    '全文刊登第2版\n今日导读',
    '（社論見第二版）',
    'Linwood Daily Post\nContinued on Page 4',
  ])('[G13] gives the page neither number nor name: %s', (text) => {
    expect(readPageInfo('x.txt', text)).toMatchObject({ pageNo: null, pageName: null })
  })

  it('[G13] does not go before the folio', () => {
    expect(readPageInfo('x.txt', '(上接第一版)\n4 要闻 2018年11月2日 星期五 齐东晨报')).toMatchObject({ pageNo: '4', pageName: '要闻' })
  })

  it.each([
    ['副刊第4版 2018年11月2日', '4'],
    ['海峡经济导刊 第2版 2018年11月2日', '2'],
    ['连载 第三版 2018年11月2日', '3'],
  ])('[G13] %s names its own', (line, pageNo) => {
    expect(readPageInfo('x.txt', line).pageNo).toBe(pageNo)
  })
})

describe('the name of the paper', () => {
  it.each([
    ['中国妇女报\n2011年3月8日 星期二 第3版', '中国妇女报'],
    ['解放军报\n1984年5月6日 第2版', '解放军报'],
    ['新疆石油报\n1993年5月6日 星期四 第四版 副刊', '新疆石油报'],
    ['铁山矿工报\n1993年5月6日 星期四', '铁山矿工报'],
    ['大公報\n一九五八年八月十七日 星期日 第三版', '大公報'],
    ['文汇报 1984年5月6日 第2版', '文汇报'],
    ['中国青年报 2011年3月8日 星期二 第3版 要闻', '中国青年报'],
    ['参考消息\n1984年5月6日 星期日 第二版', '参考消息'],
    ['今日临河\n2013年5月6日 星期一 第2版 综合新闻', '今日临河'],
    ['临 河 日 报\n2013年5月6日 星期一', '临河日报'],
    ['2004年3月30日 星期二 第三版 家庭·社会 江南妇女报', '江南妇女报'],
    ['《临河日报》2013年5月6日第2版', '临河日报'],
  ])('[G13] is read: %s', (text, publication) => {
    expect(readPageInfo('x.txt', text).publication).toBe(publication)
  })

  it.each([
    '天气预报\n2013年5月6日 星期一',
    '中共江源省委机关报\n2013年5月6日 星期一',
    '县里传来喜报\n2013年5月6日 星期一',
    '好人有好报\n2013年5月6日 星期一',
    '中国妇女报\n标题\n本报讯 昨日',
    '今日导读\n2013年5月6日 星期一',
    '2013年5月6日 星期一\n今日临河',
    '《临河日报》创刊五十周年座谈会举行\n2013年5月6日 星期一',
    'HOME NEWS\nFriday, May 19, 1978',
    'Council Breaks Record\nFriday, May 19, 1978',
    'Council Sets Record May 3, 2021',
    'May 3, 2021 Labour Leader',
    '今日冬至\n2021年12月21日',
    '今日休刊\n2021年12月21日',
  ])('[G13] is not read: %s', (text) => {
    expect(readPageInfo('x.txt', text).publication).toBeNull()
  })
})

it.each([
  '把乡村振兴抓在手上\n——2020年3月5日县委书记在大会上的讲话',
  '公 告\n2020年3月5日前未登记的车主请到交警队办理',
  '本报荣获2019年12月1日全国报纸印刷质量精品奖',
  '临河日报1950年10月1日创刊',
  '兑奖截止日期:2004年1月18日',
  '关于2020年3月5日停电的通知',
  'On March 7, 2003 the council voted to close it',
])('[G13] a date in words of a sentence is none of the page: %s', (text) => {
  expect(readPageInfo('x.txt', text).date).toBeNull()
})

it.each(['9', ' ', 'A', 'Aa ', '报', '临 ', '第', '版 ', '2020年', '|', '(', '一', 'Page ', '下转', 'A1', '责编 ', '. '])(
  '[G13] a line of nothing but %j takes no time, however long it is',
  (part) => {
    const long = part.repeat(60_000 / part.length)
    const texts = [long, `2020年3月5日${long}`, `${part.repeat(59 / part.length)}\n`.repeat(1000), `---\n${long}\n---\n`]
    const began = Date.now()
    for (const text of texts) readPageInfo('x.txt', text)
    readPageInfo(long, '')
    readPageInfo(`2020-03-05${long}`, '')
    expect(Date.now() - began).toBeLessThan(2000)
  },
)

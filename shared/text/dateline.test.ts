import { describe, expect, it } from 'vitest'

import { findDateline, readDateline, trailingDateline } from './index.ts'

describe('readDateline', () => {
  it.each([
    ['本报讯(记者 王燕)为', '本报讯'],
    ['本报微山讯(通讯员 葛居涛)去年以来', '本报微山讯'],
    ['新华社北京3月5日电 全国', '新华社北京3月5日电'],
    ['据新华社珠海3月5日电 春节过后', '据新华社珠海3月5日电'],
    ['本报济南4月2日讯', '本报济南4月2日讯'],
    ['【本報訊】市立醫院', '本報訊'],
    ['（本报讯）柳林公社', '本报讯'],
    ['(本报讯 记者 王燕)昨日', '本报讯'],
    ['大众日报讯 记者', '大众日报讯'],
    ['晨报讯(记者 龚磊)前晚', '晨报讯'],
    ['晚报讯 滨河半程马拉松赛', '晚报讯'],
    ['新华社长沙二十六日电　正在施工', '新华社长沙二十六日电'],
    ['据路透社布鲁塞尔电 比利时', '据路透社布鲁塞尔电'],
    ['据埃菲社利马3月3日电 秘鲁', '据埃菲社利马3月3日电'],
    ['路透社倫敦十四日電　下院', '路透社倫敦十四日電'],
    ['中央社南京十五日電　行政院', '中央社南京十五日電'],
    ['〔中央社台北十五日電〕離家', '中央社台北十五日電'],
    ['本報開封十六日專電　豫省', '本報開封十六日專電'],
    ['漢口十六日電　江漢關', '漢口十六日電'],
    ['本報特訊　天氣炎熱', '本報特訊'],
    ['本市消息　曹家渡', '本市消息'],
    ['本报综合消息 国内', '本报综合消息'],
    ['【記者王大明台北報導】', '台北報導'],
    ['【本報記者周敏儀紐約報導】', '本報紐約報導'],
    ['〔記者王大明、李小華／台中報導〕', '台中報導'],
    ['（中央社記者王大明台北15日電）', '中央社台北15日電'],
    ['(记者 王明 北京3月5日电)', '北京3月5日电'],
    ['（本報綜合報導）', null],
    ['【綜合報導】', '綜合報導'],
    ['【記者王大明報導】', null],
    ['GREENFIELD, May 4 - Two days of rain', 'GREENFIELD, May 4'],
    ['KUNMING (Xinhua) -- Exporters of cut flowers', 'KUNMING'],
    ['BEIJING, March 5 (Xinhua) -- The', 'BEIJING, March 5'],
  ])('%s', (text, dateline) => {
    expect(readDateline(text)).toBe(dateline)
  })

  it.each([
    '本报通讯员 张三',
    '国家电网山东公司供电稳定',
    '新闻网讯息繁多',
    '近日,记者从本报讯息中心',
    '他打来电话',
    '新华社电影频道 开播',
    '3月5日电力部门',
    '【列车停运】记者昨晚',
    '[记者走基层]',
    '',
  ])('finds none in %s', (text) => {
    expect(readDateline(text)).toBeNull()
  })

  it('says where it ends', () => {
    const text = '【記者王大明台北報導】中度颱風'
    expect(text.slice(findDateline(text)?.end)).toBe('中度颱風')
    expect(findDateline(text)?.names).toEqual(['王大明'])
  })
})

describe('trailingDateline', () => {
  it('reads the bracket that ends a feature', () => {
    expect(trailingDateline('（本报抚安２月２８日电）')).toBe('本报抚安２月２８日电')
    expect(trailingDateline('灯还亮着。（新华社昆明9月8日电）')).toBe('新华社昆明9月8日电')
    expect(trailingDateline('灯还亮着。（记者 王燕）')).toBeNull()
  })
})

import { describe, expect, it } from 'vitest'

import { coreValueOf, englishLabelOf, isBoxTitle, isDetail, isFeatureLine, isPaperName, isSerialEnd, startsCaption } from './lexicon.ts'

describe('the name of a newspaper', () => {
  it.each(['沂阳日报', '■ 南岭早报', '澜 州 都 市 报', '青峪矿工报', '滬濱新報', 'THE HARLOW MERCURY', 'Vale County Gazette'])(
    'is %s',
    (text) => {
      expect(isPaperName(text)).toBe(true)
    },
  )

  it.each(['天气预报', '市聞簡報', '简明新闻', '第五轮战报', '日报', 'Daily life in the valley', '沂阳日报社召开年会'])(
    'is not %s',
    (text) => {
      expect(isPaperName(text)).toBe(false)
    },
  )
})

describe('a line that says when, where or under which number', () => {
  it.each([
    '时间:4月15日8:30—15:30',
    '地点：市文化馆三楼302教室',
    '报名电话:7890211',
    '乘车路线:乘2路公交车',
    '報名地點：台中市民權路一四一號',
  ])('is %s', (text) => {
    expect(isDetail(text)).toBe(true)
  })

  it.each(['时间过得真快', '地点在市文化馆', '老人说：时间:就是生命', '电话那头说', `地址:${'很长的话'.repeat(20)}`])(
    'is not %s',
    (text) => {
      expect(isDetail(text)).toBe(false)
    },
  )
})

describe('the end of an instalment', () => {
  it.each(['(待续)', '（未完）', '(未完,明日續刊)', '(三十六•明日續刊)', '【下期续】'])('is %s', (text) => {
    expect(isSerialEnd(text)).toBe(true)
  })

  it.each(['(汤小满)', '待续', '(工程尚未完全结束,将于年底前全部竣工验收)', '(全文完)'])('is not %s', (text) => {
    expect(isSerialEnd(text)).toBe(false)
  })
})

describe('core values', () => {
  it.each([
    ['富强民主文明和谐', 0],
    ['富强 民主 公正 文明 和谐', 0],
    ['自由·平等·公正·法治', 4],
    ['爱国', 8],
    ['爱国者', undefined],
    ['自由人', undefined],
    ['自由 Freedom', undefined],
    ['爱国主义教育基地', undefined],
    ['富强民主的国家', undefined],
    ['讲文明 树新风', undefined],
    ['', undefined],
  ])('%s stands at %s', (text, at) => {
    expect(coreValueOf(text)).toBe(at)
  })
})

describe("a feature's second headline", () => {
  it.each([
    '——临河县推广玉米免耕播种侧记',
    '——沅汀市松涛小学开展校园戏剧教育纪实',
    '—— 访汇水洁具公司总经理连守诚',
    '--讀散文集《潮間帶》',
    '――某縣新村掠影',
    '——记扎根山村的女教师连守慧',
    '——看青石镇如何做大挂面产业',
  ])('is %s', (text) => {
    expect(isFeatureLine(text)).toBe(true)
  })

  it.each(['临河县推广玉米免耕播种侧记', '——他这样说,也这样做。', '——招聘启事', '——'])('is not %s', (text) => {
    expect(isFeatureLine(text)).toBe(false)
  })
})

describe('an English label', () => {
  it.each([
    'LETTERS TO THE EDITOR',
    'News in brief',
    'COMPANY BRIEFS',
    "What's on",
    'SHERIFF’S LOG',
    '50 YEARS AGO',
    'Quote of the day',
    'School notes',
    'Briefs',
    'Thought for the day',
    'Births, marriages and deaths',
    'Classified ads',
    'Your views',
    'Our letters',
    'Letters to the Editor.',
  ])('stands over pieces of one kind: %s', (text) => {
    expect(englishLabelOf(text)).toBe('column')
  })

  it.each(['NATION', 'Local News', 'The Arts', 'SPORTS', 'Business Report', 'TELEGRAMS.'])('stands over a subject: %s', (text) => {
    expect(englishLabelOf(text)).toBe('subject')
  })

  it.each([
    'Sports hall to open in May',
    'Letter bomb found at bank',
    'Briefs of the case are lost',
    'Nation mourns',
    'Brief',
    'Deaths on roads rise again',
    '读者来信',
    'Classified papers leaked',
    '记者手记',
    '',
  ])('is not %s', (text) => {
    expect(englishLabelOf(text)).toBeUndefined()
  })
})

describe('the title of a box', () => {
  it.each(['编者按', '【律师说法】', '背景材料', '■相关链接', '记者手记：', '数读', "Editor's note", 'AT A GLANCE'])('is %s', (text) => {
    expect(isBoxTitle(text)).toBe(true)
  })

  it.each(['编者按语的写法', '律师说法不一', '数据显示经济回升', 'Background checks for drivers', '记者'])('is not %s', (text) => {
    expect(isBoxTitle(text)).toBe(false)
  })
})

describe('captions', () => {
  it.each(['图为活动现场。', '▲图为活动现场。', '▼学生在看糖画表演。', '◀ 6月9日,学生在捏面人。', '图②：选手冲过终点。'])(
    'begin so: %s',
    (text) => {
      expect(startsCaption(text)).toBe(true)
    },
  )

  it.each(['▼下转第三版', '◀上接第一版', '▲第七届全国农民运动会', '▼▼▼', '图书馆今起试行信用借书'])('do not begin so: %s', (text) => {
    expect(startsCaption(text)).toBe(false)
  })
})

import { describe, expect, it } from 'vitest'

import { furnitureSort, isFurniture, isKnownSlogan, isSpecks } from './furniture.ts'

describe('furniture', () => {
  it.each([
    '中共江原省委主办 2004年4月13日 星期二 农历甲申年闰二月廿四 第19876号 今日八版',
    '轻纺工贸报 一九九九年四月十三日 星期二 第三版 市场信息',
    '沔川日报 2019年8月7日 星期三 编辑:商雨 美编:阿蒙 电子信箱 a@b.example',
    '滬濱新報　中華民國二十四年八月十五日　星期四　農曆乙亥年七月十七日　第二張第五版',
    '云城地区今天白天到夜间：多云转小雨 偏南风二到三级 最高气温19℃ 最低气温11℃',
    '今明天气：阴有小雨，北风2至3级，8℃～13℃',
    '多云间晴 气温12—21℃ 东风二级',
    '教育热线:0759-3381226 投稿邮箱:a@b.example',
    '本报地址：岳州市解放路18号 邮政编码：460001 夜班电话：332215',
  ])('is %s', (text) => {
    expect(isFurniture(text)).toBe(true)
  })

  it.each([
    '预计未来三天气温在13℃至18℃之间，注意保暖',
    '据县气象台预报：11日阴有小雨，气温13℃至18℃；12日转晴。',
    '2004年4月13日，星期二，省委常委会召开扩大会议。',
    '一九九九年四月十三日是他最难忘的一天',
    '寒潮来袭 最低气温将降至零下11℃',
    '今夏气温屡破40℃ 冷饮厂日夜赶工',
    '招聘热线：5550118 地址：云城市解放路118号',
  ])('is not %s', (text) => {
    expect(isFurniture(text)).toBe(false)
  })
})

describe('the sort of furniture', () => {
  it.each([
    ['農曆戊午年七月十二日', 'dated'],
    ['民國五十七年十一月三十日', 'dated'],
    ['娛樂版 一九八三年七月二十二日 FRI', 'dated'],
    ['淮滨晨报 2011.3.15 消费维权特刊 B3', 'dated'],
    ['14 THE STRATHALMOND COURIER, TUESDAY, NOVEMBER 9, 1976', 'dated'],
    ['今天出版八版', 'pages'],
    ['今日對開八版', 'pages'],
    ['今日要目 地方政府机构改革问答（第二版） 南沙归来（第四版）', 'index'],
    ['连载:古城枪声(四版)', 'index'],
    ['Inside: TV and Radio 2 Women 6 Stars 9', 'index'],
    ['编辑 邝野 美编 小鹿 责校 老秦', 'editors'],
    ['版头设计 毕 升 之', 'editors'],
    ['責任編輯／方宜君　美術編輯／蕭如', 'editors'],
    ['Printed and published by the Proprietors, Mercer Row.', 'editors'],
    ['本報零售每份銅元六枚', 'price'],
    ['本报通讯处:蚌山市治淮路', 'address'],
    ['读编热线 8209 1414', 'hotline'],
    ['[廣告查詢三三七七〇一]', 'hotline'],
    ['申訴專線（〇二）二九六八——', 'hotline'],
    ['扫一扫 关注官方微信', 'hotline'],
    ['投稿请寄本报副刊部 邮编 三二五六〇〇', 'letters'],
    ['Letters should be no longer than 150 words and must carry the full name.', 'letters'],
  ])('is told by the words of %s', (text, sort) => {
    expect(furnitureSort(text)).toBe(sort)
  })

  it.each([
    '2004年4月13日，星期二，省委常委会召开扩大会议。',
    '一九九九年四月十三日是他最难忘的一天',
    '农历正月十五闹元宵',
    'Born May 5, 1920 in Leeds',
    '1997年7月1日 香港回归',
    '招生就业处 2011年11月10日',
    'Inside the 1920 courthouse',
    '（下转 第四版）',
    '《现代汉语词典》 第七版',
    '版面 调整',
    '药品定价将分三部分推进',
    '猪肉零售价每斤下降三元',
    '读者信箱（二）',
    '铁路专线一二三期工程全部贯通',
    '扫码点餐 老人犯难',
    '关注“两会”',
    '来信收到，随信寄去两张照片。',
    'Readers may be surprised to learn that the mill never closed.',
    '读者信箱',
    '晚报热线',
    'Letters to the Editor',
    '《纸上的年轮》 沈墨樵著 定价18.50元',
    '农村网络零售额达到1023亿元',
    '市委书记到七版面街道调研',
    '别让“扫描”挡住了老人',
  ])('is none of %s', (text) => {
    expect(furnitureSort(text)).toBeUndefined()
  })
})

describe('specks', () => {
  it.each(['丨 丶', '一一', 'kk .. l', '/ 3', "l'0 .", '（22', '· ·  丨'])('is %s', (text) => {
    expect(isSpecks(text)).toBe(true)
  })

  it.each([
    '一',
    '（一）',
    '二二',
    '(1)',
    '20.',
    'way."',
    'way?',
    'in a',
    '5 p.m.',
    '3:00',
    '$25',
    'Q&A',
    'LUX.',
    '91.3%。',
    '47',
    '春水',
    '丨报',
    '作者 三',
  ])('is not %s', (text) => {
    expect(isSpecks(text)).toBe(false)
  })
})

describe('a slogan that everybody knew', () => {
  it.each(['工业学大庆', '備戰備荒為人民', '鼓足干劲 力争上游 多快好省地建设社会主义', '爱国 敬业 诚信 友善', '众志成城，共克时艰！'])(
    'is %s',
    (text) => {
      expect(isKnownSlogan(text)).toBe(true)
    },
  )

  it.each(['工业学大庆会议在油田召开', '乡村振兴看石桥', '民主', '自由民主党', '民族团结', '实事求是地谈钢产量'])('is not %s', (text) => {
    expect(isKnownSlogan(text)).toBe(false)
  })
})

/** Texts of one pattern about different things: weather, prices, notices, weekly reports. Not copies of each other. */
import type { Random } from '../segmentation/random.ts'
import { nameOf } from './writer.ts'

const PLACES = [
  '临河',
  '沂源',
  '平川',
  '南屿',
  '石桥',
  '青浦',
  '大岙',
  '清江',
  '长岭',
  '安丰',
  '白沙',
  '柳林',
  '东明',
  '曹集',
  '高庄',
  '马坊',
]
const WINDS = ['偏北风', '偏南风', '东南风', '西北风', '东北风']
const SKIES = ['晴', '多云', '晴转多云', '多云转阴', '阴有小雨', '小雨转多云', '阴转晴']

/** Two texts of one pattern with other dates or figures, now and then another place or name too. */
export type Pattern = (random: Random) => string

const date = (random: Random): string => `${String(random.int(1, 12))}月${String(random.int(1, 28))}日`

const weather: Pattern = (random: Random): string =>
  `据市气象台预报，${date(random)}白天到夜间${random.pick(SKIES)}，${random.pick(WINDS)}${String(random.int(2, 4))}到${String(random.int(5, 7))}级，最高气温${String(random.int(-2, 36))}℃，最低气温${String(random.int(-12, 24))}℃，相对湿度${String(random.int(20, 95))}%，空气质量指数${String(random.int(20, 160))}，请市民注意根据气温变化增减衣物。`

const prices: Pattern = (random: Random): string =>
  `市农贸中心批发市场${date(random)}行情：白菜每公斤${(random.int(5, 30) / 10).toFixed(1)}元，萝卜${(random.int(5, 30) / 10).toFixed(1)}元，黄瓜${(random.int(15, 60) / 10).toFixed(1)}元，鸡蛋${(random.int(60, 120) / 10).toFixed(1)}元，猪肉${String(random.int(16, 42))}元，全天上市蔬菜${String(random.int(200, 980))}吨，比前一天${random.pick(['增加', '减少'])}${String(random.int(2, 60))}吨。`

const notice: Pattern = (random: Random): string =>
  `停水通知：因供水管道检修，定于${date(random)}${String(random.int(7, 10))}:${random.pick(['00', '30'])}至${String(random.int(15, 22))}:${random.pick(['00', '30'])}对部分路段停止供水，请沿线用户提前做好储水准备，给您带来不便敬请谅解。抢修热线：${String(random.int(2000000, 8999999))}。`

const weekly: Pattern = (random: Random): string =>
  `本周全市共接报警情${String(random.int(300, 2800))}起，比上周${random.pick(['上升', '下降'])}百分之${String(random.int(1, 20))}，其中刑事警情${String(random.int(10, 90))}起，治安警情${String(random.int(40, 400))}起，交通警情${String(random.int(100, 900))}起，救助群众${String(random.int(20, 300))}人次，抓获违法犯罪嫌疑人${String(random.int(5, 80))}名。警方提醒广大市民提高防范意识，外出时关好门窗，遇到可疑情况及时报警。`

const rates: Pattern = (random: Random): string =>
  `外汇牌价：${date(random)}每100美元兑人民币${String(random.int(600, 830))}.${String(random.int(10, 99))}元，每100欧元兑人民币${String(random.int(740, 1100))}.${String(random.int(10, 99))}元，每100日元兑人民币${String(random.int(5, 9))}.${String(random.int(10, 99))}元，每100港元兑人民币${String(random.int(78, 107))}.${String(random.int(10, 99))}元。`

/** Texts that differ in dates and figures alone. */
export const FIGURE_PATTERNS: readonly Pattern[] = [weather, prices, notice, weekly, rates]

/** Captions of one pattern: other place, other person, other event. */
export const CAPTION_PATTERNS: readonly Pattern[] = [
  (random: Random): string => `图为志愿者在${random.pick(PLACES)}社区为老人理发。本报记者 ${nameOf(random)} 摄`,
  (random: Random): string => `${random.pick(PLACES)}镇群众在田间抢收小麦。记者 ${nameOf(random)} 摄`,
  (random: Random): string =>
    `${random.pick(PLACES)}县举行${random.pick(['春季运动会', '书画作品展', '消防演练', '技能比武', '文艺汇演'])}，${random.pick(['吸引众多市民参加', '选手在比赛中', '现场气氛热烈'])}。${nameOf(random)} 摄`,
  (random: Random): string =>
    `民警${nameOf(random)}在${random.pick(PLACES)}路口向${random.pick(['过往群众', '学生', '驾驶员', '老人'])}宣传${random.pick(['交通安全知识', '防骗常识', '禁毒知识'])}。`,
]

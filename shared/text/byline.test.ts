import { describe, expect, it } from 'vitest'

import { couldBeName, looksLikeName, parseCredits, readByline, readDateline, trailingCredits } from './index.ts'

describe('readByline', () => {
  it.each([
    ['记者 王燕 通讯员 孙安琪', ['王燕', '孙安琪']],
    ['记者王燕通讯员孙安琪', ['王燕', '孙安琪']],
    ['■白建喜', ['白建喜']],
    ['□ 沈秋池', ['沈秋池']],
    ['作者：莫言', ['莫言']],
    ['文/图 记者 张三 李四', ['张三', '李四']],
    ['王五/文 赵六/图', ['王五', '赵六']],
    ['本报记者 王　燕 通讯员 时苏建', ['王燕', '时苏建']],
    ['新华社记者 李学仁摄', ['李学仁']],
    ['通讯员 常川 张允 摄', ['常川', '张允']],
    ['巨野县供电公司 供图', ['巨野县供电公司']],
    ['买买提·艾力 摄', ['买买提·艾力']],
    ['本報記者 陳明遠', ['陳明遠']],
    ['By Martha Ellison', ['Martha Ellison']],
    ['本报讯(记者 王燕 通讯员 丁鑫)为高质量完成换届选举工作', ['王燕', '丁鑫']],
    ['新华社北京3月5日电 (记者张旭东、王明)会议今天开幕。', ['张旭东', '王明']],
    ['本报济南4月2日讯 记者 王燕 报道:近日', ['王燕']],
    ['为促进事业发展提供有力支撑。 记者 张品', ['张品']],
    ['环境卫生不断改善。 ■通讯员 刘志尚 王程 摄', ['刘志尚', '王程']],
  ])('%s', (text, names) => {
    expect(readByline(text)).toEqual(names)
  })

  it.each([
    '本报讯 记者从市教育局获悉,今年中考',
    '昨天,记者王燕来到现场采访。',
    '记者走基层',
    '□ 春天的故事',
    '(作者系汶上县寅寺镇党委书记)',
    '责任编辑 王五',
    '',
    '王燕来了',
  ])('reads no names into %s', (text) => {
    expect(readByline(text)).toEqual([])
  })
})

describe('readDateline', () => {
  it.each([
    ['本报讯(记者 王燕)为', '本报讯'],
    ['本报微山讯(通讯员 葛居涛)去年以来', '本报微山讯'],
    ['新华社北京3月5日电 全国', '新华社北京3月5日电'],
    ['据新华社珠海3月5日电 春节过后', '据新华社珠海3月5日电'],
    ['本报济南4月2日讯', '本报济南4月2日讯'],
    ['【本報訊】市立醫院', '本報訊'],
    ['大众日报讯 记者', '大众日报讯'],
    ['GREENFIELD, May 4 - Two days of rain', 'GREENFIELD, May 4'],
  ])('%s', (text, dateline) => {
    expect(readDateline(text)).toBe(dateline)
  })

  it.each(['本报通讯员 张三', '国家电网山东公司供电稳定', '新闻网讯息繁多', '近日,记者从本报讯息中心', '他打来电话', ''])(
    'finds none in %s',
    (text) => {
      expect(readDateline(text)).toBeNull()
    },
  )
})

describe('parseCredits', () => {
  it('tells a credit of pictures from a byline', () => {
    expect(parseCredits('记者 王燕 摄')?.kind).toBe('credit')
    expect(parseCredits('图/赵六')?.kind).toBe('credit')
    expect(parseCredits('记者 王燕')?.kind).toBe('byline')
    expect(parseCredits('文/图 王燕')?.kind).toBe('byline')
  })

  it('refuses anything that also says something else', () => {
    expect(parseCredits('记者 王燕 近日在现场采访')).toBeUndefined()
    expect(parseCredits('记者 '.repeat(40))).toBeUndefined()
  })
})

describe('trailingCredits', () => {
  it('says where the names begin', () => {
    const text = '共同呵护自然。通讯员 杜丽萍 摄'
    const found = trailingCredits(text)
    expect(text.slice(found?.at)).toBe('通讯员 杜丽萍 摄')
    expect(found?.credits).toEqual({ kind: 'credit', names: ['杜丽萍'] })
  })

  it('takes no whole line', () => {
    expect(trailingCredits('通讯员 杜丽萍 摄')).toBeUndefined()
  })
})

describe('names', () => {
  it('begin with a family name where nothing else says that they are names', () => {
    expect(looksLikeName('王燕')).toBe(true)
    expect(looksLikeName('欧阳修远')).toBe(true)
    expect(looksLikeName('春天')).toBe(false)
    expect(looksLikeName('王燕来了吗')).toBe(false)
    expect(couldBeName('时苏建')).toBe(true)
    expect(couldBeName('一个长长的词')).toBe(false)
  })
})

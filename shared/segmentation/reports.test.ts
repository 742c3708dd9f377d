/** Reports: what begins one and what is still of it, on pages as small as the rule allows. */
import { describe, expect, it } from 'vitest'

import { ordersOf, rolesOf, segmentLines } from '#shared/testing/segment-lines.ts'

describe('reports', () => {
  it('[G6] are articles of their own, however alike two of them are', () => {
    const report = (school: string, writer: string, count: string): string =>
      `本报讯(记者 ${writer})9月1日上午,${school}举行新学年开学典礼,${count}名师生参加。校长寄语同学们珍惜时光,努力学习。`
    const result = segmentLines(
      '一中举行开学典礼',
      report('市一中', '左宁', '两千余'),
      '二中举行开学典礼',
      report('市二中', '屈平', '一千八百'),
    )
    expect(ordersOf(result)).toEqual([
      [0, 1],
      [2, 3],
    ])
  })
})

describe('what a report tells at its end', () => {
  it('[G6] when, where and under which number is of the report, not an advertisement', () => {
    const fair = '本报讯(记者 王燕)由临河县人社局主办的春季招聘会4月15日在县体育馆举行,一百二十家企业进场招人,提供岗位三千多个。'
    const clinic = '本报讯(记者 段一鸣)4月16日是世界嗓音日,沂河区中心医院耳鼻喉科的医生当天免费为市民义诊,不用预约。'
    const result = segmentLines(
      '春季招聘会后天进体育馆',
      fair,
      '时间:4月15日8:30—15:30',
      '地址:县体育馆(建设东路18号)',
      '乘车路线:乘2路、11路公交车到体育馆站下车',
      '嗓子不舒服,周六去看免费门诊',
      clinic,
      '咨询电话:5566110',
    )
    expect(ordersOf(result)).toEqual([
      [0, 1, 2, 3, 4],
      [5, 6, 7],
    ])
    expect(rolesOf(result)).toEqual(['headline', 'body', 'body', 'body', 'body', 'headline', 'body', 'body'])
  })

  it('[G20] in an advertisement it is of that', () => {
    const result = segmentLines(
      '临河县推广玉米免耕播种',
      '本报讯(记者 王燕)4月8日,临河县举行春耕现场会,推广玉米免耕播种,各乡镇农技员到场观摩学习。',
      '南山家具城清仓大甩卖',
      '全场沙发、床垫、餐桌三折起,买满两千元送货上门',
      '地址:县城人民路66号',
      '电话:5566228',
    )
    expect(rolesOf(result).slice(2)).toEqual(['ad', 'ad', 'ad', 'ad'])
  })
})

describe('numbered reports', () => {
  it.each(['1.', '一、', '（一）'])('[G6] are articles of their own: %s', (first) => {
    const numbers = first === '1.' ? ['1.', '2.', '3.'] : first === '一、' ? ['一、', '二、', '三、'] : ['（一）', '（二）', '（三）']
    const lines = [
      ['临河县举办马拉松', '本报讯(记者 王燕)4月8日,临河县举办马拉松比赛,三千名选手参加,市民沿途加油。'],
      ['城南菜市场改造完工', '本报讯(记者 段一鸣)城南菜市场改造日前完工,新设摊位一百二十个,地面不再湿滑。'],
      ['老艺人走进课堂', '本报讯(记者 何平)皮影老艺人走进县实验小学,教孩子们刻皮影、唱皮影戏。'],
    ]
    const result = segmentLines(...lines.flatMap(([title = '', text = ''], i) => [`${numbers[i] ?? ''}${title}`, text]))
    expect(ordersOf(result)).toEqual([
      [0, 1],
      [2, 3],
      [4, 5],
    ])
  })
})

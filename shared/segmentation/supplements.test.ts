/** Essays and verse, on pages as small as the rule allows. */
import { describe, expect, it } from 'vitest'

import { ordersOf, rolesOf, segmentLines } from '#shared/testing/segment-lines.ts'

describe('supplements', () => {
  it('[G8] verse is text that is never joined', () => {
    const verse = ['溪水醒了', '石头也醒了', '一只白鹭把影子', '种在田埂上', '风从山那边来', '捎着去年的花籽', '没有寄信人', '柳条垂下来']
    const result = segmentLines(
      '母亲的菜园',
      '周敏',
      '母亲进城三年,最放不下的是老屋后面那片菜园。每到清明,她总要念叨,韭菜该割头茬了,豆角该下种了。',
      '去年春天,她在楼下的空地上翻出一小块地,种上葱和青菜,邻居路过都要停下来看一看。',
      '菜长起来,母亲挨家送去。她说,菜园不在大小,有人吃,就是好菜园。',
      '春日',
      '陆小满',
      ...verse,
      '像谁晾在河边的线',
      '母亲弯腰的时候',
      '整个村庄',
      '都朝她弯了一弯',
    )
    expect(rolesOf(result)).toEqual([
      'headline',
      'byline',
      'body',
      'body',
      'body',
      'headline',
      'byline',
      ...Array.from({ length: 12 }, () => 'body'),
    ])
    expect(result.articles).toHaveLength(2)
    expect(result.blocks.every((block) => block.joins === null)).toBe(true)
  })

  it.each([
    ['full stops at its ends', ['雪压霜欺节不低，', '一声春雷破黄泥。', '莫言老干无颜色，', '已放新枝过屋西。']],
    [
      'marks at most of its ends',
      [
        '十年了，',
        '我没有听见布谷。',
        '不是它没有唱，',
        '是我的窗子',
        '糊着旧报纸。',
        '今天早晨，',
        '我撕下最后一层，',
        '阳光跌进来，',
        '把我的茶杯碰响了。',
      ],
    ],
  ])('[G8] verse with %s is not joined either', (_, verse) => {
    const result = segmentLines(
      '咏竹',
      '金陵 费伯皋',
      ...verse,
      '母亲的菜园',
      '周敏',
      '母亲进城三年,最放不下的是老屋后面那片菜园。每到清明,她总要念叨,韭菜该割头茬了。',
    )
    const lines = verse.map((_line, i) => result.blocks[i + 2])
    expect(lines.map((block) => block?.joins)).toEqual(verse.map(() => null))
    expect(lines.map((block) => block?.role)).toEqual(verse.map(() => 'body'))
  })

  it('[G8][G22] poems of lines of one width are no columns of print, however many stand on a page', () => {
    const poems = [
      ['七绝·柳岸', '温子衡', '柳岸春深雨未休，一篙新绿送行舟。', '渔翁不问城中事，只数沙边白鹭鸥。'],
      ['七律·登北楼', '阎伯川', '北楼高处雁声迟，正是霜林欲染时。', '万里河山来眼底，百年风雨上吟髭。'],
      ['七绝·灯下', '柴静秋', '灯下裁书夜未央，故人消息隔潇湘。', '明朝若有西来雁，为带寒梅一瓣香。'],
      ['七绝·晒谷', '丁一禾', '晒谷场边笑语喧，金风吹熟半边天。', '儿童不识农家苦，追着麻雀绕草垛。'],
    ]
    const result = segmentLines(...poems.flat())
    expect(result.blocks.map(({ joins }) => joins)).toEqual(poems.flat().map(() => null))
    expect(ordersOf(result)).toEqual([0, 4, 8, 12].map((first) => [0, 1, 2, 3].map((i) => first + i)))
  })

  it('an instalment ends with a line that is no name', () => {
    const result = segmentLines(
      '渡口人家(连载之七)',
      '鲁石村',
      '那天夜里起了大雾，老艄公把马灯挂在桅杆上，坐在船头等人。等到后半夜，芦苇荡里传来三声布谷鸟叫，他知道，交通员到了。',
      '他把船悄悄撑过去，岸上却没有人影，只有一只竹篮搁在石阶上，篮里盖着一块蓝花布，布底下压着一封没有写名字的信。',
      '(待续)',
      '山城旧事',
      '米兰亭',
      '外婆家在山城的半坡上，出门要下一百零八级石阶。石阶两旁的人家都认得我，喊我的小名，往我手里塞糖和花生。',
    )
    expect(result.blocks[4]).toMatchObject({ role: 'jump', article: result.blocks[2]?.article })
  })
})

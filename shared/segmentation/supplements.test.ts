/** Essays and verse, on pages as small as the rule allows. */
import { describe, expect, it } from 'vitest'

import { segmentPage, toInputBlocks, type SegmentationResult } from './index.ts'

function segment(...lines: string[]): SegmentationResult {
  return segmentPage(toInputBlocks(lines.join('\n\n')).input)
}

describe('supplements', () => {
  it('[G8] verse is text that is never joined', () => {
    const verse = ['溪水醒了', '石头也醒了', '一只白鹭把影子', '种在田埂上', '风从山那边来', '捎着去年的花籽', '没有寄信人', '柳条垂下来']
    const result = segment(
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
    expect(result.blocks.map(({ role }) => role)).toEqual([
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
    const result = segment(
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
})

import { describe, expect, it } from 'vitest'

import { jumpsIn, readJump } from './index.ts'

describe('readJump', () => {
  it.each([
    ['（下转第四版）', 'to', '4'],
    ['(下转第二版)', 'to', '2'],
    ['下转4版', 'to', '4'],
    ['（下转2版）', 'to', '2'],
    ['（下接第八版）', 'to', '8'],
    ['（轉第三版）', 'to', '3'],
    ['▲下转A02版', 'to', 'A02'],
    ['紧接A02', 'to', 'A02'],
    ['(紧接第B07版)', 'to', 'B07'],
    ['（下转第十二版）', 'to', '12'],
    ['（下轉第二張第一版）', 'to', '2-1'],
    ['会议还研究了其他事项。（下转第三版）', 'to', '3'],
    ['会议还研究了其他事项。下转第三版', 'to', '3'],
    ['各堤段正在组织人力检查隐患 （下转 第 三 版）', 'to', '3'],
    ['（下转）', 'to', null],
    ['▶紧接第七版', 'to', '7'],
    ['（上接第-版）', 'from', '1'],
    ['（下转第—版）', 'to', '1'],
    ['See Page 4', 'to', '4'],
    ['See Kitchens, page 6', 'to', '6'],
    ['SEE “BOARDERS” PAGE 4', 'to', '4'],
    ['转第二版①', 'to', '2'],
    ['Continued on page 3', 'to', '3'],
    ['(Continued on Page 12)', 'to', '12'],
    ['The plan will be voted on. Continued on Page A3', 'to', 'A3'],
    ['（上接第一版）', 'from', '1'],
    ['(上接A01版)', 'from', 'A01'],
    ['上接第一版', 'from', '1'],
    ['▲（上接1版）', 'from', '1'],
    ['上接第1版）第二批评选打破了学历', 'from', '1'],
    ['（上接第1', 'from', '1'],
    ['下转第三', 'to', '3'],
    ['会议还研究了其他事项。（下转第三版', 'to', '3'],
    ['To Page 9', 'to', '9'],
    ['• To Page 9', 'to', '9'],
    ['（上接第一版）会议强调，要抓好落实。', 'from', '1'],
    ['上接第１版　会议强调', 'from', '1'],
    ['（接第一版）', 'from', '1'],
    ['From Page 1', 'from', '1'],
    ['(Continued from Page 1) The plan', 'from', '1'],
    ['Continued from Page 1 The plan', 'from', '1'],
    ['Continued on A4', 'to', 'A4'],
    ['CONTINUED ON B2', 'to', 'B2'],
    ['Continued on Page 4, Column 1', 'to', '4'],
    ['(Continued on page 7, col. 4)', 'to', '7'],
    ['(Continued on Page Six)', 'to', '6'],
    ['See ROOSTER, Page 6B', 'to', '6B'],
    ['See SCHOOLS A8', 'to', 'A8'],
    ['Story continues on page 4', 'to', '4'],
    ['Continued on back page', 'to', null],
    ['TURN TO PAGE 2', 'to', '2'],
    ['Continued from A1', 'from', 'A1'],
    ['From A1', 'from', 'A1'],
    ['From Page One', 'from', '1'],
    ['Continued from Page One', 'from', '1'],
    ['Continued from front page', 'from', '1'],
    ['(下转第三版第二栏)', 'to', '3'],
    ['(下转第三版左下)', 'to', '3'],
    ['(下转第2、3版)', 'to', '2'],
    ['(下转B1-B2版)', 'to', 'B1'],
    ['(下轉第三頁)', 'to', '3'],
    ['(轉下頁)', 'to', null],
    ['(接上頁)', 'from', null],
    ['(續第三版)', 'to', '3'],
    ['(紧转第二版)', 'to', '2'],
    ['上接头版', 'from', '1'],
    ['SCHOOLS continued on B2', 'to', 'B2'],
  ] as const)('[G17] %s', (text, direction, page) => {
    expect(readJump(text)).toMatchObject({ direction, page })
  })

  it.each([
    ['（《龙须口拦河大坝提前合龙》下转第三版）', '龙须口拦河大坝提前合龙'],
    ['（上接第一版《龙须口拦河大坝提前合龙》）', '龙须口拦河大坝提前合龙'],
    ['上接A1版《全市重大项目“红黄绿”榜揭晓》', '全市重大项目“红黄绿”榜揭晓'],
    ['（下转第三版《全市“红黄绿榜揭晓》）', '全市“红黄绿榜揭晓'],
    ['（下转第三版「大壩合龍」）', '大壩合龍'],
    ['See SCHOOLS A8', 'SCHOOLS'],
    ['See SCHOOLS on A8', 'SCHOOLS'],
    ['Bridge, continued from A1', 'Bridge'],
    ['BRIDGE / From Page A1', 'BRIDGE'],
    ['Bridge continued on page 4', 'Bridge'],
  ])('[G17] gives the title of the other part: %s', (text, title) => {
    expect(readJump(text)?.title).toBe(title)
  })

  it.each(['Story continues on page 4', 'This story is continued on page 4', 'Please turn to page 4'])(
    '[G17] gives no title where the line has none: %s',
    (text) => {
      expect(readJump(text)).toMatchObject({ page: '4', title: null })
    },
  )

  it.each([
    '(更多报道见A4、A5版)',
    '（相關新聞刊四版）',
    '他从二版转到第三版工作。',
    '书稿转第三版印刷时又改了一遍',
    '请接第三版的读者来电',
    '上接天光，下接地气',
    '机组检修后下转第三',
    'vitamins (see B12',
    'the report (see page 4',
    'The table (see Table 3 on page 4',
    'To page 9 of his notes he added a line',
    '下转折叠',
    '把电话转3版编辑',
    '这本书已出第三版',
    'turn to page 3 of your book and read',
    'We see the man on page 4',
    '转型第三年',
    'He continued from page one of his notes and spoke for an hour.',
    'From page 1 of his notes he read aloud',
    'Continued from page one of his notes',
    'He asked his readers to turn to page 4',
    'The mayor, who had spoken for an hour, continued on page 4',
    'From A1 to B2 the road is closed',
    'See Form A4',
    'Work continues on M25',
    'Traffic continues on A4',
    'CONSTRUCTION CONTINUES ON I-95',
    'Vitamins help. See VITAMIN B12',
    'From Oneida',
    '夜谈（续）',
    '他继续第三版的修改',
    '',
  ])('[G17] %s is no jump', (text) => {
    expect(readJump(text)).toBeUndefined()
  })

  it('[G17] says where it stands', () => {
    const text = '会议还研究了其他事项。（下转第三版）'
    const jump = readJump(text)
    expect(text.slice(jump?.start, jump?.end)).toBe('（下转第三版）')
  })
})

describe('jumpsIn', () => {
  it('[G17] reads one at the beginning and one at the end', () => {
    expect(jumpsIn('（上接第一版）会议强调，要抓好落实。（下转第四版）').map(({ direction, page }) => [direction, page])).toEqual([
      ['from', '1'],
      ['to', '4'],
    ])
  })

  it('[G17] reads the ends of a very long text only', () => {
    expect(jumpsIn('下转第三版'.repeat(20_000)).length).toBeLessThanOrEqual(2)
  })

  it.each(['9', ' ', 'A', 'Aa ', '第', '转', '(', '、', 'A1', 'See ', 'Continued on ', '第2、'])(
    '[G17] takes no time on a text of nothing but %j',
    (part) => {
      const long = part.repeat(60_000 / part.length)
      const began = Date.now()
      for (const text of [long, `${long} page 4`, `Continued on page ${long}`, `${long}版`, `上接${long}`]) jumpsIn(text)
      expect(Date.now() - began).toBeLessThan(2000)
    },
  )
})

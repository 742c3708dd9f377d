import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { findPageDuplicates, type PageDuplicate } from './index.ts'

const long = '近日,县公安局交警大队在城区主要路口、夜市开展整治宣传活动,通过现场讲解、发放宣传页等方式赢得群众理解和支持。'
const other = '演员阵容整齐、行当齐全,台上演员演得好、唱得棒,台下观众听得如痴如醉,整场演出持续近两个小时。'

function find(...texts: string[]): PageDuplicate[] {
  return findPageDuplicates(texts.map((text) => ({ text })))
}

describe('exact copies', () => {
  it('[U1] differ in width, punctuation and white space at most', () => {
    const wide = long.replace(/,/g, '，').replace('、', ' 、')
    expect(find(long, other, wide)).toEqual([{ kind: 'exact', keep: [0], drop: [[2]], score: 1 }])
  })

  it('[U2] take in the headline and the credit beside them', () => {
    const groups = find('记者 王燕 摄', '开展宣传活动', long, '通讯员 常川 摄', other, '开展宣传活动', long, '通讯员 常川 摄')
    expect(groups).toEqual([{ kind: 'exact', keep: [1, 2, 3], drop: [[5, 6, 7]], score: 1 }])
  })

  it('[U3] keep the most complete copy, else the first', () => {
    const groups = find(
      long,
      '通讯员 常川 摄',
      other,
      '开展宣传活动',
      long,
      '通讯员 常川 摄',
      '另一行',
      '开展宣传活动',
      long,
      '通讯员 常川 摄',
    )
    expect(groups).toEqual([
      {
        kind: 'exact',
        keep: [3, 4, 5],
        drop: [
          [0, 1],
          [7, 8, 9],
        ],
        score: 1,
      },
    ])
  })

  it('[U2] share no line where one line stands between two of them', () => {
    const credit = '通讯员 常川 摄'
    const groups = find(long, credit, other, credit, long, credit, long, '另一行', credit, long, credit)
    const blocks = groups.flatMap(({ keep, drop }) => [keep, ...drop]).flat()
    expect(new Set(blocks).size).toBe(blocks.length)
    expect(groups).toMatchObject([{ keep: [3, 4, 5], drop: [[0, 1], [6], [8, 9, 10]] }])
  })

  it('[U3] keep what two of three agree on, before the first', () => {
    const misread = long.replace('群众', '羣从')
    expect(find(misread, other, long, '另一行', long)).toMatchObject([{ kind: 'near', keep: [2], drop: [[0], [4]] }])
    expect(find(misread, other, long)).toMatchObject([{ kind: 'near', keep: [0], drop: [[2]] }])
  })

  it('[U2] are never single short lines', () => {
    expect(find('记者 王燕', other, '记者 王燕')).toEqual([])
    expect(find('科学', '饮食', '科学')).toEqual([])
  })

  it('[U4] never differ in a number', () => {
    expect(find('该项目总投资1.5亿元,预计今年年底建成投产', '该项目总投资15亿元,预计今年年底建成投产')).toEqual([])
    expect(find('第一赛区参赛运动员共有128人,分为4个小组进行比赛', '第一赛区参赛运动员共有132人,分为4个小组进行比赛')).toEqual([])
  })
})

describe('near copies', () => {
  it('[U4] are not reports in the same words with another number, however long', () => {
    const notice = `${long}活动当天共有128名志愿者参加。${other}`
    expect(find(notice, '别的一段', notice.replace('128', '129'))).toEqual([])
    expect(find(`${notice}${long.slice(8)}`, '别的一段', notice.replace('128', '129'))).toEqual([])
    expect(find(`${long}编号1`, '别的一段', `${long}编号19。${other}`)).toEqual([])
  })

  it('[U4] differ in a few characters', () => {
    const read = long.replace('夜市', '夜巿').replace('整治', '整洽')
    const [group] = find(long, other, read)
    expect(group).toMatchObject({ kind: 'near', keep: [0], drop: [[2]] })
    expect(group?.score).toBeGreaterThan(0.9)
    expect(group?.score).toBeLessThan(1)
  })

  it('[U3] keep the copy that fits its place', () => {
    const blocks = [{ text: `儿童${long}` }, { text: other }, { text: `儿${long}`, fits: true }]
    expect(findPageDuplicates(blocks)).toMatchObject([{ kind: 'near', keep: [2], drop: [[0]] }])
  })

  it('[U4] are not texts of the same pattern about different things', () => {
    expect(
      find('本报讯(记者 王燕)4月8日,临河县第二中学举行消防演练,师生参加。', '本报讯(记者 王燕)4月9日,沂河区图书馆举办读书活动,家长参加。'),
    ).toEqual([])
  })
})

describe('copies that are cut into other lines', () => {
  const whole = [long, other]
  const all = whole.join('')
  const cuts = [0, 14, 47, 80, all.length]
  const pieces = cuts.slice(1).map((to, i) => all.slice(cuts[i], to))

  it('[U4] are one copy, of which the more complete or the first is kept', () => {
    const filler = '记者在现场看到,沿街的商铺已经全部开门营业,前来购物的市民络绎不绝。'
    const groups = find(...whole, filler, ...pieces)
    expect(groups).toMatchObject([{ kind: 'near', keep: [0, 1], drop: [[3, 4, 5, 6]] }])
  })

  it('[U3] keep the one that does not begin with a character read twice', () => {
    const cut = long.slice(6)
    expect(find(`${cut.slice(0, 1)}${cut}`, other, cut)).toMatchObject([{ kind: 'near', keep: [2], drop: [[0]] }])
  })
})

describe('fragments', () => {
  it('[U5] stand in a longer block', () => {
    const [group] = find(`${other}${long}`, '别的一段', long)
    expect(group).toMatchObject({ kind: 'contained', keep: [0], drop: [[2]], score: 1 })
  })

  it('[U5] go on into the paragraphs that follow both', () => {
    const groups = find(long, other, '标题在这里', `会议开始之后代表们认真听取报告并进行了讨论,${long}`, other)
    expect(groups).toMatchObject([{ kind: 'contained', keep: [3, 4], drop: [[0, 1]] }])
  })

  it('[U5] are no headlines that their own article quotes', () => {
    expect(find('华瑞小粮杯马拉松赛前各项准备工作有序推进完成', `记者获悉,华瑞小粮杯马拉松赛前各项准备工作有序推进完成,${other}`)).toEqual(
      [],
    )
  })
})

describe('any page', { timeout: 60_000 }, () => {
  const texts = fc.array(
    fc.constantFrom(long, other, `${long}${other}`, long.slice(10), '记者 王燕 摄', '科学', '', '——', long.replace('夜市', '夜巿')),
    { maxLength: 24 },
  )

  it('[U6] has no block in two groups or two copies', () => {
    fc.assert(
      fc.property(texts, (list) => {
        const groups = find(...list)
        const blocks = groups.flatMap((group) => [...group.keep, ...group.drop.flat()])
        expect(new Set(blocks).size).toBe(blocks.length)
        for (const group of groups) {
          expect(group.drop.length).toBeGreaterThan(0)
          expect(group.score).toBeGreaterThan(0.8)
          expect(group.score).toBeLessThanOrEqual(1)
        }
      }),
      { seed: 3, numRuns: 300 },
    )
  })

  it('gives the same whatever pages came before', () => {
    fc.assert(
      fc.property(texts, texts, (one, another) => {
        const before = find(...one)
        find(...another)
        expect(find(...one)).toEqual(before)
      }),
      { seed: 4, numRuns: 100 },
    )
  })

  it('puts ten thousand equal lines into one group, and finds none among as many short or numbered ones', () => {
    expect(find(...Array.from({ length: 10_000 }, () => long))).toHaveLength(1)
    expect(find(...Array.from({ length: 10_000 }, () => '字'))).toEqual([])
    expect(find(...Array.from({ length: 10_000 }, (_, i) => `名单上的每一行字几乎都一样,只有最后的编号不相同:${i}`))).toEqual([])
  })

  it('takes texts of sixty thousand characters', () => {
    const text = Array.from({ length: 60_000 }, (_, i) => String.fromCharCode(0x4e00 + ((i * i) % 9973))).join('')
    expect(find(text, other, text.replace('一', '二'))).toMatchObject([{ kind: 'near', keep: [0], drop: [[2]] }])
  })
})

describe('copies of what has a group', () => {
  const cut = long.slice(0, 32)
  const credit = '通讯员 常川 摄'

  it.each([
    ['behind them', [long, credit, other, long, credit, '另一行', cut], [0, 1], [[3, 4], [6]]],
    ['before them', [cut, '另一行', long, credit, other, long, credit], [2, 3], [[0], [5, 6]]],
    [
      'with a headline, which only one whole copy has',
      ['开展整治', long, credit, '另一行', long, credit, other, '开展整治', cut],
      [0, 1, 2],
      [
        [4, 5],
        [7, 8],
      ],
    ],
  ] as const)('[U2] take in a cut one beside whole ones: %s', (_, texts, keep, drop) => {
    expect(find(...texts)).toMatchObject([{ kind: 'contained', keep, drop }])
  })
})

describe('lines that many stories have', () => {
  const names = '全媒体记者 王燕 通讯员 孙安琪 刘强 王程'
  const found = (...texts: string[]): PageDuplicate[] => findPageDuplicates(texts.map((text) => ({ text, isCommon: text === names })))

  it('are no copies by themselves', () => {
    expect(found('县委召开常委会', names, long, '县政府部署防汛', names, other)).toEqual([])
  })

  it('are copies beside one', () => {
    expect(found('县委召开常委会', names, long, other, names, long)).toEqual([{ kind: 'exact', keep: [1, 2], drop: [[4, 5]], score: 1 }])
  })
})

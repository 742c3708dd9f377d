import { describe, expect, it } from 'vitest'

import { SHIPPED, toInputBlocks } from '../index.ts'
import { rowOf } from '../reading/reading.ts'
import { factsOf } from './page-facts.ts'
import { conversationAt, type Conversation } from './conversation.ts'

/** The conversation in which a title between two texts stands. */
function asked(above: readonly string[], below: readonly string[]): Conversation | undefined {
  const lines = [...above, '工资条上一百八十六块', ...below]
  const facts = factsOf(toInputBlocks(lines.join('\n')).input.blocks)
  return conversationAt(rowOf(facts, SHIPPED, new Set()), above.length, above.length + 1)
}

const question = '记者:前几年剧团不景气,一个月只发百分之六十的工资,您没想过改行,去做点别的什么事情吗?'
const answer = '屈大年:想过,怎么不想。有一年我拿到手一百八十六块,老伴在街口卖凉面,一天挣得比我一个月还要多。'

describe('a title in a conversation', () => {
  it('has the same people speak above and below', () => {
    expect(asked([question, answer], [question, answer])).toBe('named')
    expect(asked([answer], [question, answer])).toBe('named')
    expect(asked([question, answer, '说到这里,他站起来走了两步,把手里的茶杯放在了窗台上,又坐了下来,很久没有说话。'], [question])).toBe(
      'named',
    )
  })

  it('is none where others speak, or nobody', () => {
    expect(
      asked([question, answer], ['本报讯 县城供热管网改造工程10月20日提前完工,惠及居民小区四十六个,比原计划提前了半个月。']),
    ).toBeUndefined()
    expect(asked(['郝守义:我在这座桥上守了三十年,桥上哪块石头松了,我闭着眼睛都知道,用脚踩一踩就听得出来。'], [answer])).toBeUndefined()
  })

  it('has questions above and below: several of an interview, one of a reader', () => {
    const part = '问:我今年进入一家物流公司,签了三年合同,试用期六个月,上个月公司说我不合适,能不能要补偿?'
    const reply = '答:可以。用人单位在试用期解除合同,须证明劳动者不符合录用条件,不能证明的应当支付赔偿金。'
    expect(asked([part, reply, part, reply], [part, reply])).toBe('questions')
    expect(asked(['试用期的那些事', part, reply, reply.slice(2), part, reply], [part])).toBe('questions')
    expect(asked(['试用期被辞退能要补偿吗', part, reply], [part, reply])).toBe('one-question')
    expect(asked([part], [part])).toBeUndefined()
  })

  it('has dashes before what is said above and below', () => {
    const said = ['——您就不怕有的老师一拖就是两节课?', '——怕。头一个月,拖堂的有九个人,我没有批评,只做了一件事,把孩子们请到办公室里来坐着。']
    expect(asked(said, said)).toBe('dashes')
    expect(asked(['——访楚剧演员屈大年', said[1] ?? ''], ['一个车间一个车间地看过去,没有一台机器停着。'])).toBeUndefined()
  })

  it('is none between two notices', () => {
    for (const [when, where, unit] of [
      ['时间', '地点', '单位'],
      ['時間', '地點', '單位'],
    ] as const) {
      const notice = [
        `${when}：十月二日下午三时至五时，欢迎各界人士踊跃参加。`,
        `${where}：中山堂中正厅，请提早入场。`,
        `${unit}：市文化馆。`,
      ]
      expect(asked(notice, notice)).toBeUndefined()
    }
    const weather = ['-5℃到3℃，多云，北风三到四级，夜里有小雪。', '-7℃到1℃，多云转晴，北风四级，夜里有霜冻。']
    expect(asked(weather, weather)).toBeUndefined()
  })

  it('is none between two letters', () => {
    const letter = '编辑同志:我住在滨河路,小区北门外有一个窨井,井盖破了半个月没有人修,夜里走路的人已经摔了两个。'
    expect(asked([letter], [letter])).toBeUndefined()
  })
})

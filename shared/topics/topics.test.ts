import { describe, expect, it } from 'vitest'

import { suggestTopics, TOPICS } from './index.ts'

const slugOf = (id: string | undefined): string | undefined => TOPICS.find((topic) => topic.id === id)?.slug

describe('TOPICS', () => {
  it('are the seventeen top-level IPTC Media Topics, each with a name in both languages', () => {
    expect(TOPICS).toHaveLength(17)
    expect(TOPICS.map((topic) => topic.id)).toEqual(Array.from({ length: 17 }, (_, i) => `medtop:${String(i + 1).padStart(2, '0')}000000`))
    expect(new Set(TOPICS.map((topic) => topic.slug)).size).toBe(17)
    for (const topic of TOPICS) {
      expect(topic.name.zh).toMatch(/\p{Script=Han}/u)
      expect(topic.name.en).toMatch(/^[a-z, ]+$/)
    }
    expect(TOPICS.find((topic) => topic.slug === 'politics')).toMatchObject({ id: 'medtop:11000000', name: { zh: '政治' } })
  })
})

describe('suggestTopics', () => {
  it.each([
    ['法院审理一起合同纠纷案件,法官当庭判决被告返还货款,原告撤回上诉。', 'crime'],
    ['马拉松赛鸣枪开跑,运动员奋力冲刺,男子组冠军由外地选手夺得。', 'sport'],
    ['气象台发布寒潮预报,明天气温骤降,北部有大雪,请注意防寒。', 'weather'],
    ['县医院引进新设备,医生为患者实施微创手术,术后恢复良好。', 'health'],
  ])('%s', (text, slug) => {
    expect(slugOf(suggestTopics(text)[0]?.id)).toBe(slug)
  })

  it('[G14] suggests nothing for text that says too little', () => {
    expect(suggestTopics('')).toEqual([])
    expect(suggestTopics('他慢慢走远了。')).toEqual([])
  })

  it('[G14] suggests at most three, the likeliest first, none of them certain', () => {
    const guesses = suggestTopics('学校教师组织学生到医院慰问医生,企业捐赠药品,社区志愿者参加比赛,民警维持秩序,党员带头。')
    expect(guesses.length).toBeLessThanOrEqual(3)
    const ps = guesses.map((guess) => guess.p)
    expect([...ps].sort((a, b) => b - a)).toEqual(ps)
    for (const p of ps) expect(p).toBeLessThanOrEqual(0.85)
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { PageSubjects } from './subjects.ts'

const page = [
  '鲁西新区招商引资工作侧记', // 0
  '今年以来,鲁西新区不断深化改革,鲁西新区与四家企业签约。', // 1
  '田庄镇:招商引资工作取得新成效', // 2
  '巨野县田庄镇紧紧围绕全县工作主线,田庄镇全年签约十一个项目。', // 3
  '这是鲁西新区跑出加速度的缩影,鲁西新区的主要领导带队外出。', // 4
  '该局组织人员走访群众,讲解用电知识。', // 5
  '在巨野县召开的会上,田庄镇和鲁西新区都作了发言。', // 6
  '北方化工股份有限公司的产品销往各地。', // 7
  'Mr Hale said that Port Ashby had no more coal. Port Ashby burns oil.', // 8
  'The council of Port Ashby met again.', // 9
]
const subjects = PageSubjects.of(page)

describe('the subjects of two texts', () => {
  it('are the same where both name the same place most', () => {
    expect(subjects.match([4], [0, 1])).toBe('same.often')
    expect(subjects.match([4], [0])).toBe('same')
    expect(subjects.match([8], [9])).toBe('same')
  })

  it('are others where no name is common to both', () => {
    expect(subjects.match([4], [2, 3])).toBe('other.often')
    expect(subjects.match([4], [7])).toBe('other')
  })

  it('may be named in the other text without being its subject', () => {
    expect(['told', 'tells', 'crossed', 'some']).toContain(subjects.match([4], [6]))
    expect(subjects.match([1, 4], [2, 3, 6])).toMatch(/told|crossed/)
  })

  it('count for more where both texts name theirs again', () => {
    expect(subjects.match([4], [6])).not.toMatch(/often$/)
    expect(subjects.match([1], [3, 6])).toMatch(/often$/)
  })

  it('are unknown where a text has no names', () => {
    expect(subjects.match([5], [0, 1])).toBe('none')
    expect(subjects.match([4], [5])).toBe('none')
    expect(subjects.match([], [])).toBe('none')
    expect(PageSubjects.of([]).match([0], [1])).toBe('none')
    expect(subjects.without(new Set([0])).match([0], [1])).toBe('none')
  })

  it('match the other way about as they match this way', () => {
    const turned = { told: 'tells', tells: 'told' } as Record<string, string>
    const set = fc.uniqueArray(fc.nat(page.length - 1), { maxLength: 4 })
    fc.assert(
      fc.property(set, set, (a, b) => {
        const match = subjects.match(a, b)
        const [way = '', often] = match.split('.')
        expect(subjects.match(b, a)).toBe([turned[way] ?? way, ...(often === undefined ? [] : [often])].join('.'))
      }),
      { seed: 31, numRuns: 300 },
    )
  })

  it('take any text', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 2, maxLength: 5 }), (texts) => {
        expect(() => PageSubjects.of(texts).match([0], [1])).not.toThrow()
      }),
      { seed: 32 },
    )
  })
})

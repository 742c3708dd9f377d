import { describe, expect, it } from 'vitest'

import { errorsIn, suggestKeep, type CopyTraits } from './best-copy.ts'
import { causeOf, causeOfGroup } from './cause.ts'

const copy: CopyTraits = { length: 100, hasHeadline: false, hasCredit: false, errors: 0, date: '' }
const box = { x: 0, y: 0, width: 100, height: 100 }

describe('suggestKeep', () => {
  it('[DU8] keeps the best copy and says why', () => {
    expect(suggestKeep([copy, copy])).toEqual({ keep: 0, reasons: ['first'] })
    expect(suggestKeep([copy, { ...copy, length: 120 }])).toEqual({ keep: 1, reasons: ['complete'] })
    expect(
      suggestKeep([
        { ...copy, length: 101 },
        { ...copy, hasHeadline: true },
      ]),
    ).toEqual({ keep: 1, reasons: ['headline'] })
    expect(
      suggestKeep([
        { ...copy, errors: 2 },
        { ...copy, hasCredit: true, errors: 3 },
        { ...copy, hasCredit: true },
      ]),
    ).toEqual({
      keep: 2,
      reasons: ['credit', 'fewer-errors'],
    })
    expect(suggestKeep([copy, { ...copy, date: '2008-05-13' }, { ...copy, date: '2008-05-12' }])).toEqual({ keep: 2, reasons: ['earlier'] })
  })

  it('counts places that look misread', () => {
    expect(errorsIn('今天天气很好。')).toBe(0)
    expect(errorsIn('今\ufffd天l气□好\ud800')).toBe(4)
  })
})

describe('causeOf', () => {
  it('[DU9] goes by the place on the page', () => {
    expect(causeOf({ page: 'a', boxes: [box] }, { page: 'a', boxes: [{ ...box, x: 20 }] })).toBe('machine')
    expect(causeOf({ page: 'a', boxes: [box] }, { page: 'a', boxes: [] })).toBe('machine')
    expect(causeOf({ page: 'a', boxes: [box] }, { page: 'a', boxes: [{ ...box, x: 500 }] })).toBe('printed')
    expect(causeOf({ page: 'a', boxes: [box] }, { page: 'b', boxes: [box] })).toBe('printed')
    expect(causeOf({ page: 'a', source: { start: 0, end: 90 } }, { page: 'a', source: { start: 10, end: 100 } })).toBe('machine')
    expect(causeOf({ page: 'a' }, { page: 'a' })).toBe('printed or machine')
    expect(causeOf({}, {})).toBe('printed or machine')
  })

  it('[DU9] knows what papers repeat on purpose', () => {
    const headline = { isHeadline: true, isContinued: true }
    expect(causeOf({ page: 'a', ...headline }, { page: 'b', ...headline })).toBe('legitimate')
    const teaser = { page: 'a', pageNumber: 1, date: '2008-05-12', length: 80 }
    expect(causeOf(teaser, { page: 'b', pageNumber: 4, date: '2008-05-12', length: 900 })).toBe('legitimate')
    expect(causeOf(teaser, { page: 'b', pageNumber: 4, date: '2008-05-12', length: 90 })).toBe('printed')
    expect(causeOf({ text: '更正：本报昨日二版《夏收》一文有误。' }, {})).toBe('legitimate')
    expect(causeOfGroup(['machine', 'printed'])).toBe('printed')
  })
})

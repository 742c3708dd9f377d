import { describe, expect, it } from 'vitest'

import { scriptOf } from './script.ts'

describe('scriptOf', () => {
  it('tells simplified from traditional characters', () => {
    expect(scriptOf('菏泽高新区创新招商引资方式')).toBe('Hans')
    expect(scriptOf('國家發展委員會昨日舉行記者會')).toBe('Hant')
    expect(scriptOf('山水')).toBeNull()
  })
})

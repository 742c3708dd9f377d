import { describe, expect, it } from 'vitest'

import { FAULTS } from '#shared/audit/index.ts'

import { faultKey, faultOf } from './fault-keys.ts'

describe('letters of what is wrong', () => {
  it.each(['standard', 'left'] as const)('[Q5] name one thing each: %s', (preset) => {
    for (const fault of FAULTS) expect(faultOf(faultKey(fault, preset).toLowerCase(), preset)).toBe(fault)
    expect(faultOf('Enter', preset)).toBeUndefined()
  })
})

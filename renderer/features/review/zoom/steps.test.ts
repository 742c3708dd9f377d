import { describe, expect, it } from 'vitest'

import { SIZES, stepped, wheelSteps } from './steps.ts'

describe('the size of a pane’s text', () => {
  it('[Y6] goes by steps, from any size, and stays at the ends', () => {
    expect(stepped(100, 1)).toBe(110)
    expect(stepped(100, -1)).toBe(90)
    expect(stepped(117, 1)).toBe(125)
    expect(stepped(117, -1)).toBe(110)
    expect(stepped(SIZES.at(-1) ?? 0, 1)).toBe(300)
    expect(stepped(SIZES[0] ?? 0, -1)).toBe(70)
  })

  it('[Y6] follows a wheel by its notches and a touchpad by its way', () => {
    const notch = wheelSteps()
    expect([notch(-100, false), notch(-100, false), notch(100, false)]).toEqual([1, 1, -1])
    expect(wheelSteps()(3, true)).toBe(-1)
    const pad = wheelSteps()
    expect([-20, -20, -20, -20, 20, 20, 20].map((pixels) => pad(pixels, false))).toEqual([0, 0, 1, 0, 0, 0, -1])
  })
})

/** Keys of input methods. */
import { expect, it } from 'vitest'

import { ofInputMethod } from './composing.ts'

it('knows a key of an input method by its composition or by its code', () => {
  expect(ofInputMethod(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true }))).toBe(true)
  expect(ofInputMethod(new KeyboardEvent('keydown', { key: 'Enter', keyCode: 229 }))).toBe(true)
  expect(ofInputMethod(new KeyboardEvent('keydown', { key: 'Enter', keyCode: 13 }))).toBe(false)
})

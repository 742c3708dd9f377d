import fc from 'fast-check'
import { expect, it } from 'vitest'

import { bareText } from './index.ts'

/** What is left of a text: the definition of `bareText`, in full. */
function slowly(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/(\p{N}[.:/-](?=\p{N}))|[^\p{L}\p{N}%‰°]+/gu, (_, insideNumber: string | undefined) => insideNumber ?? '')
}

const marks = '，。、；：“”‘’《》（）！？—…·【】「」『』〈〉　■□●◆▲.,:;/-%~!|()[]{}@^`_\u0000\u007f'
const others = '〇㐀豈ﾊﾞ①½℃‰é\u0301\u3099ΣİßŁ한가アｱ々٣\ud840\udc00\ud800\ufeff９５Ｇ％：．－／\u00a0\u2028'

it('leaves of any text what its definition leaves', () => {
  const char = fc.oneof(
    fc.constantFrom(...Array.from(marks)),
    fc.constantFrom(...Array.from(others)),
    fc.constantFrom(...Array.from('0123456789aBzZ')),
    fc.integer({ min: 0x4e00, max: 0x9fff }).map((code) => String.fromCharCode(code)),
  )
  const text = fc.oneof(
    fc.array(char, { maxLength: 20 }).map((chars) => chars.join('')),
    fc.string({ unit: 'binary', maxLength: 20 }),
  )
  fc.assert(
    fc.property(text, (each) => {
      expect(bareText(each)).toBe(slowly(each))
    }),
    { seed: 53, numRuns: 5000 },
  )
})

it('leaves of each character of the BMP what its definition leaves, also between two digits', () => {
  for (let code = 0; code < 0x10000; code++) {
    const char = String.fromCharCode(code)
    const between = `1${char}2`
    if (bareText(char) !== slowly(char) || bareText(between) !== slowly(between)) expect.fail(`U+${code.toString(16)}`)
  }
})

import { describe, expect, it } from 'vitest'

import { present, type BlockId } from '#shared/base/index.ts'
import { countingIds } from '#shared/testing/ids.ts'
import { pageOf, type Line } from '#shared/testing/pages.ts'

import { partnersOf } from './copy-partners.ts'

const lines: readonly Line[] = [
  { text: '标题', role: 'headline' },
  '正文',
  { text: '署名', role: 'byline' },
  '正文',
  { text: '署各', role: 'byline' },
  { text: '图', role: 'caption' },
]
const page = pageOf([{ lines }], [], countingIds())
const { blocks } = present(Object.values(page.articles)[0], 'one article')
const at = (...numbers: readonly number[]): BlockId[] => numbers.map((i) => present(blocks[i], 'a line of the page'))

describe('partnersOf', () => {
  it('[C5] names the block with the same text, then the one with the same role', () => {
    expect(partnersOf(page, at(3, 4), at(0, 1, 2))).toEqual(at(1, 2))
  })

  it('[C5] names the block at the same place of the run, or the last', () => {
    expect(partnersOf(page, at(3, 5), at(0, 2))).toEqual(at(0, 2))
    expect(partnersOf(page, at(3, 4, 5), at(0, 2), at(5))).toEqual(at(2))
    expect(partnersOf(page, at(5), [])).toEqual([])
  })
})

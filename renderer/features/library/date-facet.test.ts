import { describe, expect, it } from 'vitest'

import { mounted, type Mounted } from '#renderer/ui/testing/mounted.ts'

import DateFacet from './DateFacet.vue'
import { libraryMessages } from './messages.ts'

const months = ['2021-01', '2021-02', '2021-03', '2021-04'].map((value, i) => ({ value, count: i + 1 }))

function facet(
  from: string | null = null,
  to: string | null = null,
): { ranges: unknown[][]; first: HTMLElement; last: HTMLElement; key: Mounted['key'] } {
  const ranges: unknown[][] = []
  const { all, one, key } = mounted(
    DateFacet,
    { months, from, to, onRange: (...range: unknown[]) => ranges.push(range) },
    { library: libraryMessages },
  )
  const first = one('[role="slider"]')
  return { ranges, first, last: all('[role="slider"]')[1] ?? first, key }
}

describe('the date filter', () => {
  it('moves its first month by keys, to the first day of the next one', async () => {
    const { first, ranges, key } = facet()
    await key(first, 'ArrowRight')
    expect(ranges).toEqual([['2021-02-01', '2021-04-30']])
  })

  it('never lets its ends pass each other', async () => {
    const { first, last, ranges, key } = facet('2021-02-01', '2021-02-28')
    await key(first, 'ArrowRight')
    await key(last, 'ArrowLeft')
    expect(ranges).toEqual([
      ['2021-02-01', '2021-02-28'],
      ['2021-02-01', '2021-02-28'],
    ])
  })

  it('narrows nothing once it covers everything', async () => {
    const { first, ranges, key } = facet('2021-02-01', '2021-04-30')
    await key(first, 'Home')
    expect(ranges).toEqual([[null, null]])
  })

  it('says its months in words', () => {
    const { first, last } = facet('2021-02-01', '2021-03-31')
    expect([first, last].map((slider) => slider.getAttribute('aria-valuetext'))).toEqual(['2021年2月', '2021年3月'])
  })
})

/** Whatever is done to a page, and whatever was selected before: the selection stands on something that is there. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { newId, type BlockId, type OperationId } from '#shared/base/index.ts'
import type { Page } from '#shared/model/index.ts'
import { plan } from '#shared/operations/index.ts'
import { stamp } from '#shared/testing/ids.ts'
import { operationFor, stepArbitrary } from '#shared/testing/random-operations.ts'

import { layoutMaker } from './desk-layout.ts'
import { blocksIn, selectionAfter, type Selection } from './selection.ts'
import { testIds, testPage } from './test-page.ts'

const { page: first } = testPage(
  [
    [0, 'headline', '甲'],
    [0, 'body', '一,'],
    [0, '+body', '二。'],
    [0, 'body', '三。'],
    [1, 'headline', '乙'],
    [1, 'caption', '三。'],
    [2, 'headline', '丙'],
    [2, 'body', '四。'],
    [null, 'body', '五。'],
  ],
  [{ keep: [3], drop: [5] }],
)
const view = { skim: false, unfolded: new Set<never>(), shown: new Set<never>() }
const draws = fc.array(
  fc.record({ step: stepArbitrary, focus: fc.nat(99), anchor: fc.nat(99), also: fc.array(fc.nat(99)), loose: fc.boolean() }),
  {
    minLength: 1,
    maxLength: 12,
  },
)

describe('selectionAfter', () => {
  it('[V11] never leaves the selection on nothing', () => {
    fc.assert(
      fc.property(draws, (steps) => {
        const ids = testIds(5_000_000)
        const make = layoutMaker()
        let page: Page = first
        for (const { step, ...draw } of steps) {
          const before = { page, layout: make(page, view) }
          const { stops } = before.layout
          const pick = (n: number): BlockId | undefined => stops[n % Math.max(1, stops.length)]
          const [focus, anchor] = [pick(draw.focus), pick(draw.anchor)]
          if (focus === undefined || anchor === undefined) return
          const selection: Selection = { focus, anchor, also: draw.also.flatMap((n) => pick(n) ?? []), loose: draw.loose }
          const operation = operationFor(page, step, ids, [])
          const planned = operation === undefined ? undefined : plan(page, operation, { ...stamp(ids), operation: newId<OperationId>(ids) })
          if (operation === undefined || planned?.ok !== true) continue
          page = planned.page
          const after = { page, layout: make(page, view) }
          for (const follow of [false, true]) {
            const { selection: landed } = selectionAfter(before, after, operation, selection, follow)
            if (after.layout.stops.length === 0) continue
            expect(after.layout.stops).toContain(landed?.focus)
            expect(blocksIn(after.layout, landed).length).toBeGreaterThan(0)
          }
        }
      }),
      { seed: 4, numRuns: 300 },
    )
  })
})

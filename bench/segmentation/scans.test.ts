import { describe, expect, it } from 'vitest'

import { withoutBoxes } from './gold.ts'
import { effortOf, measured } from './measure.ts'
import { hasScans, scanPages } from './scans.ts'
import { SHIPPED } from '#shared/segmentation/index.ts'

const effort = (pages: ReturnType<typeof scanPages>): number => effortOf(measured(pages, SHIPPED).map(({ score }) => score))

// The sheets are not part of the project: where they are not beside the checkout, the runner counts this as skipped.
describe.skipIf(!hasScans())('the printed sheets', () => {
  it.each(['columns', 'rows'] as const)('[G23] are cut as they are set where their lines were read by %s', (reading) => {
    const pages = scanPages({ grain: 'lines', reading })
    expect(pages).toHaveLength(8)
    const across = effort(pages)
    expect(across).toBeLessThan(effort(pages.map(withoutBoxes)) / 10)
    expect(across).toBeLessThan(1)
  })
})

/** What keeps a reader out of the screen as it is: faults that axe calls serious or critical. */
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/** One line for each fault, with the elements that have it; none where all is well. `part`: only what a selector finds. */
export async function seriousFaults(page: Page, part?: string): Promise<string[]> {
  // What is in order is counted and not described: to describe it takes longer than to check it.
  // The window has no frames, so that the results of several need no page of their own to be put together in: that takes twice as long as the checks.
  const builder = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode()
  const { violations } = await (part === undefined ? builder : builder.include(part)).analyze()
  return violations
    .filter((one) => one.impact === 'serious' || one.impact === 'critical')
    .map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(' | ')}`)
}

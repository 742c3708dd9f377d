/** What a test does in the window, in the words of the editor's work; one place knows how the screens are built. */
import { join } from 'node:path'

import { expect, type Locator, type Page } from '@playwright/test'

/** The sample pages that the project ships. */
export const SEEDS = join(import.meta.dirname, '../../seeds')

/** Takes as long as it takes to see what has just come on the screen: before that nothing is approved, answered or decided. [V23] */
export async function seen(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((done) => setTimeout(done, 400)))
}

export class Desk {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  /** Rows of the library's table, without its head. */
  get rows(): Locator {
    return this.page.getByRole('grid').getByRole('rowgroup').getByRole('row')
  }

  get saved(): Locator {
    return this.page.getByTestId('saved')
  }

  /** Articles on the review desk, folded ones left out. */
  get sheets(): Locator {
    return this.page.locator('article[data-article]')
  }

  /** Blocks on the review desk in reading order. */
  get blocks(): Locator {
    return this.page.locator('article[data-article] [data-block]')
  }

  get selected(): Locator {
    return this.page.locator('article[data-article] [data-block][aria-current="true"]')
  }

  block(text: string | RegExp): Locator {
    return this.blocks.filter({ hasText: text })
  }

  /** Imports the sample pages, where the library does not have them, and waits until they are there. */
  async openSamples(): Promise<void> {
    const open = this.page.getByRole('button', { name: /^(打开样例|Open the samples)/ })
    await expect(open.or(this.rows).first()).toBeVisible()
    if (await open.isVisible()) await open.click()
    await expect(this.rows).toHaveCount(5)
    await this.settled()
  }

  /** Opens a page of the library in Review, by a text of its row. */
  async review(row: string | RegExp): Promise<void> {
    await this.page.getByRole('link', { name: '稿库' }).click()
    await this.rows.filter({ hasText: row }).dblclick()
    await this.look()
  }

  /** Waits for a page, and looks at it. */
  async look(): Promise<void> {
    await expect(this.sheets.first()).toBeVisible()
    await seen(this.page)
  }

  /** Approves the page by keys; copies on it that nobody decided are kept, which it asks first. */
  async approvePage(): Promise<void> {
    await this.look()
    const before = this.page.url()
    await this.page.keyboard.press('Shift+A')
    const asked = this.page.getByText('重复还没有定')
    const status = this.page.locator('.pagebar .status').first()
    await expect
      .poll(async () => {
        if (await asked.isVisible()) await this.page.keyboard.press('k')
        return this.page.url() !== before || (await status.innerText()) === '已审'
      })
      .toBe(true)
  }

  /** Waits until everything is in the library. */
  async settled(): Promise<void> {
    await expect(this.saved).toHaveAttribute('data-state', 'saved', { timeout: 20_000 })
  }

  /** How many edits the title bar says are not in the library yet, after it was painted. */
  async waiting(): Promise<number> {
    return this.page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          requestAnimationFrame(() =>
            requestAnimationFrame(() => {
              const mark = document.querySelector('[data-testid="saved"]')
              const shown = /\d+/.exec(mark?.textContent ?? '')?.[0]
              resolve(mark?.getAttribute('data-state') === 'saved' ? 0 : shown === undefined ? Number.POSITIVE_INFINITY : Number(shown))
            }),
          )
        }),
    )
  }

  /** The articles as the screen shows them: texts of each sheet's blocks. */
  async articles(): Promise<string[][]> {
    return this.sheets.evaluateAll((sheets) =>
      sheets.map((sheet) => [...sheet.querySelectorAll('[data-block]')].map((block) => block.textContent.trim())),
    )
  }

  /** Removes the desk's databases while the window shows another page of the same origin. */
  async loseDesk(): Promise<void> {
    const session = await this.page.context().newCDPSession(this.page)
    const origin = new URL(this.page.url()).origin
    await this.page.goto('about:blank')
    await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' })
    await session.detach()
  }
}

/** Every view in both themes and languages: nothing that keeps a reader out, nothing that overflows, and a picture of each. */
import { join } from 'node:path'

import type { Page } from '@playwright/test'

import { expect, test } from '../hosts/host.ts'
import { seriousFaults } from '../screens/accessible.ts'
import { Desk } from '../screens/desk.ts'

/** `npm run screenshots` takes the pictures of the documents from here. */
const PICTURES = join(import.meta.dirname, '../../.cache/e2e/pictures')

const VIEWS = ['library', 'review', 'duplicates', 'topics', 'export', 'progress', 'settings'] as const
const SIZES = [
  { width: 1280, height: 800 },
  { width: 1440, height: 900 },
  { width: 1920, height: 1080 },
] as const

for (const theme of ['light', 'dark'] as const) {
  for (const language of ['zh', 'en'] as const) {
    test.describe(`${theme}, ${language}`, () => {
      test.use({ colorScheme: theme, locale: language === 'zh' ? 'zh-CN' : 'en-US' })

      test('[V3] every view is accessible and holds its contents', async ({ application }) => {
        test.setTimeout(120_000)
        const { page } = await application.start()
        const picture = (name: string): Promise<Buffer> => page.screenshot({ path: join(PICTURES, `${name}-${theme}-${language}.png`) })
        await check(page, 'the empty library')
        await picture('empty')
        const desk = new Desk(page)
        await desk.openSamples()
        await desk.rows.filter({ hasText: '招商引资集聚发展新动能' }).dblclick()
        await expect(desk.sheets.first()).toBeVisible()
        await page.keyboard.press('n')
        await expect(desk.selected).toBeVisible()
        for (const view of VIEWS) {
          await page.keyboard.press(view === 'settings' ? 'Control+,' : `Control+${String(VIEWS.indexOf(view) + 1)}`)
          await expect(page).toHaveURL(new RegExp(`#/${view}`))
          await page.waitForTimeout(300)
          await check(page, view)
          await picture(view)
        }
        await page.keyboard.press('Control+2')
        await expect(desk.sheets.first()).toBeVisible()
        for (const size of SIZES) {
          await page.setViewportSize(size)
          await page.waitForTimeout(200)
          expect(await overflow(page), `review at ${String(size.width)}`).toEqual([])
          await picture(`review-${String(size.width)}x${String(size.height)}`)
        }
        await page.setViewportSize({ width: 1440, height: 900 })
        await page.keyboard.press('Shift+A')
        await desk.settled()
        await page.keyboard.press('Control+5')
        await expect(page.getByText('招商引资集聚发展新动能').first()).toBeVisible()
        await check(page, 'an export with articles')
        await picture('export-filled')
      })
    })
  }
}

async function check(page: Page, what: string): Promise<void> {
  expect(await seriousFaults(page), what).toEqual([])
  expect(await overflow(page), what).toEqual([])
}

/** What is wider than the window: nothing may make it scroll sideways. */
async function overflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.documentElement
    return root.scrollWidth > root.clientWidth ? [`${String(root.scrollWidth)} > ${String(root.clientWidth)}`] : []
  })
}

/** Every view in both themes and languages: nothing that keeps a reader out, nothing that overflows, and a picture of each. */

import type { Page } from '@playwright/test'

import { expect, test } from '../hosts/host.ts'
import { seriousFaults } from '../screens/accessible.ts'
import { Desk } from '../screens/desk.ts'
import { EVERY_LOOK } from '../screens/looks.ts'
import { takePicture } from '../screens/picture.ts'

const VIEWS = ['library', 'review', 'duplicates', 'topics', 'export', 'progress', 'settings'] as const
const SIZES = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
] as const

for (const look of EVERY_LOOK) {
  test.describe(look.name, () => {
    test.use(look.window)

    test('[V3] every view is accessible and holds its contents', async ({ application }) => {
      test.setTimeout(180_000)
      const { page } = await application.start()
      const picture = (name: string): Promise<void> => takePicture(page, look.picture(name))
      await check(page, 'the empty library')
      await picture('empty')
      const desk = new Desk(page)
      await desk.openSamples()
      await desk.rows.filter({ hasText: '招商引资集聚发展新动能' }).dblclick()
      await expect(desk.sheets.first()).toBeVisible()
      await page.keyboard.press('n')
      await expect(desk.selected).toBeVisible()
      for (const view of VIEWS) {
        await go(page, view)
        await check(page, view)
        await picture(view)
      }
      for (const size of SIZES) {
        await page.setViewportSize(size)
        for (const view of VIEWS) {
          await go(page, view)
          expect(await overflow(page), `${view} at ${String(size.width)}`).toEqual([])
          await picture(`${view}-${String(size.width)}x${String(size.height)}`)
        }
      }
      await page.setViewportSize({ width: 1440, height: 900 })

      // A page with edits: its history, the proof of an article, the history of the library.
      await go(page, 'review')
      await desk.block('紧接着').click()
      for (const key of ['s', 'ArrowDown', 'r', 's', 'ArrowDown', 'j']) await page.keyboard.press(key)
      await page.keyboard.press('e')
      await page.keyboard.type('改过的字，')
      await page.keyboard.press('Escape')
      await desk.settled()
      await page.keyboard.press('h')
      await expect(page.getByTestId('past-page')).toBeVisible()
      await page.keyboard.press('ArrowDown')
      await check(page, 'the history of a page')
      await picture('history')
      await page.keyboard.press('p')
      await expect(page.getByTestId('proof')).toBeVisible()
      await check(page, 'a proof')
      await picture('proof')
      await page.keyboard.press('Control+7')
      await expect(page.getByTestId('library-history')).toBeVisible()
      await check(page, 'the history of the library')
      await picture('library-history')

      await go(page, 'review')
      await desk.look()
      await page.keyboard.press('Shift+A')
      // It has copies about which nobody has decided.
      await page.keyboard.press('d')
      await desk.settled()
      await go(page, 'export')
      await expect(page.getByText('招商引资集聚发展新动能').first()).toBeVisible()
      await check(page, 'an export with articles')
      await picture('export-filled')
    })
  })
}

async function go(page: Page, view: (typeof VIEWS)[number]): Promise<void> {
  await page.keyboard.press(view === 'settings' ? 'Control+,' : `Control+${String(VIEWS.indexOf(view) + 1)}`)
  await expect(page).toHaveURL(new RegExp(`#/${view}`))
  await page.waitForTimeout(300)
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

/** Pages that an older engine cut are cut anew: many by the job, one by its editor after a look at what would change. */

import type { Page } from '@playwright/test'

import { expect, test } from '../hosts/host.ts'
import { seriousFaults } from '../screens/accessible.ts'
import { cutBefore } from '../screens/command-line.ts'
import { Desk, SEEDS } from '../screens/desk.ts'
import { TWO_LOOKS } from '../screens/looks.ts'
import { takePicture } from '../screens/picture.ts'

/** Nothing in the open dialog keeps a reader out. */
async function check(page: Page, what: string): Promise<void> {
  expect(await seriousFaults(page, '[role="dialog"]'), what).toEqual([])
}

for (const look of TWO_LOOKS) {
  test.describe(look.name, () => {
    const { zh } = look
    test.use(look.window)

    test('[R1][R7][R8] cuts untouched pages anew, and an edited one only when its editor takes it', async ({ application }) => {
      await cutBefore(application.folders.library, SEEDS)
      const { page } = await application.start()
      const desk = new Desk(page)
      const picture = (name: string): Promise<void> => takePicture(page, look.picture(name))
      const dialog = page.getByRole('dialog')
      await expect(desk.rows).toHaveCount(5)
      await desk.rows.first().dblclick()
      await expect(desk.sheets).toHaveCount(1)
      await desk.blocks.nth(6).click()
      await page.keyboard.press('s')
      await expect(desk.sheets).toHaveCount(2)
      await desk.settled()

      await page.keyboard.press('Control+1')
      await page.getByRole('button', { name: zh ? '更多' : 'More' }).click()
      await page.getByRole('menuitem', { name: zh ? '重新分稿…' : 'Cut pages anew…' }).click()
      await expect(dialog).toBeVisible()
      await check(page, 'the choice of pages')
      await picture('resegment-ask')
      await dialog.getByRole('button', { name: zh ? '开始' : 'Start' }).click()
      await expect(dialog.getByText(zh ? '分完了。' : 'All done.')).toBeVisible()
      await expect(dialog.locator('dd')).toHaveText(zh ? ['4 版', '0 版', '1 版'] : ['4 pages', '0 pages', '1 page'])
      const left = dialog.getByRole('button', { name: zh ? /^打开 / : /^Open / })
      await expect(left).toHaveCount(1)
      await check(page, 'what became of the pages')
      await picture('resegment-done')
      await left.click()

      await expect(desk.sheets).toHaveCount(2)
      await page.getByRole('tab', { name: zh ? '本版' : 'Page' }).click()
      await expect(page.getByText(zh ? 'rules 0，权重 before' : 'rules 0, weights before')).toBeVisible()
      await picture('resegment-engine')
      await page.getByRole('button', { name: zh ? '更多' : 'More', exact: true }).click()
      await page.getByRole('menuitem', { name: zh ? '重新分稿…' : 'Cut this page anew…' }).click()
      const take = dialog.getByRole('button', { name: zh ? '采用' : 'Take it' })
      await dialog.getByRole('radio', { name: zh ? /^全部稿件/ : /^All articles/ }).click()
      await expect(dialog.getByRole('listitem').first()).toBeVisible()
      await check(page, 'the preview')
      await picture('resegment-preview')
      await take.click()
      await expect(dialog).toBeHidden()
      expect(await desk.sheets.count()).toBeGreaterThan(2)
      await desk.settled()
      await page.keyboard.press('Control+z')
      await expect(desk.sheets).toHaveCount(2)
      await desk.settled()
    })
  })
}

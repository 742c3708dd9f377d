/** Two pages of one issue: an article that goes on on the other page, linked by itself, followed, taken off and set by hand. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { expect, test } from '../hosts/host.ts'
import { seriousFaults } from '../screens/accessible.ts'
import { Desk } from '../screens/desk.ts'
import { PICTURES } from '../screens/looks.ts'
import { takePicture } from '../screens/picture.ts'

const first = `龙须口拦河大坝提前合龙
新华社长沙二十六日电　正在施工的龙须口水利枢纽工程，二十五日下午四时十五分胜利实现了拦河大坝合龙，比国家计划提前二十天。
三万民工和工程技术人员苦战一百二十天，完成土石方二百四十万方，龙须口工地上红旗招展，夯歌阵阵。
（下转第四版）
罗马尼亚女排昨到沅川
本报讯　应邀来我国进行友好访问的罗马尼亚青年女子排球队一行十六人，昨天上午乘火车到达沅川。
`
const fourth = `红旗棉纺织厂增产不忘质量
本报讯　红旗棉纺织厂甲班四月份产量超额完成，却因为布面疵点多了一点，没有评上先进。
（上接第一版）拦河大坝合龙以后，三万民工又投入龙须口溢洪道的施工，工地党委号召大家再接再厉，争取汛期以前把大坝筑到拦洪高程。
`

for (const { theme, locale } of [
  { theme: 'light', locale: 'zh-CN' },
  { theme: 'dark', locale: 'en-US' },
] as const) {
  test.describe(`${theme}, ${locale}`, () => {
    test.use({ colorScheme: theme, locale })

    test('[X3] an editor follows a link between pages, takes it off and sets it by the keyboard', async ({ application }) => {
      const zh = locale === 'zh-CN'
      const host = await application.start()
      const { page } = host
      const desk = new Desk(page)
      const files = await Promise.all(
        (
          [
            ['沅川日报_1964-05-12_1.txt', first],
            ['沅川日报_1964-05-12_4.txt', fourth],
          ] as const
        ).map(async ([name, text]) => {
          const file = join(application.folders.root, name)
          await writeFile(file, text)
          return file
        }),
      )
      const chooser = page.waitForEvent('filechooser')
      await page
        .getByRole('button', { name: zh ? '导入版面' : 'Import pages' })
        .first()
        .click()
      await (await chooser).setFiles(files)
      await expect(desk.rows).toHaveCount(2)
      await desk.settled()
      await desk.rows.filter({ hasText: '龙须口' }).dblclick()
      await expect(desk.sheets.first()).toBeVisible()

      const to = page.getByRole('button', { name: zh ? /^转第 4 版：拦河大坝合龙/ : /^Continues on page 4: 拦河大坝合龙/ })
      const from = page.getByRole('button', {
        name: zh ? '上接第 1 版：龙须口拦河大坝提前合龙' : 'Continued from page 1: 龙须口拦河大坝提前合龙',
      })
      await expect(to).toBeVisible({ timeout: 15_000 })
      await takePicture(page, join(PICTURES, `link-to-${theme}.png`))
      await to.click()
      await expect(from).toBeVisible()
      await expect(desk.selected).toContainText('溢洪道')
      await takePicture(page, join(PICTURES, `link-from-${theme}.png`))

      // By keyboard alone from here: taken off on this page, it is gone on the other one too.
      await command(zh ? '取消接版' : 'Take the links')
      await expect(from).toHaveCount(0)
      await desk.settled()
      await page.goBack()
      await expect(desk.block('提前合龙')).toBeVisible()
      await expect(to).toHaveCount(0)

      await desk.block('提前合龙').click()
      await command(zh ? '接到另一版' : 'Continue on another')
      const dialog = page.getByRole('dialog')
      await expect(dialog.getByRole('option')).toHaveCount(2)
      await expect(dialog.getByRole('option').first()).toContainText('拦河大坝合龙以后')
      for (const size of [
        { width: 1280, height: 800 },
        { width: 1920, height: 1080 },
      ]) {
        await page.setViewportSize(size)
        await page.waitForTimeout(200)
        await takePicture(page, join(PICTURES, `link-dialog-${theme}-${String(size.width)}.png`))
      }
      expect(await seriousFaults(page)).toEqual([])
      await page.keyboard.type('棉纺')
      await expect(dialog.getByRole('option')).toHaveCount(1)
      await page.keyboard.press('Control+a')
      await page.keyboard.press('Delete')
      await expect(dialog.getByRole('option')).toHaveCount(2)
      await page.keyboard.press('Enter')
      await expect(dialog).toHaveCount(0)
      await expect(to).toBeVisible()
      await desk.settled()

      // The other page has followed, and undo takes both ends off again.
      await command(zh ? '看所接的另一版' : 'Open the other part')
      await expect(from).toBeVisible()
      await page.goBack()
      await expect(to).toBeVisible()
      await page.keyboard.press('Control+z')
      await expect(to).toHaveCount(0)

      async function command(words: string): Promise<void> {
        await page.keyboard.press('Control+k')
        await page.getByRole('combobox').fill(words)
        await page.keyboard.press('Enter')
      }
    })
  })
}

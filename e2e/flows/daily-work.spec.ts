/** From import to export: by file chooser and by drop, a boundary set right, undo, reload, restart. */
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { expect, test } from '../hosts/host.ts'
import { Desk, SEEDS } from '../screens/desk.ts'

async function seedFiles(): Promise<string[]> {
  return (await readdir(SEEDS)).filter((name) => name.endsWith('.txt')).map((name) => join(SEEDS, name))
}

test('[I1] imports files by the chooser, and the same bytes only once', async ({ application }) => {
  const { page } = await application.start()
  const desk = new Desk(page)
  const files = await seedFiles()
  for (const expected of ['5', '5']) {
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: '导入版面' }).first().click()
    await (await chooser).setFiles(files)
    await expect(desk.rows).toHaveCount(Number(expected))
  }
  await expect(page.getByText('已有').first()).toBeVisible()
  await desk.settled()
})

test('[I1] imports what is dropped, refuses what is none with a sentence, and goes on', async ({ application }) => {
  const { page } = await application.start()
  const desk = new Desk(page)
  const seed = await readFile(join(SEEDS, '003_f35563e586983909.txt'), 'utf8')
  // A drop before the screen is up would be the browser's own.
  await expect(page.getByRole('button', { name: '导入版面' }).first()).toBeVisible()
  const transfer = await page.evaluateHandle((text) => {
    const data = new DataTransfer()
    data.items.add(new File([''], '空.txt', { type: 'text/plain' }))
    data.items.add(new File([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1])], '照片.txt', { type: 'text/plain' }))
    data.items.add(new File([text], '牡丹晚报_2021-11-25_B07.txt', { type: 'text/plain' }))
    return data
  }, seed)
  await page.dispatchEvent('body', 'dragenter', { dataTransfer: transfer })
  await page.dispatchEvent('body', 'dragover', { dataTransfer: transfer })
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer })
  await expect(desk.rows).toHaveCount(1)
  await expect(desk.rows.first()).toContainText('牡丹晚报')
  await expect(desk.rows.first()).toContainText('2021-11-25')
  await expect(desk.rows.first()).toContainText('B07')
  await expect(page.getByText('文件是空的')).toBeVisible()
  await expect(page.getByText('不是文字文件')).toBeVisible()
})

test('[V1] an editor sets a boundary right, takes it back, and finds everything after reload and restart', async ({ application }) => {
  const host = await application.start()
  const desk = new Desk(host.page)
  await desk.openSamples()
  await desk.review('招商引资集聚发展新动能')
  const before = await desk.articles()
  const sheets = await desk.sheets.count()

  await desk.block('紧接着').click()
  await host.page.keyboard.press('s')
  await expect(desk.sheets).toHaveCount(sheets + 1)
  await expect(desk.selected).toContainText('紧接着')
  await host.page.keyboard.press('Control+z')
  await expect(desk.sheets).toHaveCount(sheets)
  expect(await desk.articles()).toEqual(before)
  await host.page.keyboard.press('Control+Shift+z')
  await expect(desk.sheets).toHaveCount(sheets + 1)
  const after = await desk.articles()
  await desk.settled()

  await host.page.reload()
  await expect(desk.sheets).toHaveCount(sheets + 1)
  expect(await desk.articles()).toEqual(after)

  await host.stop()
  const again = await application.start()
  const reopened = new Desk(again.page)
  await expect(reopened.sheets).toHaveCount(sheets + 1)
  expect(await reopened.articles()).toEqual(after)
  await again.page.keyboard.press('Control+z')
  await expect(reopened.sheets).toHaveCount(sheets)
})

test('[V2] text of a page that looks like markup is shown as text', async ({ application }) => {
  const host = await application.start()
  const desk = new Desk(host.page)
  const problems: string[] = []
  host.page.on('dialog', (dialog) => {
    problems.push(dialog.message())
    void dialog.dismiss()
  })
  host.page.on('pageerror', (error) => problems.push(String(error)))
  const file = join(application.folders.root, '恶意.txt')
  await writeFile(
    file,
    [
      '# <img src=x onerror=alert(1)>各镇街精心组织春耕生产',
      '本报讯(记者 王燕)</script><script>window.hacked = 1</script>连日来,各镇街精心组织春耕生产,农技员到田头指导,春耕生产进展顺利。',
      '{{ 7 * 7 }} 下一步,各镇街将继续组织春耕生产。',
    ].join('\n\n'),
  )
  const chooser = host.page.waitForEvent('filechooser')
  await host.page.getByRole('button', { name: '导入版面' }).first().click()
  await (await chooser).setFiles([file])
  await desk.review('onerror')
  await expect(desk.blocks.filter({ hasText: '<img src=x onerror=alert' }).first()).toBeVisible()
  await expect(desk.blocks.filter({ hasText: '</script><script>' }).first()).toBeVisible()
  await expect(desk.blocks.filter({ hasText: '{{ 7 * 7 }}' }).first()).toBeVisible()
  expect(await host.page.evaluate(() => Object.hasOwn(window, 'hacked'))).toBe(false)
  expect(problems).toEqual([])
})

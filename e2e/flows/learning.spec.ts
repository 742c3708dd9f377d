/** What a library has learned, in the settings: seen, switched off, carried to a file and back, reset and restored. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import type { Locator, Page } from '@playwright/test'

import { expect, test } from '../hosts/host.ts'
import { Desk } from '../screens/desk.ts'

async function learningOf(page: Page): Promise<Locator> {
  await page.keyboard.press('Control+,')
  const section = page.getByRole('region', { name: '分稿学习' })
  await section.scrollIntoViewIfNeeded()
  return section
}

test('[W2] a finished review is learned from while the editor does something else', async ({ application }) => {
  const { page } = await application.start()
  const desk = new Desk(page)
  await desk.openSamples()
  await desk.review('招商引资集聚发展新动能')
  const section = await learningOf(page)
  await expect(section.getByText('还没有审完的版面可学')).toBeVisible()
  await page.keyboard.press('Control+2')
  await desk.look()
  await page.keyboard.press('Shift+A')
  // It has copies about which nobody has decided.
  await page.keyboard.press('d')
  await desk.settled()
  await learningOf(page)
  await expect(section.getByText(/^library-1，学自 1 版$|学过 1 版，没有比自带的分得更好/)).toBeVisible({ timeout: 60_000 })
})

test('[W5][W6] weights go to a file and come back, and a reset can be taken back', async ({ application }) => {
  const { page } = await application.start()
  await new Desk(page).openSamples()
  const section = await learningOf(page)
  const inUse = section.getByTestId('weights')
  await expect(inUse).toHaveText('自带的分法')
  await expect(section.getByRole('button', { name: '重置为自带' })).toHaveCount(0)

  const downloading = page.waitForEvent('download')
  await section.getByRole('button', { name: '导出文件' }).click()
  const download = await downloading
  const file = join(application.folders.root, 'weights.json')
  await download.saveAs(file)
  expect(download.suggestedFilename()).toMatch(/^jiaoban-weights-.+\.json$/)
  expect(JSON.parse(await readFile(file, 'utf8'))).toHaveProperty('seams')

  const other = join(application.folders.root, 'other.json')
  await writeFile(other, '{"name":"no weights"}')
  await section.getByTestId('weights-file').setInputFiles(other)
  await expect(page.getByText('这个文件里没有校版的分稿权重')).toBeVisible()
  await expect(inUse).toHaveText('自带的分法')

  await section.getByTestId('weights-file').setInputFiles(file)
  await expect(inUse).toHaveText('library-1，从文件导入')

  await section.getByRole('button', { name: '重置为自带' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '不重置' }).click()
  await expect(inUse).toHaveText('library-1，从文件导入')
  await section.getByRole('button', { name: '重置为自带' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '重置为自带' }).click()
  await expect(inUse).toHaveText('自带的分法')
  await section.getByRole('button', { name: '恢复' }).click()
  await expect(inUse).toHaveText('library-1，从文件导入')

  const on = section.getByRole('checkbox', { name: '边审边学' })
  await on.uncheck()
  await expect(section.getByText('已关，不再学新的。')).toBeVisible()
  await page.reload()
  await expect(page.getByRole('checkbox', { name: '边审边学' })).not.toBeChecked()
  await expect(page.getByTestId('weights')).toHaveText('library-1，从文件导入')
})

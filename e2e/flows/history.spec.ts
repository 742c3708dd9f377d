/** The history by keyboard alone: look back, undo one step, go back, branches, proofs, undo over pages and after a restart. */
import { readFile } from 'node:fs/promises'

import type { Page } from '@playwright/test'

import { expect, test } from '../hosts/host.ts'
import { Desk } from '../screens/desk.ts'

test.use({ withSamples: true })

const press = async (page: Page, ...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key)
}

/** Opens the samples and the first page of the table. */
async function begin(page: Page): Promise<Desk> {
  const desk = new Desk(page)
  await desk.openSamples()
  await press(page, 'Home')
  await expect(desk.rows.first()).toHaveAttribute('aria-selected', 'true')
  await press(page, 'Enter')
  await expect(desk.sheets.first()).toBeVisible()
  await expect(desk.selected).toHaveCount(1)
  return desk
}

/** Makes the selected block a caption: R and then C. */
const asCaption = (page: Page): Promise<void> => press(page, 'r', 'c')

test('[H7][H8] an editor looks back, undoes one step, goes back to an earlier state, and nothing is lost', async ({ application }) => {
  const { page } = await application.start()
  const desk = await begin(page)
  const steps = page.getByRole('option')
  const head = page.getByTestId('step-head')
  const before = await desk.articles()

  await press(page, 'ArrowDown', 'ArrowDown')
  await press(page, 's')
  await expect.poll(() => desk.articles()).not.toEqual(before)
  await press(page, 'ArrowDown')
  await asCaption(page)
  await desk.settled()
  const edited = await desk.articles()

  await press(page, 'h')
  await expect(page.getByTestId('past-page')).toBeVisible()
  await expect(steps.first()).toContainText('类型改为图说')
  await expect(steps.nth(1)).toContainText('拆稿')
  await press(page, 'ArrowDown')
  await expect(head).toContainText('只读')
  await expect(head).toContainText('会动到')
  await press(page, 'u')
  await expect(steps.first()).toContainText('撤销：拆稿')
  await press(page, 'Escape')
  await expect.poll(() => desk.articles()).toEqual(before)

  await press(page, 'h')
  await expect(steps.first()).toContainText('撤销：拆稿')
  await press(page, 'End', 'ArrowUp')
  await expect(steps.and(page.locator('[aria-selected="true"]'))).toContainText('机器分稿')
  await expect(head).toContainText('第 2 步之后的样子')
  await press(page, 'r')
  await expect(steps.first()).toContainText('回到第 2 步之后的样子')
  await expect(page.getByTestId('branches')).toContainText('步，停在')
  await press(page, 'Control+z')
  await expect(steps.first()).toContainText('撤销：回到第 2 步')
  await press(page, 'ArrowDown', 'ArrowDown', 'ArrowDown')
  await expect(head).toContainText('第 4 步之后的样子')
  await press(page, 'r', 'Escape')
  await expect.poll(() => desk.articles()).toEqual(edited)
})

test('[H3][F2] what stands in the way is named, and a proof is saved for printing', async ({ application }) => {
  const { page } = await application.start()
  const desk = await begin(page)
  await press(page, 'ArrowDown', 'ArrowDown', 'ArrowDown')
  await asCaption(page)
  await press(page, 'r', 't')
  await asCaption(page)
  await desk.settled()

  await press(page, 'k')
  const blame = page.getByTestId('block-history')
  await expect(blame).toBeFocused()
  await expect(blame.getByRole('button')).toHaveCount(5)
  await expect(blame.getByRole('button').first()).toContainText('类型改为图说')

  await press(page, 'h')
  const steps = page.getByRole('option')
  await expect(steps.first()).toContainText('类型改为图说')
  await press(page, 'ArrowDown', 'ArrowDown')
  await expect(page.getByTestId('step-head')).toContainText('挡在前面：类型改为图说')
  await press(page, 'w')
  await expect(steps.first()).toHaveAttribute('aria-selected', 'true')

  await press(page, 'p')
  const proof = page.getByTestId('proof')
  await expect(proof).toContainText('正文改为图说')
  const download = page.waitForEvent('download')
  await press(page, 'Control+s')
  const saved = await download
  expect(saved.suggestedFilename()).toMatch(/^花脸稿-.+\.html$/)
  const html = await readFile(await saved.path(), 'utf8')
  expect(html).toContain('正文改为图说')
  expect(html).not.toMatch(/<script|https?:/)
})

test('[H10][H11] undo takes the last edit back on whichever page it was, also after a restart', async ({ application }) => {
  const host = await application.start()
  const { page } = host
  const desk = await begin(page)
  const before = await desk.articles()
  const first = page.url()
  await press(page, 'ArrowDown', 'ArrowDown', 's')
  await expect.poll(() => desk.articles()).not.toEqual(before)
  const split = await desk.articles()
  await press(page, 'PageDown')
  await expect.poll(() => page.url()).not.toBe(first)
  await expect.poll(() => desk.articles()).not.toEqual(split)
  await desk.settled()

  await press(page, 'Control+z')
  await expect.poll(() => page.url()).toBe(first)
  await expect.poll(() => desk.articles()).toEqual(before)
  await expect(page.getByText(/到了 .*撤销：拆稿/).first()).toBeVisible()
  await desk.settled()

  await host.stop()
  const again = await application.start()
  const reopened = new Desk(again.page)
  await expect(reopened.selected).toHaveCount(1)
  await press(again.page, 'PageDown')
  await expect.poll(() => again.page.url()).not.toBe(first)
  await expect(reopened.selected).toHaveCount(1)
  await press(again.page, 'Control+Shift+z')
  await expect.poll(() => reopened.articles()).toEqual(split)
  await reopened.settled()

  await press(again.page, 'Control+7')
  const rows = again.page.getByTestId('library-history').getByRole('option')
  await expect(rows.first()).toContainText('重做：拆稿')
  await expect(rows.nth(1)).toContainText('撤销：拆稿')
  await expect(rows.last()).toContainText('导入 5 版，并分稿')
  await press(again.page, 'Enter')
  await expect(again.page.getByTestId('past-page')).toBeVisible()
})

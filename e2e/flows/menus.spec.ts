/** Menus by mouse: every line that opens a list shows it, and nothing that floats runs off the window. */
import type { Locator, Page } from '@playwright/test'

import { expect, test } from '../hosts/host.ts'
import { Desk } from '../screens/desk.ts'

test.use({ withSamples: true })

async function open(page: Page): Promise<Desk> {
  const desk = new Desk(page)
  await desk.openSamples()
  await desk.review('招商引资集聚发展新动能')
  return desk
}

const lists = (page: Page): Locator => page.locator('.review-pick')
const item = (page: Page, name: string): Locator => page.getByRole('menuitem', { name: new RegExp(`^${name}`) }).first()

/** How far something lies beyond the window, in pixels; 0: it is wholly inside. */
async function beyond(page: Page, floating: Locator): Promise<number> {
  const box = await floating.boundingBox()
  const size = page.viewportSize()
  if (box === null || size === null) return Number.POSITIVE_INFINITY
  return Math.max(0, -box.x, -box.y, box.x + box.width - size.width, box.y + box.height - size.height)
}

/** Some tasks later the list is still there, and has the focus. */
async function staysOpen(page: Page, name: string): Promise<void> {
  await expect(lists(page).getByText(name, { exact: true }).first()).toBeVisible()
  await expect(lists(page).locator(':focus')).toHaveCount(1)
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)))
  await expect(lists(page)).toBeVisible()
}

test('[V20] every line of a menu that opens a list shows it', async ({ application }) => {
  const { page } = await application.start()
  const desk = await open(page)
  const block = desk.blocks.nth(1)
  const close = async (): Promise<void> => {
    await page.keyboard.press('Escape')
    await expect(lists(page)).toHaveCount(0)
    await expect(page.locator('.sheets :focus'), 'the focus is back on the desk').toHaveCount(1)
  }
  for (const [line, list] of [
    ['类型', '类型'],
    ['移到哪一篇', '移到哪一篇'],
    ['并入另一篇', '并入哪一篇'],
    ['主题', '主题'],
  ] as const) {
    await block.click({ button: 'right' })
    await item(page, line).click()
    await staysOpen(page, list)
    await close()
  }
  for (const [line, list] of [
    ['本稿状态', '本稿状态'],
    ['稿件类型', '类型'],
    ['主题', '主题'],
    ['并入另一篇', '并入哪一篇'],
  ] as const) {
    await block.click()
    await page.getByRole('button', { name: '本稿的其他操作' }).click()
    await item(page, line).click()
    await staysOpen(page, list)
    await close()
  }

  // The page's list stands at the page's status.
  await page.getByRole('button', { name: '更多', exact: true }).click()
  await item(page, '本版状态').click()
  await staysOpen(page, '本版状态')
  const [status, list] = await Promise.all([page.locator('.status-btn').boundingBox(), lists(page).boundingBox()])
  expect(Math.abs((list?.x ?? 0) - (status?.x ?? 0))).toBeLessThan(20)
  expect((list?.y ?? 0) - ((status?.y ?? 0) + (status?.height ?? 0))).toBeLessThan(20)

  // And what is chosen is done.
  await lists(page).getByRole('option', { name: '存疑' }).click()
  await expect(page.locator('.status-btn')).toContainText('存疑')
  await block.click({ button: 'right' })
  await item(page, '类型').click()
  await lists(page).getByRole('option', { name: '引题' }).click()
  await expect(block).toHaveClass(/kicker/)
})

test('[V18] the letter that stands at an article sends a block there', async ({ application }) => {
  const { page } = await application.start()
  const desk = await open(page)
  await desk.blocks.nth(2).click()
  const text = await desk.blocks.nth(2).innerText()
  await page.keyboard.press('g')
  const shown = await lists(page)
    .getByRole('option')
    .evaluateAll((options) => options.map((one) => [one.querySelector('.letter')?.textContent, one.querySelector('small')?.textContent]))
  expect(shown.find(([letter]) => letter === '丁')).toEqual(['丁', 'D'])
  await page.keyboard.press('d')
  await expect(page.getByRole('article', { name: /^丁篇/ }).locator('[data-block]').filter({ hasText: text })).toHaveCount(1)
  await expect(page.locator('[aria-live]').filter({ hasText: '到丁篇' }).first()).toBeAttached()
})

for (const [width, height] of [
  [1280, 800],
  [640, 400],
] as const) {
  test(`[V21] menus and lists lie inside a window of ${String(width)} by ${String(height)}`, async ({ application }) => {
    const { page } = await application.start()
    const desk = await open(page)
    await page.setViewportSize({ width, height })
    const sheets = page.locator('.sheets')
    // From the top of the page to its end, at every height of the window where a menu can be opened.
    for (const n of [0, 3, 6, 9]) {
      const head = desk.sheets.nth(n).locator('[data-block]').first()
      await head.click()
      for (const at of [0.1, 0.5, 0.85]) {
        await head.evaluate((element, share) => {
          const pane = element.closest('.sheets')
          if (pane === null) return
          const frame = pane.getBoundingClientRect()
          pane.scrollTop += element.getBoundingClientRect().top - frame.top - (frame.height - 60) * share
        }, at)
        await page.keyboard.press('Shift+U')
        await expect(lists(page)).toBeVisible()
        expect(await beyond(page, lists(page))).toBe(0)
        await page.keyboard.press('Escape')
        await page.keyboard.press('r')
        await expect(lists(page)).toBeVisible()
        expect(await beyond(page, lists(page))).toBe(0)
        await expect(lists(page).locator('.about').first()).toBeInViewport({ ratio: 1 })
        await page.keyboard.press('Escape')
        await expect(lists(page)).toHaveCount(0)
        await page.keyboard.press('t')
        await expect(lists(page)).toBeVisible()
        expect(await beyond(page, lists(page))).toBe(0)
        await page.keyboard.press('Escape')
        await expect(lists(page)).toHaveCount(0)
      }
      await page.getByRole('button', { name: '本稿的其他操作' }).click()
      await expect(page.locator('.menu')).toBeVisible()
      expect(await beyond(page, page.locator('.menu'))).toBe(0)
      await page.keyboard.press('End')
      await expect(page.locator('.menu [data-highlighted]')).toBeInViewport({ ratio: 1 })
      await page.keyboard.press('Escape')
      await expect(page.locator('.menu')).toHaveCount(0)
    }
    await sheets.click({ button: 'right', position: { x: 120, y: 60 } })
    await expect(page.locator('.menu')).toBeVisible()
    expect(await beyond(page, page.locator('.menu'))).toBe(0)
  })
}

test('[V21] the tools of a sheet stay beside a headline of several lines', async ({ application }) => {
  const { page } = await application.start()
  const desk = await open(page)
  await page.setViewportSize({ width: 1280, height: 800 })
  const sheet = desk.sheets.first()
  // The first paragraph is the headline, and what stood above it is none.
  for (const [n, key] of [
    [2, 'h'],
    [0, 't'],
    [1, 't'],
  ] as const) {
    await sheet.locator('[data-block]').nth(n).click()
    await page.keyboard.press('r')
    await page.keyboard.press(key)
    await expect(lists(page)).toHaveCount(0)
  }
  await sheet.locator('.headline').first().click()
  for (const part of ['.rolechip', '.sheet-tools .btn', '.sheet-tools .icon-btn']) {
    const [box, frame] = await Promise.all([sheet.locator(part).first().boundingBox(), sheet.boundingBox()])
    expect(box?.width, part).toBeGreaterThan(20)
    expect((box?.x ?? 0) + (box?.width ?? 0), part).toBeLessThanOrEqual((frame?.x ?? 0) + (frame?.width ?? 0))
  }
  await page.getByRole('button', { name: '本稿的其他操作' }).click()
  await expect(page.locator('.menu')).toBeVisible()
})

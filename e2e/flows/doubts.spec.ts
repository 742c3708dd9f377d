/** The daily work by keys alone: from doubt to doubt over all pages, statuses, and an audit of what was approved. */
import type { Page } from '@playwright/test'

import { expect, test } from '../hosts/host.ts'
import { seriousFaults } from '../screens/accessible.ts'
import { Desk } from '../screens/desk.ts'

test.use({ withSamples: true })

/** Opens the samples and the page that stands first, without a mouse. */
async function openFirst(page: Page): Promise<Desk> {
  const desk = new Desk(page)
  await desk.openSamples()
  await page.locator('body').press('Home')
  await expect(desk.rows.first()).toHaveAttribute('aria-selected', 'true')
  await page.locator('body').press('Enter')
  await desk.look()
  return desk
}

const counter = (page: Page) => page.locator('button.doubts b')
const pageDone = (page: Page) => page.getByTestId('page-done')

/** Open doubts that the page bar counts. */
async function doubtsLeft(page: Page): Promise<number> {
  return (await counter(page).count()) === 0 ? 0 : Number(await counter(page).textContent())
}

test('[N1][N3] answers doubts with one key each, until the page is done and the next one is opened', async ({ application }) => {
  const { page } = await application.start()
  const desk = await openFirst(page)
  await page.keyboard.press('n')
  await expect(desk.selected).toBeVisible()
  const first = page.url()
  for (let left = await doubtsLeft(page); left > 0; left = await doubtsLeft(page)) {
    await expect(pageDone(page)).toHaveCount(0)
    await page.keyboard.press('Enter')
    await expect.poll(() => doubtsLeft(page)).toBeLessThan(left)
  }
  await expect(pageDone(page)).toContainText('本版疑点已清')
  await expect(pageDone(page)).toContainText('下一版')
  const doubts = /疑点 (\d+)/.exec((await pageDone(page).textContent()) ?? '')?.[1]
  await page.keyboard.press('Enter')
  await expect(page).not.toHaveURL(first)
  await expect.poll(() => doubtsLeft(page)).toBe(Number(doubts))
  await expect(page.locator('.query:not(.idle)')).toHaveCount(1)

  // Undo on the page before asks again what was answered last.
  await page.keyboard.press('Shift+N')
  await expect(page).toHaveURL(first)
  await expect(pageDone(page)).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect.poll(() => doubtsLeft(page)).toBe(1)
  await expect(pageDone(page)).toHaveCount(0)
})

test('[N1] N leads past the last doubt of a page to the next page that has one', async ({ application }) => {
  const { page } = await application.start()
  await openFirst(page)
  const first = page.url()
  const count = await doubtsLeft(page)
  for (let i = 0; i < count; i++) {
    await page.keyboard.press('n')
    await expect(page.locator('.query:not(.idle)')).toHaveCount(1)
  }
  await expect(page).toHaveURL(first)
  await page.keyboard.press('n')
  await expect(page).not.toHaveURL(first)
  await expect(page.locator('.query:not(.idle)')).toHaveCount(1)
})

test('[N4][M6] gives statuses by keys; approving settles the doubts, and the library finds the pages', async ({ application }) => {
  const { page } = await application.start()
  const desk = await openFirst(page)
  await page.keyboard.press('u')
  await page.keyboard.press('b')
  await expect(page.locator('.folded').filter({ hasText: '退回' })).toHaveCount(1)
  await page.keyboard.press('Shift+U')
  await page.keyboard.press('f')
  await expect(page.locator('.pagebar .status').first()).toHaveText('存疑')
  await desk.settled()
  await page.keyboard.press('Control+1')
  const facet = page.getByRole('region', { name: '有这种稿件' }).getByRole('button', { name: /退回/ })
  await facet.focus()
  await page.keyboard.press('Enter')
  await expect(desk.rows).toHaveCount(1)
  await expect(desk.rows.first()).toContainText('存疑')
  await page.keyboard.press('Control+2')
  await desk.approvePage()
  await desk.settled()
  await page.keyboard.press('Control+1')
  await page.getByRole('region', { name: '有这种稿件' }).getByRole('button', { name: '清除' }).focus()
  await page.keyboard.press('Enter')
  await expect(desk.rows).toHaveCount(5)
  await expect(desk.rows.filter({ hasText: '已审' })).toHaveCount(1)
})

test('[Q1][Q2][Q5] audits approved articles by keys, and keeps what was found over a restart', async ({ application }) => {
  const host = await application.start()
  const { page } = host
  const desk = await openFirst(page)
  for (let i = 0; i < 2; i++) {
    const before = page.url()
    await desk.approvePage()
    await expect(page).not.toHaveURL(before)
    await expect(desk.sheets.first()).toBeVisible()
  }
  await desk.settled()
  await page.keyboard.press('Control+6')
  await expect(page.getByText('还没有抽检过')).toBeVisible()
  await page.keyboard.press('n')
  await page.keyboard.type('3')
  await page.keyboard.press('Tab')
  await page.keyboard.type('三月')
  await page.keyboard.press('Enter')
  const card = page.getByTestId('audit')
  await expect(card).toContainText('种子 三月')
  await page.keyboard.press('Enter')
  const bar = page.getByTestId('audit-bar')
  await expect(bar).toContainText('抽检 1/3')
  await expect(desk.selected).toBeVisible()
  await page.keyboard.press('y')
  await expect(bar).toContainText('抽检 2/3')
  await page.keyboard.press('w')
  await page.keyboard.press('t')
  await page.keyboard.press('o')
  await page.keyboard.press('Enter')
  await expect(bar).toContainText('抽检 3/3')
  await expect(bar).toContainText('差错率 50.0%')
  await page.reload()
  await expect(bar).toContainText('抽检 3/3')
  await page.keyboard.press('y')
  await expect(bar).toContainText('差错率 33.3%（6.1–79.2%）')
  await page.keyboard.press('Shift+L')
  await expect(bar).toContainText('已判：错（顺序、错字）')
  expect(await seriousFaults(page)).toEqual([])

  await host.stop()
  const again = await application.start()
  await expect(again.page.getByTestId('audit-bar')).toContainText('抽检 2/3')
  await again.page.keyboard.press('Control+6')
  await expect(again.page.getByTestId('audit')).toContainText('33.3%')
  await again.page.getByRole('button', { name: '看样本的表' }).focus()
  await again.page.keyboard.press('Enter')
  await expect(again.page.getByRole('table').getByRole('row')).toHaveCount(4)
  await expect(again.page.getByRole('table')).toContainText('错：顺序、错字')
  expect(await seriousFaults(again.page)).toEqual([])
})

test('[N1] N shows the question and its answers whole, also at 200 % zoom beside a long paragraph', async ({ application }) => {
  const { page } = await application.start()
  await openFirst(page)
  await page.setViewportSize({ width: 640, height: 400 })
  const current = page.locator('.query:not(.idle)')
  // Over the first page and on: there are questions before long paragraphs.
  for (let n = 0; n < 12; n++) {
    await page.keyboard.press('n')
    await expect(current.locator('.ask')).toBeInViewport({ ratio: 1 })
    await expect(current.locator('.alt.proposed')).toBeInViewport({ ratio: 1 })
  }
})

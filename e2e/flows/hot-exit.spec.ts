/** However the window ends, it opens again where it was: closed, crashed, or its host killed, with a text half typed. */
import type { Page } from '@playwright/test'

import { expect, test } from '../hosts/host.ts'
import { Desk } from '../screens/desk.ts'

test.use({ withSamples: true })

const TYPED = '半句没打完'

interface Left {
  readonly address: string
  readonly selected: string
  readonly top: number
  readonly width: number
}

/** Opens a page, scrolls into it, makes a pane wider, and begins to type into the selected block. */
async function leaveInTheMiddle(page: Page): Promise<Left> {
  const desk = new Desk(page)
  await desk.openSamples()
  await desk.review('招商引资集聚发展新动能')
  const edge = page.getByRole('separator').first()
  await edge.focus()
  for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowRight')
  await desk.block('被盗的4000余公斤').first().click()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('e')
  const field = page.locator('.edit')
  await expect(field).toBeFocused()
  await page.mouse.move(720, 500)
  await page.mouse.wheel(0, 160)
  await page.waitForTimeout(400)
  await field.press('Home')
  await page.keyboard.type(TYPED)
  return { address: page.url(), ...(await state(page)) }
}

/** Pixels that rounding may make of the place where the field stands. */
const ROUNDING = 2

async function state(page: Page): Promise<Omit<Left, 'address'>> {
  return page.evaluate(() => {
    const field = document.querySelector('.edit')
    const pane = document.querySelector('.original')
    return {
      selected: field?.closest('[data-block]')?.getAttribute('data-block') ?? 'none',
      top: Math.round(field?.getBoundingClientRect().top ?? -1),
      width: Math.round(pane?.getBoundingClientRect().width ?? -1),
    }
  })
}

async function expectAsLeft(page: Page, left: Left): Promise<void> {
  const field = page.locator('.edit')
  await expect(field).toContainText(TYPED)
  await expect(field).toBeFocused()
  expect(page.url().split('#')[1]).toBe(left.address.split('#')[1])
  await expect.poll(() => state(page)).toMatchObject({ selected: left.selected, width: left.width })
  // Fonts may still come; the place is held until they have.
  await expect.poll(async () => Math.abs((await state(page)).top - left.top)).toBeLessThanOrEqual(ROUNDING)
  // Typing goes on where it stopped.
  await page.keyboard.type('的话')
  await expect(field).toContainText(`${TYPED}的话`)
}

test('[Y5] a closed window opens again in the middle of the word', async ({ application, context }) => {
  const { page } = await application.start()
  const left = await leaveInTheMiddle(page)
  // So long a write to the disk may take; Playwright closes without telling the page, as a crash would.
  await page.waitForTimeout(200)
  await page.close()
  const again = await context.newPage()
  await again.goto(left.address)
  await expectAsLeft(again, left)
})

test('[Y5] a reload in the same moment as the last key loses nothing', async ({ application }) => {
  const { page } = await application.start()
  const left = await leaveInTheMiddle(page)
  await page.reload()
  await expectAsLeft(page, left)
})

test('[Y5] a window left with its upper edge between two sheets opens again there', async ({ application }) => {
  const { page } = await application.start()
  await leaveInTheMiddle(page)
  const gap = await page.evaluate(() => {
    const pane = document.querySelector('.sheets')
    const sheet = document.querySelector('.edit')?.closest('article')
    if (pane == null || sheet == null) return undefined
    pane.scrollTop += sheet.getBoundingClientRect().top - pane.getBoundingClientRect().top - 4
    return sheet.getBoundingClientRect().top - pane.getBoundingClientRect().top
  })
  expect(Math.abs((gap ?? 0) - 4)).toBeLessThan(1)
  const left = { address: page.url(), ...(await state(page)) }
  await page.reload()
  await expectAsLeft(page, left)
})

test('[Y5] a window that crashes opens again in the middle of the word', async ({ application, context }, testInfo) => {
  test.skip(testInfo.project.name === 'desktop', 'Electron ends with its only window')
  const { page } = await application.start()
  const left = await leaveInTheMiddle(page)
  // So long a write to the disk may take; nothing else is waited for.
  await page.waitForTimeout(150)
  const session = await context.newCDPSession(page)
  const crashed = page.waitForEvent('crash')
  void session.send('Page.crash').catch(() => undefined)
  await crashed
  const again = await context.newPage()
  await again.goto(left.address)
  await expectAsLeft(again, left)
})

test('[Y5] a host that is killed finds the window where it was', async ({ application }) => {
  const host = await application.start()
  const left = await leaveInTheMiddle(host.page)
  await host.page.waitForTimeout(150)
  await host.kill()
  const again = await application.start()
  await expectAsLeft(again.page, left)
})

test('[Y5] an edit made in the last moment before a reload or a close is there', async ({ application, context }) => {
  const { page } = await application.start()
  const desk = new Desk(page)
  await desk.openSamples()
  await desk.review('招商引资集聚发展新动能')
  const before = await desk.sheets.count()
  await desk.block('紧接着').click()
  await page.keyboard.press('s')
  await page.reload()
  await expect(desk.sheets).toHaveCount(before + 1)
  const address = page.url()
  await page.keyboard.press('Control+z')
  await page.close()
  const again = await context.newPage()
  await again.goto(address)
  await expect(new Desk(again).sheets).toHaveCount(before)
})

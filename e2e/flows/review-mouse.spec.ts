/** Every edit of the Review desk by the mouse, each one step that one undo takes back. */
import { join } from 'node:path'

import type { Locator, Page } from '@playwright/test'

import { expect, test, type Application } from '../hosts/host.ts'
import { Desk } from '../screens/desk.ts'
import { PICTURES } from '../screens/looks.ts'
import { takePicture } from '../screens/picture.ts'

test.use({ withSamples: true })

const PAGE = '招商引资集聚发展新动能'

/** A point of an element, from its upper left corner; negative values count from the lower right one. */
async function pointOf(element: Locator, x: number, y: number): Promise<{ readonly x: number; readonly y: number }> {
  const box = await element.boundingBox()
  if (box === null) throw new Error('what is pointed at must be on the screen')
  return { x: box.x + (x < 0 ? box.width + x : x), y: box.y + (y < 0 ? box.height + y : y) }
}

/** Drags with the mouse, as slowly as a hand. `meanwhile` happens before the button is let go. */
async function drag(
  page: Page,
  from: Locator,
  to: () => Promise<{ readonly x: number; readonly y: number }>,
  meanwhile: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const start = await pointOf(from, 6, 10)
  await page.mouse.move(start.x, start.y)
  await page.mouse.down()
  await page.mouse.move(start.x + 4, start.y + 6, { steps: 3 })
  const end = await to()
  await page.mouse.move(end.x, end.y, { steps: 8 })
  await page.mouse.move(end.x + 1, end.y, { steps: 2 })
  await meanwhile()
  await page.mouse.up()
}

class Mouse extends Desk {
  get chosen(): Locator {
    return this.page.locator('.review .block.here, .review .block.ranged')
  }

  get line(): Locator {
    return this.page.locator('.drop-line')
  }

  sheet(n: number): Locator {
    return this.sheets.nth(n)
  }

  block0(n: number, k: number): Locator {
    return this.sheet(n).locator('[data-block]').nth(k)
  }

  letter(n: number): Locator {
    return this.sheet(n).locator('[data-head]')
  }

  /** Takes the last step back by the keyboard and waits for the page as it was. */
  async takesBack(before: readonly string[][]): Promise<void> {
    await this.page.keyboard.press('Control+z')
    await expect.poll(() => this.articles()).toEqual(before)
    await this.toTop()
  }

  async toTop(): Promise<void> {
    await this.page.locator('.sheets').evaluate((element) => element.scrollTo({ top: 0 }))
  }
}

/** The page of these tests, on the desk. */
async function open(application: Application): Promise<{ readonly page: Page; readonly desk: Mouse }> {
  const { page } = await application.start()
  const desk = new Mouse(page)
  await desk.openSamples()
  await desk.review(PAGE)
  return { page, desk }
}

test.describe('the Review desk by the mouse', () => {
  test('[V14][V12] drags blocks and articles to every kind of place, each one step', async ({ application }) => {
    test.setTimeout(150_000)
    const { page, desk } = await open(application)
    await prepare(desk)
    const before = await desk.articles()
    const [first = [], second = []] = before

    // The last two blocks of the first sheet, selected, before the first paragraph of the next one.
    const count = first.length
    await desk.block0(0, count - 2).click()
    await desk.block0(0, count - 1).click({ modifiers: ['Shift'] })
    await expect(desk.chosen).toHaveCount(2)
    await drag(
      page,
      desk.block0(0, count - 1),
      () => pointOf(desk.block0(1, 0), 40, 2),
      async () => {
        await expect(desk.line).toBeVisible()
        await takePicture(page, join(PICTURES, 'dragging.png'))
      },
    )
    await expect.poll(async () => (await desk.articles())[1]).toEqual([...first.slice(-2), ...second])
    await expect(desk.chosen).toHaveCount(2)
    await expect(desk.line).toHaveCount(0)
    await desk.takesBack(before)

    // A block that is not selected, by its grip, between two sheets: an article of its own.
    const beside = await pointOf(desk.block0(1, 0), 30, 14)
    await page.mouse.move(beside.x, beside.y)
    await drag(page, page.locator('[data-grip]'), () => pointOf(desk.sheet(0), 200, 3))
    await expect.poll(async () => (await desk.articles())[0]).toEqual([second[0]])
    await expect(desk.selected).toContainText((second[0] ?? '').slice(0, 6))
    await desk.takesBack(before)

    // A sheet by its letter onto another one, and between two others.
    await drag(page, desk.letter(1), () => pointOf(desk.sheet(0), 120, 60))
    await expect.poll(async () => (await desk.articles())[0]).toEqual([...first, ...second])
    await desk.takesBack(before)
    await drag(page, desk.letter(1), () => pointOf(desk.sheet(0), 120, 2))
    await expect.poll(async () => (await desk.articles()).slice(0, 2)).toEqual([second, first])
    await desk.takesBack(before)

    // To the shelf at the foot, and from there onto a line of the original.
    await desk.block0(0, 1).click()
    await drag(page, desk.block0(0, 1), () => pointOf(page.locator('[data-shelfbar]'), 300, 20))
    await expect.poll(async () => (await desk.articles())[0]).toEqual([first[0], ...first.slice(2)])
    await expect(page.locator('[data-shelfbar]')).toContainText((first[1] ?? '').slice(0, 4))
    await page.locator('[data-shelfbar] .slip').first().click()
    const shelved = page.locator('[data-shelf] [data-block]').first()
    await expect(shelved).toBeVisible()
    const line = page.locator('[data-original] [data-block]').first()
    await drag(page, shelved, () => pointOf(line, 60, 12))
    await expect.poll(async () => (await desk.articles())[0]?.includes(first[1] ?? '')).toBe(true)

    // Esc in the middle of a drag changes nothing.
    const now = await desk.articles()
    await desk.block0(0, 0).click()
    const from = await pointOf(desk.block0(0, 0), 6, 10)
    await page.mouse.move(from.x, from.y)
    await page.mouse.down()
    const to = await pointOf(desk.sheet(1), 100, 30)
    await page.mouse.move(to.x, to.y, { steps: 6 })
    await expect(page.locator('[data-carried]').first()).toBeVisible()
    await page.keyboard.press('Escape')
    await page.mouse.up()
    await expect(page.locator('[data-carried]')).toHaveCount(0)
    expect(await desk.articles()).toEqual(now)
  })

  test('[V14] scrolls while something is dragged to the edge', async ({ application }) => {
    const { page, desk } = await open(application)
    const list = page.locator('.sheets')
    await desk.block0(0, 0).click()
    const top = (): Promise<number> => list.evaluate((element) => element.scrollTop)
    expect(await top()).toBeLessThan(20)
    await drag(
      page,
      desk.block0(0, 0),
      () => pointOf(list, 300, -8),
      async () => {
        await expect.poll(top).toBeGreaterThan(400)
        await page.keyboard.press('Escape')
      },
    )
  })

  test('[V15] keeps the original and the articles in step', async ({ application }) => {
    const { page, desk } = await open(application)
    const lines = page.locator('[data-original] [data-block]')
    const list = page.locator('[data-original] .lines')
    const sheets = page.locator('.sheets')
    const share = (element: Locator): Promise<number> =>
      element.evaluate((one) => one.scrollTop / Math.max(1, one.scrollHeight - one.clientHeight))

    // Pointed at and selected in one, so it is in the other.
    await desk.block0(0, 1).hover()
    await expect(page.locator('[data-original] [data-block][data-hover]')).toHaveCount(1)
    await lines.nth(3).hover()
    await expect(page.locator('.sheets [data-block][data-hover]')).toHaveCount(1)
    await lines.nth(3).click()
    const text = (await lines.nth(3).locator('.t').innerText()).normalize('NFKC').slice(0, 8)
    expect((await desk.selected.innerText()).normalize('NFKC')).toContain(text)
    await desk.block0(0, 1).click()
    await expect(lines.nth(1)).toHaveAttribute('aria-current', 'true')

    // Scrolled by hand in one, the other follows to both ends and in between.
    await sheets.hover()
    await page.mouse.wheel(0, 100_000)
    await expect.poll(() => share(list)).toBeGreaterThan(0.9)
    await list.hover()
    await page.mouse.wheel(0, -100_000)
    await expect.poll(() => share(sheets)).toBeLessThan(0.05)
    await page.mouse.wheel(0, 1200)
    await expect.poll(() => share(sheets)).toBeGreaterThan(0.1)
    // Apart, it stays where it is.
    await page.getByRole('button', { name: '和稿件一起滚动' }).click()
    const there = await share(list)
    await sheets.hover()
    await page.mouse.wheel(0, 100_000)
    await expect.poll(() => share(sheets)).toBeGreaterThan(0.95)
    expect(await share(list)).toBe(there)
  })

  test('[V11] selects by clicks and edits by marks, chips and menus', async ({ application }) => {
    const { page, desk } = await open(application)
    await prepare(desk)
    const before = await desk.articles()

    await desk.block0(0, 0).click()
    await desk.block0(0, 2).click({ modifiers: ['Shift'] })
    await expect(desk.chosen).toHaveCount(3)
    await desk.block0(1, 0).click({ modifiers: ['ControlOrMeta'] })
    await expect(desk.chosen).toHaveCount(4)
    await desk.block0(0, 1).click({ modifiers: ['ControlOrMeta'] })
    await expect(desk.chosen).toHaveCount(3)
    await expect(page.locator('.review .block.loose')).toHaveCount(1)
    await page.keyboard.press('Escape')
    await expect(desk.chosen).toHaveCount(1)

    // The scissors and the seam between two paragraphs.
    const at = await pointOf(desk.block0(0, 2), 200, 1)
    await page.mouse.move(at.x, at.y)
    await page.locator('.scissors button').first().click()
    await expect(desk.sheets).toHaveCount(before.length + 1)
    await desk.takesBack(before)
    const gap = await pointOf(desk.block0(0, 3), 200, 1)
    await page.mouse.move(gap.x, gap.y)
    await page.locator('.scissors .join').click()
    await expect(desk.sheet(0).locator('.seam').first()).toBeVisible()
    await desk.sheet(0).locator('.seam').first().click()
    await expect(desk.sheet(0).locator('.seam')).toHaveCount(0)

    // The headline's chip, the menu of the right button, double click into the text.
    await desk.block0(0, 0).click()
    await desk.sheet(0).locator('.rolechip').click()
    await page.getByRole('option', { name: '引题' }).click()
    await expect(desk.block0(0, 0)).toHaveClass(/kicker/)
    await page.locator('.suggested [data-block]').first().click({ button: 'right' })
    await page.getByRole('menuitem', { name: /收起重复/ }).click()
    await expect(page.locator('.copy [data-run]').first()).toBeVisible()
    await page.locator('.copy button').first().click()
    await expect.poll(() => desk.articles()).toEqual(before)
    await desk.block0(0, 2).dblclick()
    await expect(page.getByRole('textbox', { name: /^改字/ })).toBeFocused()
    await page.keyboard.press('Escape')

    // 排序 by clicks.
    await page.keyboard.press('o')
    await desk.block0(0, 2).click()
    await desk.block0(0, 0).click()
    await page.getByRole('button', { name: '排好' }).click()
    await expect.poll(async () => (await desk.articles())[0]?.[0]).toBe(before[0]?.[2])
  })
})

/** Whatever the cut was: two articles at the top, the first of at least five paragraphs without seams, the second of three. */
async function prepare(desk: Mouse): Promise<void> {
  const { page } = desk
  await desk.block0(0, 0).click()
  const goes = async (ready: () => Promise<boolean>, press: () => Promise<void>): Promise<void> => {
    for (let tries = 0; tries < 40 && !(await ready()); tries++) await press()
  }
  const length = async (n: number): Promise<number> => (await desk.articles())[n]?.length ?? 0
  await goes(
    async () => (await length(0)) >= 5,
    async () => {
      await desk.block0(1, 0).click()
      await page.keyboard.press('m')
    },
  )
  await goes(
    async () => (await desk.sheet(0).locator('.seam').count()) === 0,
    async () => desk.sheet(0).locator('.seam').first().click(),
  )
  await goes(
    async () => (await length(0)) <= 7,
    async () => {
      await desk.block0(0, 6).click()
      await page.keyboard.press('s')
    },
  )
  await goes(
    async () => (await length(1)) >= 3,
    async () => {
      await desk.block0(2, 0).click()
      await page.keyboard.press('m')
    },
  )
  await goes(
    async () => (await desk.sheet(1).locator('.seam').count()) === 0,
    async () => desk.sheet(1).locator('.seam').first().click(),
  )
  await desk.block0(0, 0).click()
  await desk.toTop()
}

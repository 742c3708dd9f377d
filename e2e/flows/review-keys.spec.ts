/** Every edit of the Review desk by keys: each is one step, says what it did, leaves the focus on the desk, and one undo takes it back. */
import { join } from 'node:path'

import type { Page } from '@playwright/test'

import { expect, test } from '../hosts/host.ts'
import { Desk } from '../screens/desk.ts'
import { PICTURES } from '../screens/looks.ts'
import { takePicture } from '../screens/picture.ts'

test.use({ withSamples: true })

const PAGE = '招商引资集聚发展新动能'

/** What an edit changes, as the desk shows it. */
async function state(page: Page): Promise<unknown> {
  return page.evaluate(() =>
    [
      ...document.querySelectorAll<HTMLElement>('.sheets [data-article], .sheets [data-fold], .sheets [data-run], .sheets [data-shelf]'),
    ].map((row) => [
      row.tagName,
      row.dataset['article'] ?? row.dataset['fold'] ?? '',
      [...row.querySelectorAll<HTMLElement>('.text')].map((text) => [
        ['kicker', 'headline', 'subhead', 'byline', 'body', 'caption', 'credit'].find((role) => text.classList.contains(role)),
        text.textContent.replaceAll(/\s/g, ''),
      ]),
    ]),
  )
}

test('[V12] every key that edits is one step that one undo takes back, and the focus stays on the desk', async ({ application }) => {
  test.setTimeout(240_000)
  const { page } = await application.start()
  const desk = new Desk(page)
  await desk.openSamples()
  await desk.review(PAGE)
  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key)
  }
  /** From the top of the page down by so many blocks. */
  const stand = async (down: number): Promise<void> => {
    await press('Escape')
    for (let i = 0; i < 90; i++) {
      const before = await desk.selected.getAttribute('data-block').catch(() => null)
      await press('ArrowUp')
      if ((await desk.selected.getAttribute('data-block').catch(() => null)) === before) break
    }
    for (let i = 0; i < down; i++) await press('ArrowDown')
  }
  /** Presses keys at a place, and takes what they did back. */
  const edits = async (what: string, down: number, ...keys: string[]): Promise<void> => {
    await stand(down)
    const before = await state(page)
    await press(...keys)
    await expect.poll(() => state(page), { message: `${what} changes the page` }).not.toEqual(before)
    const held = page.locator('.sheets :focus, .sheets:focus')
    await expect(held, `${what} leaves the focus on the desk`).toHaveCount(1)
    await expect(page.locator('[aria-live]').filter({ hasText: /\S/ }).first(), `${what} is spoken`).toBeAttached()
    await press('Control+z')
    await expect.poll(() => state(page), { message: `${what} is taken back by one undo` }).toEqual(before)
  }

  // Whatever the cut was: a first article of some plain paragraphs, and two more behind it.
  await stand(0)
  for (let i = 0; i < 30 && ((await desk.articles())[0]?.length ?? 0) < 6; i++) {
    await stand((await desk.articles())[0]?.length ?? 0)
    await press('m')
  }

  await edits('拆稿', 2, 's')
  await edits('另起一篇 of picked blocks', 1, 'p', 'Control+ArrowDown', 'Control+ArrowDown', 'p', 's')
  await edits('并稿', (await desk.articles())[0]?.length ?? 0, 'm')
  await edits('并稿 of a range over articles', ((await desk.articles())[0]?.length ?? 1) - 1, 'Shift+ArrowDown', 'm')
  await edits('并入另一篇', 0, 'Shift+M', 'c')
  await edits('上移', 3, 'Alt+ArrowUp')
  await edits('下移 of a range', 1, 'Shift+ArrowDown', 'Alt+ArrowDown')
  await edits('移到下一篇', 2, 'Alt+Shift+ArrowDown')
  await edits('移到上一篇', (await desk.articles())[0]?.length ?? 0, 'Alt+Shift+ArrowUp')
  await edits('送到 X 篇', 2, 'g', 'c')
  await edits('整篇下移', 0, 'Control+Shift+ArrowDown')
  await edits('排序', 3, 'o', 'Enter', 'ArrowUp', 'Enter', 'o')
  await edits('放入待定', 2, 'Backspace')
  await edits('类型 of the whole article', 0, 'Control+a', 'r', 'c')
  await edits('接段', 3, 'j')
  await edits('接段 of several', 2, 'Shift+ArrowDown', 'Shift+ArrowDown', 'j')
  const copy = await desk.blocks.evaluateAll((blocks) => blocks.findIndex((block) => block.closest('.suggested') !== null))
  await edits('收起', copy, 'd')
  await edits('拿起放下', 2, 'Control+x', 'ArrowDown', 'ArrowDown', 'Enter')
  await edits('改字', 2, 'e', 'End', 'x', 'Escape')
  await edits('拆段', 2, 'e', 'Home', 'ArrowRight', 'ArrowRight', 'Control+Enter')
  await edits('并段', 3, 'e', 'Home', 'Backspace', 'Escape')
  await edits('通过', 0, 'a')
  await edits('存疑', 0, 'f')
})

test('[V17] keys pressed while a page opens are carried out on that page', async ({ application }) => {
  const { page } = await application.start()
  const desk = new Desk(page)
  await desk.openSamples()
  await desk.review(PAGE)
  const before = await desk.articles()
  const first = before[0]?.[0]
  await page.keyboard.press('PageDown')
  // While it opens there is no text at all.
  await expect.poll(async () => (await desk.articles())[0]?.[0] ?? first).not.toBe(first)
  const next = await desk.articles()
  await page.keyboard.press('PageUp')
  await expect.poll(() => desk.articles()).toEqual(before)
  await desk.settled()

  // All in one turn of the window's event loop: no page can have come in between.
  await page.evaluate(() => {
    for (const key of ['PageDown', 'Home', 'ArrowDown', 's']) {
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
    }
  })
  await expect.poll(async () => (await desk.articles()).flat()).toEqual(next.flat())
  await expect.poll(() => desk.articles()).not.toEqual(next)
  await page.keyboard.press('PageUp')
  await expect.poll(() => desk.articles()).toEqual(before)
})

test('[V14] blocks are carried by keys: the place is shown and spoken, Esc puts them back', async ({ application }) => {
  const { page } = await application.start()
  const desk = new Desk(page)
  await desk.openSamples()
  await desk.review(PAGE)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  const before = await state(page)
  await page.keyboard.press('Control+x')
  await expect(page.locator('[data-carried]').first()).toBeVisible()
  await expect(page.getByText('拿起 2 块，选落处')).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await expect(page.locator('.drop-line')).toBeVisible()
  await expect(
    page
      .locator('[aria-live]')
      .filter({ hasText: /前面|末尾|最后/ })
      .first(),
  ).toBeAttached()
  await takePicture(page, join(PICTURES, 'carrying.png'))
  await page.keyboard.press('s')
  await expect(page.getByText('先放下拿着的文块')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.locator('.drop-line')).toHaveCount(0)
  await expect(page.locator('[data-carried]')).toHaveCount(0)
  expect(await state(page)).toEqual(before)
})

test('[V22] a text without another copy is not dropped; a dropped copy stays selected, and the same key restores it', async ({
  application,
}) => {
  const { page } = await application.start()
  const desk = new Desk(page)
  await desk.openSamples()
  await desk.review(PAGE)
  const before = await state(page)
  await desk.blocks.nth(2).click()
  await page.keyboard.press('d')
  await expect(page.getByText('本版没有找到它的另一份').first()).toBeVisible()
  expect(await state(page)).toEqual(before)

  const copy = page.locator('.suggested').first()
  const sheet = await copy.evaluate((element) => element.closest('[data-article]')?.getAttribute('data-article'))
  await copy.locator('[data-block]').first().click()
  await page.keyboard.press('d')
  const line = page.locator('.sheets [data-run][aria-current="true"]')
  await expect(line).toBeFocused()
  await expect(line).toBeInViewport({ ratio: 1 })
  // It stands right behind the sheet that it was dropped from.
  const above = await line.evaluate((element) => element.closest('.copy')?.previousElementSibling?.getAttribute('data-article'))
  expect(above).toBe(sheet)
  await page.keyboard.press('d')
  await expect.poll(() => state(page)).toEqual(before)
})

test('[V25] F6 takes the focus round the panes, and the sheet of shortcuts lists it', async ({ application }) => {
  const { page } = await application.start()
  const desk = new Desk(page)
  await desk.openSamples()
  await desk.review(PAGE)
  await desk.blocks.nth(2).click()
  for (const pane of ['.inspector', '.pagebar', '[data-original]', '.desk']) {
    await page.keyboard.press('F6')
    await expect(page.locator(`${pane} :focus`), pane).toHaveCount(1)
  }
  await expect(desk.blocks.nth(2)).toBeFocused()
  await page.keyboard.press('Shift+F6')
  await expect(page.locator('[data-original] :focus')).toHaveCount(1)
  // While text is edited as well: what was typed is saved.
  await desk.blocks.nth(2).click()
  await page.keyboard.press('e')
  await page.keyboard.type('完')
  await page.keyboard.press('F6')
  await expect(page.locator('.inspector :focus')).toHaveCount(1)
  await expect(desk.blocks.nth(2)).toHaveText(/完$/)
  await page.keyboard.press('F6')
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog').getByText('下一窗格').first()).toBeVisible()
})

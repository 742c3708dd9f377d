/** Dialogs, menus and lists in both themes and languages; the window at 200 %; the size of the text; less motion. */
import { join } from 'node:path'

import type { Locator, Page } from '@playwright/test'

import { expect, test } from '../hosts/host.ts'
import { seriousFaults } from '../screens/accessible.ts'
import { Desk } from '../screens/desk.ts'
import { EVERY_LOOK, PICTURES } from '../screens/looks.ts'
import { takePicture } from '../screens/picture.ts'

test.use({ withSamples: true })

async function serious(page: Page, what: string): Promise<void> {
  expect.soft(await seriousFaults(page), what).toEqual([])
}

async function openSeed(page: Page): Promise<Desk> {
  const desk = new Desk(page)
  await desk.openSamples()
  await desk.rows.filter({ hasText: '招商引资集聚发展新动能' }).dblclick()
  await expect(desk.sheets.first()).toBeVisible()
  return desk
}

for (const look of EVERY_LOOK) {
  test.describe(look.name, () => {
    test.use(look.window)

    test('[Y7] dialogs and lists are accessible and give the focus back', async ({ application }) => {
      test.setTimeout(180_000)
      const { page } = await application.start()
      const { zh } = look
      const desk = await openSeed(page)
      await desk.blocks.nth(2).click()
      await expect(desk.selected).toBeFocused()
      const opened: readonly (readonly [name: string, keys: readonly string[], shown: Locator])[] = [
        ['palette', ['Control+k'], page.getByRole('dialog')],
        ['search', ['Control+p'], page.getByRole('dialog')],
        ['shortcuts', ['?'], page.getByRole('dialog')],
        ['roles', ['r'], page.getByRole('listbox')],
        ['send', ['g'], page.getByRole('listbox')],
        ['topics', ['t'], page.getByRole('listbox')],
        ['block menu', ['Shift+F10'], page.getByRole('menu')],
      ]
      for (const [name, keys, shown] of opened) {
        for (const key of keys) await page.keyboard.press(key)
        await expect(shown.first(), name).toBeVisible()
        if (name === 'palette') await page.keyboard.type(zh ? 'bg' : 'merge')
        await page.waitForTimeout(200)
        await serious(page, name)
        await takePicture(page, look.picture(name.replace(' ', '-')))
        await page.keyboard.press('Escape')
        await expect(shown, name).toHaveCount(0)
        await expect(desk.selected, `the focus after ${name}`).toBeFocused()
      }
      await page.keyboard.press('e')
      await expect(page.locator('.edit')).toBeFocused()
      await serious(page, 'editing')
      await page.keyboard.press('Escape')

      // The shortcut editor, with a key that another command has.
      await page.keyboard.press('Control+,')
      await page.getByRole('radio', { name: zh ? '左手' : 'Left hand' }).click()
      const split = page.locator('[id="keys-review.split"]')
      await split.click()
      await page.keyboard.press('e')
      await expect(page.getByRole('alert').filter({ hasText: zh ? '校版：并稿' : 'Review: Merge' })).toBeVisible()
      await serious(page, 'a conflict of keys')
      await takePicture(page, look.picture('shortcut-conflict'))
      await page.getByRole('button', { name: zh ? '不改了' : 'Leave it', exact: true }).click()
    })
  })
}

test('[Y3] keys are recorded, taken from another command, and come back', async ({ application }) => {
  const { page } = await application.start()
  const desk = await openSeed(page)
  await page.keyboard.press('Control+,')
  const row = (name: string): Locator => page.getByRole('listitem').filter({ has: page.getByText(name, { exact: true }) })
  const split = row('拆稿：从这里另起一篇')
  await split.getByRole('button', { name: /^改/ }).click()
  await page.keyboard.press('m')
  await page.waitForTimeout(1000)
  await expect(split.getByRole('alert')).toContainText('M 已经用在“校版：并稿：并入上一篇”')
  await split.getByRole('button', { name: '改用在这里' }).click()
  await expect(row('并稿：并入上一篇').getByText('没有')).toBeVisible()

  await page.reload()
  await expect(split).toBeVisible()
  await page.keyboard.press('Control+2')
  await expect(desk.sheets.first()).toBeVisible()
  const before = await desk.sheets.count()
  await desk.block('紧接着').click()
  await page.keyboard.press('m')
  await expect(desk.sheets).toHaveCount(before + 1)

  await page.keyboard.press('Control+,')
  await page.getByRole('button', { name: /^全部恢复默认/ }).click()
  await expect(row('并稿：并入上一篇').getByRole('button', { name: /^改/ })).toHaveAccessibleName(/ M$/)
  await page.getByRole('radio', { name: '左手' }).click()
  await page.keyboard.press('Control+2')
  await desk.block('紧接着').click()
  await page.keyboard.press('z')
  await expect(desk.sheets).toHaveCount(before)
  await page.keyboard.press('q')
  await expect(desk.sheets).toHaveCount(before + 1)
})

test('[Y6] the text of a pane grows by keys and by the wheel, the interface stays', async ({ application }) => {
  const { page } = await application.start()
  const desk = await openSeed(page)
  const block = desk.block('紧接着')
  await block.click()
  const size = (of: Locator): Promise<number> => of.evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize))
  const button = page.getByRole('button', { name: /本版通过/ }).first()
  const line = page.locator('.original .t').first()
  const [text, chrome, original] = [await size(block), await size(button), await size(line)]
  const headline = page.locator('.headline').first()
  const head = await size(headline)
  await page.keyboard.press('Control+=')
  await page.keyboard.press('Control+=')
  await expect.poll(() => size(block)).toBeCloseTo(text * 1.25, 1)
  expect(await size(headline)).toBeCloseTo(head * 1.25, 1)
  expect([await size(button), await size(line)]).toEqual([chrome, original])
  expect(await page.evaluate(() => [devicePixelRatio, document.documentElement.scrollWidth <= innerWidth])).toEqual([1, true])
  await expect(page.locator('[aria-live]').filter({ hasText: '正文 125%' })).toHaveCount(1)

  await line.hover()
  await page.keyboard.down('Control')
  await page.mouse.wheel(0, -100)
  await page.keyboard.up('Control')
  await expect.poll(() => size(line)).toBeCloseTo(original * 1.1, 1)
  await page.reload()
  await expect.poll(() => size(block)).toBeCloseTo(text * 1.25, 1)
  await block.click()
  await page.keyboard.press('Control+0')
  await expect.poll(() => size(block)).toBeCloseTo(text, 1)
  expect(await size(line)).toBeCloseTo(original * 1.1, 1)
})

test.describe('at 200 % of 1280×800', () => {
  test.use({ viewport: { width: 640, height: 400 } })

  test('[Y8] every view is whole, and a block can be read, edited and asked about', async ({ application }) => {
    test.setTimeout(120_000)
    const { page } = await application.start()
    const desk = await openSeed(page)
    for (const [view, key] of [
      ['library', 'Control+1'],
      ['duplicates', 'Control+3'],
      ['topics', 'Control+4'],
      ['export', 'Control+5'],
      ['progress', 'Control+6'],
      ['settings', 'Control+,'],
      ['review', 'Control+2'],
    ] as const) {
      await page.keyboard.press(key)
      await expect(page).toHaveURL(new RegExp(`#/${view}`))
      await page.waitForTimeout(300)
      await takePicture(page, join(PICTURES, `small-${view}.png`))
      expect.soft(await lost(page), view).toEqual([])
      await serious(page, `${view} at 200 %`)
    }
    await expect(desk.sheets.first()).toBeVisible()
    expect((await page.locator('.sheets').boundingBox())?.height).toBeGreaterThan(160)
    await page.keyboard.press('n')
    await expect(page.locator('.query:not(.idle)')).toBeInViewport({ ratio: 0.5 })
    await takePicture(page, join(PICTURES, 'small-doubt.png'))
    await page.keyboard.press('e')
    await expect(page.locator('.edit')).toBeFocused()
    await expect(page.locator('.edit')).toBeInViewport()
    await page.keyboard.press('Escape')
    for (const key of ['i', 'Control+k', '?']) {
      await page.keyboard.press(key)
      await page.waitForTimeout(300)
      await takePicture(page, join(PICTURES, `small-${key === 'i' ? 'inspector' : key === '?' ? 'shortcuts' : 'palette'}.png`))
      expect.soft(await lost(page), key).toEqual([])
      await page.keyboard.press(key === 'i' ? 'i' : 'Escape')
    }
  })
})

test.describe('less motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } })

  test('[Y9] nothing moves', async ({ application }) => {
    const { page } = await application.start()
    await openSeed(page)
    for (const key of ['Control+1', 'Control+2', 'Control+,', 'Control+k']) {
      await page.keyboard.press(key)
      await page.waitForTimeout(150)
      const moving = await page.evaluate(() =>
        [...document.querySelectorAll('*')].flatMap((element) => {
          const style = getComputedStyle(element)
          const longest = (list: string): number => Math.max(...list.split(',').map((one) => Number.parseFloat(one)))
          const transition = longest(style.transitionDuration)
          const animation = style.animationName === 'none' ? 0 : longest(style.animationDuration)
          return transition > 0.001 || animation > 0.001 ? [`${element.className}: ${style.transition} ${style.animation}`] : []
        }),
      )
      expect(moving, key).toEqual([])
    }
  })
})

/** Controls that nobody can reach: outside the window, or cut off by what holds them and does not scroll. */
async function lost(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const scrolls = (element: Element): boolean => /auto|scroll/.test(getComputedStyle(element).overflow)
    const problems: string[] = []
    const root = document.documentElement
    if (root.scrollWidth > root.clientWidth) problems.push(`the window scrolls sideways: ${String(root.scrollWidth)}`)
    for (const element of document.querySelectorAll(
      'button, a[href], input, select, textarea, [role="button"], [role="tab"], [role="radio"]',
    )) {
      const box = element.getBoundingClientRect()
      if (box.width === 0 || box.height === 0 || !element.checkVisibility({ visibilityProperty: true })) continue
      if (element.matches('.skip') || element.closest('.sr') !== null) continue
      let holder: Element | null = element.parentElement
      while (holder !== null && !scrolls(holder)) holder = holder.parentElement
      if (holder !== null && holder !== root) continue
      if (box.left < -1 || box.top < -1 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1)
        problems.push(
          `${element.tagName} ${element.className} ${element.getAttribute('aria-label') ?? element.textContent} at ${[box.left, box.top, box.right, box.bottom].map(Math.round).join(' ')}`,
        )
    }
    return problems
  })
}

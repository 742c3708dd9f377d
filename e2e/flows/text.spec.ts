/** Work on the text: correcting in place, with an input method, against the original; what looks misread; find and replace. */
import { join } from 'node:path'

import type { CDPSession, Page } from '@playwright/test'

import { expect, test } from '../hosts/host.ts'
import { seriousFaults } from '../screens/accessible.ts'
import { Desk } from '../screens/desk.ts'
import { PICTURES, TWO_LOOKS } from '../screens/looks.ts'
import { takePicture } from '../screens/picture.ts'

test.use({ withSamples: true })

const LEAD_001 = '聚合高质量发展的强劲动能'
const HEADLINE = '破小案 暖民心 被盗玉米返还群众'

async function check(page: Page, what: string): Promise<void> {
  expect(await seriousFaults(page), what).toEqual([])
}

/** A key as an input method hands it on: its code is 229, whatever it was. */
async function inputMethodKey(session: CDPSession, key: string): Promise<void> {
  await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', windowsVirtualKeyCode: 229, key, code: key })
  await session.send('Input.dispatchKeyEvent', { type: 'keyUp', windowsVirtualKeyCode: 229, key, code: key })
}

test.describe('correcting in place', () => {
  test('[TE2] leaves everything to an input method while it composes', async ({ application }) => {
    const { page } = await application.start()
    const desk = new Desk(page)
    await desk.openSamples()
    await desk.review('招商引资集聚发展新动能')
    const session = await page.context().newCDPSession(page)
    const block = desk.block(HEADLINE)
    await block.click()
    const sheets = await desk.sheets.count()

    // On a block that is only selected, what an input method takes is no command.
    for (const key of ['s', 'Enter', 'Backspace', ' ']) await inputMethodKey(session, key)
    await expect(desk.sheets).toHaveCount(sheets)
    await expect(desk.selected).toHaveText(HEADLINE)

    await page.keyboard.press('e')
    const field = page.getByRole('textbox', { name: /改字/ })
    await expect(field).toBeFocused()
    await page.keyboard.press('End')
    await session.send('Input.imeSetComposition', { text: 'huan le', selectionStart: 7, selectionEnd: 7 })
    await expect(field).toHaveText(`${HEADLINE}huan le`)
    // Enter, Esc, Tab, digits and Backspace confirm, give up, pick and delete in the input method, and do nothing else.
    for (const key of ['Enter', 'Escape', 'Tab', '1', 'Backspace']) await inputMethodKey(session, key)
    await expect(field).toBeFocused()
    await expect(field).toHaveText(`${HEADLINE}huan le`)
    await session.send('Input.imeSetComposition', { text: '欢乐', selectionStart: 2, selectionEnd: 2 })
    await session.send('Input.insertText', { text: '欢乐' })
    await expect(field).toHaveText(`${HEADLINE}欢乐`)

    // Given up: nothing of it stays, and editing goes on.
    await session.send('Input.imeSetComposition', { text: 'cuo', selectionStart: 3, selectionEnd: 3 })
    await inputMethodKey(session, 'Escape')
    await session.send('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 })
    await expect(field).toHaveText(`${HEADLINE}欢乐`)
    await expect(field).toBeFocused()

    await page.waitForTimeout(150)
    await page.keyboard.press('Escape')
    await expect(field).toHaveCount(0)
    await expect(desk.selected).toHaveText(`${HEADLINE}欢乐`)
    await expect(desk.sheets).toHaveCount(sheets)
    await page.keyboard.press('Control+z')
    await expect(desk.selected).toHaveText(HEADLINE)

    // The field that searches is left alone as well.
    await page.keyboard.press('Control+f')
    const what = page.getByRole('textbox', { name: '查找' })
    await expect(what).toBeFocused()
    await session.send('Input.imeSetComposition', { text: 'yu mi', selectionStart: 5, selectionEnd: 5 })
    await inputMethodKey(session, 'Enter')
    await inputMethodKey(session, 'Escape')
    await expect(what).toBeFocused()
    await session.send('Input.insertText', { text: '玉米' })
    await expect(what).toHaveValue('玉米')
    await expect(page.getByRole('search')).toContainText(/共 \d+ 处|\d+ 处/)
  })

  test('[TE3][TE4][TE5] pastes plain text on one line, cuts and merges at the caret, each in one step', async ({ application }) => {
    const { page } = await application.start()
    const desk = new Desk(page)
    await desk.openSamples()
    await desk.review('招商引资集聚发展新动能')
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    const before = await desk.articles()
    const field = page.getByRole('textbox', { name: /改字/ })

    await desk.block(HEADLINE).click()
    await page.keyboard.press('F2')
    await page.evaluate(() =>
      navigator.clipboard.write([
        new ClipboardItem({
          'text/html': new Blob(['<b>警民</b><p>同心</p>'], { type: 'text/html' }),
          'text/plain': new Blob(['警民\r\n同心\n'], { type: 'text/plain' }),
        }),
      ]),
    )
    await page.keyboard.press('End')
    await page.keyboard.press('Control+v')
    await expect(field).toHaveText(`${HEADLINE}警民同心`)
    await expect(field.locator('*')).toHaveCount(0)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+z')
    await expect(desk.selected).toHaveText(HEADLINE)

    // Typed and cut in one go: one undo takes both back.
    await page.keyboard.press('e')
    await page.keyboard.press('Home')
    await page.keyboard.type('看')
    for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Control+Enter')
    await expect(desk.selected).toHaveText('暖民心 被盗玉米返还群众')
    await expect(desk.block(/^看破小案$/)).toHaveCount(1)
    await page.keyboard.press('Control+z')
    expect(await desk.articles()).toEqual(before)

    // Backspace at the start and Delete at the end take the neighbour in; editing goes on at the seam.
    const body = desk.block('本报讯(通讯员 王鹏)11月17日').or(desk.block('本报讯（通讯员 王鹏）11月17日'))
    await body.click()
    await page.keyboard.press('e')
    await page.keyboard.press('End')
    await page.keyboard.type('好')
    await page.keyboard.press('Delete')
    await expect(field).toContainText('好原来')
    await page.keyboard.type('啊')
    await expect(field).toContainText('好啊原来')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+z')
    expect(await desk.articles()).toEqual(before)
    await desk.settled()
  })

  test('[TE1][TE6] shows the original with one key, and puts it back with another', async ({ application }) => {
    const { page } = await application.start()
    const desk = new Desk(page)
    await desk.openSamples()
    await desk.review('招商引资集聚发展新动能')
    await desk.block(HEADLINE).click()
    await page.keyboard.press('e')
    await page.keyboard.press('Home')
    await page.keyboard.press('Delete')
    await page.keyboard.type('𠮷')
    await page.keyboard.press('Alt+q')
    const note = page.getByRole('note', { name: '原文' })
    await expect(note.locator('del')).toHaveText(/破/)
    await expect(note.locator('ins')).toHaveText(/𠮷/)
    await page.keyboard.type('利')
    await expect(note.locator('ins')).toHaveText(/𠮷利/)
    await takePicture(page, join(PICTURES, 'text-original-light-zh.png'))
    await page.keyboard.press('Escape')
    await expect(desk.selected).toContainText('𠮷利小案')
    await page.keyboard.press('Shift+q')
    await expect(desk.selected).toHaveText(HEADLINE)
    await expect(note).toContainText('和原文一样')
    await page.keyboard.press('Control+z')
    await expect(desk.selected).toContainText('𠮷利小案')
    await page.keyboard.press('q')
    await expect(note).toHaveCount(0)
  })
})

for (const look of TWO_LOOKS) {
  test.describe(look.name, () => {
    const { zh } = look
    test.use(look.window)
    const open = async (page: Page, row: string): Promise<Desk> => {
      const desk = new Desk(page)
      await desk.openSamples()
      await desk.rows.filter({ hasText: row }).dblclick()
      await expect(desk.sheets.first()).toBeVisible()
      return desk
    }
    const picture = (page: Page, name: string): Promise<void> => takePicture(page, look.picture(name))

    test('[OH1] goes through what looks misread by keys, one by one and all alike', async ({ application }) => {
      const { page } = await application.start()
      const desk = await open(page, LEAD_001)
      const tab = page.getByRole('tab', { name: zh ? '查错 2' : 'Check 2' })
      await expect(tab).toBeVisible()
      await desk.blocks.first().click()
      await page.keyboard.press('c')
      const list = page.getByRole('listbox', { name: zh ? '查错' : 'Check' })
      await expect(list).toBeFocused()
      await expect(list.getByRole('option', { selected: true })).toContainText('盜')
      await expect(desk.selected).toContainText('被盜')
      await check(page, 'what looks misread')
      await picture(page, 'text-check')
      // The keys of the list are no commands of the page beneath.
      const articles = await desk.sheets.count()
      await page.keyboard.press('Shift+Enter')
      await expect(desk.block('被盜')).toHaveCount(0)
      await expect(desk.block('储藏室被盗案').first()).toBeVisible()
      await expect(desk.sheets).toHaveCount(articles)
      await page.keyboard.press('Escape')
      await page.keyboard.press('Control+z')
      await expect(desk.block('被盜')).not.toHaveCount(0)
      await expect(tab).toBeVisible()
      await page.keyboard.press('c')
      await expect(list).toBeFocused()
      await page.keyboard.press('Shift+x')
      await expect(page.getByRole('tab', { name: zh ? '查错' : 'Check', exact: true })).toBeVisible()
      await expect(desk.block('被盜')).not.toHaveCount(0)
    })

    test('[FR1][FR5] finds on the page as it is shown, and replaces what is ticked in one step', async ({ application }) => {
      const { page } = await application.start()
      const desk = await open(page, '招商引资集聚发展新动能')
      const before = await desk.articles()
      const panel = page.getByRole('search')
      await desk.blocks.first().click()
      await page.keyboard.press('Control+h')
      await page.keyboard.type('菏泽高新区，')
      // Half-width commas of the file are shown full-width, and found as they are shown.
      await page.keyboard.press('Control+a')
      await page.keyboard.type('菏泽高新区')
      const options = panel.getByRole('option')
      await expect(options.first()).toBeVisible()
      const count = await options.count()
      expect(count).toBeGreaterThan(2)
      await page.keyboard.press('Tab')
      for (let i = 0; i < 3; i++) await page.keyboard.press('Tab')
      await page.keyboard.press('Tab')
      await expect(panel.getByRole('textbox', { name: zh ? '替换为' : 'Replace with' })).toBeFocused()
      await page.keyboard.type('鲁西新区')
      await page.keyboard.press('ArrowDown')
      await expect(panel.getByRole('listbox')).toBeFocused()
      await page.keyboard.press('Space')
      await expect(options.first()).toHaveAttribute('aria-selected', 'false')
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      await check(page, 'find and replace on the page')
      await picture(page, 'text-replace-page')
      await panel.getByRole('button', { name: zh ? /^替换勾选的/ : /^Replace \d+ ticked/ }).click()
      await expect(panel).toContainText(zh ? `替换了 ${String(count - 1)} 处` : `${String(count - 1)} replaced`)
      const after = await desk.articles()
      expect(after.flat().join('').split('鲁西新区').length - 1).toBeGreaterThanOrEqual(count - 1)
      await page.keyboard.press('Escape')
      await expect(panel).toHaveCount(0)
      await page.keyboard.press('Control+z')
      await expect.poll(() => desk.articles()).toEqual(before)
    })

    test('[FR4][FR5] replaces across the library in one step, and one undo takes it back on all pages', async ({ application }) => {
      const { page } = await application.start()
      const desk = await open(page, LEAD_001)
      await desk.blocks.first().click()
      const panel = page.getByRole('search')
      await page.keyboard.press('Control+Shift+f')
      await page.keyboard.type('党建')
      await page.keyboard.press('Enter')
      await expect(panel).toContainText(zh ? /\d+ 处，在 \d+ 版/ : /\d+ hits on \d+ pages/)
      const words = (await panel.getByRole('status').first().textContent()) ?? ''
      const [hits = 0, pages = 0] = (words.match(/\d+/g) ?? []).map(Number)
      expect(pages).toBeGreaterThan(1)
      await panel.getByRole('textbox', { name: zh ? '替换为' : 'Replace with' }).fill('党的建设')
      await page.keyboard.press('Enter')
      await expect(panel).toContainText(zh ? /\d+ 处，在 \d+ 版/ : /\d+ hits on \d+ pages/)
      await check(page, 'find and replace in the library')
      await picture(page, 'text-replace-library')
      await panel.getByRole('button', { name: zh ? /^替换勾选的/ : /^Replace \d+ ticked/ }).click()
      await expect(panel).toContainText(
        zh ? `替换了 ${String(hits)} 处，在 ${String(pages)} 版` : `${String(hits)} replaced on ${String(pages)} pages`,
      )
      await desk.settled()
      await panel
        .getByRole('button', { name: zh ? '再找' : 'Find again' })
        .or(panel.getByRole('button', { name: zh ? '查找' : 'Find', exact: true }))
        .click()
      await expect(panel).toContainText(zh ? '没有找到' : 'Nothing found')
      await page.keyboard.press('Escape')
      await expect(panel).toHaveCount(0)
      await desk.settled()
      await page.keyboard.press('Control+z')
      await desk.settled()
      await page.keyboard.press('Control+Shift+f')
      await page.keyboard.press('Control+a')
      await page.keyboard.type('党建')
      await page.keyboard.press('Enter')
      await expect(panel).toContainText(
        zh ? `${String(hits)} 处，在 ${String(pages)} 版` : `${String(hits)} hits on ${String(pages)} pages`,
      )
    })

    test('[FR6] sets punctuation right where it is ticked', async ({ application }) => {
      const { page } = await application.start()
      const desk = await open(page, '招商引资集聚发展新动能')
      const panel = page.getByRole('search')
      await desk.blocks.first().click()
      await page.keyboard.press('Alt+p')
      await expect(panel.getByRole('checkbox').first()).toBeFocused()
      await expect(panel.getByRole('option').first()).toBeVisible()
      await check(page, 'punctuation')
      await picture(page, 'text-punctuation')
      await panel.getByRole('button', { name: zh ? /^规范勾选的/ : /^Set [\d,]+ ticked right/ }).click()
      await expect(panel).toContainText(zh ? /替换了 [\d,]+ 处/ : /[\d,]+ replaced/)
      await expect(panel.getByRole('option')).toHaveCount(0)
      await page.keyboard.press('Escape')
      await page.keyboard.press('Control+z')
      await desk.settled()
    })
  })
}

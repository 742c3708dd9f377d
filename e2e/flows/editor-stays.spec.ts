/** Who writes goes on writing: a refused cut or merge does not turn the next letters into commands. */
import { expect, test } from '../hosts/host.ts'
import { Desk } from '../screens/desk.ts'

test.use({ withSamples: true })

test('[V19] a refused cut or merge leaves the editor in the text, with the caret where it was', async ({ application }) => {
  const { page } = await application.start()
  const desk = new Desk(page)
  await desk.openSamples()
  await desk.review('招商引资集聚发展新动能')
  const before = await desk.articles()
  const field = page.getByRole('textbox', { name: /^改字/ })
  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key)
  }

  // At the end of a paragraph there is nothing to cut; what follows is text.
  await desk.blocks.nth(2).click()
  await press('e', 'Control+End', 'Control+Enter')
  await expect(page.getByText('光标在段首或段尾，拆不开')).toBeVisible()
  await expect(field).toBeFocused()
  await press('d', 'd')
  await expect(field).toHaveText(/dd$/)

  // Nor is there anything before the first block, or behind the last of the first article.
  await press('Escape')
  await press('Control+z')
  await expect.poll(() => desk.articles()).toEqual(before)
  await desk.blocks.nth(0).click()
  await press('e', 'Home', 'Backspace', 'Backspace')
  await expect(page.getByText('前面没有可接的文块').first()).toBeVisible()
  await expect(field).toBeFocused()
  await press('x')
  await expect(field).toHaveText(/^x/)
  await press('Backspace', 'Escape')
  await expect(field).toHaveCount(0)
  expect(await desk.articles()).toEqual(before)
})

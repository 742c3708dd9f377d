/** What is written is what the screen shows. */
import { join } from 'node:path'

import { expect, test } from '../hosts/host.ts'
import { exported } from '../screens/command-line.ts'
import { Desk } from '../screens/desk.ts'

/** Half-width punctuation is shown full-width; the comparison is by what is read. */
function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '')
}

test('[E1] writes the approved articles as the screen shows them', async ({ application }) => {
  const host = await application.start()
  const desk = new Desk(host.page)
  await desk.openSamples()
  await desk.review('招商引资集聚发展新动能')
  const shown = (await desk.articles())[0] ?? []
  await desk.block('紧接着').click()
  await host.page.keyboard.press('a')
  await desk.settled()

  await host.page.getByRole('link', { name: '导出' }).click()
  await expect(host.page.getByText('articles.jsonl').first()).toBeVisible()
  await host.page.keyboard.press('Control+Enter')
  await expect(host.page.getByRole('link', { name: 'manifest.json' })).toBeVisible({ timeout: 20_000 })
  await host.stop()

  const out = join(application.folders.root, 'all')
  const articles = await exported(application.folders.library, out)
  const first = articles.find((article) => article.title === '招商引资集聚发展新动能')
  expect(first?.status).toBe('approved')
  const written = plain([first?.title_kicker, first?.text, first?.title_sub, first?.byline].flat().join(''))
  for (const block of shown) expect(written).toContain(plain(block))
  expect(articles.filter((article) => article.status === 'approved')).toHaveLength(1)
})

test('[C10] approving asks about undecided copies, and what is written is what the desk counts', async ({ application }) => {
  test.setTimeout(120_000)
  const host = await application.start()
  const { page } = host
  const desk = new Desk(page)
  const asked = page.locator('.review-pick')
  const tail = desk.block(/^儿有序排队/)
  await desk.openSamples()
  await desk.review('招商引资集聚发展新动能')

  // The tail of a story stands before it once more, and that is a doubt.
  await desk.block('吕陵镇有序开展幼儿核酸检测').click()
  await page.keyboard.press('a')
  await expect(asked).toContainText('壬篇有 1 份重复还没有定：第 51–52 行')
  await page.keyboard.press('Escape')
  await expect(asked).toHaveCount(0)
  await expect(tail).toBeVisible()
  await expect(page.locator('.facts-grid')).toContainText('4 段')
  // The key that approves answers nothing, however often it is pressed.
  await page.keyboard.press('a')
  await page.keyboard.press('a')
  await expect(asked).toBeVisible()
  await page.keyboard.press('d')
  await expect(page.locator('.folded').filter({ hasText: '吕陵镇' })).toContainText('2 段')
  await expect(tail).toHaveCount(0)

  // The photo story stands three times, and nothing asks about it but the approval.
  const first = page.url()
  await page.keyboard.press('Shift+A')
  await expect(asked).toContainText('本版有 2 份重复还没有定：第 30–31、58–60 行')
  expect(page.url()).toBe(first)
  await page.keyboard.press('k')
  await expect(page).not.toHaveURL(first)
  await desk.settled()

  // What nobody decided about is said before it is written: that of another page, where its articles are chosen too.
  await page.keyboard.press('Control+5')
  await expect(page.getByRole('button', { name: /^写出 11 篇/ })).toBeVisible()
  await expect(page.getByTestId('undecided-copies')).toHaveCount(0)
  await page.getByRole('group', { name: '状态' }).getByRole('checkbox', { name: /未审/ }).check()
  await expect(page.getByTestId('undecided-copies')).toContainText('要写的稿件里有 1 份重复还没有定，会照样写出。')
  await page.getByRole('button', { name: '去查重' }).click()
  await expect(page).toHaveURL(/#\/duplicates/)
  await host.stop()

  const articles = await exported(application.folders.library, join(application.folders.root, 'all'))
  expect(articles.find(({ title }) => title === '吕陵镇有序开展幼儿核酸检测')?.text.split('\n')).toHaveLength(3)
  expect(articles.filter(({ title }) => title.includes('三小车辆')).map(({ title }) => title.split('三小车辆').length - 1)).toEqual([2])
})

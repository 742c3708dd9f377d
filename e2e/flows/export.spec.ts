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

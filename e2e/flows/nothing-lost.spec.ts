/** Nothing that was shown as saved is ever lost: the host killed in a burst of edits, the desk's database gone. */
import { join } from 'node:path'

import { expect, test } from '../hosts/host.ts'
import { exported } from '../screens/command-line.ts'
import { Desk } from '../screens/desk.ts'

test.use({ withSamples: true })

const EDITS = 200
/** Import and segmentation come before the first edit. */
const AUTOMATIC = 2

/** Sets roles block after block, so that each press is one edit; `each` runs after every edit and may end the burst. */
async function burst(desk: Desk, from: number, each: (done: number) => Promise<boolean>): Promise<number> {
  const roles = ['c', 't', 'b']
  const blocks = await desk.page.locator('article[data-article] [data-block]').count()
  for (let done = from; done < EDITS; done++) {
    if (done % blocks === 0) await desk.page.locator('article[data-article] [data-block]').first().click()
    else await desk.page.keyboard.press('ArrowDown')
    await desk.page.keyboard.press('r')
    await desk.page.keyboard.press(roles[Math.floor(done / blocks) % roles.length] ?? 'c')
    if (await each(done + 1)) return done + 1
  }
  return EDITS
}

async function revOf(library: string, out: string): Promise<number> {
  const articles = await exported(library, out)
  const rev = articles.find((article) => article.source.file.startsWith('003_'))?.rev
  if (rev === undefined) throw new Error('page 003 is not in the export')
  return rev
}

test('[K1] keeps every edit that was shown as saved when the host is killed in a burst of 200', async ({ application }, testInfo) => {
  test.setTimeout(180_000)
  const host = await application.start()
  const desk = new Desk(host.page)
  await desk.openSamples()
  await desk.review('招商引资集聚发展新动能')

  let shownSaved = 0
  const killAt = 120
  const done = await burst(desk, 0, async (count) => {
    if (count % 10 !== 0) return false
    shownSaved = Math.max(shownSaved, count - (await desk.waiting()))
    if (count < killAt) return false
    await host.kill()
    return true
  })
  expect(done).toBe(killAt)
  expect(shownSaved).toBeGreaterThan(0)
  const kept = (await revOf(application.folders.library, join(application.folders.root, 'after-kill'))) - AUTOMATIC
  testInfo.annotations.push({
    type: 'figures',
    description: `killed after ${String(done)} edits; ${String(shownSaved)} were shown as saved, the library has ${String(kept)}`,
  })
  expect(kept).toBeGreaterThanOrEqual(shownSaved)

  await burst(desk, done, async () => false)
  expect(await desk.waiting()).toBeGreaterThan(0)
  const again = await application.start()
  const reopened = new Desk(again.page)
  await expect(reopened.sheets.first()).toBeVisible()
  await reopened.settled()
  await again.stop()
  expect(await revOf(application.folders.library, join(application.folders.root, 'in-the-end'))).toBe(AUTOMATIC + EDITS)
})

test('[K2] builds the desk anew when IndexedDB is gone', async ({ application }) => {
  const host = await application.start()
  const desk = new Desk(host.page)
  await desk.openSamples()
  await desk.review('招商引资集聚发展新动能')
  await desk.block('紧接着').click()
  await host.page.keyboard.press('s')
  await expect(desk.selected).toContainText('紧接着')
  const articles = await desk.articles()
  await desk.settled()
  const address = host.page.url()

  await desk.loseDesk()
  await host.page.goto(address)
  await expect(desk.sheets.first()).toBeVisible()
  expect(await desk.articles()).toEqual(articles)
  await host.page.keyboard.press('Control+z')
  await expect(desk.sheets).toHaveCount(articles.length - 1)
})

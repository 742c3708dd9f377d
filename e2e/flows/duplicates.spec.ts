/** 查重 by keys alone, from the import to what is left out of the export; and how the view looks in both themes and languages. */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import type { Locator, Page } from '@playwright/test'

import { expect, test } from '../hosts/host.ts'
import { seriousFaults } from '../screens/accessible.ts'
import { jiaoban } from '../screens/command-line.ts'
import { Desk, seen } from '../screens/desk.ts'
import { EVERY_LOOK } from '../screens/looks.ts'
import { takePicture } from '../screens/picture.ts'

/** The queue as the screen shows it. */
class Queue {
  readonly page: Page
  constructor(page: Page) {
    this.page = page
  }

  get groups(): Locator {
    return this.page.getByRole('listbox', { name: /^(重复组|Groups of copies)$/ }).getByRole('option')
  }

  /** Groups that nobody decided about a moment ago. */
  get waiting(): Locator {
    return this.page.locator('[data-group]:not(.done)')
  }

  get chosen(): Locator {
    return this.page.getByRole('option', { selected: true })
  }

  get copies(): Locator {
    return this.page.locator('[data-copy]')
  }

  get binned(): Locator {
    return this.page.getByRole('listbox', { name: /^(回收站|Bin)$/ }).getByRole('option')
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key)
  }

  /** Walks to a group by its words. */
  async walkTo(words: string | RegExp): Promise<void> {
    await this.press('Home')
    const count = await this.groups.count()
    for (let step = 0; step < count && (await this.chosen.filter({ hasText: words }).count()) === 0; step++) await this.press('j')
    await expect(this.chosen).toContainText(words)
    // What is decided is what is seen.
    await expect(this.page.locator('.ghead h2')).toContainText(words)
  }
}

/** Two days of an invented paper: a story misread the second day, a forecast with other figures, a brief printed twice. */
async function papers(folder: string): Promise<string[]> {
  const story = `龙须口拦河大坝提前合龙
新华社长沙二十六日电　正在施工的龙须口水利枢纽工程，二十五日下午四时十五分胜利实现了拦河大坝合龙，比国家计划提前二十天。
三万民工和工程技术人员苦战一百二十天，完成土石方二百四十万方，龙须口工地上红旗招展，夯歌阵阵。
`
  const misread = story.replace('胜利', '胜刊').replace('土石方', '土右方').replace('夯歌阵阵', '夯歌阵陈')
  const forecast = (high: string, low: string): string => `市气象台发布本周天气预报
本报讯　据市气象台预报，本周全市以晴到多云天气为主，最高气温${high}度，最低气温${low}度，偏北风三到四级，森林火险气象等级较高，请注意防范。周末有一次弱冷空气过程，请市民及时添加衣物，注意防寒保暖。
`
  const paper = (no: string, day: string, ...stories: string[]): string =>
    `沅川日报\n第${no}版　　一九六四年五月${day}日　　星期二\n${stories.join('')}`
  const texts = [
    paper('一', '二十六', story, forecast('23', '12')),
    paper('二', '二十七', misread),
    paper('三', '二十八', forecast('26', '14')),
  ]
  await mkdir(folder, { recursive: true })
  return Promise.all(
    texts.map(async (text, i) => {
      const path = join(folder, `paper-${String(i + 1)}.txt`)
      await writeFile(path, text)
      return path
    }),
  )
}

async function importFiles(page: Page, paths: readonly string[], rows: number): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  // A round trip: a chooser that opens before the browser was told to hand it over is lost.
  await expect(page.getByRole('main')).toBeVisible()
  await page.keyboard.press('Control+i')
  await (await chooser).setFiles([...paths])
  const desk = new Desk(page)
  await expect(desk.rows).toHaveCount(rows)
  await desk.settled()
}

test('an editor without a mouse decides the copies of the samples, and the export tells what was left out', async ({ application }) => {
  test.setTimeout(180_000)
  const host = await application.start()
  const { page } = host
  const desk = new Desk(page)
  const queue = new Queue(page)

  await expect(page.getByRole('button', { name: '导入版面' }).first()).toBeVisible()
  await queue.press('Control+3')
  await expect(page.getByRole('heading', { name: '还没有可查的' })).toBeVisible()
  await queue.press('Control+1')
  await desk.openSamples()
  await queue.press('Control+3')
  await expect(queue.groups).toHaveCount(3)

  // The photo story of 003 stands three times; the copy with its headline is kept.
  await queue.walkTo('开展“三小车辆”整治宣传')
  await expect(queue.copies).toHaveCount(3)
  await expect(queue.copies.first()).toContainText('建议留这份')
  await expect(queue.copies.filter({ hasText: '缺标题' })).toHaveCount(1)
  await queue.press('Enter')
  await expect(queue.groups).toHaveCount(2)

  // The tail of the 吕陵镇 story has one character less. It is shown as on the desk, and called what it is.
  await queue.walkTo('儿有序排队，信息')
  await expect(page.locator('.ghead .sub')).toContainText('段落')
  await expect(page.locator('.why-best')).toContainText('接得上前后文')
  await expect(queue.copies).toHaveCount(2)
  await expect(queue.copies.nth(1)).toContainText('1 字不同')
  await expect(queue.copies.nth(1).locator('mark.odd')).toHaveText('童')
  // Its place on the page, and back.
  await queue.press('ArrowRight', 'v')
  await expect(page).toHaveURL(/#\/review\//)
  await expect(desk.selected.or(page.locator('[data-block][aria-current="true"]')).first()).toContainText('儿童有序排队')
  await queue.press('Escape')
  await expect(page).toHaveURL(/#\/duplicates/)
  await expect(queue.chosen).toContainText('儿有序排队')
  // The other copy is the better one.
  await seen(page)
  await queue.press('2')
  await expect(queue.groups).toHaveCount(1)

  // What was decided last is taken back, and decided again.
  await queue.press('Control+z')
  await expect(queue.groups).toHaveCount(2)
  await expect(queue.chosen).toContainText('儿有序排队')
  await queue.press('Control+Shift+z')
  await expect(queue.groups).toHaveCount(1)

  // The rest of the exact copies at once, after a look at what will happen.
  await queue.press('Shift+D')
  await expect(page.getByTestId('bulk-what')).toContainText('会收起 1 份')
  for (
    let i = 0;
    i < 8 && !(await page.getByRole('button', { name: '收起这 1 份' }).evaluate((one) => one === document.activeElement));
    i++
  )
    await queue.press('Tab')
  await queue.press('Enter')
  await expect(page.getByRole('heading', { name: '都定了' })).toBeVisible()

  // One comes back from the bin.
  await queue.press('b')
  await expect(queue.binned).toHaveCount(3)
  await expect(queue.binned.first()).toContainText('逐字重复')
  await expect(queue.binned.first()).toContainText('网格+居民自治')
  await expect(page.locator('.bin dd').first()).toContainText(/第 (54|60) 行/)
  await queue.press('r')
  await expect(queue.binned).toHaveCount(2)
  await queue.press('b')
  await expect(queue.groups).toHaveCount(1)
  await expect(queue.chosen).toContainText('网格+居民自治')
  // What was empty a moment ago has the keys again.
  await expect(page.getByRole('listbox', { name: '重复组' })).toBeFocused()

  // It is not lost from the history either: undo of the restoring drops it again.
  await queue.press('Control+z')
  await expect(page.getByRole('heading', { name: '都定了' })).toBeVisible()
  await desk.settled()

  await host.stop()
  const out = join(application.folders.root, 'out')
  await jiaoban('export', '--library', application.folders.library, '--format', 'jsonl', '--out', out, '--status', 'all')
  const removed = (await readFile(join(out, 'removed.jsonl'), 'utf8')).split('\n').filter((line) => line !== '')
  for (const words of ['三小车辆', '有序排队', '网格+居民自治'])
    expect(
      removed.some((line) => line.includes(words)),
      words,
    ).toBe(true)
})

test('copies on other days are laid side by side; other figures are no copies; what is kept stays kept', async ({ application }) => {
  test.setTimeout(120_000)
  const { page } = await application.start()
  const queue = new Queue(page)
  await expect(page.getByRole('button', { name: '导入版面' }).first()).toBeVisible()
  await importFiles(page, await papers(join(application.folders.root, 'papers')), 3)
  await queue.press('Control+3')
  await queue.walkTo('龙须口拦河大坝')
  await expect(queue.copies).toHaveCount(2)
  await expect(queue.copies.first()).toContainText('1964年5月26日')
  await expect(queue.copies.nth(1).locator('mark.odd')).toHaveText(['刊', '右', '陈'])
  await expect(queue.copies.first().locator('mark.counterpart')).toHaveText(['利', '石', '阵'])

  // The forecast is not offered to be dropped; its figures are marked.
  await expect(queue.groups.filter({ hasText: '天气预报' })).toHaveCount(0)
  await page.getByRole('radio', { name: /^待定/ }).focus()
  await queue.press('ArrowRight', 'ArrowRight', 'ArrowRight')
  await expect(page.locator('.ghead')).toContainText('数字不同')
  await expect(queue.copies.nth(1).locator('mark.odd.figure')).toHaveText(['6', '4'])
  await expect(page.getByRole('button', { name: /^留第/ })).toHaveCount(0)

  // Put off, found again, kept; then opened again.
  await page.getByRole('radio', { name: /^待定/ }).click()
  await queue.walkTo('龙须口拦河大坝')
  await page.getByRole('listbox').focus()
  await queue.press('Space')
  await expect(page.getByRole('radio', { name: '以后 1' })).toBeVisible()
  await page.getByRole('radio', { name: '以后 1' }).click()
  await expect(page.locator('.ghead')).toContainText('以后再定')
  await page.getByRole('listbox').focus()
  await queue.press('0')
  await expect(page.getByRole('radio', { name: '已定 1' })).toBeVisible()
  await page.getByRole('radio', { name: '已定 1' }).click()
  await expect(page.locator('.ghead')).toContainText('都留着')
  await page.getByRole('listbox').focus()
  await queue.press('o')
  await expect(page.getByRole('radio', { name: '待定 1' })).toBeVisible()

  // Review and the library know of it, too.
  await queue.press('Control+1')
  await expect(page.getByRole('row', { name: /龙须口/ }).first()).toBeVisible()
  await page
    .getByRole('row', { name: /龙须口/ })
    .first()
    .dblclick()
  await page.getByRole('button', { name: '到查重里看' }).first().click()
  await expect(page).toHaveURL(/#\/duplicates/)
  await expect(queue.chosen).toContainText('龙须口拦河大坝')
})

for (const look of EVERY_LOOK) {
  test.describe(look.name, () => {
    test.use({ ...look.window, withSamples: true })

    test('duplicates are accessible and hold their contents', async ({ application }) => {
      test.setTimeout(120_000)
      const { page } = await application.start()
      const queue = new Queue(page)
      await expect(page.getByRole('grid')).toBeVisible()
      await queue.press('Control+3')
      await expect(queue.copies.first()).toBeVisible()
      const sizes = [
        { width: 1280, height: 800 },
        { width: 1920, height: 1080 },
        { width: 640, height: 400 },
        { width: 1440, height: 900 },
      ] as const
      for (const size of sizes) {
        await page.setViewportSize(size)
        await queue.press('Home', 'j')
        await expect(queue.copies).toHaveCount(3)
        expect(await overflow(page), String(size.width)).toEqual([])
        await takePicture(page, look.picture(`copies-${String(size.width)}`))
      }
      expect(await seriousFaults(page), 'the queue').toEqual([])
      await queue.press('f')
      await expect(page.getByRole('checkbox').first()).toBeVisible()
      expect(await seriousFaults(page), 'the filter').toEqual([])
      await queue.press('Escape', 'Shift+D')
      await expect(page.getByTestId('bulk-what')).toBeVisible()
      expect(await seriousFaults(page), 'the preview').toEqual([])
      await takePicture(page, look.picture('copies-bulk'))
      await queue.press('Escape', 'd')
      await expect(queue.groups).toHaveCount(2)
      await queue.press('b')
      await expect(queue.binned).toHaveCount(1)
      expect(await seriousFaults(page), 'the bin').toEqual([])
      await takePicture(page, look.picture('copies-bin'))
    })
  })
}

/** What is wider than the window, and texts that run out of their sheets. */
async function overflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.documentElement
    const wide = root.scrollWidth > root.clientWidth ? [`${String(root.scrollWidth)} > ${String(root.clientWidth)}`] : []
    const out = [...document.querySelectorAll('[data-copy] p')].filter((one) => one.scrollWidth > one.clientWidth + 1)
    return [...wide, ...out.map((one) => one.textContent.slice(0, 40))]
  })
}

test('the list marks the group whose copies are shown, whatever comes back from the bin', async ({ application }) => {
  const { page } = await application.start()
  const desk = new Desk(page)
  const queue = new Queue(page)
  await desk.openSamples()
  await queue.press('Control+3')
  await expect(queue.groups).toHaveCount(3)
  await queue.walkTo('开展“三小车辆”整治宣传')
  await queue.press('Enter')
  await expect(queue.groups).toHaveCount(2)
  await queue.press('ArrowDown', 'ArrowDown')
  const chosen = (await page.locator('.ghead h2').textContent()) ?? ''
  await queue.press('b')
  await expect(queue.binned.first()).toBeVisible()
  await queue.press('r')
  await expect(page.getByRole('heading', { name: '回收站是空的' })).toBeVisible()
  await queue.press('b')
  await expect(queue.groups).toHaveCount(3)
  await expect(queue.chosen).toContainText(chosen)
  await expect(page.locator('.ghead h2')).toHaveText(chosen)

  // In the bin an undone restoring is chosen again.
  await queue.press('Enter')
  await expect(queue.groups).toHaveCount(2)
  await queue.walkTo('开展“三小车辆”整治宣传')
  await queue.press('Enter')
  await expect(queue.groups).toHaveCount(1)
  await queue.press('b')
  await expect(queue.binned).toHaveCount(2)
  await queue.press('End')
  const item = (await queue.chosen.locator('.title').textContent()) ?? ''
  const count = await queue.binned.count()
  await queue.press('r')
  await expect(queue.binned).toHaveCount(count - 1)
  await queue.press('Control+z')
  await expect(queue.binned).toHaveCount(count)
  await expect(queue.chosen).toContainText(item)
})

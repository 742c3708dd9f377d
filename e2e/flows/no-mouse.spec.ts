/** A page from import to approval and export by keys alone. */
import { copyFile, mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

import { expect, test } from '../hosts/host.ts'
import { cutBefore, readArticles, type ArticleLine } from '../screens/command-line.ts'
import { Desk, SEEDS } from '../screens/desk.ts'
import { KeyboardEditor, type Wanted } from '../screens/keyboard-editor.ts'

const NAME = '003_f35563e586983909'

interface Gold {
  readonly blocks: readonly { readonly role: string; readonly joins: number | null }[]
  readonly articles: Wanted['articles']
}

/** What an export must hold of an article. */
type Record = Pick<ArticleLine, 'title' | 'title_kicker' | 'title_sub' | 'text'>

async function gold(): Promise<{ readonly wanted: Wanted; readonly records: readonly Record[] }> {
  const { blocks, articles } = JSON.parse(await readFile(join(SEEDS, 'gold', `${NAME}.gold.json`), 'utf8')) as Gold
  const lines = (await readFile(join(SEEDS, `${NAME}.txt`), 'utf8')).split('\n').flatMap((line) => line.trim() || [])
  const roles = blocks.map((block) => block.role)
  const joins = blocks.map((block) => block.joins)
  const records = articles.map(({ order }): Record => {
    const of = (role: string): string => order.flatMap((line) => (roles[line] === role ? (lines[line] ?? '') : [])).join(' ')
    const starts = order.filter((line) => joins[line] === null && ['body', 'caption'].includes(roles[line] ?? ''))
    const paragraph = (line: number): string => {
      const next = joins.indexOf(line)
      return (lines[line] ?? '') + (next < 0 ? '' : paragraph(next))
    }
    const title = of('headline')
    return { title, title_kicker: of('kicker'), title_sub: of('subhead'), text: [title, ...starts.map(paragraph)].join('\n') }
  })
  return { wanted: { roles, joins, articles }, records: records.map(plain) }
}

/** The export writes full-width punctuation; the comparison is by what is read, paragraph by paragraph. */
function plain(record: Record): Record {
  const read = (text: string): string =>
    text
      .split('\n')
      .map((line) => line.normalize('NFKC').replace(/\s/g, ''))
      .join('\n')
  return {
    title: read(record.title),
    title_kicker: read(record.title_kicker ?? ''),
    title_sub: read(record.title_sub ?? ''),
    text: read(record.text),
  }
}

for (const cut of ['as it was cut', 'as one heap'] as const) {
  test(`[V16] an editor without a mouse takes a page, ${cut}, to the approved gold`, async ({ application }) => {
    test.setTimeout(300_000)
    const { wanted, records } = await gold()
    const heap = join(application.folders.root, 'heap')
    if (cut === 'as one heap') {
      await mkdir(heap)
      await copyFile(join(SEEDS, `${NAME}.txt`), join(heap, `${NAME}.txt`))
      await cutBefore(application.folders.library, heap)
    }
    const { page } = await application.start()
    const desk = new Desk(page)
    const editor = new KeyboardEditor(page)
    if (cut === 'as it was cut') {
      // Before the round trip below: a chooser that opens before the browser was told to hand it over is lost.
      const chooser = page.waitForEvent('filechooser')
      await expect(page.getByRole('button', { name: '导入版面' }).first()).toBeVisible()
      await editor.press('Control+i')
      await (await chooser).setFiles([join(SEEDS, `${NAME}.txt`)])
    }
    await expect(desk.rows).toHaveCount(1)
    await desk.settled()
    await editor.press('ArrowDown', 'Enter')
    await expect(desk.sheets.first()).toBeVisible()

    await editor.setRight(wanted)
    await editor.press('Shift+A')
    await desk.settled()
    await expect(page.locator('[data-fold]')).toHaveCount(wanted.articles.length)

    await editor.press('Control+5')
    await expect(page.getByText('articles.jsonl').first()).toBeVisible()
    const folder = await page.locator('.write .folder').getAttribute('title')
    await editor.press('Control+Enter')
    await expect(page.getByRole('link', { name: 'manifest.json' })).toBeVisible()
    const written = await readArticles(folder ?? '')
    expect(written.map(plain).toSorted(byTitle)).toEqual(records.toSorted(byTitle))
    test.info().annotations.push({ type: 'keys', description: String(editor.pressed) })
  })
}

function byTitle(a: Record, b: Record): number {
  return a.title < b.title ? -1 : 1
}

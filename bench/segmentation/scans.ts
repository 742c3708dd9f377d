/** Printed sheets whose gold tells the text and the place of each line, as programs hand them on that look at a scan. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { present } from '#shared/base/index.ts'
import type { Annotation } from '#shared/testing/index.ts'

import type { Scanning } from './as-scanned.ts'
import type { BenchPage } from './gold.ts'

type Place = readonly [x: number, y: number, width: number, height: number]

/** The part of a sheet's gold that is read here; places are in pixels. */
interface SheetGold {
  /** Size of the body's type. */
  readonly bodyPx: number
  readonly columns: number
  readonly duplicates: Annotation['duplicates']
  readonly blocks: readonly {
    readonly i: number
    readonly article: string | null
    readonly role: string
    readonly joins: number | null
    readonly text: string
    readonly box: Place
    readonly lines: readonly { readonly text: string; readonly box: Place }[]
  }[]
  readonly articles: Annotation['articles']
}

/** Beside the checkout; files that are not part of the project. */
const FOLDER = join(import.meta.dirname, '../../../shared/samples/scans')

/** The sheets are there. */
export function hasScans(): boolean {
  return existsSync(FOLDER)
}

/** All sheets, clean and degraded: three of them set from texts of sample pages, one from texts of its own. */
export function scanPages(scanning: Scanning): BenchPage[] {
  const names = readdirSync(FOLDER)
    .filter((name) => name.endsWith('.gold.json'))
    .sort()
  return names.map((name) => scanPage(name, JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as SheetGold, scanning))
}

interface Item {
  readonly block: number
  readonly line: number
  readonly text: string
  readonly box: Place
}

function scanPage(name: string, sheet: SheetGold, { grain, reading }: Scanning): BenchPage {
  const items = sheet.blocks.flatMap((block): Item[] =>
    grain === 'paragraphs'
      ? [{ block: block.i, line: 0, text: block.text, box: block.box }]
      : block.lines.map(({ text, box }, line) => ({ block: block.i, line, text, box })),
  )
  const column = Math.max(...items.map(({ box }) => box[0] + box[2])) / sheet.columns
  const rank = ({ box: [x, y, , height] }: Item): readonly [number, number] =>
    reading === 'columns' ? [Math.round(x / column - 0.25), y] : [Math.round((y + Math.min(height, sheet.bodyPx) / 2) / sheet.bodyPx), x]
  const file = reading === 'articles' ? items : items.toSorted((a, b) => rank(a)[0] - rank(b)[0] || rank(a)[1] - rank(b)[1])
  const numbers = new Map(file.map(({ block, line }, i) => [`${String(block)}.${String(line)}`, i]))
  const numberOf = (block: number, line: number): number =>
    present(numbers.get(`${String(block)}.${String(line)}`), 'the gold names lines of the sheet')
  const linesIn = (block: number): number => (grain === 'paragraphs' ? 1 : (sheet.blocks[block]?.lines.length ?? 1))
  const all = (blocks: readonly number[]): number[] =>
    blocks.flatMap((block) => Array.from({ length: linesIn(block) }, (_, line) => numberOf(block, line)))
  const joinsOf = ({ block, line }: Item): number | null => {
    const { role, joins = null } = sheet.blocks[block] ?? {}
    if (line > 0) return role === 'body' || role === 'caption' ? numberOf(block, line - 1) : null
    return joins === null ? null : numberOf(joins, linesIn(joins) - 1)
  }
  return {
    name: name.replace('.gold.json', ''),
    input: {
      blocks: file.map(({ text, box: [x, y, width, height] }) => ({
        text,
        marks: 0,
        indented: false,
        gap: 0,
        boxes: [{ x, y, width, height }],
        label: null,
      })),
    },
    gold: {
      blocks: file.map((item, i) => {
        const { article = null, role = 'noise' } = sheet.blocks[item.block] ?? {}
        return { i, article, role, joins: joinsOf(item) }
      }),
      articles: sheet.articles.map(({ id, order }) => ({ id, order: all(order) })),
      duplicates: sheet.duplicates.map((group) => ({ keep: all(group.keep), drop: group.drop.map(all) })),
    },
  }
}

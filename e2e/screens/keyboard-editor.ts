/**
 * An editor without a mouse: reads the Review desk as the screen shows it, compares it with the page as it should be,
 * and sets right by keys what differs. It asks nothing of how well the page was cut: what is right it leaves alone.
 */
import { expect, type Page as Window } from '@playwright/test'

/** A page as it should be: lines from 0 in file order. Lines that no article holds are copies to be dropped. */
export interface Wanted {
  readonly roles: readonly string[]
  /** The line that each continues, or null. */
  readonly joins: readonly (number | null)[]
  readonly articles: readonly { readonly kind: string; readonly order: readonly number[] }[]
}

/** What stands on the desk: articles with their lines as they are read, and what was dropped. */
interface Seen {
  readonly articles: readonly (readonly number[])[]
  readonly roles: ReadonlyMap<number, string>
  readonly joins: ReadonlyMap<number, number>
  readonly dropped: ReadonlySet<number>
  /** Lines at which the arrow keys stop, top to bottom. */
  readonly stops: readonly number[]
}

const ROLE_KEYS: Readonly<Record<string, string>> = {
  kicker: 'k',
  headline: 'h',
  subhead: 's',
  byline: 'b',
  body: 't',
  caption: 'c',
  credit: 'p',
  section: 'l',
  jump: 'j',
  ad: 'a',
  noise: 'x',
}
const KIND_KEYS: Readonly<Record<string, string>> = { news: 'n', photo: 'p', commentary: 'c', brief: 'b', ad: 'a' }

export class KeyboardEditor {
  readonly window: Window
  /** Keys pressed so far. */
  pressed = 0

  constructor(window: Window) {
    this.window = window
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      await this.window.keyboard.press(key)
      this.pressed++
    }
  }

  /** Sets the open page right, from the text up to the kinds of its articles. */
  async setRight(wanted: Wanted): Promise<void> {
    await this.dropCopies(wanted)
    await this.setRoles(wanted)
    await this.takeWrongJoins(wanted)
    for (const article of wanted.articles) await this.gather(article.order)
    for (const article of wanted.articles) await this.order(article.order)
    await this.join(wanted)
    for (const article of wanted.articles) await this.setKind(article)
  }

  /** The desk as it is shown, each block by its line in the original beside it. */
  async look(): Promise<Seen> {
    const raw = await this.window.evaluate(() => {
      const line = new Map<string, number>()
      for (const one of document.querySelectorAll<HTMLElement>('[data-original] .line')) {
        const number = Number(one.querySelector('.n')?.textContent)
        if (!line.has(one.dataset['block'] ?? '')) line.set(one.dataset['block'] ?? '', number - 1)
      }
      const at = (element: HTMLElement): number => line.get(element.dataset['block'] ?? '') ?? -1
      const blocks = (root: ParentNode): HTMLElement[] => [...root.querySelectorAll<HTMLElement>('[data-block]')]
      const sheets = [...document.querySelectorAll<HTMLElement>('article[data-article]')]
      const texts = [...document.querySelectorAll<HTMLElement>('.sheets .text')]
      const roles = ['kicker', 'headline', 'subhead', 'byline', 'body', 'caption', 'credit', 'section', 'jump', 'ad', 'noise']
      const own = (text: HTMLElement): HTMLElement[] => (text.dataset['block'] === undefined ? blocks(text) : [text])
      const runs = texts.map((text) => own(text).map(at))
      const kept = new Set(
        [...sheets.flatMap(blocks), ...blocks(document.querySelector('[data-shelf]') ?? document.createElement('i'))].map(at),
      )
      return {
        articles: sheets.map((sheet) => blocks(sheet).map(at)),
        roles: texts.flatMap((text) => {
          const role = roles.find((one) => text.classList.contains(one)) ?? ''
          return own(text).map((block): [number, string] => [at(block), role])
        }),
        joins: runs.flatMap((run) => run.slice(1).map((block, i): [number, number] => [block, run[i] ?? -1])),
        dropped: [...line.values()].filter((one) => !kept.has(one)),
        stops: blocks(document.querySelector('.sheets') ?? document.createElement('i')).map(at),
      }
    })
    return {
      articles: raw.articles,
      roles: new Map(raw.roles),
      joins: new Map(raw.joins),
      dropped: new Set(raw.dropped),
      stops: raw.stops,
    }
  }

  /** The line that has the focus. */
  async here(): Promise<number> {
    return this.window.evaluate(() => {
      const block = document.querySelector<HTMLElement>('.sheets [aria-current="true"]')?.dataset['block'] ?? ''
      const line = document.querySelector(`[data-original] .line[data-block="${block}"] .n`)
      return line === null ? -1 : Number(line.textContent) - 1
    })
  }

  /** Walks to a line with the arrow keys, alone or with a modifier held. */
  async go(line: number, held: '' | 'Control+' | 'Shift+' = ''): Promise<void> {
    const { stops } = await this.look()
    const way = stops.indexOf(line) - stops.indexOf(await this.here())
    expect(stops, `line ${String(line + 1)} can be reached`).toContain(line)
    for (let step = 0; step < Math.abs(way); step++) await this.press(`${held}${way > 0 ? 'ArrowDown' : 'ArrowUp'}`)
    await expect.poll(() => this.here(), { message: `walking to line ${String(line + 1)}` }).toBe(line)
  }

  /** Walks to a line and selects it alone. */
  private async goAlone(line: number): Promise<void> {
    await this.press('Escape')
    await this.go(line)
  }

  /** Selects lines, wherever they stand, in the order of the screen. */
  private async pick(lines: readonly number[]): Promise<void> {
    const { stops } = await this.look()
    const [first, ...others] = lines.toSorted((a, b) => stops.indexOf(a) - stops.indexOf(b))
    if (first === undefined) return
    await this.goAlone(first)
    for (const line of others) {
      await this.go(line, 'Control+')
      await this.press('p')
    }
  }

  private async dropCopies({ articles }: Wanted): Promise<void> {
    const kept = new Set(articles.flatMap((article) => article.order))
    for (;;) {
      const seen = await this.look()
      const copy = seen.stops.find((line) => !kept.has(line) && !seen.dropped.has(line))
      if (copy === undefined) break
      await this.goAlone(copy)
      await this.press('d')
      await this.until((now) => now.dropped.has(copy), `line ${String(copy + 1)} is dropped`)
    }
    const { dropped } = await this.look()
    for (const line of kept) expect(dropped, 'nothing is dropped that should be kept').not.toContain(line)
  }

  private async setRoles({ roles, articles }: Wanted): Promise<void> {
    const kept = articles.flatMap((article) => article.order)
    const { roles: now, stops } = await this.look()
    for (const line of kept.toSorted((a, b) => stops.indexOf(a) - stops.indexOf(b))) {
      const role = roles[line] ?? ''
      if (now.get(line) === role) continue
      await this.goAlone(line)
      await this.press('r', ROLE_KEYS[role] ?? '')
      // Inside a joined paragraph the role of its first block is what is shown.
      if (!(await this.look()).joins.has(line))
        await this.until((seen) => seen.roles.get(line) === role, `line ${String(line + 1)} is ${role}`)
    }
  }

  private async takeWrongJoins({ joins }: Wanted): Promise<void> {
    const seen = await this.look()
    for (const [line, to] of seen.joins) {
      if (joins[line] === to) continue
      await this.goAlone(line)
      await this.press('j')
      await this.until((now) => !now.joins.has(line), `line ${String(line + 1)} is unjoined`)
    }
  }

  /** Puts the lines of one article into one, and nothing else with them. */
  private async gather(order: readonly number[]): Promise<void> {
    const wanted = new Set(order)
    const { articles, stops } = await this.look()
    const holders = articles.filter((lines) => lines.some((line) => wanted.has(line)))
    const clean = holders.every((lines) => lines.every((line) => wanted.has(line)))
    const complete = order.every((line) => holders.some((lines) => lines.includes(line)))
    if (clean && complete && holders.length === 1) return
    if (clean && complete) {
      await this.pick(holders.map((lines) => lines[0] ?? -1))
      await this.press('m')
    } else {
      const lines = stops.filter((line) => wanted.has(line))
      await this.pick(lines)
      await this.press('s')
    }
    const same = (lines: readonly number[]): boolean => lines.length === order.length && lines.every((line) => wanted.has(line))
    await this.until((now) => now.articles.some(same), `lines ${order.map((line) => line + 1).join(' ')} are one article`)
  }

  /** 排序: only as many blocks are named as stand wrong. */
  private async order(order: readonly number[]): Promise<void> {
    const now = (await this.look()).articles.find((lines) => lines.includes(order[0] ?? -1)) ?? []
    const named = order.findIndex((_, n) =>
      sameLines([...order.slice(0, n), ...now.filter((line) => !order.slice(0, n).includes(line))], order),
    )
    if (named === 0) return
    const turns = named < 0 ? order : order.slice(0, named)
    await this.goAlone(turns[0] ?? -1)
    await this.press('o')
    for (const line of turns) {
      await this.go(line)
      await this.press('Enter')
    }
    if (turns.length < order.length) await this.press('o')
    await this.until(
      (seen) => seen.articles.some((lines) => sameLines(lines, order)),
      `${order.map((line) => line + 1).join(' ')} in this order`,
    )
  }

  private async join({ joins, articles }: Wanted): Promise<void> {
    for (const line of articles.flatMap((article) => article.order)) {
      const to = joins[line] ?? null
      if (to === null || (await this.look()).joins.get(line) === to) continue
      await this.goAlone(to)
      await this.go(line, 'Shift+')
      await this.press('j')
      await this.until((now) => now.joins.get(line) === to, `line ${String(line + 1)} goes on from line ${String(to + 1)}`)
    }
  }

  private async setKind({ kind, order }: Wanted['articles'][number]): Promise<void> {
    await this.goAlone(order[0] ?? -1)
    const field = this.window.getByRole('complementary').getByRole('combobox', { name: '类型' })
    if ((await field.inputValue()) === kind) return
    await this.press('Shift+K', KIND_KEYS[kind] ?? '')
    await expect(field).toHaveValue(kind)
  }

  private async until(ready: (seen: Seen) => boolean, what: string): Promise<void> {
    await expect.poll(async () => ready(await this.look()), { message: what }).toBe(true)
  }
}

function sameLines(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((line, i) => line === b[i])
}

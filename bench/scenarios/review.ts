/** The review desk in a real window: keys, opening, typing, on pages of 60 and of 500 blocks; then many pages one after the other. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { Page } from '@playwright/test'

import { openWindow } from '../browser.ts'
import { quantile, type Figure, type Scenario } from '../figures.ts'
import { pagesOf } from '../review/library.ts'
import { bareParagraphs, emptyFrames, watchKeys } from '../review/watch.ts'

const PRESSES = 30
const TURNS = 24
const WALK = 200
const VISITED = [50, 500] as const

/** A key that is measured, and one that takes it back before the next press; `lead` goes before it unmeasured. */
interface Probe {
  readonly name: string
  readonly lead?: string
  readonly key: string
  readonly back?: { readonly name: string; readonly key: string }
}

const PROBES: readonly Probe[] = [
  { name: 'J', key: 'j' },
  { name: 'S', key: 's', back: { name: 'undo', key: 'Control+z' } },
  { name: 'M', key: 'm', back: { name: 'undo', key: 'Control+z' } },
  { name: 'Alt+↓', key: 'Alt+ArrowDown', back: { name: 'Alt+↑', key: 'Alt+ArrowUp' } },
  { name: 'R and its letter', lead: 'r', key: 'c', back: { name: 'undo', key: 'Control+z' } },
]

export const reviewDesk: Scenario = {
  name: 'The review desk in a real window',
  async run(scale) {
    const folder = await mkdtemp(join(tmpdir(), 'jiaoban-bench-'))
    try {
      return [
        ...(await sized(folder, 60, scale, { key: 30, open: 80 })),
        ...(await sized(folder, 500, scale, { key: 50, open: 200 })),
        ...(await longWalk(folder, scale)),
      ]
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
}

async function sized(folder: string, blocks: number, scale: number, goals: { key: number; open: number }): Promise<Figure[]> {
  await pagesOf(join(folder, `of-${String(blocks)}`), 2, blocks)
  const opened = await openWindow(join(folder, `of-${String(blocks)}`), join(folder, `data-${String(blocks)}`))
  try {
    const { page } = opened
    await openFirst(page, opened.address)
    const idle = await page.evaluate(emptyFrames)
    const frame = { name: 'an empty frame', value: quantile(idle, 0.95) }
    const figures: Figure[] = []
    const on = `page of ${String(blocks)}`
    const undo: number[] = []
    for (const probe of PROBES) {
      const { samples, back } = await probed(page, probe, Math.max(20, Math.round(PRESSES * scale)))
      if (probe.back?.name === 'undo') undo.push(...back)
      figures.push(atMost(`${on}, ${probe.name} to paint, p95`, quantile(samples, 0.95), goals.key, frame))
    }
    figures.push(atMost(`${on}, undo to paint, p95`, quantile(undo, 0.95), goals.key, frame))
    figures.push(atMost(`${on}, typing in a block, p95`, quantile(await typed(page, Math.max(40, PRESSES * 2)), 0.95), 16, frame))
    const turns = await turned(page, Math.max(20, Math.round(TURNS * scale)))
    const bare = { name: 'bare paragraphs', value: quantile(await page.evaluate(bareParagraphs), 0.5) }
    figures.push(atMost(`${on}, opening it, median`, quantile(turns, 0.5), goals.open, bare))
    return figures
  } finally {
    await opened.release()
  }
}

const atMost = (name: string, value: number, goal: number, baseline: Figure['baseline']): Figure => ({
  name,
  value,
  unit: 'ms',
  goal: { at: 'most', value: goal },
  baseline,
})

async function openFirst(page: Page, address: string): Promise<void> {
  await page.goto(address)
  const first = page.getByRole('grid').getByRole('rowgroup').getByRole('row').first()
  await first.waitFor()
  // The table has found its order and stands still: the first row is the first page of the walk.
  await page.waitForTimeout(2000)
  await page.keyboard.press('Home')
  await page.keyboard.press('Enter')
  await page.locator('article[data-article] [data-block]').first().waitFor()
  await page.waitForTimeout(1000)
  await page.evaluate(watchKeys)
}

/** Selects a paragraph in the middle of the page that every probe can do something with. */
async function selectMiddle(page: Page): Promise<void> {
  const blocks = page.locator('article[data-article] p.body[data-block] + p.body[data-block]')
  const middle = Math.floor((await blocks.count()) / 2)
  await blocks.nth(middle).click({ position: { x: 60, y: 8 } })
}

/**
 * A hand presses no faster than a held key repeats, and not in step with the display: right after a frame every press waits
 * for the next one. Milliseconds before the i-th press.
 */
const pause = (i: number): number => 40 + ((i * 7) % 17)

async function pressed(page: Page, key: string, until: 'frame' | 'page'): Promise<number> {
  await page.evaluate((what) => window.watch.arm(what), until)
  await page.keyboard.press(key)
  await page.waitForFunction(() => window.watch.idle())
  const [taken] = await page.evaluate(() => window.watch.take())
  if (taken === undefined) throw new Error(`${key} was not measured`)
  return taken
}

async function probed(page: Page, probe: Probe, presses: number): Promise<{ samples: number[]; back: number[] }> {
  const [samples, back]: [number[], number[]] = [[], []]
  await selectMiddle(page)
  for (let i = 0; i < presses; i++) {
    if (probe.lead !== undefined) {
      await page.keyboard.press(probe.lead)
      await page.waitForTimeout(60)
    }
    await page.waitForTimeout(pause(i))
    samples.push(await pressed(page, probe.key, 'frame'))
    await page.waitForTimeout(pause(i))
    if (probe.back !== undefined) back.push(await pressed(page, probe.back.key, 'frame'))
  }
  return { samples, back }
}

async function typed(page: Page, presses: number): Promise<number[]> {
  await selectMiddle(page)
  await page.keyboard.press('e')
  const samples: number[] = []
  for (let i = 0; i < presses; i++) {
    await page.waitForTimeout(pause(i))
    samples.push(await pressed(page, 'x', 'frame'))
  }
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+z')
  return samples
}

async function turned(page: Page, turns: number): Promise<number[]> {
  const samples: number[] = []
  // The edits before may have changed the order of the list: the other of the two pages is before or behind this one.
  await page.waitForTimeout(1000)
  const last = (await page.locator('.pagebar .turn button').nth(1).getAttribute('aria-disabled')) === 'true'
  for (let i = 0; i < turns; i++) {
    samples.push(await pressed(page, (i % 2 === 0) === last ? 'PageUp' : 'PageDown', 'page'))
    // What goes on behind an opened page belongs to it and not to the next.
    await page.waitForTimeout(120)
  }
  return samples
}

/** Turns back to the first page in the order of turning, and opens the window anew there, as if nothing had been looked at. */
async function goToFirst(page: Page): Promise<void> {
  const before = page.locator('.pagebar .turn button').first()
  while ((await before.getAttribute('aria-disabled')) !== 'true') {
    await page.keyboard.press('PageUp')
    await page.waitForTimeout(80)
  }
  await page.waitForTimeout(1000)
  await page.reload()
  await page.locator('article[data-article] [data-block]').first().waitFor()
  await page.waitForTimeout(2000)
  await page.evaluate(watchKeys)
}

/** Page after page: no task may hold the window up, and what was looked at may not stay in memory. */
async function longWalk(folder: string, scale: number): Promise<Figure[]> {
  const [few, many] = [Math.max(10, Math.round(VISITED[0] * scale)), Math.max(20, Math.round(VISITED[1] * scale))]
  const walk = Math.max(10, Math.round(WALK * scale))
  await pagesOf(join(folder, 'many'), many + 1, 60)
  const opened = await openWindow(join(folder, 'many'), join(folder, 'data-many'))
  try {
    const { page } = opened
    await openFirst(page, opened.address)
    await goToFirst(page)
    const turns: number[] = []
    let [longest, early, base] = [0, 0, 0]
    base = await heap(page)
    for (let i = 1; i <= many; i++) {
      turns.push(await pressed(page, 'PageDown', 'page'))
      if (i === walk) longest = await page.evaluate(() => window.watch.longest())
      if (i === few) early = await heap(page)
    }
    const late = await heap(page)
    return [
      atMost(`longest task while going through ${String(walk)} pages`, longest, 100, {
        name: 'turning a page, median',
        value: quantile(turns.slice(0, walk), 0.5),
      }),
      {
        name: `heap after ${String(many)} pages over that after ${String(few)} (${(late / 1e6).toFixed(1)} MB, at first ${(base / 1e6).toFixed(1)} MB)`,
        value: late / early,
        unit: 'times',
        goal: { at: 'most', value: 1.2 },
        baseline: { name: `after ${String(few)} pages`, value: 1 },
      },
    ]
  } finally {
    await opened.release()
  }
}

/** What the window's scripts hold after everything that can go has gone, bytes. */
async function heap(page: Page): Promise<number> {
  await page.waitForTimeout(1500)
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  await session.detach()
  return usedSize
}

/** One edit in a real window: from the key to the paint, and to the library's answer. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { Page } from '@playwright/test'

import { openWindow } from '../browser.ts'
import { quantile, type Figure, type Scenario } from '../figures.ts'
import { libraryOf } from '../workshop.ts'
import { emptyFrames } from '../review/watch.ts'

const PRESSES = 100

export const operations: Scenario = {
  name: 'An edit in a real window (role of a block, page of about 60 blocks)',
  async run(scale) {
    const presses = Math.max(20, Math.round(PRESSES * scale))
    const folder = await mkdtemp(join(tmpdir(), 'jiaoban-bench-'))
    try {
      await libraryOf(join(folder, 'library'), 3)
      const window = await openWindow(join(folder, 'library'), join(folder, 'data'))
      try {
        return await measure(window.page, window.address, presses)
      } finally {
        await window.release()
      }
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
}

/** What `watchKeys` leaves in the window. The content policy allows no strings as code, so it is called by functions. */
interface Watch {
  readonly samples: readonly Sample[]
  arm(): void
  idle(): boolean
}

declare function bench(): Watch

interface Sample {
  readonly painted: number
  readonly acknowledged: number
}

async function measure(page: Page, address: string, presses: number): Promise<Figure[]> {
  await page.goto(address)
  await page.getByRole('grid').getByRole('rowgroup').getByRole('row').first().dblclick()
  await page.locator('article[data-article] [data-block]').first().click()
  await page.evaluate(watchKeys)
  const idle = await frames(page)
  for (let i = 0; i < presses; i++) {
    await page.keyboard.press('r')
    await page.evaluate(() => bench().arm())
    await page.keyboard.press(i % 2 === 0 ? 'c' : 't')
    await page.waitForFunction(() => bench().idle())
  }
  const samples = await page.evaluate(() => bench().samples)
  const painted = samples.map((sample) => sample.painted)
  const acknowledged = samples.map((sample) => sample.acknowledged)
  const baseline = { name: 'an empty frame', value: quantile(idle, 0.95) }
  return [
    {
      name: `key to paint, median of ${String(painted.length)}`,
      value: quantile(painted, 0.5),
      unit: 'ms',
      goal: null,
      baseline: { name: 'an empty frame', value: quantile(idle, 0.5) },
    },
    { name: 'key to paint, p95', value: quantile(painted, 0.95), unit: 'ms', goal: { at: 'most', value: 50 }, baseline },
    { name: 'key to acknowledged, median', value: quantile(acknowledged, 0.5), unit: 'ms', goal: null, baseline: null },
    { name: 'key to acknowledged, p95', value: quantile(acknowledged, 0.95), unit: 'ms', goal: null, baseline: null },
  ]
}

/** How long a frame takes in which nothing happens. */
function frames(page: Page): Promise<number[]> {
  return page.evaluate(emptyFrames)
}

/**
 * Runs in the window. A message posted in an animation frame arrives after that frame was painted; the title bar's
 * mark says when the library has answered.
 */
function watchKeys(): void {
  const samples: Sample[] = []
  let armed = false
  let open = 0
  const saved = (): boolean => document.querySelector('[data-testid="saved"]')?.getAttribute('data-state') === 'saved'
  addEventListener(
    'keydown',
    (event) => {
      if (!armed) return
      armed = false
      open++
      const start = event.timeStamp
      requestAnimationFrame(() => {
        const channel = new MessageChannel()
        channel.port1.onmessage = () => {
          const painted = performance.now() - start
          const wait = (): void => {
            if (!saved()) {
              setTimeout(wait, 0)
              return
            }
            samples.push({ painted, acknowledged: performance.now() - start })
            open--
          }
          wait()
        }
        channel.port2.postMessage(null)
      })
    },
    { capture: true },
  )
  const watch: Watch = {
    samples,
    arm: () => {
      armed = true
    },
    idle: () => open === 0 && !armed,
  }
  Object.assign(window, { bench: () => watch })
}

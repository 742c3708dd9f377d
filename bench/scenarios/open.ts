/** Opening a large library: from the start of navigation to a full table, and the memory that it takes. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { openWindow } from '../browser.ts'
import { timed, type Scenario } from '../figures.ts'
import { libraryOf } from '../workshop.ts'

const PAGES = 100_000

export const openLibrary: Scenario = {
  name: `Opening a library of ${PAGES.toLocaleString('en')} pages`,
  async run(scale) {
    const count = Math.max(100, Math.round(PAGES * scale))
    const folder = await mkdtemp(join(tmpdir(), 'jiaoban-bench-'))
    try {
      const [large, small] = [await open(folder, 'large', count), await open(folder, 'small', 100)]
      return [
        {
          name: `to the first full table of ${String(count)} pages`,
          value: large.seconds,
          unit: 's',
          goal: { at: 'most', value: 1.5 },
          baseline: { name: 'a library of 100 pages', value: small.seconds },
        },
        {
          name: `renderer ${large.renderer.toFixed(0)} and host ${large.host.toFixed(0)}, together`,
          value: large.renderer + large.host,
          unit: 'MB',
          goal: { at: 'most', value: 400 },
          baseline: { name: 'a library of 100 pages', value: small.renderer + small.host },
        },
      ]
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
}

interface Opened {
  readonly seconds: number
  readonly host: number
  readonly renderer: number
}

async function open(folder: string, name: string, count: number): Promise<Opened> {
  await libraryOf(join(folder, name), count, true)
  const window = await openWindow(join(folder, name), join(folder, `${name}-data`))
  try {
    const taken = await timed(async () => {
      await window.page.goto(window.address)
      await window.page.waitForFunction(() => {
        const rows = [...document.querySelectorAll('[role="grid"] [role="rowgroup"] [role="row"]')]
        return rows.length >= 15 && rows.every((row) => row.textContent.trim() !== '')
      })
    })
    await window.page.waitForTimeout(2000)
    const { host, renderer } = await window.memory()
    return { seconds: taken / 1000, host, renderer }
  } finally {
    await window.release()
  }
}

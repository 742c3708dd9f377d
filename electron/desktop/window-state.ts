/** Where the window was: kept when it moves, given back at the next start if a display is still there. */
import { mkdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { BrowserWindow, Rectangle } from 'electron'
import * as v from 'valibot'
import writeFileAtomic from 'write-file-atomic'

import type { Log } from '#electron/platform/index.ts'

/** Bounds are those of the window when it is not maximised, in screen coordinates. */
export interface WindowState {
  /** Null: the system places it. */
  readonly position: { readonly x: number; readonly y: number } | null
  readonly width: number
  readonly height: number
  readonly maximized: boolean
}

export const DEFAULT_STATE: WindowState = { position: null, width: 1440, height: 900, maximized: false }

export const MIN_WIDTH = 1024
export const MIN_HEIGHT = 640

/** As much of the title bar must lie on a display that the window can be taken by it; pixels. */
const GRIP = { width: 120, height: 24 }

const whole = v.pipe(v.number(), v.integer())
const stateSchema: v.GenericSchema<WindowState> = v.strictObject({
  position: v.nullable(v.strictObject({ x: whole, y: whole })),
  width: v.pipe(whole, v.minValue(1)),
  height: v.pipe(whole, v.minValue(1)),
  maximized: v.boolean(),
})

/** Reads the state. Where it is missing, broken, or lies on no display any more, the window opens as at the first start. */
export function readWindowState(file: string, workAreas: readonly Rectangle[]): WindowState {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    return DEFAULT_STATE
  }
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), stateSchema), text)
  return parsed.success ? fitted(parsed.output, workAreas) : DEFAULT_STATE
}

/** The state as the displays of today allow it. */
function fitted(state: WindowState, workAreas: readonly Rectangle[]): WindowState {
  const width = Math.max(state.width, MIN_WIDTH)
  const height = Math.max(state.height, MIN_HEIGHT)
  const { position } = state
  const within = position !== null && workAreas.some((area) => reaches({ ...position, width, height }, area))
  return { position: within ? position : null, width, height, maximized: state.maximized }
}

function reaches(bounds: Rectangle, area: Rectangle): boolean {
  const overlap = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x)
  return overlap >= GRIP.width && bounds.y >= area.y && bounds.y + GRIP.height <= area.y + area.height
}

/** How long after the last movement the state is written, in milliseconds; it is written at once when the window closes. */
const REST = 500

/** Keeps the state of a window in a file until it closes. */
export function keepWindowState(window: BrowserWindow, file: string, log: Log): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const write = (): void => {
    clearTimeout(timer)
    if (window.isDestroyed() || window.isMinimized() || window.isFullScreen()) return
    const { x, y, width, height } = window.getNormalBounds()
    const state: WindowState = { position: { x, y }, width, height, maximized: window.isMaximized() }
    try {
      mkdirSync(dirname(file), { recursive: true })
      writeFileAtomic.sync(file, `${JSON.stringify(state)}\n`)
    } catch (error) {
      // The window is as good without it; the next start opens it where the system puts it.
      log.warn('the window state could not be written', { error: String(error) })
    }
  }
  const later = (): void => {
    clearTimeout(timer)
    timer = setTimeout(write, REST)
  }
  window.on('resize', later)
  window.on('move', later)
  window.on('close', write)
  window.on('closed', () => clearTimeout(timer))
}

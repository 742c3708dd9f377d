/** The strip beside the original as paths of SVG: one for each colour of spine, for dropped lines, for shelved ones, for doubts. */
import type { OriginalLine, StripBar } from './original.ts'

/** Left edge, width and the gap between two bars; the doubts' ticks stand at the right edge. All in pixels. */
const LEFT = 3
const WIDTH = 5
const GAP = 1
const TICK = { left: 9, width: 5, height: 2 }

/**
 * The class of each path with its data, for a strip of a height in pixels. A bar is at least one pixel high. Shelved
 * lines are strokes along their middle, so that they can be dashed; all others are areas.
 */
export function stripPaths(
  lines: readonly OriginalLine[],
  strip: readonly StripBar[],
  spines: readonly string[],
  height: number,
): readonly (readonly [kind: string, path: string])[] {
  const paths = new Map<string, string[]>()
  const add = (kind: string, piece: string): void => {
    const pieces = paths.get(kind)
    if (pieces === undefined) paths.set(kind, [piece])
    else pieces.push(piece)
  }
  lines.forEach((line, n) => {
    const bar = strip[n]
    if (bar === undefined) return
    const top = bar.top * height
    const tall = Math.max(1, bar.height * height - GAP)
    const kind = line.dropped ? 'dropped' : (spines[n] ?? 'shelved')
    if (kind === 'shelved') add(kind, `M${short(LEFT + WIDTH / 2)} ${short(top)}v${short(tall)}`)
    else add(kind, area(LEFT, top, WIDTH, tall))
    if (line.doubt) add('doubts', area(TICK.left, top, TICK.width, TICK.height))
  })
  return [...paths].map(([kind, pieces]) => [kind, pieces.join('')] as const)
}

function area(left: number, top: number, width: number, height: number): string {
  return `M${short(left)} ${short(top)}h${short(width)}v${short(height)}h-${short(width)}z`
}

function short(value: number): string {
  return String(Math.round(value * 10) / 10)
}

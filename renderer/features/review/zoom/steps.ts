/** The sizes that a pane's text can have, in percent of the size in the settings, and the way from one to the next. */

export const SIZES: readonly number[] = [70, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300]

/** The next larger (1) or smaller (-1) size; the same at the ends. A size between two steps goes to the one beyond it. */
export function stepped(size: number, step: -1 | 1): number {
  const next = step > 0 ? SIZES.find((one) => one > size) : SIZES.findLast((one) => one < size)
  return next ?? size
}

/** Wheels give many small turns where touchpads and fine wheels are concerned: so many pixels are one step. */
const TURN = 60

/** Gathers turns of a wheel into steps. Down is smaller. */
export function wheelSteps(): (deltaY: number, inLines: boolean) => -1 | 0 | 1 {
  let gathered = 0
  return (deltaY, inLines) => {
    const pixels = inLines ? deltaY * 20 : deltaY
    if (Math.sign(pixels) !== Math.sign(gathered)) gathered = 0
    gathered += pixels
    if (Math.abs(gathered) < TURN) return 0
    const step = gathered > 0 ? -1 : 1
    gathered = 0
    return step
  }
}

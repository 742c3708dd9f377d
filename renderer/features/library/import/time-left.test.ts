import { describe, expect, it } from 'vitest'

import type { JobId } from '#shared/base/index.ts'

import { NOTHING_TOLD, timeLeft, type Telling } from './time-left.ts'

const ID = 'job' as JobId
const running = (bytes: number, id: JobId = ID) => ({ id, state: 'running' as const, counts: { bytes, allBytes: 1000 } })

/** What is told, one report a second, by the bytes that are done. */
function told(reports: readonly number[]): (number | null)[] {
  let telling: Telling = NOTHING_TOLD
  return reports.map((bytes, i) => {
    telling = timeLeft(telling, running(bytes), i * 1000)
    return telling.seconds
  })
}

describe('the time left of an import', () => {
  it('[I11] goes by bytes, and says nothing in the first seconds', () => {
    expect(told([0, 100, 200, 300, 400, 500])).toEqual([null, null, null, 7, 6, 5])
  })

  it('[I11] never counts up: it stays while the work is slower, and is not told where it was far too short', () => {
    const seconds = told([0, 200, 400, 600, 600, 600, 600, 600, 600, 610, 900, 990])
    expect(seconds).toEqual([null, null, null, 2, 2, 2, 2, null, null, null, 2, 1])
    expect(seconds.flatMap((second) => second ?? [])).toEqual([2, 2, 2, 2, 2, 1])
  })

  it('counts from where it first saw the job, and anew for another one or a resumed one', () => {
    let telling = timeLeft(NOTHING_TOLD, running(500), 0)
    telling = timeLeft(telling, running(600), 4000)
    expect(telling.seconds).toBe(16)
    expect(timeLeft(telling, running(600, 'other' as JobId), 5000)).toMatchObject({ seconds: null, began: { bytes: 600, at: 5000 } })
    expect(timeLeft(telling, running(0), 5000)).toMatchObject({ seconds: null, began: { bytes: 0, at: 5000 } })
    expect(timeLeft(telling, { ...running(600), state: 'done' }, 5000)).toEqual(NOTHING_TOLD)
  })
})

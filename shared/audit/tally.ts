/** What an audit has found so far. */
import { FAULTS, type Fault } from './fault.ts'
import { wilsonInterval, type Interval } from './interval.ts'

export type Verdict = 'right' | 'wrong'

/** One article of the sample, as far as counting needs it. */
export interface Judged {
  /** null: nobody has looked at it yet. */
  readonly verdict: Verdict | null
  readonly faults: readonly Fault[]
  /** The article was there to be looked at; one that was merged away later cannot be. */
  readonly there: boolean
}

export interface Tally {
  readonly drawn: number
  readonly right: number
  readonly wrong: number
  /** Gone from its page before anybody looked at it: counts neither way. */
  readonly gone: number
  /** Share of wrong ones among those looked at; null before the first. */
  readonly rate: number | null
  /** 95 % interval of the rate; null before the first. */
  readonly interval: Interval | null
  /** How many of the wrong ones have each fault; one article may have several. */
  readonly faults: Readonly<Record<Fault, number>>
}

export function tallyOf(items: readonly Judged[]): Tally {
  const wrong = items.filter((item) => item.verdict === 'wrong')
  const right = items.filter((item) => item.verdict === 'right').length
  const looked = wrong.length + right
  const counted = FAULTS.map((fault) => [fault, wrong.filter((item) => item.faults.includes(fault)).length] as const)
  return {
    drawn: items.length,
    right,
    wrong: wrong.length,
    gone: items.filter((item) => item.verdict === null && !item.there).length,
    rate: looked === 0 ? null : wrong.length / looked,
    interval: looked === 0 ? null : wilsonInterval(wrong.length, looked),
    faults: Object.fromEntries(counted) as Record<Fault, number>,
  }
}

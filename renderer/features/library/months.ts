/** The bars of the date facet: months put together until they fit, and the days that a stretch of bars covers. */

export interface MonthCount {
  /** `2021-11`. */
  readonly value: string
  readonly count: number
}

export interface Bar {
  /** First and last month, both included. */
  readonly from: string
  readonly to: string
  readonly count: number
}

/** Months since the year 0. */
function ordinal(month: string): number {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return year * 12 + number - 1
}

function monthOf(value: number): string {
  return `${String(Math.floor(value / 12)).padStart(4, '0')}-${String((value % 12) + 1).padStart(2, '0')}`
}

/** At most `most` bars of equal length in time, from the first month to the last, empty months included. */
export function barsOf(months: readonly MonthCount[], most: number): Bar[] {
  const first = months[0]
  const last = months.at(-1)
  if (first === undefined || last === undefined) return []
  const start = ordinal(first.value)
  const end = ordinal(last.value)
  const step = Math.ceil((end - start + 1) / most)
  const bars: Bar[] = []
  for (let from = start; from <= end; from += step) {
    const to = Math.min(from + step - 1, end)
    const count = months.reduce((sum, month) => (ordinal(month.value) >= from && ordinal(month.value) <= to ? sum + month.count : sum), 0)
    bars.push({ from: monthOf(from), to: monthOf(to), count })
  }
  return bars
}

/** The first and the last day of a stretch of months, as the filter wants them. */
export function daysOf(fromMonth: string, toMonth: string): { readonly from: string; readonly to: string } {
  const [year = 0, month = 1] = toMonth.split('-').map(Number)
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return { from: `${fromMonth}-01`, to: `${toMonth}-${String(lastDay).padStart(2, '0')}` }
}

/** Does any part of a bar lie between two days? An open end is null. */
export function within(bar: Bar, from: string | null, to: string | null): boolean {
  return (from === null || bar.to >= from.slice(0, 7)) && (to === null || bar.from <= to.slice(0, 7))
}

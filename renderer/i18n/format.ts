/** Numbers, days, times and sizes in the reader's language. Pure: the present moment comes in where it matters. */
import type { Instant, Language } from '#shared/base/index.ts'

const locales: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en-GB' }

/** The BCP 47 tag to format with. */
export function localeOf(language: Language): string {
  return locales[language]
}

/** One formatter for each language: to make one takes longer than to use it a thousand times. */
function formatters<T>(make: (locale: string) => T): Readonly<Record<Language, T>> {
  return { zh: make(locales.zh), en: make(locales.en) }
}

const dates = (options: Intl.DateTimeFormatOptions): Readonly<Record<Language, Intl.DateTimeFormat>> =>
  formatters((locale) => new Intl.DateTimeFormat(locale, options))

const numbers = formatters((locale) => new Intl.NumberFormat(locale))
const tenths = formatters((locale) => new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }))
const wholes = formatters((locale) => new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }))
const fullDays = dates({ year: 'numeric', month: 'long', day: 'numeric', timeZone: 'UTC' })
const months = dates({ year: 'numeric', month: 'long', timeZone: 'UTC' })
const times = dates({ hour: '2-digit', minute: '2-digit' })
const daysOfYear = dates({ month: 'short', day: 'numeric' })
const daysWithYear = dates({ year: 'numeric', month: 'short', day: 'numeric' })

/** `1284` as `1,284`. */
export function formatNumber(value: number, language: Language): string {
  return numbers[language].format(value)
}

/** `0.742` as `74%`. */
export function formatPercent(share: number): string {
  return `${Math.round(share * 100)}%`
}

/** An ISO day in full: `2021年11月25日`, `25 November 2021`. */
export function formatDay(day: string, language: Language): string {
  return fullDays[language].format(new Date(`${day}T00:00:00Z`))
}

/** A month as a facet gives it, `2021-11`: `2021年11月`, `November 2021`. */
export function formatMonth(month: string, language: Language): string {
  return months[language].format(new Date(`${month}-01T00:00:00Z`))
}

/**
 * A moment as an editor would say it: today the time alone, yesterday with the word, else the day.
 * `now` is in milliseconds since 1970; days are those of the machine's time zone.
 */
export function formatMoment(moment: Instant, now: number, language: Language): string {
  const date = new Date(moment)
  const days = daysBetween(date, new Date(now))
  const time = times[language].format(date)
  if (days === 0) return time
  if (days === 1) return `${language === 'zh' ? '昨天' : 'yesterday'} ${time}`
  const sameYear = date.getFullYear() === new Date(now).getFullYear()
  return (sameYear ? daysOfYear : daysWithYear)[language].format(date)
}

function daysBetween(earlier: Date, later: Date): number {
  const start = (date: Date): number => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate())
  return Math.round((start(later) - start(earlier)) / 86_400_000)
}

/** Expected work: seconds under an hour as minutes, then as hours. `0` is an empty text: nothing is left to do. */
export function formatEffort(seconds: number, language: Language): string {
  if (seconds <= 0) return ''
  const minutes = Math.max(1, Math.round(seconds / 60))
  if (minutes < 60) return language === 'zh' ? `${minutes} 分` : `${minutes} min`
  const hours = minutes < 600 ? Math.round(minutes / 6) / 10 : Math.round(minutes / 60)
  return language === 'zh' ? `${formatNumber(hours, language)} 小时` : `${formatNumber(hours, language)} h`
}

/** Bytes as `2 KB`, `11.4 MB`; a kilobyte has 1000 bytes, as file managers count. */
export function formatBytes(bytes: number, language: Language): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB'] as const
  let value = bytes
  let unit = 0
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000
    unit += 1
  }
  const digits = unit < 2 || value >= 100 ? 0 : 1
  return `${(digits === 0 ? wholes : tenths)[language].format(value)} ${units[unit] ?? ''}`
}

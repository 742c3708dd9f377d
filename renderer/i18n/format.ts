/** Numbers, days, times and sizes in the reader's language. Pure: the present moment comes in where it matters. */
import type { Instant, Language } from '#shared/base/index.ts'

const locales: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en-GB' }

/** The BCP 47 tag to format with. */
export function localeOf(language: Language): string {
  return locales[language]
}

/** `1284` as `1,284`. */
export function formatNumber(value: number, language: Language): string {
  return value.toLocaleString(locales[language])
}

/** `0.742` as `74%`. */
export function formatPercent(share: number): string {
  return `${Math.round(share * 100)}%`
}

/** An ISO day in full: `2021年11月25日`, `25 November 2021`. */
export function formatDay(day: string, language: Language): string {
  const date = new Date(`${day}T00:00:00Z`)
  return date.toLocaleDateString(locales[language], { year: 'numeric', month: 'long', day: 'numeric', timeZone: 'UTC' })
}

/** A month as a facet gives it, `2021-11`: `2021年11月`, `November 2021`. */
export function formatMonth(month: string, language: Language): string {
  return new Date(`${month}-01T00:00:00Z`).toLocaleDateString(locales[language], { year: 'numeric', month: 'long', timeZone: 'UTC' })
}

/**
 * A moment as an editor would say it: today the time alone, yesterday with the word, else the day.
 * `now` is in milliseconds since 1970; days are those of the machine's time zone.
 */
export function formatMoment(moment: Instant, now: number, language: Language): string {
  const date = new Date(moment)
  const days = daysBetween(date, new Date(now))
  const time = date.toLocaleTimeString(locales[language], { hour: '2-digit', minute: '2-digit' })
  if (days === 0) return time
  if (days === 1) return `${language === 'zh' ? '昨天' : 'yesterday'} ${time}`
  const sameYear = date.getFullYear() === new Date(now).getFullYear()
  return date.toLocaleDateString(
    locales[language],
    sameYear ? { month: 'short', day: 'numeric' } : { year: 'numeric', month: 'short', day: 'numeric' },
  )
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
  return `${value.toLocaleString(locales[language], { maximumFractionDigits: digits })} ${units[unit] ?? ''}`
}

/** The interface's sentences in the reader's language: vue-i18n behind the few functions that components use. */
import { computed, type App, type ComputedRef } from 'vue'
import { createI18n, useI18n } from 'vue-i18n'

import type { Instant, Language } from '#shared/base/index.ts'

import { formatBytes, formatDay, formatEffort, formatMoment, formatMonth, formatNumber, formatPercent } from './format.ts'
import type { Messages, Words } from './messages.ts'

export interface TextPlugin {
  install(app: App): void
  readonly language: () => Language
  readonly setLanguage: (language: Language) => void
}

/** Makes the plugin that gives components their sentences. A sentence that English lacks is shown in Chinese. */
export function createText(messages: Messages, language: Language = 'zh'): TextPlugin {
  const i18n = createI18n({
    legacy: false,
    locale: language,
    fallbackLocale: 'zh',
    // vue-i18n's type wants mutable tables; it only reads these.
    messages: messages as unknown as Record<string, Record<string, string>>,
  })
  return {
    install: (app) => void app.use(i18n),
    language: () => i18n.global.locale.value as Language,
    setLanguage: (next) => {
      i18n.global.locale.value = next
    },
  }
}

type Params = Readonly<Record<string, string | number>>

export interface Text {
  readonly language: ComputedRef<Language>
  /** The sentence of this name. Numbers among the params are grouped by thousands; `count` chooses the English plural. */
  readonly t: (name: string, params?: Params, count?: number) => string
  /** The side of a pair of words that the reader reads. */
  readonly words: (pair: Words) => string
  readonly number: (value: number) => string
  readonly percent: (share: number) => string
  readonly day: (isoDay: string) => string
  readonly month: (isoMonth: string) => string
  readonly moment: (moment: Instant) => string
  readonly effort: (seconds: number) => string
  readonly bytes: (bytes: number) => string
}

/** For a component's setup. Every function reads the current language, so that templates follow a change of it. */
export function useText(): Text {
  const { t, locale } = useI18n({ useScope: 'global' })
  const language = computed(() => locale.value as Language)
  return {
    language,
    t(name, params = {}, count) {
      const shown = Object.fromEntries(
        Object.entries(params).map(([key, value]) => [key, typeof value === 'number' ? formatNumber(value, language.value) : value]),
      )
      return count === undefined ? t(name, shown) : t(name, shown, count)
    },
    words: (pair) => pair[language.value],
    number: (value) => formatNumber(value, language.value),
    percent: formatPercent,
    day: (isoDay) => formatDay(isoDay, language.value),
    month: (isoMonth) => formatMonth(isoMonth, language.value),
    moment: (moment) => formatMoment(moment, Date.now(), language.value),
    effort: (seconds) => formatEffort(seconds, language.value),
    bytes: (bytes) => formatBytes(bytes, language.value),
  }
}

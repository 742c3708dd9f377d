/** What settings change of the document itself: language, theme, the size and width of article text. */
import { watch } from 'vue'

import type { Language } from '#shared/base/index.ts'
import { DEFAULT_SETTINGS, type Settings } from '#shared/contract/index.ts'

/** The language to speak: the editor's choice, else Chinese unless the system speaks something else. */
export function languageOf(choice: Settings['language'], system: readonly string[]): Language {
  if (choice !== 'system') return choice
  const first = system[0]?.toLowerCase() ?? 'zh'
  return first.startsWith('zh') ? 'zh' : 'en'
}

/** Line height of article text for a size, both in pixels: 1.75, in whole pixels so that lines stay sharp. */
export function lineHeightOf(size: number): number {
  return Math.round(size * 1.75)
}

/** Puts settings into effect on the document, now and after each change. Returns the ending. */
export function followAppearance(settings: () => Settings, setLanguage: (language: Language) => void): () => void {
  const root = document.documentElement
  return watch(
    settings,
    ({ language, theme, textSize, measure }) => {
      const spoken = languageOf(language, navigator.languages)
      setLanguage(spoken)
      root.lang = spoken === 'zh' ? 'zh-CN' : 'en'
      root.dataset['lang'] = spoken
      if (theme === 'system') delete root.dataset['theme']
      else root.dataset['theme'] = theme
      // The usual size is the style sheet's to choose, which takes a larger one for wide windows.
      const usual = textSize === DEFAULT_SETTINGS.textSize
      root.style.setProperty('--text', usual ? '' : `${textSize}px`)
      root.style.setProperty('--text-line', usual ? '' : `${lineHeightOf(textSize)}px`)
      root.style.setProperty('--measure', `${measure}em`)
    },
    { immediate: true },
  )
}

import { afterEach, describe, expect, it } from 'vitest'
import { nextTick, ref } from 'vue'

import { DEFAULT_SETTINGS, type Settings } from '#shared/contract/index.ts'

import { followAppearance, languageOf } from './appearance.ts'

describe('what settings change of the document', () => {
  const root = document.documentElement
  afterEach(() => {
    root.removeAttribute('style')
    delete root.dataset['theme']
  })

  it('speaks Chinese unless the system speaks something else', () => {
    expect(languageOf('system', ['zh-TW', 'en'])).toBe('zh')
    expect(languageOf('system', ['de-DE'])).toBe('en')
    expect(languageOf('system', [])).toBe('zh')
    expect(languageOf('zh', ['en'])).toBe('zh')
  })

  it('follows each change, and leaves the usual size to the style sheet', async () => {
    const settings = ref<Settings>({ ...DEFAULT_SETTINGS, language: 'en' })
    const spoken: string[] = []
    const release = followAppearance(
      () => settings.value,
      (language) => spoken.push(language),
    )
    expect(root.lang).toBe('en')
    expect(root.style.getPropertyValue('--text')).toBe('')
    settings.value = { ...settings.value, theme: 'dark', textSize: 18 }
    await nextTick()
    expect(root.dataset['theme']).toBe('dark')
    expect(root.style.getPropertyValue('--text-line')).toBe('32px')
    release()
    settings.value = { ...settings.value, theme: 'system' }
    await nextTick()
    expect(root.dataset['theme']).toBe('dark')
    expect(spoken).toEqual(['en', 'en'])
  })
})

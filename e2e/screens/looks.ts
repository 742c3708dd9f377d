/** How the window may look: the themes, languages and sizes that a flow is done in, and where its pictures go. */
import { join } from 'node:path'

/** `npm run screenshots` takes the pictures of the documents from here. */
export const PICTURES = join(import.meta.dirname, '../../.cache/e2e/pictures')

interface Size {
  readonly width: number
  readonly height: number
}

export interface Look {
  /** What tests in this look are called. */
  readonly name: string
  /** In Chinese, not in English. */
  readonly zh: boolean
  /** For `test.use`. */
  readonly window: { readonly colorScheme: 'light' | 'dark'; readonly locale: string; readonly viewport?: Size }
  /** The file of a picture that is taken in each of the looks. */
  readonly picture: (of: string) => string
}

function look(theme: 'light' | 'dark', language: 'zh' | 'en', viewport?: Size): Look {
  const zh = language === 'zh'
  return {
    name: `${theme}, ${language}`,
    zh,
    window: { colorScheme: theme, locale: zh ? 'zh-CN' : 'en-US', ...(viewport === undefined ? {} : { viewport }) },
    picture: (of) => join(PICTURES, `${of}-${theme}-${language}.png`),
  }
}

/** Both themes in both languages. */
export const EVERY_LOOK: readonly Look[] = [look('light', 'zh'), look('light', 'en'), look('dark', 'zh'), look('dark', 'en')]

/** Two that differ in everything, for flows that take long. */
export const TWO_LOOKS: readonly Look[] = [
  look('light', 'zh', { width: 1280, height: 800 }),
  look('dark', 'en', { width: 1920, height: 1080 }),
]

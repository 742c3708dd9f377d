/** In which language a terminal is spoken to. */
import type { Language } from '#shared/base/index.ts'

/** Chinese where the environment's locale says so; without any, what the system says (Windows and macOS set none). */
export function languageOf(env: Readonly<Record<string, string | undefined>>, system: string): Language {
  const locale = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find((value) => value !== undefined && value !== '') ?? system
  return locale.toLowerCase().startsWith('zh') ? 'zh' : 'en'
}

export const language: Language = languageOf(process.env, Intl.DateTimeFormat().resolvedOptions().locale)

/** Picks the words of the terminal's language. */
export function say(zh: string, en: string): string {
  return language === 'zh' ? zh : en
}

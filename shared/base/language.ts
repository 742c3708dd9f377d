/** The languages of the interface. Simplified Chinese is the first; English stands complete beside it. */
export const LANGUAGES = ['zh', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** A number of things in English: `1 doubt`, `2 doubts`. The plural of `one` takes an s where it is not told. */
export function countInEnglish(count: number, one: string, several = `${one}s`): string {
  return `${String(count)} ${count === 1 ? one : several}`
}

/** The languages of the interface. Simplified Chinese is the first; English stands complete beside it. */
export const LANGUAGES = ['zh', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

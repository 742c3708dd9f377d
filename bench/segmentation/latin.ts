/** Which script a text is in. */

/** Whether a text is mostly of Latin letters, as far as its first 2,000 characters tell. */
export function isLatin(text: string): boolean {
  const letters = text.slice(0, 2000).match(/[A-Za-z]/g)?.length ?? 0
  return letters > Math.min(2000, text.length) / 2
}

/** Simplified characters with one of their traditional forms. */
import table from 'opencc-js/dict/TSCharacters'

export const simplifiedPairs: ReadonlyMap<string, string> = new Map(
  table.split('|').flatMap((entry): [string, string][] => {
    const [traditional, simplified] = entry.split(' ')
    return traditional === undefined || simplified === undefined || traditional === simplified ? [] : [[simplified, traditional]]
  }),
)

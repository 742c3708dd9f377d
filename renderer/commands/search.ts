/** Finds commands by their Chinese name, by pinyin (initials or whole), and by their English name. */
import type { Words } from '#renderer/i18n/index.ts'

/** How a Chinese name is read: one entry a character; what is no Chinese character is left out. */
export interface Spelling {
  /** With tone marks, as shown: `bìng`. */
  readonly shown: readonly string[]
  /** Without: `bing`. */
  readonly plain: readonly string[]
}

export type Speller = (text: string) => Spelling

/** Words of the trade that a general dictionary reads wrongly. */
const OUR_WORDS: Readonly<Record<string, string>> = {
  校版: 'jiào bǎn',
  查重: 'chá chóng',
  重做: 'chóng zuò',
  倒转: 'dào zhuǎn',
  文件夹: 'wén jiàn jiā',
}

/** Loads the pinyin of all characters; it is large, so only who searches pays for it. */
export async function loadSpeller(): Promise<Speller> {
  const { customPinyin, pinyin } = await import('pinyin-pro')
  customPinyin(OUR_WORDS)
  const known = new Map<string, Spelling>()
  return (text) => {
    const spelled = known.get(text) ?? {
      shown: pinyin(text, { type: 'array', nonZh: 'removed' }),
      plain: pinyin(text, { type: 'array', nonZh: 'removed', toneType: 'none', v: true }),
    }
    known.set(text, spelled)
    return spelled
  }
}

export interface Match {
  /** Lower is better. */
  readonly rank: number
  /** Syllables whose first letter was typed, by their index. */
  readonly syllables: readonly number[]
}

const NOTHING_TYPED: Match = { rank: 0, syllables: [] }

/**
 * How well a name fits what was typed; null where it does not. Spaces and case do not count.
 *
 * What stands together goes before what only stands in order: Chinese, initials, whole pinyin, English, then characters,
 * initials and syllables in order with others between them (`并一` and `bsyp` find 并入上一篇), then English letters in order
 * that begin words or go on in one (`mwb` and `merbef` find "Merge with the article before").
 */
export function matchCommand(title: Words, spelling: Spelling | null, typed: string): Match | null {
  const query = typed.toLowerCase().replace(/\s+/g, '')
  if (query === '') return NOTHING_TYPED
  const inChinese = title.zh.toLowerCase().replace(/\s+/g, '').indexOf(query)
  if (inChinese >= 0) return { rank: Math.min(inChinese, 9), syllables: [] }
  if (spelling !== null && /^[a-z]+$/.test(query)) {
    const byInitials = matchInitials(spelling.plain, query)
    if (byInitials !== null) return byInitials
    const bySound = matchSound(spelling.plain, query)
    if (bySound !== null) return bySound
  }
  return matchEnglish(title.en.toLowerCase(), query) ?? matchInOrder(title.zh, spelling, query) ?? matchWords(title.en.toLowerCase(), query)
}

function matchEnglish(english: string, query: string): Match | null {
  const words = wordsOf(english)
  const letters = words.map((word) => word.slice(0, 1)).join('')
  const at = english.replace(/\s+/g, '').indexOf(query)
  if (at === 0) return { rank: 30, syllables: [] }
  if (words.some((word) => word.startsWith(query))) return { rank: 31, syllables: [] }
  if (query.length > 1 && letters.startsWith(query)) return { rank: 32, syllables: [] }
  return at > 0 && query.length > 2 ? { rank: 40 + Math.min(at, 9), syllables: [] } : null
}

const wordsOf = (english: string): string[] => english.split(/[^a-z0-9]+/).filter((word) => word !== '')

function matchInitials(plain: readonly string[], query: string): Match | null {
  const initials = plain.map((syllable) => syllable.slice(0, 1)).join('')
  const at = initials.indexOf(query)
  return at < 0 ? null : { rank: 10 + Math.min(at, 9), syllables: Array.from(query, (_, i) => at + i) }
}

/** Whole syllables, the last of which may be unfinished: `bingg` for 并稿. */
function matchSound(plain: readonly string[], query: string): Match | null {
  for (let start = 0; start < plain.length; start++) {
    let rest = query
    let end = start
    while (rest !== '' && end < plain.length) {
      const syllable = plain[end] ?? ''
      if (rest.startsWith(syllable)) rest = rest.slice(syllable.length)
      else if (syllable.startsWith(rest)) rest = ''
      else break
      end += 1
    }
    if (rest === '') return { rank: 20 + Math.min(start, 9), syllables: Array.from({ length: end - start }, (_, i) => start + i) }
  }
  return null
}

/** The fewest gaps first; more than so many and a name is not meant. */
const MOST_GAPS = 6

/**
 * Characters of the Chinese name in order, each typed as itself, as its syllable or as the beginning of it, with others
 * passed over. One letter finds nothing this way: it would find all.
 */
function matchInOrder(chinese: string, spelling: Spelling | null, query: string): Match | null {
  if (Array.from(query).length < 2) return null
  const characters = Array.from(chinese).filter((one) => /\p{Script=Han}/u.test(one))
  // Without pinyin only the characters themselves can be typed; where the two lists differ in length so too.
  const sounds = spelling?.plain.length === characters.length ? spelling.plain : characters.map(() => '')
  const best = inOrder(characters, sounds, query, 0, 0, new Map())
  return best === null || best.gaps > MOST_GAPS ? null : { rank: 50 + best.gaps, syllables: sounds[0] === '' ? [] : best.taken }
}

interface InOrder {
  /** How often the next one typed does not follow the one before at once. */
  readonly gaps: number
  readonly taken: readonly number[]
}

function inOrder(
  characters: readonly string[],
  sounds: readonly string[],
  query: string,
  from: number,
  at: number,
  known: Map<string, InOrder | null>,
): InOrder | null {
  if (at === query.length) return { gaps: 0, taken: [] }
  const key = `${String(from)} ${String(at)}`
  const found = known.get(key)
  if (found !== undefined) return found
  let best: InOrder | null = null
  for (let i = from; i < characters.length; i++) {
    for (const length of lengthsTyped(characters[i] ?? '', sounds[i] ?? '', query, at)) {
      const rest = inOrder(characters, sounds, query, i + 1, at + length, known)
      const gaps = rest === null ? Infinity : rest.gaps + (i > from ? 1 : 0)
      if (rest !== null && (best === null || gaps < best.gaps)) best = { gaps, taken: [i, ...rest.taken] }
    }
  }
  known.set(key, best)
  return best
}

/** How many letters of what was typed, from `at` on, can mean this character. */
function lengthsTyped(character: string, sound: string, query: string, at: number): number[] {
  if (query.startsWith(character, at)) return [character.length]
  const lengths: number[] = []
  for (let length = 1; length <= sound.length && query[at + length - 1] === sound[length - 1]; length++) lengths.push(length)
  return lengths
}

/** Letters in order, each run of which begins a word: `mwb`, `merbef`. */
function matchWords(english: string, query: string): Match | null {
  if (query.length < 2) return null
  const words = wordsOf(english)
  const fits = (word: number, at: number): number | null => {
    if (at === query.length) return 0
    let best: number | null = null
    for (let i = word; i < words.length; i++) {
      const now = words[i] ?? ''
      for (let length = 1; length <= now.length && query[at + length - 1] === now[length - 1]; length++) {
        const rest = fits(i + 1, at + length)
        if (rest !== null && (best === null || rest + i - word < best)) best = rest + i - word
      }
    }
    return best
  }
  const passed = fits(0, 0)
  return passed === null ? null : { rank: 70 + Math.min(passed, 9), syllables: [] }
}
